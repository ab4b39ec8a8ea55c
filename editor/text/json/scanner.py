"""JSON text to a tree, however broken the text is.

Healthy text is read a whole member at a time by one pattern; what does not match goes to the slow path
(`recovery.py`), which reads one token, notes what is wrong with it, and hands back. Nothing recurses: brackets lie on
a stack, and nesting beyond MAX_DEPTH is kept as unread text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.text.green import Container, Green, Kind, Member, Problem, Scalar, unquoted
from editor.text.json import patterns

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 200
_KINDS = {'"': Kind.STRING, "t": Kind.TRUE, "f": Kind.FALSE, "n": Kind.NULL}
_FIRST = {Kind.OBJECT: patterns.FIRST_MEMBER, Kind.ARRAY: patterns.FIRST_ITEM}
_NEXT = {Kind.OBJECT: patterns.NEXT_MEMBER, Kind.ARRAY: patterns.NEXT_ITEM}
_END = {Kind.OBJECT: patterns.OBJECT_END, Kind.ARRAY: patterns.ARRAY_END}


@dataclass(slots=True)
class Open:
    """A container whose end is not read yet, with the name it is the value of."""

    kind: Kind
    start: int
    key: Scalar | None = None
    key_start: int = 0
    indent: int | None = None  # of the line of its bracket, where a line break follows; else None
    items: list[Member | Green] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    comma: int | None = None  # where the comma after the last item stands

    def note(self, code: str, start: int, end: int, detail: str = "") -> None:
        """Remember a problem at a place of the text."""
        self.problems.append(Problem(code, start - self.start, end - start, detail))

    def add(self, key: Scalar | None, key_start: int, value: Green, value_start: int) -> None:
        """Take in an item, in an object with its name."""
        if self.kind is Kind.ARRAY or key is None:
            self.items.append(value)
            self.starts.append(value_start - self.start)
        else:
            self.items.append(Member(name_of(key), key, value_start - key_start - len(key.raw), value))
            self.starts.append(key_start - self.start)
        self.comma = None

    def finish(self, end: int, closed: bool) -> Container:
        """The container, ended before offset `end`."""
        self._note_same_names()
        return Container(
            self.kind, end - self.start, tuple(self.items), tuple(self.starts), tuple(self.problems), closed
        )

    def _note_same_names(self) -> None:
        if self.kind is not Kind.OBJECT or len({item.name for item in self.items}) == len(self.items):  # type: ignore[union-attr]
            return
        seen: set[str] = set()
        for item, start in zip(self.items, self.starts, strict=True):
            assert isinstance(item, Member)
            if item.name in seen and item.key.kind is not Kind.MISSING:
                self.problems.append(Problem("duplicate-key", start, item.key.width, item.name[:80]))
            seen.add(item.name)


def name_of(key: Scalar) -> str:
    """The name a key spells."""
    return unquoted(key.raw) if key.kind is Kind.STRING else key.raw


class Scanner:
    """One reading of one text. After `read`, `place` is where the value ended.

    `by_indentation` takes line indents as a hint to where a missing bracket belongs; `unbalanced` says that one is
    missing. `read_odd` is the slow path, `outer` the number of containers around the text.
    """

    def __init__(
        self,
        text: str,
        read_odd: Callable[[Scanner], None],
        by_indentation: bool = False,
        outer: int = 0,
    ) -> None:
        self.text = text
        self.outer = outer
        self._read_odd = read_odd
        self.place = 0
        self.by_indentation = by_indentation
        self.unbalanced = False
        self.stack: list[Open] = []
        self.result: Green | None = None
        self._scalars: dict[str, Scalar] = {}

    def read(self, place: int) -> Green | None:
        """The container whose bracket stands at `place`."""
        self.open(place, None, 0)
        while self.stack:
            self._read_healthy()
        return self.result

    def open(self, bracket: int, key: Scalar | None, key_start: int) -> None:
        """Begin the container whose bracket stands at a place."""
        kind = Kind.OBJECT if self.text[bracket] == "{" else Kind.ARRAY
        self.place = bracket + 1
        if self.outer + len(self.stack) >= MAX_DEPTH:
            self._pass_over(bracket, key, key_start)
            return
        self.stack.append(Open(kind, bracket, key, key_start))
        if self.by_indentation:
            self.stack[-1].indent = self._hanging_indent(bracket)

    def close(self, closed: bool) -> None:
        """End the innermost container before the present place."""
        top = self.stack.pop()
        container = top.finish(self.place, closed)
        if self.stack:
            self.stack[-1].add(top.key, top.key_start, container, top.start)
        else:
            self.result = container

    def scalar(self, raw: str) -> Scalar:
        """The piece for the text of a string, number or literal; equal texts share one."""
        known = self._scalars.get(raw)
        if known is None:
            kind = _KINDS.get(raw[0], Kind.NUMBER)
            known = Scalar(kind, raw, escape_problems(raw) if kind is Kind.STRING and "\\" in raw else ())
            self._scalars[raw] = known
        return known

    def _read_healthy(self) -> None:
        """Read members or items of the innermost container while they match, then one oddity."""
        top = self.stack[-1]
        if self.by_indentation:
            self._read_odd(self)
            return
        text, place, scalar, is_object = self.text, self.place, self.scalar, top.kind is Kind.OBJECT
        items, starts, base = top.items, top.starts, top.start
        following = _NEXT[top.kind].match
        match = following(text, place) if items else _FIRST[top.kind].match(text, place)
        if items and top.comma is not None:
            match = None
        while match is not None:
            raw = match[2]
            place = match.end()
            if raw is None:
                self.place = place
                key = scalar(match[1]) if is_object else None
                self.open(place - 1, key, match.start(1))
                return
            if is_object:
                key = scalar(match[1])
                key_start = match.start(1)
                gap = place - len(raw) - key_start - len(key.raw)
                items.append(Member(key.raw[1:-1], key, gap, scalar(raw)))
                starts.append(key_start - base)
            else:
                items.append(scalar(raw))
                starts.append(place - len(raw) - base)
            match = following(text, place)
        self.place = place
        self._end_or_odd(top)

    def _end_or_odd(self, top: Open) -> None:
        end = _END[top.kind].match(self.text, self.place) if top.comma is None else None
        if end is not None:
            self.place = end.end()
            self.close(closed=True)
            return
        self._read_odd(self)

    def _hanging_indent(self, bracket: int) -> int | None:
        """How far the line of a bracket is indented, where the bracket ends it; else None."""
        after = patterns.SPACE.match(self.text, bracket + 1)
        assert after is not None
        if not any(end in after[0] for end in "\r\n"):
            return None
        start = line_start(self.text, bracket)
        return indent_width(self.text[start:bracket])

    def _pass_over(self, bracket: int, key: Scalar | None, key_start: int) -> None:
        """Keep a container nested too deeply as text nobody read."""
        depth = 0
        end = len(self.text)
        for match in patterns.BRACKET.finditer(self.text, bracket):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(match[0], 0)
            if depth == 0:
                end = match.end()
                break
        self.place = end
        raw = self.text[bracket:end]
        problem = Problem("too-deep", 0, 1, str(MAX_DEPTH))
        self.stack[-1].add(key, key_start, Scalar(Kind.BROKEN, raw, (problem,)), bracket)


def line_start(text: str, place: int) -> int:
    """Where the line that holds a place begins."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def indent_width(line: str) -> int:
    """How far a line is indented, a tab counting to the next multiple of eight."""
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip(" "))


def escape_problems(raw: str) -> tuple[Problem, ...]:
    """The backslashes of a string that begin no escape JSON knows."""
    return tuple(
        Problem("bad-escape", match.start(1), match.end(1) - match.start(1), match[1])
        for match in patterns.BAD_ESCAPE.finditer(raw, 1, len(raw) - 1)
        if match[1] is not None
    )
