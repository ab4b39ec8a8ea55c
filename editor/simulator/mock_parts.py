"""The parts of a mock file: numbers with ranges, and what an attempt returns or throws."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from editor.errors import StatewrightError

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
_NUMBERS = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


class MockProblem(StatewrightError):
    """A mock file does not say what it should; the sentence names the place."""


@dataclass(frozen=True, slots=True)
class MockedResponse:
    """What one attempt returns, or throws, and how long it takes."""

    output: Any = None
    failed: bool = False
    error: str | None = None
    cause: str | None = None
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Numbered(Generic[Value]):
    """Values by number: each for the numbers from `first` to `last`, in order and without overlap."""

    ranges: tuple[tuple[int, int, Value], ...]

    @property
    def value_kind(self) -> type:
        """The class of its values."""
        return type(self.ranges[0][2])

    def at(self, number: int) -> Value | None:
        """Give the value for a number; None where no range has it."""
        place = bisect_right(self.ranges, number, key=lambda found: found[0]) - 1
        if place < 0 or number > self.ranges[place][1]:
            return None
        return self.ranges[place][2]


def fields_of(value: Any, where: str) -> dict[str, Any]:
    """Give an object's fields; raises MockProblem for anything else."""
    if not isinstance(value, dict):
        raise MockProblem(f"{where} must be an object." if value is not None else f"{where} is missing.")
    return value


def numbered(value: Any, where: str, read: Callable[[Any, str], Value]) -> Numbered[Value]:
    """Give what is said for each number: keys are `"0"` or ranges as `"1-3"`, values are read by `read`."""
    ranges = []
    for key, said in fields_of(value, where).items():
        first, last = _range(key, where)
        ranges.append((first, last, read(said, f"{where} at '{key}'")))
    ranges.sort(key=lambda found: found[0])
    if not ranges:
        raise MockProblem(f"{where} is empty: give at least one number.")
    for (_, before, _), (first, _, _) in pairwise(ranges):
        if first <= before:
            raise MockProblem(f"{where} has number {first} twice.")
    return Numbered(tuple(ranges))


def _range(key: str, where: str) -> tuple[int, int]:
    found = _NUMBERS.fullmatch(key)
    if found is None:
        raise MockProblem(f"{where} has the key '{key}': write a number from 0, or a range as 1-3.")
    first = int(found[1])
    last = int(found[2]) if found[2] else first
    if last < first:
        raise MockProblem(f"{where} has the range '{key}', which ends before it begins.")
    return first, last


def response(value: Any, where: str) -> MockedResponse:
    """Give what an attempt does: `{"Return": any}` or `{"Throw": {"Error", "Cause"}}`, with `DurationSeconds`."""
    said = fields_of(value, where)
    for name in said:
        if name not in ("Return", "Throw", "DurationSeconds"):
            raise MockProblem(f"{where} has a field '{name}': known are Return, Throw and DurationSeconds.")
    if ("Return" in said) == ("Throw" in said):
        raise MockProblem(f"{where} must have either Return or Throw.")
    seconds = _seconds(said.get("DurationSeconds", 0), where)
    if "Return" in said:
        return MockedResponse(said["Return"], seconds=seconds)
    thrown = fields_of(said["Throw"], f"{where}, Throw,")
    for name, text in thrown.items():
        if name not in ("Error", "Cause") or not isinstance(text, str):
            raise MockProblem(f"{where}, Throw, may have Error and Cause, both strings; it has '{name}'.")
    if "Error" not in thrown:
        raise MockProblem(f"{where}, Throw, must name its Error.")
    return MockedResponse(failed=True, error=thrown["Error"], cause=thrown.get("Cause"), seconds=seconds)


def _seconds(value: Any, where: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or not 0 <= value <= 99_999_999:
        raise MockProblem(f"{where} has a DurationSeconds that is no number of seconds from 0 to 99999999.")
    return float(value)
