"""The machines, states and transitions a text holds, as far as it can be read.

An outline is read off the tree by walking its structure: no value counts as a state because of its name alone.
Paths identify everything: a scope (a machine, a branch, an item processor) by the path of its object, a state by the
path of its value, a transition by the path of the field that names its target.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from editor.text.tree import Node, Path, Span, Tree


class TransitionKind(StrEnum):
    """How a state comes to be followed by another one, or by the end of its scope."""

    START = "start"
    NEXT = "next"
    DEFAULT = "default"
    CHOICE = "choice"
    CATCH = "catch"
    END = "end"


class Lead(NamedTuple):
    """A field that leads on: its path inside the state, and the name it gives; None for the end of the scope."""

    path: Path
    kind: TransitionKind
    name: str | None


@dataclass(frozen=True, slots=True)
class State:
    """A member of States. `type` is None where there is none to read; `scopes` are the paths of machines inside.

    `leads` are its fields that lead on, in written order.
    """

    path: Path
    name: str
    type: str | None
    node: Node
    scopes: tuple[Path, ...]
    leads: tuple[Lead, ...]

    @property
    def scope(self) -> Path:
        """The path of the machine it belongs to."""
        return self.path[:-2]

    @property
    def span(self) -> Span:
        """The place of its value."""
        return self.node.span

    @property
    def key(self) -> Span:
        """The place of its name, quotes included."""
        key = self.node.key
        assert key is not None
        return key


@dataclass(frozen=True, slots=True)
class Transition:
    """A field that leads somewhere. `source` is a state, or the scope itself for StartAt; `holder` is its value.

    `target` is the path of the state it names, whether there is one or not; None for the end of the scope.
    """

    path: Path
    kind: TransitionKind
    source: Path
    target: Path | None
    holder: Node

    @property
    def scope(self) -> Path:
        """The path of the machine it stays within."""
        return self.source if self.kind is TransitionKind.START else self.source[:-2]

    @property
    def node(self) -> Node:
        """The value of the field."""
        found = self.holder.find(self.path[len(self.source) :])
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Scope:
    """A machine, a branch, or an item processor: `states` are the paths of its states in written order."""

    path: Path
    node: Node
    states: tuple[Path, ...]


class Outline:
    """What one tree holds: `scopes`, `states` and `transitions` by path, in written order, outer before inner.

    `before` is the outline of the text before an edit: what states say whose text is the very same is taken from it.
    """

    def __init__(self, tree: Tree, before: Outline | None = None) -> None:
        self.tree = tree
        self.scopes: dict[Path, Scope] = {}
        self.states: dict[Path, State] = {}
        self.transitions: dict[Path, Transition] = {}
        if tree.root is not None and tree.root.is_object:
            self._read_scope(tree.root, (), {} if before is None else before.states)

    def scope_of(self, path: Path) -> Scope | None:
        """The scope a path lies in or leads to: the innermost one."""
        for length in range(len(path), -1, -1):
            found = self.scopes.get(path[:length])
            if found is not None:
                return found
        return None

    def state_at(self, path: Path) -> State | None:
        """The innermost state a path lies in or leads to."""
        for length in range(len(path), 1, -1):
            found = self.states.get(path[:length])
            if found is not None:
                return found
        return None

    def within(self, path: Path) -> list[State]:
        """A state and all states inside it, or all states of a scope."""
        depth = len(path)
        return [state for state in self.states.values() if state.path[:depth] == path]

    def leaving(self, path: Path) -> list[Transition]:
        """The transitions of a state, in written order."""
        return self._leaving.get(path, [])

    def arriving(self, path: Path) -> list[Transition]:
        """The transitions that lead to a state, its scope's StartAt included, in written order."""
        return self._arriving.get(path, [])

    @cached_property
    def _leaving(self) -> Mapping[Path, list[Transition]]:
        found: dict[Path, list[Transition]] = {}
        for transition in self.transitions.values():
            found.setdefault(transition.source, []).append(transition)
        return found

    @cached_property
    def _arriving(self) -> Mapping[Path, list[Transition]]:
        found: dict[Path, list[Transition]] = {}
        for transition in self.transitions.values():
            if transition.target is not None:
                found.setdefault(transition.target, []).append(transition)
        return found

    def named_at(self, offset: int) -> State | None:
        """The state whose name begins at an offset."""
        node = self.tree.node_at(offset)
        state = None if node is None else self.states.get(node.path)
        return state if state is not None and state.key.start == offset else None

    def _read_scope(self, node: Node, path: Path, before: Mapping[Path, State]) -> None:
        states = node.get("States")
        members = list(states.children()) if states is not None and states.is_object else []
        paths = tuple((*path, "States", str(member.step)) for member in members)
        self.scopes[path] = Scope(path, node, paths)
        start = node.get("StartAt")
        if start is not None and start.string is not None:
            self._add(Lead(("StartAt",), TransitionKind.START, start.string), path, path, node)
        for member, state_path in zip(members, paths, strict=True):
            self._read_state(member, state_path, path, before)

    def _read_state(self, node: Node, path: Path, scope: Path, before: Mapping[Path, State]) -> None:
        known = before.get(path)
        if known is not None and known.node.green is node.green:
            state = State(path, known.name, known.type, node, known.scopes, known.leads)
        else:
            state = _state(node, path)
        self.states[path] = state
        for lead in state.leads:
            self._add(lead, path, scope, node)
        for inner in state.scopes:
            machine = node.find(inner[len(path) :])
            assert machine is not None
            self._read_scope(machine, inner, before)

    def _add(self, lead: Lead, source: Path, scope: Path, holder: Node) -> None:
        place = source + lead.path
        target = None if lead.name is None else (*scope, "States", lead.name)
        self.transitions[place] = Transition(place, lead.kind, source, target, holder)


