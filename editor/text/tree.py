"""A text as a tree of values, each with its place.

A path is a tuple of names and indices: `("States", "Pay", "Retry", 0)`. Where a name stands twice in an object,
a path means the last one, as every JSON reader has it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from editor.text.green import (
    MAX_PROBLEMS,
    Container,
    Green,
    JsonValue,
    Kind,
    Member,
    Problem,
    Scalar,
    child,
    child_offset,
)
from editor.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from editor.text.format import Format

Path: TypeAlias = "tuple[str | int, ...]"


class Span(NamedTuple):
    """From `start` up to `end`, in code points from the start of the text."""

    start: int
    end: int


class SyntaxProblem(NamedTuple):
    """Something wrong with how the text is written: a code, its place, and a sentence."""

    code: str
    span: Span
    message: str


class Node:
    """A value in its place. Two nodes are equal when they are the same piece at the same place."""

    __slots__ = ("green", "index", "parent", "start")

    def __init__(self, green: Green, start: int, parent: Node | None = None, index: int = 0) -> None:
        self.green = green
        self.start = start
        self.parent = parent
        self.index = index

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.green.kind

    @property
    def end(self) -> int:
        """The offset after its last code point."""
        return self.start + self.green.width

    @property
    def span(self) -> Span:
        """The place of the value."""
        return Span(self.start, self.end)

    @property
    def step(self) -> str | int | None:
        """The name or index that leads here from its parent; None for the root."""
        if self.parent is None:
            return None
        member = self.member
        return self.index if member is None else member.name

    @property
    def path(self) -> Path:
        """The steps from the root."""
        steps: list[str | int] = []
        node: Node | None = self
        while node is not None and (step := node.step) is not None:
            steps.append(step)
            node = node.parent
        return tuple(reversed(steps))

    @property
    def member(self) -> Member | None:
        """The name-and-value pair it is the value of, if it is one."""
        if self.parent is None:
            return None
        container = self.parent.green
        assert isinstance(container, Container)
        item = container.items[self.index]
        return item if isinstance(item, Member) else None

    @property
    def key(self) -> Span | None:
        """The place of the name before it, quotes included; None for an item of an array and for the root."""
        member = self.member
        if member is None:
            return None
        start = self.start - member.value_offset
        return Span(start, start + member.key.width)

    @property
    def is_object(self) -> bool:
        """Whether it has members."""
        return self.green.kind is Kind.OBJECT

    @property
    def is_array(self) -> bool:
        """Whether it has items."""
        return self.green.kind is Kind.ARRAY

    @property
    def string(self) -> str | None:
        """The text of a string or placeholder; None for everything else."""
        if self.green.kind in (Kind.STRING, Kind.PLACEHOLDER):
            value = self.value
            assert isinstance(value, str)
            return value
        return None

    @property
    def value(self) -> JsonValue:
        """The plain value: dicts, lists, strings, numbers. Missing and unreadable parts are None or their text."""
        return to_value(self.green)

    def get(self, step: str | int) -> Node | None:
        """The child a name or an index leads to."""
        if not isinstance(self.green, Container):
            return None
        index = self.green.place(step)
        return None if index is None else self.item(index)

    def item(self, index: int) -> Node:
        """The index-th child in written order, counting members whose name stands twice."""
        assert isinstance(self.green, Container)
        item = self.green.items[index]
        return Node(child(item), self.start + self.green.start_of(index) + child_offset(item), self, index)

    def find(self, path: Path) -> Node | None:
        """The descendant a path leads to."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            node = node.get(step)
        return node

    def children(self) -> Iterator[Node]:
        """Its values in written order; of members with the same name, the last alone."""
        green = self.green
        if not isinstance(green, Container):
            return
        for index in range(len(green.items)):
            if green.is_reached(index):
                yield self.item(index)

    def members(self, names: AbstractSet[str]) -> Iterator[Node]:
        """Its values under certain names, in written order; quicker than `children` where they are few of many."""
        green = self.green
        if not isinstance(green, Container) or green.kind is not Kind.OBJECT:
            return
        for index, member in enumerate(green.members):
            if member.name in names and green.is_reached(index):
                yield self.item(index)

    def descendants(self) -> Iterator[Node]:
        """It and all below it, in written order."""
        yield self
        for node in self.children():
            yield from node.descendants()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.green is other.green and self.start == other.start

    def __hash__(self) -> int:
        return hash((id(self.green), self.start))

    def __repr__(self) -> str:
        return f"Node({self.kind.value} at {self.start}-{self.end}, path={self.path})"


class Tree:
    """What a text holds. `root` is None where it holds no value at all.

    `separable` says that a part can be read again by itself: every bracket has its partner, and no token was told by
    text far behind its end.
    """

    def __init__(
        self,
        text: str,
        form: Format,
        root: Green | None,
        start: int,
        problems: tuple[Problem, ...],
        separable: bool,
    ) -> None:
        self.text = text
        self.format = form
        self.green = root
        self.start = start
        self.problems = problems
        self.separable = separable

    @cached_property
    def root(self) -> Node | None:
        """The outermost value."""
        return None if self.green is None else Node(self.green, self.start)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)

    def find(self, path: Path) -> Node | None:
        """The value a path leads to, if there is one."""
        return None if self.root is None else self.root.find(path)

    def node_at(self, offset: int) -> Node | None:
        """The innermost value that holds an offset; on a name, its value."""
        node = self.root
        if node is None or not node.start <= offset <= node.end:
            return None
        while (inner := _child_at(node, offset)) is not None:
            node = inner
        return node

    @cached_property
    def syntax_problems(self) -> tuple[SyntaxProblem, ...]:
        """What is wrong with how the text is written, sorted by place, the first thousand of it."""
        found = [(problem.offset, problem) for problem in self.problems]
        if self.green is not None:
            _collect(self.green, self.start, found)
        found.sort(key=lambda entry: (entry[0], entry[1].width))
        return tuple(self._sentence(place, problem) for place, problem in found[:MAX_PROBLEMS])

    def _sentence(self, place: int, problem: Problem) -> SyntaxProblem:
        line = self.lines.position(place).line
        message = self.format.messages[problem.code].format(line=line, detail=problem.detail)
        return SyntaxProblem(problem.code, Span(place, place + problem.width), message)


def _collect(green: Green, start: int, found: list[tuple[int, Problem]]) -> None:
    """Append the problems of a piece and all below it, with their places; passes by what has none."""
    if len(found) >= MAX_PROBLEMS:
        return
    found += ((start + problem.offset, problem) for problem in green.problems)
    if isinstance(green, Scalar):
        return
    for item, offset in zip(green.items, green.starts, strict=True):
        if isinstance(item, Member):
            found += ((start + offset + problem.offset, problem) for problem in item.key.problems)
        inner = child(item)
        if inner.troubled:
            _collect(inner, start + offset + child_offset(item), found)


def _child_at(node: Node, offset: int) -> Node | None:
    """The child whose name or value holds the offset; between two that touch, the one that starts there."""
    index = node.green.item_at(offset - node.start) if isinstance(node.green, Container) else None
    return None if index is None else node.item(index)


def to_value(green: Green) -> JsonValue:
    """The plain value of a piece."""
    if isinstance(green, Scalar):
        return green.value
    if green.kind is Kind.ARRAY:
        return [to_value(child(item)) for item in green.items]
    return {member.name: to_value(member.value) for member in green.members}
