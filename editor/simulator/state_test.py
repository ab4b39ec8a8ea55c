"""One state by itself, answered as the TestState API answers.

    run_state_test(StateTest(definition, input, mock={"result": "{}"}, level="DEBUG"))

The state runs in the simulator up to where it is left; what it asks for, or what its branches would give, is the mock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rpds import HashTrieMap, HashTrieSet

from editor.language.timestamps import NANOSECONDS
from editor.simulator.answers import Answer, Source
from editor.simulator.execution import Execution, start
from editor.simulator.failing import Failure, place_of
from editor.simulator.frames import Frame, Phase
from editor.simulator.machine import StateMachine
from editor.simulator.map_runs import EXCEED_TOLERATED, THRESHOLD_EXCEEDED
from editor.simulator.payloads import payload_text
from editor.simulator.retry import matches_any
from editor.simulator.settings import Settings
from editor.simulator.state_test_checks import RefusedTest, check_name, check_test
from editor.simulator.step import answer, failed_at, inspected_step, joined_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.simulator.program import CompiledState

__all__ = ["RefusedTest", "StateTest", "run_state_test"]

NAME = "StateName"
"""What the state is called in its context object, whatever its own name is."""


@dataclass(frozen=True, slots=True)
class StateTest:
    """What TestState is called with; its payloads as values, `mock` with JSON text in `result` as in the API.

    definition: of a state, or of a machine when `state_name` names one of its states
    configuration: `retrierRetryCount`, `errorCausedByState`, `mapIterationFailureCount`, `mapItemReaderData`
    level: INFO, DEBUG or TRACE
    """

    definition: Mapping[str, Any]
    input: Any = None
    state_name: str | None = None
    mock: Mapping[str, Any] | None = None
    context: Mapping[str, Any] | None = None
    variables: Mapping[str, Any] | None = None
    configuration: Mapping[str, Any] | None = None
    level: str = "INFO"
    settings: Settings = field(default_factory=lambda: Settings(express=True))


def run_state_test(test: StateTest) -> dict[str, Any]:
    """Give the response of TestState, payloads as JSON text; raises RefusedTest as the API refuses, and
    InvalidWorkflow for a definition that cannot be run."""
    check_name(test.state_name)
    fragment = _fragment(test)
    check_test(fragment["States"][NAME], test.mock, test.context, test.configuration)
    execution = _started(test, fragment)
    phases: dict[str, Any] = {}
    state = execution.machine.program.scopes[0].states[NAME]
    while not _is_left(execution):
        execution = _advanced(test, execution, phases)
    return _response(test, execution, state, phases)


def _fragment(test: StateTest) -> dict[str, Any]:
    """Give a machine of the state alone, in the language of its machine."""
    definition = test.definition
    if test.state_name is None and "States" not in definition:
        return {"StartAt": NAME, "States": {NAME: definition}}
    name = test.state_name if test.state_name is not None else definition.get("StartAt", "")
    machine = _machine_of(name, definition)
    if machine is None:
        raise RefusedTest("State not found in definition")
    fields = {"QueryLanguage": definition["QueryLanguage"]} if "QueryLanguage" in definition else {}
    return {"StartAt": NAME, "States": {NAME: machine["States"][name]}, **fields}


def _machine_of(name: str, machine: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Give the machine, branch or processor that a state belongs to."""
    waiting = [machine]
    while waiting:
        found = waiting.pop()
        if name in found.get("States", {}):
            return found
        for state in found.get("States", {}).values():
            waiting += state.get("Branches", ())
            waiting += [state[field] for field in ("ItemProcessor", "Iterator") if field in state]
    return None


def _started(test: StateTest, fragment: Mapping[str, Any]) -> Execution:
    """Give the execution behind the entry of its state, with the variables and the retries it is to have had."""
    settings = test.settings
    execution = start(StateMachine(fragment, is_fragment=True), test.input, settings)
    if test.context is not None:
        execution = execution._replace(settings=replace(settings, context=test.context))
    execution = _with_frame(execution, variables=dict(test.variables or {}))
    execution = inspected_step(execution, None)
    retried = (test.configuration or {}).get("retrierRetryCount", 0)
    return _with_frame(execution, retries=tuple(retried for _ in execution.frames[()].retries))


def _with_frame(execution: Execution, **changes: Any) -> Execution:
    return execution._replace(frames=execution.frames.insert((), execution.frames[()]._replace(**changes)))


def _is_left(execution: Execution) -> bool:
    """Say whether the state has ended, in whatever way, or is to be tried again."""
    frame = execution.frames.get(())
    return frame is None or frame.phase is Phase.ENTER or frame.attempt > 0


