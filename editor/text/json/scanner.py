"""JSON text to a tree, however broken the text is.

Healthy text is read a whole member at a time by one pattern; what does not match goes to the slow path
(`recovery.py`), which reads one token, notes what is wrong with it, and hands back. Nothing recurses: brackets lie on
a stack, and nesting beyond MAX_DEPTH is kept as unread text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from editor.text.green import MAX_PROBLEMS, Container, Green, Kind, Member, Problem, Scalar
from editor.text.json import patterns
from editor.text.json.tokens import name_of, scalar_of
from editor.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 200
MOST_PROBLEMS = 10_000
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
    column: int | None = None  # at which its items begin lines; -1 where the first one begins none
    items: list[Member | Green] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    comma: int | None = None  # where the comma after the last item stands
    troubled_items: int = 0
    noted_end: int = 0  # where the farthest problem ends

    def add(self, key: Scalar | None, key_start: int, value: Green, value_start: int) -> None:
        """Take in an item, in an object with its name."""
        item: Member | Green = value
        if self.kind is Kind.OBJECT and key is not None:
            item = Member(name_of(key), key, value_start - key_start - len(key.raw), value)
            value_start = key_start
        self.items.append(item)
        self.starts.append(value_start - self.start)
        self.troubled_items += item.troubled
        self.comma = None

    @property
    def end(self) -> int:
        """Where the last thing in it ends; a comma after that does not count."""
        last = self.starts[-1] + self.items[-1].width if self.items else 1
        return max(self.start + last, self.noted_end)

    def finish(self, end: int, closed: bool) -> Container:
        """The container, ended before offset `end`."""
        width = end - self.start
        items, starts = tuple(self.items), tuple(self.starts)
        problems = (*self.problems, *same_names(self.kind, items, starts))[:MAX_PROBLEMS]
        return Container(self.kind, width, items, starts, problems, closed, self.troubled_items)


def same_names(kind: Kind, items: tuple[Member | Green, ...], starts: tuple[int, ...]) -> Iterator[Problem]:
    """A problem for each member whose name stood before it in the same object."""
    if kind is not Kind.OBJECT or len({item.name for item in items}) == len(items):  # type: ignore[union-attr]
        return
    seen: set[str] = set()
    for item, start in zip(items, starts, strict=True):
        assert isinstance(item, Member)
        if item.name in seen and item.key.kind is not Kind.MISSING:
            yield Problem("duplicate-key", start, item.key.width, item.name[:80])
        seen.add(item.name)


class Scanner:
    """One reading of one text. After `read`, `place` is where the value ended.

    `by_indentation` takes line indents as a hint to where a missing bracket belongs; `unbalanced` says that one is
    missing, `looked_ahead` that a token was told by text far behind its end. `read_odd` is the slow path, `outer` the
    number of containers around the text.
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
        self.looked_ahead = False
        self.noted = 0  # problems, comments not counted
        self.stack: list[Open] = []
        self._open_kinds = {Kind.OBJECT: 0, Kind.ARRAY: 0}
        self.result: Green | None = None
        self._scalars: dict[str, Scalar] = {}

    def read(self, place: int) -> Green | None:
        """The container whose bracket stands at `place`."""
        self.open(place, None, 0)
        return self.read_on()

    def read_on(self) -> Green | None:
        """The outermost open container, read to its end."""
        while self.stack:
            self.step()
        return self.result

    def resume(self, top: Open, place: int) -> None:
        """Go on in a container of which the items before a place are read."""
        self.stack.append(top)
        self._open_kinds[top.kind] += 1
        self.place = place

    def open(self, bracket: int, key: Scalar | None, key_start: int) -> None:
        """Begin the container whose bracket stands at a place."""
        kind = Kind.OBJECT if self.text[bracket] == "{" else Kind.ARRAY
        self.place = bracket + 1
        if self.is_full:
            self._pass_over(bracket, key, key_start)
            return
        if self.by_indentation and self.stack and self.column(self.stack[-1]) is None:
            self._set_column(self.stack[-1], bracket if key is None else key_start)
        self.resume(Open(kind, bracket, key, key_start), bracket + 1)

    def open_without_bracket(self, place: int, key: Scalar | None, key_start: int) -> None:
        """Begin an object at its first name."""
        self.unbalanced = True
        self.resume(Open(Kind.OBJECT, place, key, key_start), place)

    def close(self, closed: bool) -> None:
        """End the innermost container before the present place."""
        top = self.stack.pop()
        self._open_kinds[top.kind] -= 1
        container = top.finish(self.place, closed)
        if self.stack:
            self.stack[-1].add(top.key, top.key_start, container, top.start)
        else:
            self.result = container

    @property
    def is_full(self) -> bool:
        """Whether containers are open as deep as they are read."""
        return self.outer + len(self.stack) >= MAX_DEPTH

    @property
    def is_lost(self) -> bool:
        """Whether the text is plainly no JSON, so that what is left of it is not looked at."""
        return self.noted > MOST_PROBLEMS

    def is_open(self, kind: Kind) -> bool:
        """Whether a container of a kind waits for its end."""
        return self._open_kinds[kind] > 0

    def own_indent(self, place: int) -> int | None:
        """How far a place is indented, where it is the first thing on its line; else None."""
        start = self._line_start(place)
        blank = patterns.BLANK.match(self.text, start, place)
        return indent_width(self.text[start:place]) if blank is not None and blank.end() == place else None

    def column(self, top: Open) -> int | None:
        """How far the items of an open container are indented that begin lines; None where it has none yet."""
        if top.column is None and top.items:
            self._set_column(top, top.start + top.starts[0])
        return top.column

    def _set_column(self, top: Open, first: int) -> None:
        own = self.own_indent(first)
        top.column = -1 if own is None else own

    def belongs_outside(self, place: int) -> bool:
        """Whether what begins a line here is indented as the items of a container around the innermost one."""
        own = self.own_indent(place)
        if own is None or own == self.column(self.stack[-1]):
            return False
        return any(self.column(outer) == own for outer in self.stack[:-1])

    def line_indent(self, place: int) -> int:
        """How far the line of a place is indented."""
        blank = patterns.BLANK.match(self.text, self._line_start(place), place)
        return 0 if blank is None else indent_width(blank[0])

    def note(self, top: Open, code: str, start: int, end: int, detail: str = "") -> None:
        """Remember a problem of an open container at a place of the text."""
        self.noted += code != "comment"
        top.noted_end = max(top.noted_end, end)
        if len(top.problems) < MAX_PROBLEMS:
            top.problems.append(Problem(code, start - top.start, end - start, detail))

    def scalar(self, raw: str) -> Scalar:
        """The piece for the text of a string, number or literal; equal texts share one."""
        known = self._scalars.get(raw)
        if known is None:
            known = self._scalars[raw] = scalar_of(raw)
        return known

    def step(self) -> None:
        """Read members or items of the innermost container while they match, then one oddity."""
        top = self.stack[-1]
        hinted = self.by_indentation
        text, place, scalar, is_object = self.text, self.place, self.scalar, top.kind is Kind.OBJECT
        items, starts, base = top.items, top.starts, top.start
        following = _NEXT[top.kind].match
        match = following(text, place) if items else _FIRST[top.kind].match(text, place)
        if items and top.comma is not None:
            match = None
        while match is not None:
            if hinted and self.belongs_outside(match.start(1)):
                break
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
                value = scalar(raw)
                items.append(Member(key.raw[1:-1], key, gap, value))
                starts.append(key_start - base)
            else:
                value = scalar(raw)
                items.append(value)
                starts.append(place - len(raw) - base)
            if value.problems:
                top.troubled_items += 1
            match = following(text, place)
        self.place = place
        self._end_or_odd(top)

    def _end_or_odd(self, top: Open) -> None:
        healthy = top.comma is None and not self.by_indentation and self.outer + len(self.stack) > 1
        end = _END[top.kind].match(self.text, self.place) if healthy else None
        if end is not None:
            self.place = end.end()
            self.close(closed=True)
            return
        self._read_odd(self)

    @cached_property
    def _line_starts(self) -> list[int]:
        return LineIndex(self.text).starts

    def _line_start(self, place: int) -> int:
        return self._line_starts[bisect_right(self._line_starts, place) - 1]

    def _pass_over(self, bracket: int, key: Scalar | None, key_start: int) -> None:
        """Keep a container nested too deeply as text nobody read."""
        depth = 0
        end = len(self.text)
        for match in () if self.is_lost else patterns.BRACKET.finditer(self.text, bracket):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(match[0], 0)
            if depth == 0:
                end = match.end()
                break
        self.place = end
        raw = self.text[bracket:end]
        self.noted += 1
        problem = Problem("too-deep", 0, 1, str(MAX_DEPTH))
        self.stack[-1].add(key, key_start, Scalar(Kind.BROKEN, raw, (problem,)), bracket)


def indent_width(line: str) -> int:
    """How far a line is indented, a tab counting to the next multiple of eight."""
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip(" "))
