"""What a benchmark is: a declaration with a function that gives figures, and the clock it measures with."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: code points of text, states of a workflow, runs of each thing."""

    text: int = 1_000_000
    states: int = 1_000
    runs: int = 5


class Figure(NamedTuple):
    """A measured value. `target` bounds the ratio where there is one, else the value; without one it only informs."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    target: float | None = None

    @property
    def is_ok(self) -> bool:
        """Whether it keeps within its target."""
        measured = self.value if self.ratio is None else self.ratio
        return self.target is None or measured <= self.target


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A name to call it by, what it measures in a sentence, and the measuring."""

    name: str
    summary: str
    measure: Callable[[Size], Iterable[Figure]]


def timed(action: Callable[[], _T]) -> tuple[float, _T]:
    """How long an action takes in milliseconds, and its result, which is freed after the clock has stopped.

    The garbage collector is on, as in the program; garbage of before does not count.
    """
    gc.collect()
    begin = time.perf_counter()
    result = action()
    return (time.perf_counter() - begin) * 1000, result


def best(runs: int, action: Callable[[], object]) -> float:
    """The shortest of several times, in milliseconds: what the machine's other work disturbed least."""
    return min(timed(action)[0] for _ in range(max(runs, 1)))


def spread(times: Iterable[float]) -> Iterator[tuple[str, float]]:
    """The median of many times and what 95 % of them keep within, with their names."""
    ordered = sorted(times)
    yield "median", statistics.median(ordered)
    yield "p95", ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
