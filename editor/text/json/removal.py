"""Taking members and items out of JSON text, with their comma, their line and the comments on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.edits import TextEdit, normal
from editor.text.json import patterns
from editor.text.json.places import Stretch, comments_with, item_comma, item_end, item_start, own_lines
from editor.text.json.style import LINE_END, container_of, line_start
from editor.text.json.writer import node_at, verbatim

if TYPE_CHECKING:
    from editor.text.format import Edits, Verbatim
    from editor.text.tree import Node, Path, Tree


def remove(tree: Tree, path: Path) -> Edits:
    """Edits that take out a member or an item, with its comma and the comments on its line."""
    node = node_at(tree, path)
    if node.parent is None:
        raise EditProblem("the outermost value cannot be removed")
    item = Stretch(item_start(node), _tail(tree.text, node))
    count = len(container_of(node.parent).items)
    if count == 1:
        return _only(tree.text, node.parent, item)
    if node.index + 1 == count:
        return _last(tree.text, node.parent, node.index, item)
    return _with_more_behind(tree.text, node.parent, node.index, item)


def lifted(tree: Tree, path: Path) -> Verbatim:
    """The value at a path as source text, with the comments on its line."""
    node = node_at(tree, path)
    if node.parent is None or own_lines(tree.text, item_start(node), _tail(tree.text, node)) is None:
        return verbatim(tree, path)
    comments = comments_with(tree.text, item_start(node), _tail(tree.text, node))
    return replace(verbatim(tree, path), comments=comments)


def _tail(text: str, node: Node) -> int:
    """Behind the comma after an item, or behind the item where it has none."""
    assert node.parent is not None
    comma = item_comma(text, node.parent, node.index)
    return node.end if comma is None else comma + 1


def _only(text: str, parent: Node, item: Stretch) -> Edits:
    """Take out the only item: the brackets close up, unless a comment stays between them."""
    end = parent.end - 1 if container_of(parent).closed else item.end
    lines = own_lines(text, *item) or item
    if (text[parent.start + 1 : lines.start] + text[lines.end : end]).strip():
        return (TextEdit(*lines, ""),)
    return (TextEdit(parent.start + 1, max(end, lines.end), ""),)


def _last(text: str, parent: Node, index: int, item: Stretch) -> Edits:
    """Take out the last item, and the comma after the one before it."""
    lines = own_lines(text, *item) or item
    comma = item_comma(text, parent, index - 1)
    if comma is None:
        return (TextEdit(*lines, ""),)
    if not text[comma + 1 : lines.start].strip():
        before = item_end(parent, index - 1)
        return (TextEdit(comma if text[before:comma].strip() else before, lines.end, ""),)
    return normal((TextEdit(comma, comma + 1, ""), TextEdit(*lines, "")))


def _with_more_behind(text: str, parent: Node, index: int, item: Stretch) -> Edits:
    lines = own_lines(text, *item)
    if lines is not None:
        return (TextEdit(lines.start, _past_blank_lines(text, parent, lines), ""),)
    following = parent.start + container_of(parent).start_of(index + 1)
    gap = text[item.end : following]
    if gap.strip():
        return (TextEdit(*item, ""),)
    if LINE_END.search(gap) is None or not text[line_start(text, item.start) : item.start].strip():
        return (TextEdit(item.start, following, ""),)
    before = len(text[: item.start].rstrip(" \t"))
    return (TextEdit(before, item.end, ""),)


def _past_blank_lines(text: str, parent: Node, lines: Stretch) -> int:
    """The end of an item's lines; with the blank lines behind them, where blank lines or a bracket stand before."""
    before = text[parent.start + 1 : lines.start].rstrip(" \t")
    if before and before[-1] not in "\r\n":
        return lines.end
    blank = patterns.BLANK_LINES.match(text, lines.end)
    return lines.end if blank is None else blank.end()
