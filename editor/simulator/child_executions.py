"""Executions inside an execution: the children of a distributed Map, and workflows that a task has started.

A child has a log, a clock and requests of its own. Its frame in the parent goes on when the child does; what the child
asks for, the parent asks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from editor.simulator.answers import Request
from editor.simulator.clock import timestamp_text
from editor.simulator.execution import Execution, start
from editor.simulator.frames import Phase
from editor.simulator.payloads import payload_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.simulator.answers import Answer
    from editor.simulator.events import Event
    from editor.simulator.frames import Frame
    from editor.simulator.machine import StateMachine
    from editor.simulator.ready import Path
    from editor.simulator.turn import Turn


def start_child(turn: Turn, path: Path, machine: StateMachine, value: Any, name: str, *, express: bool) -> None:
    """Start an execution under the path of its frame."""
    settings = replace(
        turn.settings,
        name=name,
        express=express,
        start=turn.clock,
        seed=crc32(f"{turn.settings.seed}/{turn.settings.name}/{path}/{turn.counter}".encode()),
        parent_depth=turn.settings.parent_depth + 1,
    )
    turn.children = turn.children.insert(path, start(machine, value, settings))


def step_child(turn: Turn, frame: Frame, step: Callable[[Execution], Execution]) -> Execution:
    """Take a step of the child of a frame and give it, what it asks for being asked for."""
    before = turn.children[frame.path]
    child = step(before)
    turn.children = turn.children.insert(frame.path, child)
    if child.objects is not before.objects:
        turn.objects = child.objects
    if child.requests is not before.requests:
        _forward(turn, frame, before, child)
    return child


def _forward(turn: Turn, frame: Frame, before: Execution, child: Execution) -> None:
    """Ask for what the child asks for since its step, and take back what it no longer asks for."""
    gone = {(frame.path, inner) for inner in before.requests if inner not in child.requests}
    if gone:
        for number in [number for number, request in turn.requests.items() if request.child in gone]:
            turn.requests = turn.requests.remove(number)
    for inner in sorted(request for request in child.requests if request not in before.requests):
        asked = child.requests[inner]
        turn.counter = number = turn.counter + 1
        iterations = (*turn.iterations(frame), *asked.iterations)
        request = Request(
            number, frame.path, asked.state, asked.attempt, iterations, asked.made, asked.wanted, (frame.path, inner)
        )
        turn.requests = turn.requests.insert(number, request)


def answer_child(
    turn: Turn, request: Request, result: Answer, answer: Callable[[Execution, int, Answer], Execution]
) -> None:
    """Give a child the answer to its request, and let it go on."""
    assert request.child is not None
    path, inner = request.child
    turn.children = turn.children.insert(path, answer(turn.children[path], inner, result))
    turn.schedule(turn.frames[path]._replace(phase=Phase.CHILD))


def schedule_child(turn: Turn, frame: Frame, child: Execution) -> None:
    """Let a child's frame go on when the child can; one that waits for answers waits with it."""
    if child.ready is None or child.is_paused:
        turn.keep(frame)
    else:
        turn.schedule(frame._replace(phase=Phase.CHILD), max(child.ready[0].wake, turn.clock))


def described(execution: Execution) -> dict[str, Any]:
    """Give an execution as DescribeExecution does, times as text."""
    outcome = execution.outcome
    last: Event = execution.log[-1]
    shown: dict[str, Any] = {
        "ExecutionArn": execution.arn,
        "Input": payload_text(execution.input),
        "InputDetails": {"Included": True},
        "Name": execution.settings.name,
        "StartDate": timestamp_text(execution.settings.start),
        "StateMachineArn": execution.machine_arn,
        "Status": execution.status,
        "StopDate": timestamp_text(last.time),
    }
    if outcome is not None and outcome.status == "SUCCEEDED":
        shown |= {
            "Output": payload_text(outcome.output),
            "OutputDetails": {"Included": True},
            "RedriveCount": 0,
            "RedriveStatus": "NOT_REDRIVABLE",
            "RedriveStatusReason": "Execution is SUCCEEDED and cannot be redriven",
        }
    elif outcome is not None:
        told = {"Error": outcome.error, "Cause": outcome.cause}
        shown |= {name: text for name, text in told.items() if text is not None}
    return shown
