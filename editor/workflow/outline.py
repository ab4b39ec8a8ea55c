"""The machines, states and transitions a text holds, as far as it can be read.

An outline is read off the tree by walking its structure: no value counts as a state because of its name alone.
Paths identify everything: a scope (a machine, a branch, an item processor) by the path of its object, a state by the
path of its value, a transition by the path of the field that names its target.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class State:
    """A member of States. `type` is None where there is none to read; `scopes` are the paths of machines inside."""

    path: Path
    name: str
    type: str | None
    node: Node
    scopes: tuple[Path, ...]

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
    """A field that leads somewhere. `source` is a state, or the scope itself for StartAt.

    `target` is the path of the state it names, whether there is one or not; None for the end of the scope.
    """

    path: Path
    kind: TransitionKind
    source: Path
    target: Path | None
    node: Node


@dataclass(frozen=True, slots=True)
class Scope:
    """A machine, a branch, or an item processor: `states` are the paths of its states in written order."""

    path: Path
    node: Node
    states: tuple[Path, ...]


class Outline:
    """What one tree holds: `scopes`, `states` and `transitions` by path, in written order, outer before inner."""

    def __init__(self, tree: Tree) -> None:
        self.scopes: dict[Path, Scope] = {}
        self.states: dict[Path, State] = {}
        self.transitions: dict[Path, Transition] = {}
        if tree.root is not None and tree.root.is_object:
            self._read_scope(tree.root, ())

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

    @cached_property
    def by_key(self) -> Mapping[int, State]:
        """The states by the offset where their name begins."""
        return {state.key.start: state for state in self.states.values()}

    def _read_scope(self, node: Node, path: Path) -> None:
        states = node.get("States")
        members = list(states.children()) if states is not None and states.is_object else []
        paths = tuple((*path, "States", str(member.step)) for member in members)
        self.scopes[path] = Scope(path, node, paths)
        self._add(node.get("StartAt"), (*path, "StartAt"), TransitionKind.START, path, path)
        for member, state_path in zip(members, paths, strict=True):
            self._read_state(member, state_path)

    def _read_state(self, node: Node, path: Path) -> None:
        fields = {str(field.step): field for field in node.members(_STRUCTURE)}
        kind = fields.get("Type")
        inner = list(_inner_scopes(fields, path))
        scopes = tuple(scope for scope, _ in inner)
        self.states[path] = State(path, str(path[-1]), None if kind is None else kind.string, node, scopes)
        self._read_transitions(fields, path)
        for scope, machine in inner:
            self._read_scope(machine, scope)

    def _read_transitions(self, fields: Mapping[str, Node], path: Path) -> None:
        scope = path[:-2]
        for field, place in _transition_fields(fields, path):
            self._add(field, place, _KIND_OF[str(place[len(path)])], path, scope)
        end = _end_field(fields)
        if end is not None:
            place = (*path, str(end.step))
            self.transitions[place] = Transition(place, TransitionKind.END, path, None, end)

    def _add(self, field: Node | None, place: Path, kind: TransitionKind, source: Path, scope: Path) -> None:
        name = None if field is None else field.string
        if field is not None and name is not None:
            self.transitions[place] = Transition(place, kind, source, (*scope, "States", name), field)


_KIND_OF: Mapping[str, TransitionKind] = {
    "Next": TransitionKind.NEXT,
    "Default": TransitionKind.DEFAULT,
    "Choices": TransitionKind.CHOICE,
    "Catch": TransitionKind.CATCH,
}
_STRUCTURE = frozenset({"Type", "End", "Branches", "ItemProcessor", "Iterator", *_KIND_OF})
TERMINAL_TYPES = frozenset({"Succeed", "Fail"})


def _transition_fields(fields: Mapping[str, Node], path: Path) -> Iterator[tuple[Node, Path]]:
    """The fields that name other states, with their paths, in written order."""
    for name, field in fields.items():
        if name in ("Next", "Default"):
            yield field, (*path, name)
        elif name in ("Choices", "Catch") and field.is_array:
            for item in field.children():
                target = item.get("Next")
                if target is not None:
                    yield target, (*path, name, item.index, "Next")


def _end_field(fields: Mapping[str, Node]) -> Node | None:
    """The field that makes a state the last of its scope: a true End, or a terminal Type."""
    end = fields.get("End")
    if end is not None and end.value is True:
        return end
    kind = fields.get("Type")
    return kind if kind is not None and kind.string in TERMINAL_TYPES else None


def _inner_scopes(fields: Mapping[str, Node], path: Path) -> Iterator[tuple[Path, Node]]:
    """The machines inside a state, with their paths."""
    for name, field in fields.items():
        if name == "Branches" and field.is_array:
            for branch in field.children():
                if branch.is_object:
                    yield (*path, name, branch.index), branch
        elif name in ("ItemProcessor", "Iterator") and field.is_object:
            yield (*path, name), field
