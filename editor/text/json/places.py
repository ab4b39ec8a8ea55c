"""Places in JSON text around an item: where its comma stands, where its line ends, what else is on its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.text.json import patterns
from editor.text.json.splice import comma_after
from editor.text.json.style import LINE_END, container_of, indent_at, line_start, own_indent

if TYPE_CHECKING:
    from editor.text.tree import Node


class Stretch(NamedTuple):
    """A part of the text, by the offsets of its two ends."""

    start: int
    end: int


def item_start(node: Node) -> int:
    """Where the member or item begins that holds a value."""
    return node.start if node.key is None else node.key.start


def item_end(container: Node, index: int) -> int:
    """Where the index-th item of a container ends."""
    green = container_of(container)
    return container.start + green.start_of(index) + green.items[index].width


def item_comma(text: str, container: Node, index: int) -> int | None:
    """Where the comma after the index-th item stands, if there is one."""
    return comma_after(text, item_end(container, index))


def items_indent(text: str, container: Node) -> str | None:
    """The indent of the items of a container that gives each a line of its own; else None."""
    green = container_of(container)
    count = len(green.items)
    for index in (*range(min(count, 8)), *range(count - 1, count)):
        start = container.start + green.start_of(index)
        indent = own_indent(text, start)
        if indent is not None and LINE_END.search(text, container.start, start):
            return indent
    return None


def has_bracket(text: str, container: Node) -> bool:
    """Whether a container begins with its bracket, as one read from broken text may not."""
    return text.startswith("{" if container.is_object else "[", container.start)


def after_line(text: str, place: int) -> int:
    """Behind the comments that end the line of a place; the place itself where something else follows."""
    end = place
    while True:
        following = blank_end(text, end)
        comment = patterns.COMMENT.match(text, following)
        if comment is None or LINE_END.search(comment[0]):
            return end if following == len(text) or text[following] in "\r\n" else place
        end = comment.end()


def before_item(text: str, start: int) -> int:
    """Before the block comments that alone stand in front of an item on its line; else the start itself."""
    front = patterns.FRONT.fullmatch(text, line_start(text, start), start)
    return start if front is None else front.end(1)


def blank_end(text: str, place: int) -> int:
    """Behind the spaces and tabs at a place."""
    blank = patterns.BLANK.match(text, place)
    assert blank is not None
    return blank.end()


def comments_with(text: str, start: int, tail: int) -> tuple[str, ...]:
    """The comments in front of an item on its line, and those behind its comma."""
    stretches = ((before_item(text, start), start), (tail, after_line(text, tail)))
    found = (patterns.COMMENT.finditer(text, *stretch) for stretch in stretches)
    return tuple(comment[0].rstrip() for comments in found for comment in comments)


def own_lines(text: str, start: int, tail: int) -> Stretch | None:
    """From the line end before an item to the end of its last line, where it shares its lines with nothing."""
    first = before_item(text, start)
    if own_indent(text, first) is None:
        return None
    tail = after_line(text, tail)
    end = blank_end(text, tail)
    line = first - len(indent_at(text, first))
    if line == 0 or (end < len(text) and text[end] not in "\r\n"):
        return None
    return Stretch(line - (2 if text[line - 2 : line] == "\r\n" else 1), end)
