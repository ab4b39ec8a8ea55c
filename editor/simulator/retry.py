"""Whether and when a failed state is tried again (Amazon States Language, "Retrying after error")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.language.error_names import error_matches
from editor.simulator.clock import nanoseconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.simulator.turn import Turn

LONGEST_DELAY = 31_622_400
"""Seconds no delay grows beyond: a factor to the power of many attempts leaves all numbers behind."""


@dataclass(frozen=True, slots=True)
class Retrier:
    """A Retrier with its defaults in place; seconds."""

    error_equals: tuple[str, ...]
    interval: float = 1
    attempts: int = 3
    backoff: float = 2.0
    longest: float | None = None
    full_jitter: bool = False


def retrier(fields: Mapping[str, Any]) -> Retrier:
    """Give a retrier as it stands in a definition."""
    return Retrier(
        tuple(fields["ErrorEquals"]),
        fields.get("IntervalSeconds", 1),
        fields.get("MaxAttempts", 3),
        fields.get("BackoffRate", 2.0),
        fields.get("MaxDelaySeconds"),
        fields.get("JitterStrategy") == "FULL",
    )


def matches_any(error_equals: Sequence[str], error: str | None) -> bool:
    """Say whether a retrier's or catcher's ErrorEquals has a name for an error, which may have none itself."""
    return any(error_matches(name, error or "") for name in error_equals)


def next_delay(
    retriers: Sequence[Retrier], used: Sequence[int], error: str | None, turn: Turn
) -> tuple[int, int] | None:
    """Give which retrier tries again and after how many nanoseconds; None where the first that matches is used up."""
    for index, found in enumerate(retriers):
        if matches_any(found.error_equals, error):
            if used[index] >= found.attempts:
                return None
            seconds = _delay(found, used[index])
            return index, nanoseconds(turn.random.uniform(0, seconds) if found.full_jitter else seconds)
    return None


def _delay(found: Retrier, retries: int) -> float:
    try:
        seconds = found.interval * found.backoff**retries
    except OverflowError:
        seconds = LONGEST_DELAY
    return min(seconds, LONGEST_DELAY if found.longest is None else found.longest)
