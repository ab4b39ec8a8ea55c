"""Parallel and inline Map: starting branches and iterations one by one, and going on when all are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpds import HashTrieMap, HashTrieSet

from editor.language.error_names import RUNTIME
from editor.simulator.evaluating import note_numbers, scope_of
from editor.simulator.frames import Children, Frame, MapItem, Phase
from editor.simulator.map_runs import start_execution
from editor.simulator.payloads import payload_size
from editor.simulator.settings import INLINE_CONCURRENCY
from editor.states.behaviour import Context, StateProblem

if TYPE_CHECKING:
    from editor.simulator.program import CompiledState
    from editor.simulator.turn import Turn
    from editor.states.effects import StartBranches


def start_branches(turn: Turn, frame: Frame, state: CompiledState, effect: StartBranches, context: Context) -> None:
    """Begin a container: no child runs yet, and where there is none, none ever will."""
    limit = effect.count
    if state.type == "Map":
        limit = min(effect.concurrency or INLINE_CONCURRENCY, INLINE_CONCURRENCY)
    note_numbers(turn, effect)
    details = {"length": effect.count} if state.type == "Map" else None
    started = turn.emit(frame.previous, f"{state.type}StateStarted", details)
    children = Children(effect.count, limit, context.input, effect.items, HashTrieMap(), HashTrieSet(), effect.keys)
    phase = Phase.SPREAD if effect.count else Phase.JOIN
    turn.schedule(frame._replace(phase=phase, previous=started, work=children))


def spread(turn: Turn, frame: Frame) -> None:
    """Start a container's next branch or iteration; the container comes again while there is room for more."""
    state = turn.state_of(frame)
    children: Children = frame.work
    if children.run is not None:
        start_execution(turn, frame, state)
        return
    index = children.started
    child = _branch(turn, frame, state, index) if state.type == "Parallel" else _iteration(turn, frame, state, index)
    children = children._replace(started=index + 1, running=children.running.insert(index))
    frame = frame._replace(work=children)
    if children.may_start:
        turn.schedule(frame)
    else:
        turn.keep(frame)
    turn.schedule(child)


def _branch(turn: Turn, frame: Frame, state: CompiledState, index: int) -> Frame:
    return _child(turn, frame, state.branches[index], index, frame.work.input, frame.item, frame.previous)


def _iteration(turn: Turn, frame: Frame, state: CompiledState, index: int) -> Frame:
    children: Children = frame.work
    key = children.keys[index] if children.keys is not None else None
    item = MapItem(index, children.items[index], key, children.source)
    previous = turn.emit(frame.previous, "MapIterationStarted", {"name": frame.state, "index": index})
    value = item.value
    if state.behaviour.branch_input is not None:
        scope = scope_of(turn, frame, state, children.input, item=item)
        value = state.behaviour.branch_input(Context(children.input, scope, turn.clock))
    return _child(turn, frame, state.branches[0], index, value, item, previous)


def _child(turn: Turn, frame: Frame, scope: int, index: int, value: Any, item: MapItem | None, previous: int) -> Frame:
    if len(frame.path) >= turn.settings.limits.depth:
        raise StateProblem(RUNTIME, "States are nested too deep in each other.")
    weight = frame.weight if value is frame.input else payload_size(value)
    start_at = turn.program.scopes[scope].start_at
    path = (*frame.path, index)
    return Frame(path, scope, start_at, Phase.ENTER, value, weight, frame.variables, item, previous=previous)


def joined(turn: Turn, frame: Frame, state: CompiledState) -> tuple[Frame, list[object]]:
    """Give the frame of a container whose children are done, and their outputs in order."""
    children: Children = frame.work
    frame = frame._replace(previous=children.latest or frame.previous, work=None)
    turn.emit(frame.previous, f"{state.type}StateSucceeded")
    results = children.results
    return frame, [results[index] for index in range(children.total)]
