"""What a state may answer when it begins or goes on: the work the engine then does for it.

A state is straight-line code between effects. It does nothing itself: it waits, calls, reads and starts by saying so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.states.task_resource import TaskResource

LONGEST_TASK = 99_999_999
"""Seconds an attempt of a task may last where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The state's result. `rule` is the choice rule that decided, None for Default and for all other states."""

    result: Any
    next: str | None = None
    rule: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The state ends with an error; a Fail state may leave out its name and its cause."""

    error: str | None
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """The state goes on at a moment: nanoseconds since 1970."""

    clock: int


@dataclass(frozen=True, slots=True)
class CallService:
    """A service, function or activity is asked to do a piece of work; seconds are None where nothing limits them."""

    resource: TaskResource
    parameters: Any
    timeout: int | None = None
    heartbeat: int | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ReadObject:
    """An object of a bucket is read; or all keys under a prefix are listed, where there is no key."""

    bucket: str
    key: str | None
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class WriteObject:
    """An object of a bucket is written."""

    bucket: str
    key: str
    content: bytes


@dataclass(frozen=True, slots=True)
class WriteObjects:
    """Objects of buckets are written, and that is the end of the state, with this result."""

    objects: tuple[WriteObject, ...]
    result: Any


@dataclass(frozen=True, slots=True)
class StartMapRun:
    """A distributed Map begins; `length` is how many items are known before anything is read.

    The state goes on in the phase `started`, and after each object it reads in the phase `read`.
    """

    length: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class StartBranches:
    """Branches or iterations begin; at most `concurrency` iterations at once (None: as many as the service allows).

    tolerated_count, tolerated_percentage: how many may fail
    are_batches: the items are the inputs already
    """

    count: int
    concurrency: int | None = None
    items: Sequence[Any] = ()
    keys: Sequence[str] | None = None
    tolerated_count: int | None = None
    tolerated_percentage: float | None = None
    are_batches: bool = False


@dataclass(frozen=True, slots=True)
class StartExecution:
    """Another workflow is started, as a task of this one."""

    call: CallService
    machine: str
    input: Any
    name: str | None


Effect = (
    Succeeded
    | Failed
    | WaitUntil
    | CallService
    | ReadObject
    | WriteObjects
    | StartBranches
    | StartMapRun
    | StartExecution
)
