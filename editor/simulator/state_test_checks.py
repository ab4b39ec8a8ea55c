"""What TestState refuses to test, in its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.errors import StatewrightError
from editor.states.task_resource import Pattern, task_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

VALIDATION = "ValidationException"
INVALID_DEFINITION = "InvalidDefinition"

_MOCKED_TYPES = ("Task", "Map", "Parallel")
_ALONE = "[Task, Wait, Pass, Succeed, Fail, Choice]"
_CONTEXT_FIELDS: dict[str, dict[str, type | None]] = {
    "Execution": {
        "Id": str,
        "Input": None,
        "Name": str,
        "RoleArn": str,
        "StartTime": str,
        "RedriveCount": int,
        "RedriveTime": str,
    },
    "State": {"EnteredTime": str, "Name": str, "RetryCount": int},
    "StateMachine": {"Id": str, "Name": str},
    "Task": {"Token": str},
}
_TYPE_WORDS = {str: "a string", int: "an integer"}


class RefusedTest(StatewrightError):
    """The API refuses the call; `code` is the name of the exception, the message its sentence."""

    def __init__(self, message: str, code: str = VALIDATION) -> None:
        super().__init__(message)
        self.code = code


def check_name(name: str | None) -> None:
    """Raise RefusedTest for a name that is none, as the SDK does before it calls."""
    if name == "":
        what = "Invalid length for parameter stateName, value: 0, valid min length: 1"
        raise RefusedTest(f"Parameter validation failed:\n{what}", "ParamValidationError")


def check_test(
    state: Mapping[str, Any],
    mock: Mapping[str, Any] | None,
    context: Mapping[str, Any] | None,
    configuration: Mapping[str, Any] | None,
) -> None:
    """Raise RefusedTest for a call that the API refuses."""
    kind = state.get("Type")
    if mock is None:
        if configuration and "mapIterationFailureCount" in configuration:
            raise RefusedTest("TestState does not support MapIterationFailureCount when a mock is not specified.")
        if kind in ("Map", "Parallel"):
            allowed = f"Supported state types include: {_ALONE}"
            raise RefusedTest(f"TestState API does not support Map or Parallel states. {allowed}", INVALID_DEFINITION)
    else:
        _check_mock(state, mock)
    if context is not None:
        _check_context(state, context)


def _check_mock(state: Mapping[str, Any], mock: Mapping[str, Any]) -> None:
    if "result" in mock and "errorOutput" in mock:
        raise RefusedTest("A test mock should have only one of the following fields: [result, errorOutput].")
    if state.get("Type") not in _MOCKED_TYPES:
        raise RefusedTest(f"State type '{state.get('Type')}' is not supported when a mock is specified")
    if "result" not in mock:
        return
    try:
        result = json.loads(mock["result"])
    except (ValueError, TypeError, RecursionError):
        raise RefusedTest("Mocked result must be valid JSON") from None
    if state.get("Type") in ("Map", "Parallel") and not isinstance(result, list):
        raise RefusedTest("Mocked result must be an array.")


def _check_context(state: Mapping[str, Any], context: Mapping[str, Any]) -> None:
    problem = _context_problem(state, context)
    if problem is not None:
        raise RefusedTest(f"Invalid Context object provided: {problem}")


def _context_problem(state: Mapping[str, Any], context: Mapping[str, Any]) -> str | None:
    if "Map" in context:
        return "'Map' field is not supported when mocking a Context object"
    for part, members in context.items():
        if part not in _CONTEXT_FIELDS:
            return f"Field '{part}' is not allowed"
        if not isinstance(members, dict):
            return f"{part} must be an object"
        for name, value in members.items():
            if name not in _CONTEXT_FIELDS[part]:
                return f"Field '{name}' is not allowed"
            kind = _CONTEXT_FIELDS[part][name]
            if kind is not None and not isinstance(value, kind):
                return f"{part}.{name} must be {_TYPE_WORDS[kind]}"
    if "Task" in context and not _waits(state):
        pattern = "'.sync' or '.waitForTaskToken' service integration pattern"
        return f"Context object contains 'Task' when state is not a Task state with a {pattern}"
    return None


def _waits(state: Mapping[str, Any]) -> bool:
    return state.get("Type") == "Task" and task_resource(str(state.get("Resource"))).pattern is not Pattern.RESPONSE
