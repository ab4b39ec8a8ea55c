"""Requests of an execution and the answers to them. Answers are data and are logged: replay asks nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from editor.simulator.machine import StateMachine
    from editor.simulator.ready import Path
    from editor.states.effects import CallService, ReadObject, StartExecution, WriteObject


class Source(StrEnum):
    """Where an answer comes from."""

    RECORDED = "recorded"
    MOCKED = "mocked"
    FUNCTION = "function"
    SAMPLED = "sampled"
    TYPED = "typed"
    BUCKET = "bucket"
    WORKFLOW = "workflow"


class Request(NamedTuple):
    """What an execution needs from outside.

    path, state: the frame that asks and the state it is at; attempt: how often the state was tried before
    iterations: the Maps around it, outermost first, each with the index of the iteration
    made: when, by the virtual clock; child: the path of the child execution that asks, if it is one, and its own id
    """

    id: int
    path: Path
    state: str
    attempt: int
    iterations: tuple[tuple[str, int], ...]
    made: int
    wanted: CallService | ReadObject | WriteObject | StartExecution
    child: tuple[Path, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    failed, error, cause: it failed, with names that may be absent; timed_out: it never came, up to the deadline
    submitted: the response of the first call, where the state waits for more than that
    worker: who took up an activity
    seconds: how long it took; heartbeats: seconds after the request at which there was one
    machine: the workflow that is to run, for a StartExecution whose workflow is known
    """

    source: Source
    output: Any = None
    failed: bool = False
    error: str | None = None
    cause: str | None = None
    timed_out: bool = False
    submitted: Any = None
    worker: str | None = None
    seconds: float = 0
    heartbeats: tuple[float, ...] = ()
    machine: StateMachine | None = None
