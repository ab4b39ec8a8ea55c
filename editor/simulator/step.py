"""A step of an execution: from one snapshot to the next, without any effect on the world.

    step(execution)                             the next snapshot; the same one where there is nothing to do
    answer(execution, request, result)          the snapshot in which a request has its answer

A step takes the frame that goes on next, by wake time and branch path, and does one phase of it. What it needs from
outside stays behind as a request; time does not pass while one is open.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from editor.language.error_names import RUNTIME, TIMEOUT
from editor.language.evaluation_failure import EvaluationFailure
from editor.simulator.aborting import abort_attempt
from editor.simulator.calling import accept, answered, call_service
from editor.simulator.child_executions import answer_child, schedule_child, step_child
from editor.simulator.clock import nanoseconds
from editor.simulator.containers import joined, spread, start_branches
from editor.simulator.evaluating import begin_context
from editor.simulator.execution import Execution, Outcome
from editor.simulator.failing import Failure, cannot_go_on, fail
from editor.simulator.frames import Attempt, Phase
from editor.simulator.map_runs import child_failed, fail_run, join_run, read, start_map_run
from editor.simulator.nested import nested_ended
from editor.simulator.ready import without_first
from editor.simulator.settings import EXPRESS_SECONDS
from editor.simulator.succeeding import child_ended, succeed
from editor.simulator.turn import HistoryFull, Turn
from editor.states.behaviour import StateProblem
from editor.states.effects import CallService, Failed, StartBranches, StartMapRun, Succeeded, WaitUntil

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.simulator.answers import Answer
    from editor.simulator.frames import Frame, MapRun
    from editor.simulator.program import CompiledState
    from editor.states.behaviour import Context
    from editor.states.effects import Effect


def step(execution: Execution) -> Execution:
    """Give the snapshot after this one; the same one where the execution has ended or waits for an answer."""
    return inspected_step(execution, None)


def inspected_step(execution: Execution, phases: dict[str, Any] | None) -> Execution:
    """Step, and note what the values of a state are after each part of its processing, named as TestState does."""
    turn = Turn(execution, phases)
    frame = _next_frame(turn)
    if frame is None:
        return execution
    turn.at = frame
    if turn.outcome is not None:
        return turn.done()
    try:
        _PHASES[frame.phase](turn, frame)
    except StateProblem as problem:
        _fail_at(turn, problem)
    except EvaluationFailure as failure:
        _fail_at(turn, StateProblem(failure.error, failure.cause, failure.location))
    except HistoryFull as full:
        _end_full(turn, full)
    return turn.done()


def answer(execution: Execution, request: int, result: Answer) -> Execution:
    """Give the snapshot in which a request has its answer; raises KeyError for a request that is not open."""
    asked = execution.requests[request]
    turn = Turn(execution._replace(answers=execution.answers.appended([(request, result)])))
    turn.requests = turn.requests.remove(request)
    if asked.child is not None:
        answer_child(turn, asked, result, answer)
        return turn.done()
    frame = turn.frames[asked.path]
    turn.schedule(frame._replace(phase=Phase.ACCEPT, work=frame.work._replace(answer=result)))
    return turn.done()


def failed_at(execution: Execution, frame: Frame, failure: Failure, phases: dict[str, Any] | None) -> Execution:
    """Give the snapshot in which the state of the only frame has failed: tried again, caught, or the end."""
    turn = Turn(execution._replace(ready=None), phases)
    fail(turn, frame, turn.state_of(frame), failure)
    return turn.done()


def joined_with(execution: Execution, frame: Frame, phases: dict[str, Any] | None) -> Execution:
    """Give the snapshot in which the container of the only frame has ended with the results the frame holds."""
    turn = Turn(execution._replace(ready=None))
    turn.schedule(frame._replace(phase=Phase.JOIN))
    return inspected_step(turn.done(), phases)


def _next_frame(turn: Turn) -> Frame | None:
    """Give the frame whose turn it is, and set the clock; None where there is none, or the machine's time is over."""
    if turn.execution.outcome is not None:
        return None
    while turn.ready is not None:
        entry = turn.ready[0]
        frame = turn.frames.get(entry.path)
        if frame is None or frame.ticket != entry.ticket:
            turn.ready = without_first(turn.ready)
            continue
        if entry.wake > turn.clock:
            if turn.requests:
                return None
            if entry.wake >= (ends := _end_of_time(turn)):
                _end_timed_out(turn, ends)
                return frame
            turn.clock = entry.wake
        turn.ready = without_first(turn.ready)
        return frame
    return None


def _end_of_time(turn: Turn) -> float:
    """Give when the machine's TimeoutSeconds is over, or the service's quota."""
    settings = turn.settings
    quota = settings.limits.seconds
    if quota is not None and settings.express:
        quota = EXPRESS_SECONDS
    limits = [nanoseconds(seconds) for seconds in (turn.program.timeout, quota) if seconds is not None]
    return settings.start + min(limits, default=math.inf)


