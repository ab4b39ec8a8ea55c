"""States.Array and the functions of arrays."""

from __future__ import annotations

import json
from typing import Any

from editor.language.intrinsics.errors import InvalidArguments
from editor.language.intrinsics.values import an_array, truncated

MAX_RANGE = 1_000


def array(*values: Any) -> list[Any]:
    """An array of the arguments."""
    return list(values)


def array_partition(value: Any, size: Any) -> list[Any]:
    """The items in arrays of `size`, its fraction left out; the last may be shorter."""
    items, width = an_array(value), truncated(size)
    if width < 1:
        raise InvalidArguments
    return [items[start : start + width] for start in range(0, len(items), width)]


def array_contains(value: Any, looked_for: Any) -> bool:
    """Whether an item is just like a value: 1 is neither 1.0 nor "1", an object has the same keys in the same order."""
    return any(_alike(item, looked_for) for item in an_array(value))


def _alike(left: Any, right: Any) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(_alike(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(_alike, left, right))
    return bool(left == right)


def array_range(first: Any, last: Any, step: Any) -> list[int]:
    """The numbers from first to last, both included, fractions left out; none if the step leads away from the last."""
    start, stop, width = truncated(first), truncated(last), truncated(step)
    if width == 0:
        raise InvalidArguments
    numbers = range(start, stop + (1 if width > 0 else -1), width)
    # A range of numbers beyond 64 bits has no len().
    if abs(stop - start) // abs(width) >= MAX_RANGE and bool(numbers):
        raise InvalidArguments
    return list(numbers)


def array_get_item(value: Any, index: Any) -> Any:
    """The item at a position, its fraction left out; null of an empty array."""
    items, position = an_array(value), truncated(index)
    if position < 0:
        raise InvalidArguments
    if not items:
        return None
    if position >= len(items):
        raise InvalidArguments("States.IntrinsicFailure")
    return items[position]


def array_length(value: Any) -> int:
    """How many items."""
    return len(an_array(value))


def array_unique(value: Any) -> list[Any]:
    """The items, each once; objects with the same members are the same whatever the order of their keys."""
    first: dict[str, Any] = {}
    for item in an_array(value):
        first.setdefault(json.dumps(item, sort_keys=True), item)
    return list(first.values())
