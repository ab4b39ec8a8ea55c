"""Minimal edits to JSON text: each writes as the file around it is written, and leaves the rest alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.edits import TextEdit, normal, trimmed
from editor.text.format import Verbatim
from editor.text.green import Container, Kind
from editor.text.json import patterns
from editor.text.json.style import (
    HOLE_MARK,
    LINE_END,
    Style,
    indent_at,
    literal,
    own_indent,
    style_of,
    written,
)

if TYPE_CHECKING:
    from editor.text.format import Edits, Value
    from editor.text.tree import Node, Path, Tree


def set_value(tree: Tree, path: Path, value: Value) -> Edits:
    """Edits that make the value at a path another one; a missing last step is added at the end."""
    node = tree.find(path)
    if node is None:
        return _add_last(tree, path, value)
    text = written(value, _style_at(tree, node.parent or node, value), indent_at(tree.text, _item_start(node)))
    if node.kind is Kind.MISSING:
        text = _after_colon(tree.text, node) + text
    return trimmed(tree.text, (TextEdit(node.start, node.end, text),))


def _add_last(tree: Tree, path: Path, value: Value) -> Edits:
    if not path:
        raise EditProblem("the text holds no value to change")
    container = _container(tree, path[:-1])
    step = path[-1]
    if isinstance(step, str) and container.is_object:
        return insert(tree, path[:-1], len(_green(container).items), value, step)
    if step == len(_green(container).items) and container.is_array:
        return insert(tree, path[:-1], step, value)
    raise EditProblem(f"there is no {'/'.join(map(str, path))} in the text")


def _after_colon(text: str, node: Node) -> str:
    """What must come before a value where there is none yet."""
    key = node.key
    if key is None or ":" in text[key.end : node.start]:
        return "" if text[node.start - 1 : node.start].isspace() else " "
    return ": "


def insert(tree: Tree, container: Path, index: int, value: Value, name: str | None = None) -> Edits:
    """Edits that put an item (with a name: a member) before the index-th one; past the end, after the last."""
    node = _container(tree, container)
    if node.is_object is (name is None):
        raise EditProblem("a member of an object needs a name, an item of an array has none")
    green = _green(node)
    style = _style_at(tree, node, value)
    prefix = "" if name is None else literal(name) + style.colon
    if not green.items:
        return _into_empty(tree, node, prefix, value, style)
    indent = _item_indent(tree.text, node)
    new = prefix + written(value, style, indent if indent is not None else indent_at(tree.text, node.start))
    if index <= 0:
        return _before_first(tree.text, node, new, indent, style)
    return _after_item(tree.text, node, min(index, len(green.items)) - 1, new, indent, style)


def _into_empty(tree: Tree, node: Node, prefix: str, value: Value, style: Style) -> Edits:
    green = _green(node)
    outer = indent_at(tree.text, node.start)
    inside = tree.text[node.start + 1 : node.end - 1] if green.closed else ""
    if style.one_line and not inside.strip():
        pad = style.pad if node.is_object else ""
        new = pad + prefix + written(value, style, outer) + pad
        return (TextEdit(node.start + 1, node.start + 1 + len(inside), new),)
    indent = outer + style.indent
    new = f"{style.line_end}{indent}{prefix}{written(value, style, indent)}"
    kept = inside.rstrip()
    start = node.start + 1 + len(kept)
    if not green.closed:
        return (TextEdit(start, start, new),)
    return trimmed(tree.text, (TextEdit(start, node.end - 1, new + style.line_end + outer),))


def _before_first(text: str, node: Node, new: str, indent: str | None, style: Style) -> Edits:
    first = node.start + _green(node).starts[0]
    if indent is None:
        return (TextEdit(first, first, new + style.comma),)
    start = _rest_of_line(text, node.start + 1)
    return (TextEdit(start, start, f"{style.line_end}{indent}{new},"),)


def _after_item(text: str, node: Node, index: int, new: str, indent: str | None, style: Style) -> Edits:
    """Put text after an item, its comma, and the comment that ends its line."""
    end = _item_end(node, index)
    comma = _comma_after(text, node, index)
    is_last = index + 1 == len(_green(node).items)
    if indent is None:
        at = end if comma is None else comma + 1
        before = style.comma if comma is None else style.comma[1:]
        return (TextEdit(at, at, before + new if is_last or comma is None else f"{before}{new},"),)
    tail = _rest_of_line(text, end if comma is None else comma + 1)
    new = f"{style.line_end}{indent}{new}"
    if comma is None:
        return (TextEdit(end, end, "," + new),) if tail == end else (TextEdit(end, end, ","), TextEdit(tail, tail, new))
    return (TextEdit(tail, tail, new if is_last else new + ","),)


def remove(tree: Tree, path: Path) -> Edits:
    """Edits that take out a member or an item, with its comma and the comment that ends its line."""
    node = _node(tree, path)
    if node.parent is None:
        raise EditProblem("the outermost value cannot be removed")
    text, parent, index = tree.text, node.parent, node.index
    start, end = _item_start(node), node.end
    comma = _comma_after(text, parent, index)
    tail = end if comma is None else comma + 1
    if len(_green(parent).items) == 1:
        return _empty(text, parent, start, tail)
    line = _own_line(text, start, tail)
    if line is not None:
        start, tail = line
    if index + 1 < len(_green(parent).items):
        following = parent.start + _green(parent).starts[index + 1]
        if line is None and not text[tail:following].strip():
            tail = following
        return (TextEdit(start, tail, ""),)
    return _with_comma_before(text, parent, index, TextEdit(start, tail, ""))


def _empty(text: str, parent: Node, start: int, tail: int) -> Edits:
    """Take out the only item: the brackets close up, unless a comment stays between them."""
    end = parent.end - 1 if _green(parent).closed else tail
    if not (text[parent.start + 1 : start] + text[tail:end]).strip():
        return (TextEdit(parent.start + 1, end, ""),)
    line = _own_line(text, start, tail)
    return (TextEdit(*(line or (start, tail)), ""),)


def _with_comma_before(text: str, parent: Node, index: int, edit: TextEdit) -> Edits:
    """Take out the last item, and the comma after the one before it."""
    before = _comma_after(text, parent, index - 1)
    if before is None:
        return (edit,)
    if not text[before + 1 : edit.start].strip():
        return (TextEdit(before, edit.end, ""),)
    return normal((TextEdit(before, before + 1, ""), edit))


def rename(tree: Tree, path: Path, name: str) -> Edits:
    """Edits that give a member another name."""
    key = _node(tree, path).key
    if key is None:
        raise EditProblem("only a member of an object has a name")
    return trimmed(tree.text, (TextEdit(key.start, key.end, literal(name)),))


def wrap(tree: Tree, path: Path, around: Value) -> Edits:
    """Edits that put `around` around the value at a path, which goes where `around` has its HOLE."""
    node = _node(tree, path)
    base = indent_at(tree.text, _item_start(node))
    text = written(around, _style_at(tree, node.parent or node, around), base)
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
    node = _node(tree, path)
    base = indent_at(tree.text, _item_start(node))
    first, *others = LINE_END.split(tree.text[node.start : node.end])
    return Verbatim("\n".join((first, *(_dedented(line, base) for line in others))))


def _dedented(line: str, base: str) -> str:
    if line.startswith(base):
        return line[len(base) :]
    return line.lstrip(" \t") if not line[: len(base)].strip() else line


def _node(tree: Tree, path: Path) -> Node:
    node = tree.find(path)
    if node is None:
        raise EditProblem(f"there is no {'/'.join(map(str, path))} in the text")
    return node


def _container(tree: Tree, path: Path) -> Node:
    node = _node(tree, path)
    if not isinstance(node.green, Container):
        raise EditProblem(f"{'/'.join(map(str, path)) or 'the text'} is no object or array")
    return node


def _green(node: Node) -> Container:
    assert isinstance(node.green, Container)
    return node.green


def _item_start(node: Node) -> int:
    """Where the member or item begins that holds a value."""
    return node.start if node.key is None else node.key.start


def _item_end(parent: Node, index: int) -> int:
    green = _green(parent)
    return parent.start + green.starts[index] + green.items[index].width


def _item_indent(text: str, node: Node) -> str | None:
    """The indent of the items of a container that gives each a line of its own; else None."""
    green = _green(node)
    for start in (*green.starts[:8], *green.starts[-1:]):
        indent = own_indent(text, node.start + start)
        if indent is not None and LINE_END.search(text, node.start, node.start + start):
            return indent
    return None


def _style_at(tree: Tree, node: Node, value: Value) -> Style:
    """The style for a new value in a container: in one line where those of its kind beside it are."""
    style = style_of(tree)
    if style.one_line or not isinstance(node.green, Container):
        return style
    if node.green.items and _item_indent(tree.text, node) is None:
        return replace(style, one_line=True)
    kind = Kind.OBJECT if isinstance(value, Mapping) else Kind.ARRAY
    near = (node.item(index) for index in range(min(len(node.green.items), 16)))
    beside = [other for other in near if other.kind is kind and _green(other).items]
    short = beside and all(LINE_END.search(tree.text, other.start, other.end) is None for other in beside)
    return replace(style, one_line=True) if short else style


def _comma_after(text: str, parent: Node, index: int) -> int | None:
    """Where the comma after an item stands, if there is one."""
    place = _item_end(parent, index)
    while True:
        space = patterns.SPACE.match(text, place)
        assert space is not None
        comment = patterns.COMMENT.match(text, space.end())
        if comment is None:
            return space.end() if text.startswith(",", space.end()) else None
        place = comment.end()


def _rest_of_line(text: str, place: int) -> int:
    """After the comments that end the line of a place; the place itself where something else follows."""
    end = place
    while True:
        space = patterns.BLANK.match(text, end)
        assert space is not None
        comment = patterns.COMMENT.match(text, space.end())
        if comment is None or LINE_END.search(comment[0]):
            return end if space.end() == len(text) or text[space.end()] in "\r\n" else place
        end = comment.end()


def _own_line(text: str, start: int, tail: int) -> tuple[int, int] | None:
    """From the line end before an item to the end of its last line, where it shares its lines with nothing."""
    if own_indent(text, start) is None:
        return None
    tail = _rest_of_line(text, tail)
    rest = patterns.BLANK.match(text, tail)
    assert rest is not None
    if rest.end() < len(text) and text[rest.end()] not in "\r\n":
        return None
    before = start - len(indent_at(text, start))
    if before == 0:
        return None
    before -= 2 if text[before - 2 : before] == "\r\n" else 1
    return before, rest.end()