def _advanced(test: StateTest, execution: Execution, phases: dict[str, Any]) -> Execution:
    frame = execution.frames[()]
    if execution.requests:
        (request,) = execution.requests
        return answer(execution, request, _answer(test, frame))
    if frame.phase in (Phase.SPREAD, Phase.JOIN):
        return _branches_done(test, execution, frame, phases)
    return inspected_step(execution, phases)


def _answer(test: StateTest, frame: Frame) -> Answer:
    mock = test.mock or {}
    if frame.work.run is not None:
        return Answer(Source.MOCKED, str((test.configuration or {}).get("mapItemReaderData", "[]")).encode())
    if "errorOutput" in mock:
        given = mock["errorOutput"]
        return Answer(Source.MOCKED, failed=True, error=given.get("error"), cause=given.get("cause"))
    if "result" in mock:
        return Answer(Source.MOCKED, json.loads(mock["result"]))
    raise RefusedTest("The state calls a service: give a mock for its answer.")


def _branches_done(test: StateTest, execution: Execution, frame: Frame, phases: dict[str, Any]) -> Execution:
    """Let the mock stand for what the branches or iterations would have given."""
    mock = test.mock or {}
    children = frame.work
    if "errorOutput" in mock:
        given = mock["errorOutput"]
        return failed_at(execution, frame, Failure(given.get("error"), given.get("cause")), phases)
    failures = (test.configuration or {}).get("mapIterationFailureCount", 0)
    if _exceeds(failures, children.tolerated_count, children.tolerated_percentage, children.total):
        return failed_at(execution, frame, Failure(EXCEED_TOLERATED, THRESHOLD_EXCEEDED), phases)
    results = json.loads(mock["result"])
    done = children._replace(
        total=len(results), started=len(results), results=HashTrieMap(enumerate(results)), running=HashTrieSet()
    )
    return joined_with(execution, frame._replace(work=done), phases)


def _exceeds(failures: int, count: int | None, percentage: float | None, total: int) -> bool:
    by_count = count is not None and failures > count
    return by_count or (percentage is not None and failures * 100 > percentage * total)


def _response(test: StateTest, execution: Execution, state: CompiledState, phases: dict[str, Any]) -> dict[str, Any]:
    frame = execution.frames.get(())
    failure = phases.get("failure")
    response: dict[str, Any] = {}
    if failure is not None:
        told = {"error": failure.error, "cause": _without_place(failure.cause)}
        response |= {name: text for name, text in told.items() if text is not None}
    if frame is not None and frame.attempt > 0:
        response["status"] = "RETRIABLE"
    elif execution.outcome is not None and execution.outcome.status != "SUCCEEDED":
        response["status"] = "FAILED"
    else:
        response["status"] = "SUCCEEDED" if failure is None else "CAUGHT_ERROR"
        response["output"] = payload_text(execution.outcome.output if execution.outcome else frame.input)  # type: ignore[union-attr]
        if frame is not None:
            response["nextState"] = frame.state
    if test.level != "INFO":
        response["inspectionData"] = _inspection(test, execution, state, phases)
    return response


def _without_place(cause: str | None) -> str | None:
    """Give a cause without the state and the event, which TestState leaves out."""
    return cause.removeprefix(place_of(NAME, 2)) if cause is not None else None


def _inspection(test: StateTest, execution: Execution, state: CompiledState, phases: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in phases.items() if name != "failure"}
    shown = {name: value if name in _NUMBERS else payload_text(value) for name, value in values.items()}
    details = _error_details(phases.get("failure"), execution, state)
    if details:
        shown["errorDetails"] = details
    if test.variables:
        shown["variables"] = payload_text(test.variables)
    return {"input": payload_text(test.input), **shown}


_NUMBERS = ("maxConcurrency", "toleratedFailureCount", "toleratedFailurePercentage")


def _error_details(failure: Failure | None, execution: Execution, state: CompiledState) -> dict[str, Any]:
    """Give which retrier or catcher an error was for, and how long the next attempt waits."""
    if failure is None:
        return {}
    retriers = [index for index, found in enumerate(state.retriers) if matches_any(found.error_equals, failure.error)]
    frame = execution.frames.get(())
    if retriers and frame is not None and frame.attempt > 0 and execution.ready is not None:
        seconds = (execution.ready[0].wake - execution.clock) / NANOSECONDS
        waited = int(seconds) if seconds.is_integer() else seconds
        return {"retryIndex": retriers[0], "retryBackoffIntervalSeconds": waited}
    catchers = [index for index, found in enumerate(state.catchers) if matches_any(found.error_equals, failure.error)]
    if catchers:
        return {"catchIndex": catchers[0]}
    return {"retryIndex": retriers[0]} if retriers else {}
