"""Minimal edits to JSON text: each writes as the file around it is written, and leaves the rest alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.edits import TextEdit, trimmed
from editor.text.format import Verbatim
from editor.text.green import Container, Kind
from editor.text.json.places import after_line, blank_end, has_bracket, item_comma, item_end, item_start, items_indent
from editor.text.json.style import (
    HOLE_MARK,
    LINE_END,
    Style,
    breaks,
    comma_in,
    container_of,
    in_front,
    indent_at,
    literal,
    style_of,
    written,
)

if TYPE_CHECKING:
    from editor.text.format import Edits, Value
    from editor.text.tree import Node, Path, Tree

_LONGEST_LINE = 100


def set_value(tree: Tree, path: Path, value: Value) -> Edits:
    """Edits that make the value at a path another one; a missing last step is added at the end."""
    if tree.green is None and not path:
        end = len(tree.text.rstrip())
        return (TextEdit(end, end, written(value, Style(), "")),)
    node = tree.find(path)
    if node is None:
        return _add_last(tree, path, value)
    text = _fitting(tree, node.parent or node, value, indent_at(tree.text, item_start(node)))
    if node.kind is Kind.MISSING:
        return (_in_gap(tree.text, node, text),)
    return trimmed(tree.text, (TextEdit(node.start, node.end, text),))


def _add_last(tree: Tree, path: Path, value: Value) -> Edits:
    if not path:
        raise EditProblem("the text holds no value to change")
    container = _container(tree, path[:-1])
    step = path[-1]
    count = len(container_of(container).items)
    if isinstance(step, str) and container.is_object:
        return insert(tree, path[:-1], count, value, step)
    if step == count and container.is_array:
        return insert(tree, path[:-1], count, value)
    raise _leads_nowhere(path)


def _in_gap(text: str, node: Node, new: str) -> TextEdit:
    """Write a value where none is yet: behind the colon, with the spaces up to the comma."""
    key = node.key
    if key is not None and ":" not in text[key.end : node.start]:
        return TextEdit(node.start, node.start, ": " + new)
    end = blank_end(text, node.start)
    if not text.startswith(",", end):
        end = node.start
    return TextEdit(node.start, end, new if text[node.start - 1 : node.start].isspace() else " " + new)


def insert(tree: Tree, container: Path, index: int, value: Value, name: str | None = None) -> Edits:
    """Edits that put an item (with a name: a member) before the index-th one; past the end, after the last."""
    node = _container(tree, container)
    if node.is_object is (name is None):
        raise EditProblem("a member of an object needs a name, an item of an array has none")
    count = len(container_of(node).items)
    if (index <= 0 or not count) and not has_bracket(tree.text, node):
        raise EditProblem(f"{_shown(container)} lacks its first bracket: write that before adding to it")
    prefix = "" if name is None else literal(name) + style_of(tree).colon
    if not count:
        return _into_empty(tree, node, prefix, value)
    indent = items_indent(tree.text, node)
    new = _item(tree, node, prefix, value, indent)
    if index <= 0:
        return _before_first(tree, node, new, indent)
    return _after_item(tree, node, min(index, count) - 1, new, indent)


def _item(tree: Tree, node: Node, prefix: str, value: Value, indent: str | None) -> str:
    """The text of a new item, after the comments that come with it."""
    base = indent_at(tree.text, node.start) if indent is None else indent
    new = prefix + _fitting(tree, node, value, base, len(prefix))
    if indent is None:
        return in_front(value) + new
    comments = value.comments if isinstance(value, Verbatim) else ()
    return "".join(f"{comment}{style_of(tree).line_end}{indent}" for comment in comments) + new


def _into_empty(tree: Tree, node: Node, prefix: str, value: Value) -> Edits:
    style, text = style_of(tree), tree.text
    outer = indent_at(text, node.start)
    inside = text[node.start + 1 : node.end - 1] if container_of(node).closed else ""
    if style.one_line and not inside.strip():
        pad = style.pad if node.is_object else style.array_pad
        new = pad + prefix + _fitting(tree, node, value, outer) + pad
        return (TextEdit(node.start + 1, node.start + 1 + len(inside), new),)
    indent = outer + style.indent
    new = f"{style.line_end}{indent}{_item(tree, node, prefix, value, indent)}"
    start = node.start + 1 + len(inside.rstrip())
    if not container_of(node).closed:
        return (TextEdit(start, start, new),)
    return trimmed(text, (TextEdit(start, node.end - 1, new + style.line_end + outer),))


def _before_first(tree: Tree, node: Node, new: str, indent: str | None) -> Edits:
    first = node.start + container_of(node).start_of(0)
    style = style_of(tree)
    if indent is None:
        return (TextEdit(first, first, new + comma_in(tree.text, node, style)),)
    start = after_line(tree.text, node.start + 1)
    return (TextEdit(start, start, f"{style.line_end}{indent}{new},{_blank_line(tree.text, node, style)}"),)


def _after_item(tree: Tree, node: Node, index: int, new: str, indent: str | None) -> Edits:
    """Put text after an item, its comma, and the comment that ends its line."""
    text, style = tree.text, style_of(tree)
    end = item_end(node, index)
    comma = item_comma(text, node, index)
    is_last = index + 1 == len(container_of(node).items)
    if indent is None:
        at = end if comma is None else comma + 1
        gap = comma_in(text, node, style)
        before = gap if comma is None else gap[1:]
        return (TextEdit(at, at, before + new if is_last or comma is None else f"{before}{new},"),)
    tail = after_line(text, end if comma is None else comma + 1)
    new = f"{_blank_line(text, node, style)}{style.line_end}{indent}{new}"
    if comma is None:
        return (TextEdit(end, end, "," + new),) if tail == end else (TextEdit(end, end, ","), TextEdit(tail, tail, new))
    return (TextEdit(tail, tail, new if is_last else new + ","),)


def _blank_line(text: str, node: Node, style: Style) -> str:
    """A line end more, where the items of a container have blank lines between them."""
    green = container_of(node)
    seen = range(1, min(len(green.items), 9))
    gaps = [text[item_end(node, index - 1) : node.start + green.start_of(index)] for index in seen]
    return style.line_end if gaps and all(len(LINE_END.findall(gap)) > 1 for gap in gaps) else ""


def rename(tree: Tree, path: Path, name: str) -> Edits:
    """Edits that give a member another name."""
    key = node_at(tree, path).key
    if key is None:
        raise EditProblem("only a member of an object has a name")
    return trimmed(tree.text, (TextEdit(key.start, key.end, literal(name)),))


def wrap(tree: Tree, path: Path, around: Value) -> Edits:
    """Edits that put `around` around the value at a path, which goes where `around` has its HOLE."""
    node = node_at(tree, path)
    base = indent_at(tree.text, item_start(node))
    spread = breaks(tree.text, node)
    text = written(around, _style_at(tree, node.parent or node, around, spread), base)
    before, found, after = text.partition(HOLE_MARK)
    if not found:
        raise EditProblem("the value to wrap has no place in what goes around it")
    deeper = indent_at(before, len(before)) if LINE_END.search(before) else base
    shift = deeper[len(base) :]
    lines = (match.end() for match in LINE_END.finditer(tree.text, node.start, node.end)) if shift else ()
    edits = [TextEdit(node.start, node.start, before), *(TextEdit(line, line, shift) for line in lines)]
    return tuple(edit for edit in (*edits, TextEdit(node.end, node.end, after)) if edit.text)


def verbatim(tree: Tree, path: Path) -> Verbatim:
    """The value at a path as source text, its further lines indented as if it began a line."""
    node = node_at(tree, path)
    base = indent_at(tree.text, item_start(node))
    first, *others = LINE_END.split(tree.text[node.start : node.end])
    return Verbatim("\n".join((first, *(_dedented(line, base) for line in others))))


def _dedented(line: str, base: str) -> str:
    if line.startswith(base):
        return line[len(base) :]
    return line.lstrip(" \t") if not line[: len(base)].strip() else line


def node_at(tree: Tree, path: Path) -> Node:
    """The value at a path; raises EditProblem where there is none."""
    node = tree.find(path)
    if node is None:
        raise _leads_nowhere(path)
    return node


def _leads_nowhere(path: Path) -> EditProblem:
    return EditProblem(f"there is no {_shown(path)} in the text")


def _shown(path: Path) -> str:
    return "/".join(map(str, path)) or "the outermost value"


def _container(tree: Tree, path: Path) -> Node:
    node = node_at(tree, path)
    if not isinstance(node.green, Container):
        raise EditProblem(f"{_shown(path)} is no object or array")
    return node


def _fitting(tree: Tree, node: Node, value: Value, indent: str, before: int = 0) -> str:
    """A new value in a container as text: in one line where those beside it are, unless that gets long."""
    style = _style_at(tree, node, value)
    text = written(value, style, indent)
    if style.one_line and not style_of(tree).one_line and len(indent) + before + len(text) > _LONGEST_LINE:
        return written(value, replace(style, one_line=False), indent)
    return text


def _style_at(tree: Tree, node: Node, value: Value, spread: bool = False) -> Style:
    """The style for a new value in a container: in one line where those of its kind beside it are.

    `spread` says that what goes into it has several lines itself.
    """
    style = style_of(tree)
    if style.one_line or spread or not isinstance(node.green, Container):
        return style
    kind = Kind.OBJECT if isinstance(value, Mapping) else Kind.ARRAY
    near = [node.item(index) for index in range(min(len(node.green.items), 16))]
    beside = [other for other in near if other.kind is kind and container_of(other).items]
    if beside:
        return replace(style, one_line=not any(breaks(tree.text, other) for other in beside))
    shares_line = bool(node.green.items) and items_indent(tree.text, node) is None
    return replace(style, one_line=shares_line)