def _end_timed_out(turn: Turn, ends: float) -> None:
    turn.clock = int(ends)
    turn.end(Outcome("TIMED_OUT", None, TIMEOUT), 0, "ExecutionTimedOut", {"error": TIMEOUT})


def _fail_at(turn: Turn, problem: StateProblem) -> None:
    try:
        cannot_go_on(turn, turn.at, problem)
    except HistoryFull as full:
        _end_full(turn, full)


def _end_full(turn: Turn, full: HistoryFull) -> None:
    cause = f"The execution reached the maximum number of history events ({turn.most_events})."
    turn.end(
        Outcome("FAILED", None, RUNTIME, cause), full.previous, "ExecutionFailed", {"error": RUNTIME, "cause": cause}
    )


def _enter(turn: Turn, frame: Frame) -> None:
    state = turn.state_of(frame)
    entered = turn.emit(frame.previous, state.entered, {"name": frame.state, "input": frame.input})
    turn.schedule(
        frame._replace(
            phase=Phase.BEGIN,
            previous=entered,
            entered=entered,
            before=frame.previous,
            entered_at=turn.clock,
            retries=(0,) * len(state.retriers),
            ticket=turn.counter + 1,  # what schedule gives it, without another copy
        )
    )


def _begin(turn: Turn, frame: Frame) -> None:
    state = turn.state_of(frame)
    context = begin_context(turn, frame, state)
    _perform(turn, frame, state, state.behaviour.begin(context), context)


def _wake(turn: Turn, frame: Frame) -> None:
    state = turn.state_of(frame)
    context = begin_context(turn, frame, state)
    _perform(turn, frame, state, state.behaviour.resume(context, "wake", None), context)


def _answer(turn: Turn, frame: Frame) -> None:
    state = turn.state_of(frame)
    attempt: Attempt = frame.work
    given = attempt.answer
    assert given is not None
    if attempt.run is not None:
        _read(turn, frame, state, attempt.run, given)
        return
    turn.at = frame = answered(turn, frame)
    if attempt.timed_out:
        abort_attempt(turn, frame)
        fail(turn, frame, state, Failure(TIMEOUT, None))
    elif given.failed:
        fail(turn, frame, state, Failure(given.error, given.cause))
    else:
        succeed(turn, frame, state, Succeeded(given.output))


def _read(turn: Turn, frame: Frame, state: CompiledState, run: MapRun, given: Answer) -> None:
    if given.failed:
        fail_run(turn, frame, state, Failure(given.error, given.cause))
        return
    run = run._replace(contents=(*run.contents, given.output))
    read(turn, frame, state, run, begin_context(turn, frame, state))


def _child(turn: Turn, frame: Frame) -> None:
    child = step_child(turn, frame, step)
    if child.outcome is None:
        schedule_child(turn, frame, child)
        return
    turn.frames = turn.frames.remove(frame.path)
    if frame.path[-1] < 0:
        return
    turn.at = container = turn.frames[frame.path[:-1]]
    if isinstance(container.work, Attempt):
        nested_ended(turn, container, child)
    elif child.outcome.status == "SUCCEEDED":
        child_ended(turn, container, frame.path[-1], child.outcome.output, 0)
    else:
        child_failed(turn, container, frame.path[-1])


def _join(turn: Turn, frame: Frame) -> None:
    state = turn.state_of(frame)
    if frame.work.run is not None:
        join_run(turn, frame, state, begin_context(turn, frame, state))
        return
    turn.at, results = joined(turn, frame, state)
    succeed(turn, turn.at, state, Succeeded(results))


def _perform(turn: Turn, frame: Frame, state: CompiledState, effect: Effect, context: Context) -> None:
    _EFFECTS[type(effect)](turn, frame, state, effect, context)


def _succeed(turn: Turn, frame: Frame, state: CompiledState, effect: Succeeded, _context: Context) -> None:
    succeed(turn, frame, state, effect)


def _fail(turn: Turn, frame: Frame, state: CompiledState, effect: Failed, _context: Context) -> None:
    fail(turn, frame, state, Failure(effect.error, effect.cause))


def _wait(turn: Turn, frame: Frame, _state: CompiledState, effect: WaitUntil, _context: Context) -> None:
    turn.schedule(frame._replace(phase=Phase.WAKE), max(effect.clock, turn.clock))


_PHASES: dict[Phase, Callable[[Turn, Frame], None]] = {
    Phase.ENTER: _enter,
    Phase.BEGIN: _begin,
    Phase.WAKE: _wake,
    Phase.ACCEPT: accept,
    Phase.ANSWER: _answer,
    Phase.SPREAD: spread,
    Phase.JOIN: _join,
    Phase.CHILD: _child,
}

_EFFECTS: dict[type, Callable[[Turn, Frame, CompiledState, Any, Context], None]] = {
    Succeeded: _succeed,
    Failed: _fail,
    WaitUntil: _wait,
    CallService: call_service,
    StartBranches: start_branches,
    StartMapRun: start_map_run,
}
