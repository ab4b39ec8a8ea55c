"""How a file is written: its indent, its spaces, whether short things share a line; and values written that way."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from editor.errors import EditProblem
from editor.text.format import Hole, Verbatim
from editor.text.green import Container, Kind, Scalar, child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.text.format import Value
    from editor.text.tree import Node, Tree

LINE_END = re.compile(r"\r\n|\n|\r")
HOLE_MARK = "\ufdd0"  # a noncharacter: never part of a value written here
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Style:
    """What writing follows. `indent` is one level; `colon` and `comma` come with their spaces."""

    indent: str = "  "
    line_end: str = "\n"
    colon: str = ": "
    comma: str = ", "
    pad: str = ""
    array_pad: str = ""
    one_line: bool = False
    short_arrays: bool = False


@lru_cache(maxsize=2)  # asked for several times an edit
def style_of(tree: Tree) -> Style:
    """The style a text is written in, read off its first few hundred values."""
    root = tree.root
    if root is None or not isinstance(root.green, Container):
        return Style()
    end = LINE_END.search(tree.text)
    one_line = LINE_END.search(tree.text, root.start, root.end) is None and bool(root.green.items)
    sample = list(_sample(root))
    short = [node for node in sample if container_of(node).items and not breaks(tree.text, node)]
    colon = _first_gap(tree.text, sample) or (":" if one_line and len(tree.text) > 80 else ": ")
    return Style(
        indent=next(filter(None, (_indent_step(tree.text, node) for node in sample)), "  "),
        line_end=end[0] if end else "\n",
        colon=colon,
        comma=_comma(tree.text, short) or ("," if colon == ":" else ", "),
        pad=_pad(tree.text, short, objects=True),
        array_pad=_pad(tree.text, short, objects=False),
        one_line=one_line,
        short_arrays=next((not breaks(tree.text, node) for node in sample if _is_scalar_array(node)), False),
    )


def _sample(root: Node) -> Iterator[Node]:
    """The first few hundred containers, outermost first."""
    queue = [root]
    for node in queue:
        yield node
        if len(queue) < _SAMPLE:
            inner = (part for part in node.children() if isinstance(part.green, Container))
            queue += islice(inner, _SAMPLE - len(queue))


def breaks(text: str, node: Node) -> bool:
    """Whether a value goes over several lines."""
    return LINE_END.search(text, node.start, node.end) is not None


def _is_scalar_array(node: Node) -> bool:
    green = node.green
    return (
        isinstance(green, Container)
        and bool(green.items)
        and node.is_array
        and all(isinstance(child(item), Scalar) for item in green.items)
    )


def _indent_step(text: str, node: Node) -> str | None:
    """How much deeper than its bracket's line the first item of a container is indented."""
    green = container_of(node)
    if not green.items:
        return None
    outer, inner = indent_at(text, node.start), own_indent(text, node.start + green.starts[0])
    if inner is None or not inner.startswith(outer) or len(inner) == len(outer):
        return None
    return inner[len(outer) :]


def _first_gap(text: str, sample: list[Node]) -> str | None:
    """What stands between the first name and its value."""
    for node in sample:
        green = container_of(node)
        if node.is_object and green.items and green.members[0].value.kind is not Kind.MISSING:
            member = green.members[0]
            start = node.start + green.starts[0]
            gap = text[start + member.key.width : start + member.value_offset]
            return gap if gap.strip() == ":" and LINE_END.search(gap) is None else None
    return None


def _pad(text: str, short: list[Node], *, objects: bool) -> str:
    """What the first object (or array) in one line has inside its brackets."""
    for node in short:
        if node.is_object is objects:
            pad = text[node.start + 1 : node.start + container_of(node).starts[0]]
            return pad if pad.isspace() else ""
    return ""


def _comma(text: str, short: list[Node]) -> str | None:
    """The comma with its spaces of the first object in one line, else of the first array."""
    several = [node for node in short if len(container_of(node).items) > 1]
    commas = (_between(text, node) for node in sorted(several, key=lambda node: node.is_array))
    return next((comma for comma in commas if comma.strip() == ","), None)


def comma_in(text: str, node: Node, style: Style) -> str:
    """The comma with its spaces between the first two items of a container, where they share a line."""
    gap = _between(text, node) if len(container_of(node).items) > 1 else ""
    return gap if gap.startswith(",") and not gap[1:].strip(" ") else style.comma


def _between(text: str, node: Node) -> str:
    green = container_of(node)
    return text[node.start + green.starts[0] + green.items[0].width : node.start + green.starts[1]]


def container_of(node: Node) -> Container:
    """The piece of a node that is known to be an object or array."""
    assert isinstance(node.green, Container)
    return node.green


def line_start(text: str, place: int) -> int:
    """Where the line that holds a place begins."""
    start = text.rfind("\n", 0, place) + 1
    return max(start, text.rfind("\r", start, place) + 1)


def indent_at(text: str, place: int) -> str:
    """The white space that begins the line of a place."""
    start = line_start(text, place)
    line = text[start:place]
    return line[: len(line) - len(line.lstrip(" \t"))]


def own_indent(text: str, place: int) -> str | None:
    """The same, where nothing else stands before the place on its line."""
    line = text[line_start(text, place) : place]
    return None if line.strip(" \t") else line


def literal(value: float | str | None) -> str:
    """A scalar as JSON text; raises EditProblem for a number JSON has not."""
    if isinstance(value, float) and not math.isfinite(value):
        raise EditProblem(f"{value} is not a number JSON can hold")
    text = json.dumps(value, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def written(value: Value, style: Style, indent: str) -> str:
    """A value as text whose further lines begin with `indent`."""
    match value:
        case Verbatim(text=text):
            return LINE_END.sub(style.line_end + indent, text)
        case Hole():
            return HOLE_MARK
        case None | bool() | int() | float() | str():
            return literal(value)
        case Mapping():
            parts = ((literal(name) + style.colon, inner) for name, inner in value.items())
            return _bracketed("{}", list(parts), style, indent, style.one_line)
        case Sequence():
            flat = style.short_arrays and not any(isinstance(inner, (Mapping, list, tuple, Hole)) for inner in value)
            return _bracketed("[]", [("", inner) for inner in value], style, indent, style.one_line or flat)
    raise EditProblem(f"{type(value).__name__} is not a value JSON can hold")


def _bracketed(brackets: str, parts: list[tuple[str, Value]], style: Style, indent: str, one_line: bool) -> str:
    if not parts:
        return brackets
    if one_line:
        pad = style.pad if brackets == "{}" else style.array_pad
        inside = style.comma.join(in_front(inner) + name + written(inner, style, indent) for name, inner in parts)
        return f"{brackets[0]}{pad}{inside}{pad}{brackets[1]}"
    deeper = indent + style.indent
    lines = (f"{style.line_end}{deeper}{in_front(inner)}{name}{written(inner, style, deeper)}" for name, inner in parts)
    return f"{brackets[0]}{','.join(lines)}{style.line_end}{indent}{brackets[1]}"


def in_front(value: Value) -> str:
    """The comments that come with a value, as they stand before it on its line."""
    comments = value.comments if isinstance(value, Verbatim) else ()
    return "".join(f"/* {comment.strip('/* ').replace('*/', '')} */ " for comment in comments)
