"""A JSON text to its tree, and the tree of an edited text from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.edits import TextEdit, apply_edits
from editor.text.green import Container, Green, Kind, Member, Problem, Scalar, child, child_offset
from editor.text.json import patterns
from editor.text.json.recovery import read_odd, read_scalar, skip_space
from editor.text.json.scanner import Scanner
from editor.text.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.text.format import Format


def scan(form: Format, text: str) -> Tree:
    """The tree of a text. Where brackets do not pair up, the better of two readings."""
    plain = _read(form, text, by_indentation=False)
    if plain.balanced:
        return plain
    hinted = _read(form, text, by_indentation=True)
    return hinted if _trouble(hinted) <= _trouble(plain) else plain


def _trouble(tree: Tree) -> int:
    """How many problems a reading found, an item without a name or text nobody understood counting for many."""
    heavy = {"unexpected-text": 10, "missing-name": 10, "text-after-end": 10}
    return sum(heavy.get(problem.code, 1) for problem in tree.syntax_problems)


def _read(form: Format, text: str, by_indentation: bool) -> Tree:
    scanner = Scanner(text, read_odd, by_indentation)
    problems = skip_space(scanner, None)
    problems += _skip_to_root(scanner)
    start = scanner.place
    root = _read_root(scanner)
    if root is None:
        return Tree(text, form, None, 0, (*problems, Problem("empty", 0, 0)), balanced=True)
    problems += skip_space(scanner, None)
    if scanner.place < len(text):
        scanner.unbalanced = True
        problems.append(Problem("text-after-end", scanner.place, len(text) - scanner.place))
    return Tree(text, form, root, start, tuple(problems), balanced=not scanner.unbalanced)


def _skip_to_root(scanner: Scanner) -> list[Problem]:
    """Pass over text before the first bracket, unless that text is a value itself."""
    start = scanner.place
    bracket = scanner.text.find("{", start)
    if bracket <= start or scanner.text[start] in '["':
        return []
    scanner.place = bracket
    words = scanner.text[start:bracket].rstrip()
    return [Problem("unexpected-text", start, len(words), words[:40])]


def _read_root(scanner: Scanner) -> Green | None:
    start = scanner.place
    if start >= len(scanner.text):
        return None
    return scanner.read(start) if scanner.text[start] in "{[" else read_scalar(scanner)


def rescan(tree: Tree, edits: Sequence[TextEdit]) -> Tree:
    """The tree of the edited text: the smallest healthy value around an edit is read again, the rest is kept.

    Equal to a scan of the whole text. Edits at several places are done one after the other, from the last to the
    first, so that the places of those to come hold.
    """
    if len(edits) > 8:
        return scan(tree.format, apply_edits(tree.text, edits))
    for edit in reversed(edits):
        tree = _after_edit(tree, edit)
    return tree


def _after_edit(tree: Tree, edit: TextEdit) -> Tree:
    text = apply_edits(tree.text, (edit,))
    shift = len(edit.text) - (edit.end - edit.start)
    root = None
    if tree.balanced and tree.green is not None:
        root = _Splice(text, edit, shift).value(tree.green, tree.start, 0)
    if root is None:
        return scan(tree.format, text)
    problems = _shifted(tree.problems, edit.start, shift)
    return Tree(text, tree.format, root, tree.start, problems, balanced=True)


class _Splice:
    """Puts the new piece for an edited stretch into new copies of the containers around it."""

    def __init__(self, text: str, edit: TextEdit, shift: int) -> None:
        self.text = text
        self.edit = edit
        self.shift = shift

    def value(self, green: Green, start: int, depth: int) -> Green | None:
        """The piece for the edited text of `green`; None where it must be read with what is around it."""
        end = start + green.width
        if not (start < self.edit.start and self.edit.end < end):
            return None
        if isinstance(green, Scalar):
            return self._string(green, start, end)
        return self._inside(green, start, depth) or self._whole(green, start, end, depth)

    def _string(self, green: Scalar, start: int, end: int) -> Green | None:
        raw = self.text[start : end + self.shift]
        if green.kind is not Kind.STRING or green.problems or not patterns.CLEAN_STRING.fullmatch(raw):
            return None
        return Scalar(Kind.STRING, raw) if patterns.ENDS_STRING.match(self.text, end + self.shift) else None

    def _inside(self, green: Container, start: int, depth: int) -> Container | None:
        """The container with one item read again."""
        index = green.item_at(self.edit.start - start)
        if index is None:
            return None
        item = green.items[index]
        place = start + green.starts[index] + child_offset(item)
        new = self.value(child(item), place, depth + 1)
        if new is None:
            return None
        items = list(green.items)
        items[index] = Member(item.name, item.key, item.gap, new) if isinstance(item, Member) else new
        starts = (*green.starts[: index + 1], *(other + self.shift for other in green.starts[index + 1 :]))
        problems = _shifted(green.problems, self.edit.start - start, self.shift)
        return Container(green.kind, green.width + self.shift, tuple(items), starts, problems, green.closed)

    def _whole(self, green: Container, start: int, end: int, depth: int) -> Green | None:
        """The container read again; None where its new text is not one whole and healthy container."""
        width = end + self.shift - start
        scanner = Scanner(self.text[start : self._line_end(start + width)], read_odd, outer=depth)
        new = scanner.read(0)
        return new if scanner.place == width and not scanner.unbalanced and green.closed else None

    def _line_end(self, place: int) -> int:
        """The end of the line: what follows a bracket there can decide how an unclosed string is read."""
        match = patterns.REST_OF_LINE.match(self.text, place)
        assert match is not None
        return match.end()


def _shifted(problems: tuple[Problem, ...], place: int, shift: int) -> tuple[Problem, ...]:
    """The problems with those after a place moved."""
    if not problems or not shift:
        return problems
    return tuple(
        problem._replace(offset=problem.offset + shift) if problem.offset > place else problem for problem in problems
    )
