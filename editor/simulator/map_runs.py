"""Distributed Map: a map run that reads its items and runs a child execution for each of them, or each batch."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from rpds import HashTrieMap, HashTrieSet

from editor.simulator.aborting import abort_children
from editor.simulator.child_executions import described, start_child
from editor.simulator.evaluating import note_numbers, scope_of
from editor.simulator.failing import Failure, fail
from editor.simulator.frames import Attempt, Children, Frame, MapItem, MapRun, Phase
from editor.simulator.settings import DISTRIBUTED_CONCURRENCY
from editor.simulator.succeeding import succeed
from editor.states.behaviour import Context, StateProblem
from editor.states.effects import ReadObject, StartBranches, Succeeded, WriteObjects
from editor.states.result_writing import MapRunResults

if TYPE_CHECKING:
    from editor.simulator.program import CompiledState
    from editor.simulator.turn import Turn
    from editor.states.effects import StartMapRun

EXCEED_TOLERATED = "States.ExceedToleratedFailureThreshold"
THRESHOLD_EXCEEDED = "The specified tolerated failure threshold was exceeded"


def start_map_run(turn: Turn, frame: Frame, state: CompiledState, effect: StartMapRun, context: Context) -> None:
    """Begin a distributed Map, up to the first object it reads or to its children."""
    previous = turn.emit(frame.previous, "MapStateStarted", {"length": effect.length})
    turn.at = frame = frame._replace(previous=previous)
    following = state.behaviour.resume(context, "started", ())
    arn = _run_arn(turn, effect.label)
    started = turn.emit(previous, "MapRunStarted", {"mapRunArn": arn})
    _proceed(turn, frame._replace(previous=started), state, following, context, MapRun(arn, started))


def _run_arn(turn: Turn, label: str | None) -> str:
    first, second = (str(uuid.UUID(int=turn.random.getrandbits(128), version=4)) for _ in range(2))
    where = f"{turn.settings.region}:{turn.settings.account}"
    return f"arn:aws:states:{where}:mapRun:{turn.machine.name}/{label or first}:{second}"


def _proceed(turn: Turn, frame: Frame, state: CompiledState, effect: Any, context: Context, run: MapRun) -> None:
    if isinstance(effect, StartBranches):
        _start_children(turn, frame, effect, context, run)
        return
    assert isinstance(effect, ReadObject)
    content = turn.objects.get((effect.bucket, effect.key)) if effect.key is not None else None
    if content is not None:
        read(turn, frame, state, run._replace(contents=(*run.contents, content)), context)
        return
    frame = frame._replace(phase=Phase.ANSWER)
    turn.keep(frame._replace(work=Attempt(turn.ask(frame, effect), effect, turn.clock, run=run)))


def read(turn: Turn, frame: Frame, state: CompiledState, run: MapRun, context: Context) -> None:
    """Go on with one object more; what cannot be read as items fails the run."""
    try:
        following = state.behaviour.resume(context, "read", run.contents)
    except StateProblem as problem:
        fail_run(turn, frame, state, Failure(problem.error, problem.cause))
        return
    _proceed(turn, frame, state, following, context, run)


def _start_children(turn: Turn, frame: Frame, effect: StartBranches, context: Context, run: MapRun) -> None:
    note_numbers(turn, effect)
    children = Children(
        effect.count,
        min(effect.concurrency or DISTRIBUTED_CONCURRENCY, DISTRIBUTED_CONCURRENCY),
        context.input,
        effect.items,
        HashTrieMap(),
        HashTrieSet(),
        run=run,
        tolerated_count=effect.tolerated_count,
        tolerated_percentage=effect.tolerated_percentage,
        are_batches=effect.are_batches,
    )
    turn.schedule(frame._replace(phase=Phase.SPREAD if effect.count else Phase.JOIN, work=children))


def child_failed(turn: Turn, container: Frame, index: int) -> None:
    """Note that a child execution did not succeed; the run fails when that is more than it tolerates."""
    children: Children = container.work
    children = children._replace(running=children.running.remove(index), failed=children.failed + 1)
    container = container._replace(work=children)
    if _is_too_much(children):
        abort_children(turn, container)
        fail_run(turn, container, turn.state_of(container), Failure(EXCEED_TOLERATED, THRESHOLD_EXCEEDED))
    elif children.started == children.total and not children.running:
        turn.schedule(container._replace(phase=Phase.JOIN))
    elif children.may_start:
        turn.schedule(container._replace(phase=Phase.SPREAD))
    else:
        turn.keep(container)


def start_execution(turn: Turn, frame: Frame, state: CompiledState) -> None:
    """Start a map run's next child execution; the container comes again while there is room for more."""
    children: Children = frame.work
    index = children.started
    item = MapItem(index, children.items[index])
    value = item.value
    if state.behaviour.branch_input is not None and not children.are_batches:
        scope = scope_of(turn, frame, state, children.input, item=item)
        value = state.behaviour.branch_input(Context(children.input, scope, turn.clock))
    children = children._replace(started=index + 1, running=children.running.insert(index))
    frame = frame._replace(work=children)
    if children.may_start:
        turn.schedule(frame)
    else:
        turn.keep(frame)
    path = (*frame.path, index)
    name = str(uuid.UUID(int=turn.random.getrandbits(128), version=4))
    assert state.processor is not None
    start_child(turn, path, state.processor, value, name, express=state.is_express)
    turn.schedule(Frame(path, state.branches[0], "", Phase.CHILD, value, 0, {}, item))


def _is_too_much(children: Children) -> bool:
    count, percentage = children.tolerated_count, children.tolerated_percentage
    if count is None and percentage is None:
        return True
    by_count = count is not None and children.failed > count
    return by_count or (percentage is not None and children.failed * 100 > percentage * children.total)


def fail_run(turn: Turn, frame: Frame, state: CompiledState, failure: Failure) -> None:
    """End a map run with an error, which is then the Map's."""
    details = {"error": failure.error, "cause": failure.cause}
    previous = turn.emit(frame.previous, "MapRunFailed", details)
    fail(turn, frame._replace(previous=previous, work=None), state, failure)


def join_run(turn: Turn, frame: Frame, state: CompiledState, context: Context) -> None:
    """End a map run whose children are done, and give or write their results."""
    children: Children = frame.work
    run = children.run
    assert run is not None
    succeeded = turn.emit(run.started, "MapRunSucceeded")
    turn.emit(succeeded, "MapStateSucceeded")
    turn.at = frame = frame._replace(previous=run.started, work=None)
    outputs = [children.results[index] for index in range(children.total) if index in children.results]
    paths = ((*frame.path, index) for index in range(children.total))
    shown = [described(turn.children[path]) for path in paths] if state.writes_results else []
    results = MapRunResults(run.arn, outputs, shown)
    effect = state.behaviour.resume(context, "joined", results)
    if isinstance(effect, WriteObjects):
        for written in effect.objects:
            turn.objects = turn.objects.insert((written.bucket, written.key), written.content)
        effect = Succeeded(effect.result)
    assert isinstance(effect, Succeeded)
    succeed(turn, frame, state, effect)
