"""Tasks: what is asked of whom, the events of that, and how long an answer takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.error_names import TIMEOUT
from editor.simulator.answers import Source
from editor.simulator.clock import nanoseconds
from editor.simulator.frames import Attempt, Phase
from editor.simulator.nested import start_nested, wait_for_nested
from editor.simulator.payloads import payload_size
from editor.simulator.succeeding import too_large
from editor.states.behaviour import StateProblem
from editor.states.effects import LONGEST_TASK, CallService
from editor.states.task_resource import Pattern, ResourceKind

if TYPE_CHECKING:
    from editor.simulator.answers import Answer
    from editor.simulator.frames import Frame
    from editor.simulator.program import CompiledState
    from editor.simulator.turn import Turn
    from editor.states.behaviour import Context
    from editor.states.task_resource import TaskResource

_STEMS = {ResourceKind.FUNCTION: "LambdaFunction", ResourceKind.ACTIVITY: "Activity", ResourceKind.SERVICE: "Task"}
"""What the events of a task begin with, by who does the work."""


def call_service(turn: Turn, frame: Frame, _state: CompiledState, effect: CallService, _context: Context) -> None:
    """Schedule an attempt of a task, and leave the request for it."""
    resource = effect.resource
    known = turn.settings.activities
    if resource.kind is ResourceKind.ACTIVITY and known is not None and resource.arn not in known:
        raise StateProblem("States.Runtime", f"The activity {resource.arn} does not exist.")
    stem = _STEMS[resource.kind]
    previous = turn.emit(frame.previous, f"{stem}Scheduled", _scheduled(turn, effect))
    if resource.kind is ResourceKind.FUNCTION:
        previous = turn.emit(previous, "LambdaFunctionStarted")
    elif resource.kind is ResourceKind.SERVICE:
        previous = turn.emit(previous, "TaskStarted", _named(resource))
    frame = frame._replace(phase=Phase.ANSWER, previous=previous)
    turn.keep(frame._replace(work=Attempt(turn.ask(frame, effect), effect, turn.clock)))


def _scheduled(turn: Turn, effect: CallService) -> dict[str, Any]:
    resource = effect.resource
    if resource.kind is ResourceKind.SERVICE:
        details = {**_named(resource), "region": turn.settings.region, "parameters": effect.parameters}
    else:
        details = {"resource": resource.arn, "input": effect.parameters}
    if effect.timeout is not None:
        details["timeoutInSeconds"] = effect.timeout
    if effect.heartbeat is not None:
        details["heartbeatInSeconds"] = effect.heartbeat
    if effect.role is not None:
        details["taskCredentials"] = {"roleArn": effect.role}
    return details


def _named(resource: TaskResource) -> dict[str, Any]:
    return {"resourceType": resource.type, "resource": resource.action}


def deadline(attempt: Attempt, answer: Answer) -> tuple[int, bool]:
    """Give when an attempt is over, and whether it ran out of time: past its timeout or without a heartbeat."""
    effect: Any = attempt.effect
    timeout = LONGEST_TASK if effect.timeout is None else effect.timeout
    ends = timeout if answer.timed_out else min(answer.seconds, timeout)
    if effect.heartbeat is not None:
        ends = min(ends, _silence(sorted(answer.heartbeats), effect.heartbeat))
    is_late = answer.timed_out or ends < answer.seconds
    return attempt.made + nanoseconds(ends), is_late


def _silence(heartbeats: list[float], longest: float) -> float:
    """Give after how many seconds a heartbeat is missing."""
    last = 0.0
    for beat in heartbeats:
        if beat - last > longest:
            break
        last = beat
    return last + longest


def accept(turn: Turn, frame: Frame) -> None:
    """Say that a worker has taken up an activity, or that the first call of a longer task has been answered."""
    attempt: Attempt = frame.work
    answer = attempt.answer
    assert answer is not None
    if not isinstance(attempt.effect, CallService):
        turn.schedule(frame._replace(phase=Phase.ANSWER), turn.clock + nanoseconds(answer.seconds))
        return
    resource = attempt.effect.resource
    if answer.machine is not None:
        frame = start_nested(turn, frame, attempt, answer.machine)
        attempt = frame.work
        answer = attempt.answer
        assert answer is not None
    previous = frame.previous
    if resource.kind is ResourceKind.ACTIVITY:
        details = {} if answer.worker is None else {"workerName": answer.worker}
        previous = turn.emit(previous, "ActivityStarted", details)
    elif resource.pattern is not Pattern.RESPONSE and answer.submitted is not None:
        previous = turn.emit(previous, "TaskSubmitted", {**_named(resource), "output": answer.submitted})
    if answer.source is Source.WORKFLOW and answer.submitted is not None:
        wait_for_nested(turn, frame._replace(previous=previous))
        return
    ends, is_late = deadline(attempt, answer)
    attempt = attempt._replace(timed_out=is_late)
    turn.schedule(frame._replace(phase=Phase.ANSWER, previous=previous, work=attempt), max(ends, turn.clock))


def answered(turn: Turn, frame: Frame) -> Frame:
    """Give the frame after the event that says how an attempt of a task ended."""
    attempt: Attempt = frame.work
    answer = attempt.answer
    assert answer is not None
    resource: TaskResource = attempt.effect.resource  # type: ignore[union-attr]
    details = _named(resource) if resource.kind is ResourceKind.SERVICE else {}
    if attempt.timed_out:
        ending = "TimedOut"
        details["error"] = TIMEOUT
    elif answer.failed:
        ending = "Failed"
        told = {"error": answer.error, "cause": answer.cause}
        details |= {name: text for name, text in told.items() if text is not None}
    else:
        limit = turn.settings.limits.payload
        if limit is not None and payload_size(answer.output) > limit:
            raise too_large(resource.name)
        ending = "Succeeded"
        details["output"] = answer.output
    return frame._replace(previous=turn.emit(frame.previous, _STEMS[resource.kind] + ending, details))
