"""The functions of paths: `$.prices.sum()`, `$.concat($.first, " ", $.last)`.

A function takes the value the path has reached and its parameters' values. Numbers come back as doubles, as the
library computes them. Nothing is changed in place: append() gives a new array.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from editor.language.jsonpath.errors import FunctionProblem, OutOfBounds
from editor.language.jsonpath.messages import shown

Function = Callable[[Any, Sequence[Any]], Any]

_NOTHING = "Aggregation function attempted to calculate value using empty array"


def length(value: Any, _parameters: Sequence[Any]) -> int | None:
    """How many items or members; null for anything that has none."""
    return len(value) if isinstance(value, list | dict) else None


def keys(value: Any, _parameters: Sequence[Any]) -> list[str] | None:
    """The names of an object's members; null for anything else."""
    return list(value) if isinstance(value, dict) else None


def append(value: Any, parameters: Sequence[Any]) -> Any:
    """An array with the parameters behind its items; anything else as it is."""
    return [*value, *parameters] if isinstance(value, list) else value


def concat(value: Any, parameters: Sequence[Any]) -> str:
    """The strings of an array and all parameters, one after another."""
    own = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
    given = [shown(parameter) for parameter in parameters if parameter is not None]
    return "".join(own + given)


def first(value: Any, _parameters: Sequence[Any]) -> Any:
    """The first item."""
    return _item(value, 0)


def last(value: Any, _parameters: Sequence[Any]) -> Any:
    """The last item, of more than one."""
    return _item(value, -1)


def index(value: Any, parameters: Sequence[Any]) -> Any:
    """The item at a position; a negative one counts from the end."""
    positions = _numbers(parameters)
    if not positions:
        raise OutOfBounds("Index 0 out of bounds for length 0")
    return _item(value, int(positions[0]))


def _item(value: Any, position: int) -> Any:
    if not isinstance(value, list):
        raise FunctionProblem(_NOTHING)
    if position >= len(value):
        raise OutOfBounds(f"Index {position} out of bounds for length {len(value)}")
    # The library finds no item 0 from the end: last() of one item fails.
    if position < 0 and len(value) + position <= 0:
        raise FunctionProblem(f"Target index:{position} larger than object count:{len(value)}")
    return value[position]


def _numbers(parameters: Sequence[Any]) -> list[float]:
    """The numbers among the parameters and in those that are arrays."""
    flat = [item for one in parameters for item in (one if isinstance(one, list) else (one,))]
    return [_double(item) for item in flat if _is_number(item)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _double(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        raise FunctionProblem("A number of the array is too large to calculate with") from None


def _over_numbers(calculate: Callable[[list[float]], float]) -> Function:
    def function(value: Any, parameters: Sequence[Any]) -> float:
        own = [_double(item) for item in value if _is_number(item)] if isinstance(value, list) else []
        numbers = own + _numbers(parameters)
        if not numbers:
            raise FunctionProblem(_NOTHING)
        result = calculate(numbers)
        if not math.isfinite(result):
            raise FunctionProblem("The result is too large for a number")
        return result

    return function


def _sum(numbers: list[float]) -> float:
    total = 0.0
    for number in numbers:
        # One after another, as the library adds: the last digits depend on it.
        total += number
    return total


def _average(numbers: list[float]) -> float:
    return _sum(numbers) / len(numbers)


def _deviation(numbers: list[float]) -> float:
    count = len(numbers)
    squares = _sum([number * number for number in numbers])
    total = _sum(numbers)
    return math.sqrt(max(0.0, squares / count - total * total / count / count))


FUNCTIONS: dict[str, Function] = {
    "avg": _over_numbers(_average),
    "stddev": _over_numbers(_deviation),
    "sum": _over_numbers(_sum),
    "min": _over_numbers(min),
    "max": _over_numbers(max),
    "concat": concat,
    "length": length,
    "size": length,
    "append": append,
    "keys": keys,
    "first": first,
    "last": last,
    "index": index,
}
