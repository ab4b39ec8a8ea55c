"""Workflows that a task starts: `states:startExecution` in its three forms, with a workflow that is known here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.simulator.answers import Answer, Source
from editor.simulator.child_executions import described, start_child
from editor.simulator.clock import nanoseconds, timestamp_text
from editor.simulator.frames import Attempt, Frame, Phase
from editor.simulator.payloads import payload_text
from editor.simulator.settings import DEEPEST
from editor.states.behaviour import StateProblem
from editor.states.effects import CallService
from editor.states.task_resource import Pattern

if TYPE_CHECKING:
    from editor.simulator.execution import Execution
    from editor.simulator.machine import StateMachine
    from editor.simulator.turn import Turn

TASK_FAILED = "States.TaskFailed"

LONGEST_CAUSE = 32_768
"""Characters of a cause that are kept: causes within causes would double at every level."""


def start_nested(turn: Turn, frame: Frame, attempt: Attempt, machine: StateMachine) -> Frame:
    """Start the workflow a task asks for, and give the task's frame with what it knows by now.

    Where the task does not wait for the end, the execution goes on beside this one for as long as this one lasts.
    """
    effect = attempt.effect
    assert isinstance(effect, CallService)
    if turn.settings.parent_depth >= DEEPEST:
        raise StateProblem("States.Runtime", "Executions are nested too deep in each other.")
    waits = effect.resource.pattern is not Pattern.RESPONSE
    path = (*frame.path, 0) if waits else (-attempt.request,)
    given = effect.parameters if isinstance(effect.parameters, dict) else {}
    name = str(given.get("Name") or f"{turn.settings.name}-{attempt.request}")
    start_child(turn, path, machine, _input(given.get("Input", {})), name, express=False)
    turn.schedule(Frame(path, 0, "", Phase.CHILD, None, 0, {}))
    started = {"ExecutionArn": turn.children[path].arn, "StartDate": timestamp_text(turn.clock)}
    if waits:
        return frame._replace(work=attempt._replace(answer=Answer(Source.WORKFLOW, submitted=started)))
    return frame._replace(work=attempt._replace(answer=Answer(Source.WORKFLOW, started)))


def _input(value: Any) -> Any:
    """Give the input of a started workflow: a string is JSON text, as the API takes it."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def wait_for_nested(turn: Turn, frame: Frame) -> None:
    """Keep a task that waits for its workflow; it goes on by itself only when its time is over."""
    attempt: Attempt = frame.work
    effect = attempt.effect
    assert isinstance(effect, CallService)
    frame = frame._replace(phase=Phase.ANSWER, work=attempt._replace(timed_out=True))
    if effect.timeout is None:
        turn.keep(frame)
    else:
        turn.schedule(frame, attempt.made + nanoseconds(effect.timeout))


def nested_ended(turn: Turn, frame: Frame, child: Execution) -> None:
    """Give the task that waited for a workflow its answer."""
    attempt: Attempt = frame.work
    effect = attempt.effect
    assert isinstance(effect, CallService)
    assert attempt.answer is not None
    shown = described(child)
    if child.status == "SUCCEEDED":
        answer = Answer(Source.WORKFLOW, _polled(shown, effect.resource.pattern))
    else:
        answer = Answer(Source.WORKFLOW, failed=True, error=TASK_FAILED, cause=payload_text(shown)[:LONGEST_CAUSE])
    turn.schedule(frame._replace(work=attempt._replace(answer=answer, timed_out=False)))


def _polled(shown: dict[str, Any], pattern: Pattern) -> dict[str, Any]:
    """Give what `.sync` answers with: DescribeExecution, its payloads read for `.sync:2`."""
    if pattern is not Pattern.SYNC_2:
        return shown
    return shown | {name: json.loads(shown[name]) for name in ("Input", "Output")}
