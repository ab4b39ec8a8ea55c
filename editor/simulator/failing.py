"""What follows an error: another attempt, a catcher, or the end of the scope and what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.language.error_names import TIMEOUT
from editor.language.query_language import QueryLanguage
from editor.simulator.aborting import abort_children
from editor.simulator.evaluating import assigned, scope_of
from editor.simulator.execution import Outcome
from editor.simulator.frames import Phase
from editor.simulator.retry import matches_any, next_delay
from editor.simulator.succeeding import leave
from editor.states.behaviour import StateProblem

if TYPE_CHECKING:
    from editor.simulator.frames import Frame
    from editor.simulator.program import Catcher, CompiledState
    from editor.simulator.turn import Turn

QUERY_EVALUATION = "States.QueryEvaluationError"


class Failure(NamedTuple):
    """An error on its way outwards; a Fail state may have left out its name and its cause."""

    error: str | None
    cause: str | None


def place_of(name: str, entered: int) -> str:
    """Give how AWS begins the cause of an error that a state makes by itself."""
    return f"An error occurred while executing the state '{name}' (entered at the event id #{entered}). "


def cannot_go_on(turn: Turn, frame: Frame, problem: StateProblem) -> None:
    """Fail a state that could not be evaluated."""
    frame, failure = _told(turn, frame, problem)
    fail(turn, frame, turn.state_of(frame), failure, own=problem.error != QUERY_EVALUATION)


def _told(turn: Turn, frame: Frame, problem: StateProblem) -> tuple[Frame, Failure]:
    """Give the failure with the place AWS puts before its cause; JSONata's have an event of their own."""
    cause = problem.cause
    if problem.names_place:
        cause = place_of(frame.state, frame.entered) + cause
    if problem.error == QUERY_EVALUATION:
        details = {"state": frame.state, "error": problem.error, "cause": cause}
        if problem.location:
            details["location"] = problem.location
        is_first = frame.previous == frame.entered and not problem.is_late
        previous = turn.emit(frame.before if is_first else frame.previous, "EvaluationFailed", details)
        frame = frame._replace(previous=previous)
    return frame, Failure(problem.error, cause)


def fail(turn: Turn, frame: Frame, state: CompiledState, failure: Failure, *, own: bool = False) -> None:
    """Try a state again, leave it through a catcher, or fail the scope it is in.

    own: a container failed by itself, so that it has no event for that
    """
    if turn.phases is not None:
        turn.phases["failure"] = failure
    delay = next_delay(state.retriers, frame.retries, failure.error, turn)
    if delay is not None:
        _try_again(turn, frame, *delay)
        return
    if state.type in ("Map", "Parallel") and not own:
        frame = frame._replace(previous=turn.emit(frame.previous, f"{state.type}StateFailed"))
    catcher = next((found for found in state.catchers if matches_any(found.error_equals, failure.error)), None)
    if catcher is not None:
        _catch(turn, frame, state, catcher, failure)
    else:
        _fail_scope(turn, frame, state, failure)


def _try_again(turn: Turn, frame: Frame, retrier: int, delay: int) -> None:
    retries = frame.retries
    used = (*retries[:retrier], retries[retrier] + 1, *retries[retrier + 1 :])
    turn.schedule(
        frame._replace(phase=Phase.BEGIN, attempt=frame.attempt + 1, retries=used, work=None), turn.clock + delay
    )


def _catch(turn: Turn, frame: Frame, state: CompiledState, catcher: Catcher, failure: Failure) -> None:
    """Leave the state through a catcher; what cannot be evaluated on the way ends the scope."""
    try:
        _leave_through(turn, frame, state, catcher, failure)
    except StateProblem as problem:
        frame, failure = _told(turn, frame, problem)
        _fail_scope(turn, frame, state, failure)


def _leave_through(turn: Turn, frame: Frame, state: CompiledState, catcher: Catcher, failure: Failure) -> None:
    error_output = {"Error": failure.error, "Cause": failure.cause}
    if failure.error == TIMEOUT and failure.cause is None:
        error_output["Cause"] = ""
    seen = frame.input if state.language is QueryLanguage.JSONATA else error_output
    scope = scope_of(turn, frame, state, seen, error_output=error_output)
    output = catcher.output(frame.input, error_output, scope)
    variables = assigned(catcher.assign, scope) if catcher.assign is not None else None
    leave(turn, frame, state, output, variables, catcher.next)


def _fail_scope(turn: Turn, frame: Frame, state: CompiledState, failure: Failure) -> None:
    if not frame.path:
        details = {name: text for name, text in zip(("error", "cause"), failure, strict=True) if text is not None}
        turn.end(Outcome("FAILED", None, *failure), frame.previous, "ExecutionFailed", details)
        return
    container = turn.frames[frame.path[:-1]]
    holder = turn.state_of(container)
    if holder.type == "Map":
        turn.emit(frame.previous, "MapIterationFailed", {"name": container.state, "index": frame.path[-1]})
    elif state.type == "Task":
        turn.emit(frame.previous, "TaskStateAborted")
    turn.frames = turn.frames.remove(frame.path)
    abort_children(turn, container)
    fail(turn, container._replace(previous=frame.previous, work=None), holder, failure)
