"""The pieces a tree is made of, knowing their width and not their place.

A piece holds no offset of its own, so text typed elsewhere never touches it: after a keystroke all but the
containers around the caret are the very same objects. `Node` (in tree.py) gives a piece its place.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from json.decoder import JSONDecodeError
from json.decoder import scanstring as _scanstring  # type: ignore[attr-defined]  # public, and missing in typeshed
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
MAX_PROBLEMS = 1000  # shown of a text, and kept of one container
_QUOTES = ('"', "'")
_LONGEST_INT = 4000  # digits; Python itself refuses more than 4300


class Kind(Enum):
    """What a piece of text is."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    TRUE = "true"
    FALSE = "false"
    NULL = "null"
    PLACEHOLDER = "placeholder"
    BROKEN = "broken"  # text that could not be read as a value
    MISSING = "missing"  # nothing stands where a value is due

    def __hash__(self) -> int:  # members are singletons; Enum's own hash is slow and in Python
        return id(self)


class Problem(NamedTuple):
    """What is wrong with the syntax, relative to the start of the piece that holds it.

    `code` names an entry of the format's table of messages; `detail` fills its blank.
    """

    code: str
    offset: int
    width: int
    detail: str = ""


class Scalar:
    """A value without parts, or text in the place of one. `raw` is its text."""

    __slots__ = ("kind", "problems", "raw")

    def __init__(self, kind: Kind, raw: str, problems: tuple[Problem, ...] = ()) -> None:
        self.kind = kind
        self.raw = raw
        self.problems = problems

    @property
    def width(self) -> int:
        """In code points."""
        return len(self.raw)

    @property
    def troubled(self) -> bool:
        """Whether there is a problem inside."""
        return bool(self.problems)

    @property
    def value(self) -> JsonValue:
        """What the text stands for; a placeholder and broken text stand for themselves."""
        match self.kind:
            case Kind.STRING:
                return unquoted(self.raw)
            case Kind.NUMBER:
                return number(self.raw)
            case Kind.TRUE | Kind.FALSE:
                return self.kind is Kind.TRUE
            case Kind.NULL | Kind.MISSING:
                return None
        return self.raw


class Member:
    """A name and its value: `key` is the piece the name is written with, `gap` what lies between the two."""

    __slots__ = ("gap", "key", "name", "value")

    def __init__(self, name: str, key: Scalar, gap: int, value: Green) -> None:
        self.name = name
        self.key = key
        self.gap = gap
        self.value = value

    @property
    def value_offset(self) -> int:
        """From the start of the key to the start of the value."""
        return self.key.width + self.gap

    @property
    def width(self) -> int:
        """From the start of the key to the end of the value."""
        return self.key.width + self.gap + self.value.width

    @property
    def troubled(self) -> bool:
        """Whether there is a problem in its name or its value."""
        return bool(self.key.problems) or self.value.troubled


