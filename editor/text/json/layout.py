"""JSON laid out afresh: two spaces a level, one item a line; comments stay with what they stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.green import Container, Green, Kind, child, child_offset
from editor.text.json import patterns
from editor.text.json.style import LINE_END

if TYPE_CHECKING:
    from editor.text.tree import Tree

_HARMLESS = {"comment", "trailing-comma", "duplicate-key", "lone-surrogate", "long-number", "long-string"}
_INDENT = "  "


def layout(tree: Tree) -> str:
    """The text in the canonical layout, with the line ends it has; raises EditProblem where it cannot be read."""
    for problem in tree.syntax_problems:
        if problem.code not in _HARMLESS:
            line, column = tree.lines.position(problem.span.start)
            raise EditProblem(f"line {line}, column {column}: {problem.message}")
    if tree.green is None:
        raise EditProblem("line 1, column 1: the text is empty")
    end = LINE_END.search(tree.text)
    return _Layout(tree.text, end[0] if end else "\n").whole(tree.green, tree.start)


class _Layout:
    """One laying out: collects the parts of the new text."""

    def __init__(self, text: str, line_end: str) -> None:
        self.text = text
        self.line_end = line_end
        self.parts: list[str] = []

    def whole(self, green: Green, start: int) -> str:
        """The text of the outermost value with the comments before and after it."""
        before = self._comments(0, start)
        self.parts += (comment + self.line_end for comment in before)
        self._value(green, start, "")
        for comment in self._comments(start + green.width, len(self.text)):
            self.parts += (self.line_end, comment)
        return "".join((*self.parts, self.line_end))

    def _value(self, green: Green, start: int, indent: str) -> None:
        if not isinstance(green, Container):
            self.parts.append(green.raw)
            return
        brackets = "{}" if green.kind is Kind.OBJECT else "[]"
        self.parts.append(brackets[0])
        self._items(green, start, indent + _INDENT)
        if self.parts[-1] != brackets[0]:
            self.parts += (self.line_end, indent)
        self.parts.append(brackets[1])

    def _items(self, green: Container, start: int, indent: str) -> None:
        """The items, each on its line after the comments above it and before the one beside it."""
        gap_start = start + 1
        for index, item in enumerate(green.items):
            place = start + green.starts[index]
            self._gap(gap_start, place, indent)
            self.parts += (self.line_end, indent)
            value_place = place + child_offset(item)
            if value_place > place:
                self._name(place, value_place)
            self._value(child(item), value_place, indent)
            gap_start = place + item.width
            if index + 1 < len(green.items):
                self.parts.append(",")
        self._gap(gap_start, start + green.width - 1, indent)

    def _name(self, place: int, value_place: int) -> None:
        """A name with its colon, and the comments that stand between it and its value."""
        key = patterns.STRING.match(self.text, place) or patterns.PLACEHOLDER.match(self.text, place)
        assert key is not None
        self.parts += (key[0], ": ")
        self.parts += (f"/* {comment.strip('/* ')} */ " for comment in self._comments(key.end(), value_place))

    def _gap(self, start: int, end: int, indent: str) -> None:
        """The comments between two items: one on the line of the item before stays there."""
        for place, comment in self._placed_comments(start, end):
            beside = place is not None and LINE_END.search(self.text, start, place) is None
            self.parts += (" ", comment) if beside else (self.line_end, indent, comment)

    def _comments(self, start: int, end: int) -> list[str]:
        return [comment for _, comment in self._placed_comments(start, end)]

    def _placed_comments(self, start: int, end: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        while start < end:
            comment = patterns.COMMENT.match(self.text, start, end)
            if comment is None:
                start += 1
                continue
            found.append((start, comment[0].rstrip()))
            start = comment.end()
        return found
