"""The error names the language reserves, who raises them, and which names a Retrier or Catcher matches.

Amazon States Language, "Errors" and Appendix A; AWS Step Functions guide, "Handling errors".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RESERVED_PREFIX = "States."
"""Only the language gives out names with this beginning."""

ALL = "States.ALL"
TASK_FAILED = "States.TaskFailed"
TIMEOUT = "States.Timeout"
RUNTIME = "States.Runtime"
DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded"

_EVERY = ("Task", "Choice", "Wait", "Parallel", "Map", "Pass", "Succeed", "Fail")
_HTTP_STATUS = re.compile(r"States\.Http\.StatusCode\.[1-5][0-9][0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class ErrorName:
    """A reserved error name: one sentence on when it occurs, the state types that raise it, wildcard or not.

    `caught_by_all` is false for what States.ALL leaves alone.
    """

    name: str
    doc: str
    raised_by: tuple[str, ...]
    is_wildcard: bool = False
    caught_by_all: bool = True


ERROR_NAMES: dict[str, ErrorName] = {
    error.name: error
    for error in (
        ErrorName(ALL, "Stands for every error but two: States.Runtime and States.DataLimitExceeded.", (), True),
        ErrorName(
            TASK_FAILED,
            "Stands for every error but States.Timeout, States.Runtime and States.DataLimitExceeded.",
            ("Task",),
            True,
        ),
        ErrorName(TIMEOUT, "A task or execution ran longer than its timeout or missed a heartbeat.", ("Task",)),
        ErrorName("States.HeartbeatTimeout", "A task sent no heartbeat for longer than HeartbeatSeconds.", ("Task",)),
        ErrorName("States.Permissions", "A task had no permission to do what the workflow asked of it.", ("Task",)),
        ErrorName(
            RUNTIME,
            "The workflow itself could not go on, such as a path that leads nowhere.",
            _EVERY,
            caught_by_all=False,
        ),
        ErrorName(
            DATA_LIMIT_EXCEEDED,
            "An input, output or result was larger than 256 KiB.",
            _EVERY,
            caught_by_all=False,
        ),
        ErrorName("States.QueryEvaluationError", "A JSONata expression failed or gave the wrong type.", _EVERY),
        ErrorName(
            "States.IntrinsicFailure",
            "An intrinsic function in a payload template failed.",
            ("Task", "Parallel", "Map", "Pass", "Fail"),
        ),
        ErrorName(
            "States.ParameterPathFailure",
            "A path in Parameters, or in a field whose name ends with Path, found nothing.",
            ("Task", "Parallel", "Map", "Pass"),
        ),
        ErrorName(
            "States.ResultPathMatchFailure",
            "The result could not be put into the input at ResultPath.",
            ("Task", "Parallel", "Map", "Pass"),
        ),
        ErrorName("States.NoChoiceMatched", "No rule of a Choice matched and there is no Default.", ("Choice",)),
        ErrorName("States.BranchFailed", "A branch of a Parallel failed.", ("Parallel",)),
        ErrorName(
            "States.ExceedToleratedFailureThreshold",
            "More items of a Map failed than it tolerates.",
            ("Map",),
        ),
        ErrorName("States.ItemReaderFailed", "A Map could not read its items.", ("Map",)),
        ErrorName("States.ResultWriterFailed", "A Map could not write its results.", ("Map",)),
        ErrorName("States.Http.Socket", "An HTTP task got no answer in time.", ("Task",)),
    )
}
"""All reserved names, wildcards first."""


def is_reserved(name: str) -> bool:
    """Say whether a name begins as only names of the language may."""
    return name.startswith(RESERVED_PREFIX)


def is_known(name: str) -> bool:
    """Say whether a reserved name exists; an HTTP task's States.Http.StatusCode.404 and its like do."""
    return name in ERROR_NAMES or _HTTP_STATUS.fullmatch(name) is not None


def errors_of(state_type: str) -> tuple[ErrorName, ...]:
    """Give the reserved errors that a state of that type raises itself, and the wildcard that stands for all."""
    return tuple(error for error in ERROR_NAMES.values() if error.name == ALL or state_type in error.raised_by)


def error_matches(error_equals: str, error: str) -> bool:
    """Say whether an entry of ErrorEquals matches an error that occurred."""
    if error_equals == error:
        return True
    if error in (RUNTIME, DATA_LIMIT_EXCEEDED):
        return False
    return error_equals == ALL or (error_equals == TASK_FAILED and error != TIMEOUT)