class Container:
    """An object (`items` are Members) or an array (`items` are values); `starts` counts from its own start.

    `closed` is false where the end bracket is missing; `troubled_items` counts the items with a problem inside.
    """

    __slots__ = (
        "_moved_by",
        "_moved_from",
        "_places",
        "_starts",
        "closed",
        "items",
        "kind",
        "problems",
        "troubled_items",
        "width",
    )

    items: tuple[Member | Green, ...]

    def __init__(
        self,
        kind: Kind,
        width: int,
        items: tuple[Member | Green, ...],
        starts: tuple[int, ...],
        problems: tuple[Problem, ...] = (),
        closed: bool = True,
        troubled_items: int | None = None,
    ) -> None:
        self.kind = kind
        self.width = width
        self.items = items
        self._starts = starts
        self._moved_from = self._moved_by = 0  # the starts from an index on, moved by an edit before them
        self.problems = problems
        self.closed = closed
        self.troubled_items = count_troubled(items) if troubled_items is None else troubled_items
        self._places: dict[str, int] | None = None

    @property
    def troubled(self) -> bool:
        """Whether there is a problem inside."""
        return self.troubled_items > 0 or bool(self.problems)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its items start; for one of them, `start_of` is quicker."""
        if self._moved_by:
            moved = map(self._moved_by.__add__, self._starts[self._moved_from :])
            self._starts = (*self._starts[: self._moved_from], *moved)
            self._moved_by = 0
        return self._starts

    def start_of(self, index: int) -> int:
        """Where the index-th item starts."""
        start = self._starts[index]
        return start + self._moved_by if index >= self._moved_from else start

    def first_from(self, offset: int) -> int:
        """The index of the first item that starts at an offset or behind it."""
        return bisect_left(range(len(self.items)), offset, key=self.start_of)

    def replaced(
        self,
        first: int,
        last: int,
        items: tuple[Member | Green, ...],
        starts: tuple[int, ...],
        shift: int,
        problems: tuple[Problem, ...],
    ) -> Container:
        """A copy with the items from `first` up to `last` replaced, and those behind them moved by `shift`."""
        if not first <= self._moved_from <= last and self._moved_by:
            _ = self.starts
        raw, moved = self._starts, self._moved_by
        new = Container(
            self.kind,
            self.width + shift,
            (*self.items[:first], *items, *self.items[last:]),
            (*raw[:first], *starts, *raw[last:]),
            problems,
            self.closed,
            self.troubled_items - count_troubled(self.items[first:last]) + count_troubled(items),
        )
        new._moved_from, new._moved_by = first + len(items), moved + shift
        return new

    def place(self, step: str | int) -> int | None:
        """The index of the item a step of a path names: the last of members with the same name."""
        if isinstance(step, str):
            if self.kind is not Kind.OBJECT:
                return None
            if self._places is None:
                self._places = {item.name: index for index, item in enumerate(self.members)}
            return self._places.get(step)
        return step if self.kind is Kind.ARRAY and 0 <= step < len(self.items) else None

    def is_reached(self, index: int) -> bool:
        """Whether a path leads to the index-th item: of members with the same name, to the last alone.

        A container in which a name stands twice has a problem that says so; one without problems need not be searched.
        """
        if self.kind is not Kind.OBJECT or not self.problems:
            return True
        return self.place(self.members[index].name) == index

    def item_at(self, offset: int) -> int | None:
        """The index of the item that holds an offset; between two that touch, the one that starts there."""
        index = self.first_from(offset + 1) - 1
        return index if index >= 0 and offset <= self.start_of(index) + self.items[index].width else None

    @property
    def members(self) -> tuple[Member, ...]:
        """The items of an object."""
        assert self.kind is Kind.OBJECT
        return self.items  # type: ignore[return-value]  # an object's items are Members


Green: TypeAlias = Scalar | Container


def child(item: Member | Green) -> Green:
    """The value an item holds or is."""
    return item.value if isinstance(item, Member) else item


def child_offset(item: Member | Green) -> int:
    """From the start of an item to the start of its value."""
    return item.value_offset if isinstance(item, Member) else 0


def count_troubled(items: Iterable[Member | Green]) -> int:
    """How many of the items have a problem inside."""
    return sum(item.troubled for item in items)


def unquoted(raw: str) -> str:
    """The text a JSON string literal spells; what it spells wrongly stands for itself."""
    body = raw[raw[:1] in _QUOTES : -1 if len(raw) > 1 and raw[-1] in _QUOTES else None]
    if "\\" not in body:
        return body
    try:
        text, end = _scanstring(body + '"', 0, False)
    except (JSONDecodeError, ValueError, IndexError):
        return body
    return str(text) if end > len(body) else body


def number(raw: str) -> int | float:
    """The number a literal spells: an int where it is written as one and no longer than Python reads, else a float.

    What is too large for a float is infinite.
    """
    return int(raw) if len(raw) <= _LONGEST_INT and raw.lstrip("-").isdigit() else float(raw)


def same_value(one: object, other: object) -> bool:
    """Whether two plain values are the same to a JSON reader: 1, 1.0 and true are three values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_value(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_value, one, other))
    return one == other