_KIND_OF: Mapping[str, TransitionKind] = {
    "Next": TransitionKind.NEXT,
    "Default": TransitionKind.DEFAULT,
    "Choices": TransitionKind.CHOICE,
    "Catch": TransitionKind.CATCH,
}
_STRUCTURE = frozenset({"Type", "End", "Branches", "ItemProcessor", "Iterator", *_KIND_OF})
TERMINAL_TYPES = frozenset({"Succeed", "Fail"})


def _state(node: Node, path: Path) -> State:
    """The state a value is."""
    fields = {str(field.step): field for field in node.members(_STRUCTURE)}
    kind = fields.get("Type")
    scopes = tuple(path + inner for inner in _inner_scopes(fields))
    leads = (*_leads(fields), *_end(fields))
    return State(path, str(path[-1]), None if kind is None else kind.string, node, scopes, leads)


def _leads(fields: Mapping[str, Node]) -> Iterator[Lead]:
    """The fields that name other states, in written order."""
    for field, path in _transition_fields(fields):
        name = field.string
        if name is not None:
            yield Lead(path, _KIND_OF[str(path[0])], name)


def _transition_fields(fields: Mapping[str, Node]) -> Iterator[tuple[Node, Path]]:
    for name, field in fields.items():
        if name in ("Next", "Default"):
            yield field, (name,)
        elif name in ("Choices", "Catch") and field.is_array:
            for item in field.children():
                target = item.get("Next")
                if target is not None:
                    yield target, (name, item.index, "Next")


def _end(fields: Mapping[str, Node]) -> Iterator[Lead]:
    """The field that makes a state the last of its scope: a true End, or a terminal Type."""
    end, kind = fields.get("End"), fields.get("Type")
    if end is not None and end.value is True:
        yield Lead(("End",), TransitionKind.END, None)
    elif kind is not None and kind.string in TERMINAL_TYPES:
        yield Lead(("Type",), TransitionKind.END, None)


def _inner_scopes(fields: Mapping[str, Node]) -> Iterator[Path]:
    """The paths of the machines inside a state."""
    for name, field in fields.items():
        if name == "Branches" and field.is_array:
            yield from ((name, branch.index) for branch in field.children() if branch.is_object)
        elif name in ("ItemProcessor", "Iterator") and field.is_object:
            yield (name,)
