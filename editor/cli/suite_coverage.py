"""Which states and transitions of the workflows the cases of a suite came through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editor.simulator.execution import Execution
    from editor.simulator.machine import StateMachine
    from editor.simulator.program import CompiledState

Transition = tuple[str, str]


class Coverage(NamedTuple):
    """All states and transitions of a workflow, and those come through."""

    states: frozenset[str]
    transitions: frozenset[Transition]
    entered: frozenset[str]
    taken: frozenset[Transition]

    def lines(self, name: str) -> Iterator[str]:
        """The counts, then what was not come to."""
        entered, taken = self.entered & self.states, self.taken & self.transitions
        counts = f"{len(entered)} of {len(self.states)} states, {len(taken)} of {len(self.transitions)} transitions"
        yield f"coverage of {name}: {counts}"
        yield from (f"  not entered: {state}" for state in sorted(self.states - entered))
        yield from (f"  not taken: {source} -> {target}" for source, target in sorted(self.transitions - taken))


def coverage(machine: StateMachine, executions: Iterable[Execution]) -> Coverage:
    """What the executions of a workflow came through; between the same two states, one transition is as another."""
    states = list(_states(machine))
    transitions = frozenset((state.name, target) for state in states for target in _targets(state))
    entered: set[str] = set()
    taken: set[Transition] = set()
    for execution in executions:
        _follow(execution, entered, taken)
    return Coverage(frozenset(state.name for state in states), transitions, frozenset(entered), frozenset(taken))


def _states(machine: StateMachine) -> Iterator[CompiledState]:
    for scope in machine.program.scopes:
        for state in scope.states.values():
            yield state
            if state.processor is not None:
                yield from _states(state.processor)


def _targets(state: CompiledState) -> Iterator[str]:
    yield from (target for target in (state.next, *state.targets) if target is not None)
    yield from (catcher.next for catcher in state.catchers)


def _follow(execution: Execution, entered: set[str], taken: set[Transition]) -> None:
    """Note the states entered and the transitions taken, in child executions too."""
    exits: dict[int, str] = {}
    for event in execution.log:
        if event.details is None:
            continue
        if event.type.endswith("StateExited"):
            exits[event.id] = event.details["name"]
        elif event.type.endswith("StateEntered"):
            name = event.details["name"]
            entered.add(name)
            if event.previous in exits:
                taken.add((exits[event.previous], name))
    for child in execution.children.values():
        _follow(child, entered, taken)
