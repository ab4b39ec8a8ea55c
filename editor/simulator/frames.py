"""Where an execution is: a frame for the execution itself and one for every branch and iteration that runs.

A frame is at one state of its scope. A container's frame holds how many of its children are where, not the children.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rpds import HashTrieMap, HashTrieSet

    from editor.simulator.answers import Answer
    from editor.simulator.ready import Path
    from editor.states.effects import Effect


class Phase(IntEnum):
    """What a frame does when it goes on."""

    ENTER = 0
    """The state begins: its StateEntered."""
    BEGIN = 1
    """The state works: an attempt, the first or a retry."""
    WAKE = 2
    """The state's time has come."""
    ACCEPT = 3
    """What was asked for has been taken up."""
    ANSWER = 4
    """What was asked for has come back."""
    SPREAD = 5
    """A container starts its next child."""
    JOIN = 6
    """A container's children are done."""
    CHILD = 7
    """A child execution goes on."""


@dataclass(frozen=True, slots=True)
class MapItem:
    """`$$.Map.Item` of an iteration; `key` and `source` only where there are any."""

    index: int
    value: Any
    key: str | None = None
    source: str | None = None


class MapRun(NamedTuple):
    """A run of a distributed Map: its ARN, the id of its MapRunStarted, and the contents it has read so far."""

    arn: str
    started: int
    contents: tuple[bytes, ...] = ()


class Attempt(NamedTuple):
    """A request of a state that waits for its answer: `made` is when, `timed_out` how it ended.

    run: the map run that reads an object
    """

    request: int
    effect: Effect
    made: int
    answer: Answer | None = None
    timed_out: bool = False
    run: MapRun | None = None


class Children(NamedTuple):
    """The branches or iterations of a container: how many there are, were started and run.

    limit: how many run at once at most
    input: the container's effective input
    items, keys, source: what iterations are made from, in order, and what the context object says about it
    results: the outputs by index; running: the indexes of those that run
    latest: the id of the latest event about a child, which the end of the container follows
    run: that of a distributed Map, whose children are executions; failed: how many of them did
    tolerated_count, tolerated_percentage: how many may; are_batches: the items are inputs already
    """

    total: int
    limit: int
    input: Any
    items: Sequence[Any]
    results: HashTrieMap[int, Any]
    running: HashTrieSet[int]
    keys: Sequence[str] | None = None
    source: str | None = None
    started: int = 0
    latest: int = 0
    run: MapRun | None = None
    failed: int = 0
    tolerated_count: int | None = None
    tolerated_percentage: float | None = None
    are_batches: bool = False

    @property
    def may_start(self) -> bool:
        """Whether a child waits for being started and there is room for it."""
        return self.started < self.total and len(self.running) < self.limit


class Frame(NamedTuple):
    """A place in the workflow and what is known there.

    scope: the number of its scope in the program; state: the name of its state in it
    input: the state's raw input; weight: how many bytes it has at most
    variables: those visible here by name, never changed in place
    previous: the id of the event that the next one follows; entered: that of StateEntered; before: what that followed
    entered_at: when, by the virtual clock; attempt: how often the state was tried again
    retries: how often each retrier was used
    work: what the phase needs
    ticket: of the entry in the ready frames that is valid, 0 without one
    """

    path: Path
    scope: int
    state: str
    phase: Phase
    input: Any
    weight: int
    variables: Mapping[str, Any]
    item: MapItem | None = None
    previous: int = 0
    entered: int = 0
    before: int = 0
    entered_at: int = 0
    attempt: int = 0
    retries: tuple[int, ...] = ()
    work: Any = None
    ticket: int = 0
