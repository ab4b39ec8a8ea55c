"""What an execution is told besides its input: names, account, time, chance, limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from editor.simulator.payloads import LARGEST_PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_EVENTS = 25_000
"""Events the history of a Standard execution may hold."""

INLINE_CONCURRENCY = 40
"""Iterations of an inline Map that run at once at most."""

DISTRIBUTED_CONCURRENCY = 10_000
"""Child executions of a distributed Map that run at once at most."""

EXPRESS_SECONDS = 300
"""What an Express execution may last."""

STANDARD_SECONDS = 31_536_000
"""What a Standard execution may last: a year."""

DEEPEST = 64
"""How deep branches and child executions may nest in each other."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The service's quotas; None switches one off."""

    events: int | None = MOST_EVENTS
    payload: int | None = LARGEST_PAYLOAD
    seconds: int | None = STANDARD_SECONDS
    depth: int = DEEPEST


NO_LIMITS = Limits(None, None, None)


@dataclass(frozen=True, slots=True)
class Settings:
    """How an execution is run. `start` is in nanoseconds since 1970.

    activities: ARNs of the activities there are, None: all that are asked for
    parent_depth: how many executions this one runs inside of
    context: a context object to be seen in place of the execution's own
    """

    name: str = "execution"
    account: str = "123456789012"
    region: str = "us-east-1"
    role: str | None = "arn:aws:iam::123456789012:role/StepFunctions"
    express: bool = False
    start: int = 1_735_689_600_000_000_000
    seed: int = 0
    limits: Limits = field(default_factory=Limits)
    activities: frozenset[str] | None = None
    parent_depth: int = 0
    context: Mapping[str, Any] | None = None
