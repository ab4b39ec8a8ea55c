"""The comparators of a choice rule as functions of the value a rule looks at (Amazon States Language, "Choice Rules").

A value of another type than the comparator is about does not match, silently, nor does a text that is no timestamp.
IsPresent is about paths rather than values and is left to `conditions`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from editor.language.comparators import COMPARATORS
from editor.language.fields import Kind
from editor.language.string_patterns import compile_string_pattern
from editor.language.timestamps import instant_of, is_timestamp

Test = Callable[[Any], bool]
"""Says whether a value matches."""

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "GreaterThan": operator.gt,
    "LessThanEquals": operator.le,
    "GreaterThanEquals": operator.ge,
}


def compile_test(name: str, operand: Any) -> Test:
    """Give the test that a comparator with an operand is; for a Path variant see `compile_comparison`."""
    if name == "StringMatches":
        return _string_test(operand)
    if COMPARATORS[name].is_test:
        holds = _TESTS[name]
        return lambda value: holds(value) is operand
    key, order = _key_and_order(name)
    wanted = key(operand)
    if wanted is None:
        return lambda _value: False

    def matches(value: Any) -> bool:
        found = key(value)
        return found is not None and order(found, wanted)

    return matches


def compile_comparison(name: str) -> Callable[[Any, Any], bool]:
    """Give the function that compares two values as a Path variant does (`NumericEqualsPath`)."""
    key, order = _key_and_order(name.removesuffix("Path"))

    def matches(value: Any, operand: Any) -> bool:
        found, wanted = key(value), key(operand)
        return found is not None and wanted is not None and order(found, wanted)

    return matches


def _string_test(pattern: Any) -> Test:
    if not isinstance(pattern, str):
        return lambda _value: False
    matches = compile_string_pattern(pattern)
    return lambda value: isinstance(value, str) and matches(value)


def _key_and_order(name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], bool]]:
    comparator = COMPARATORS[name]
    noun = next(noun for noun in ("String", "Numeric", "Timestamp", "Boolean") if name.startswith(noun))
    order = _ORDERS[name.removeprefix(noun)]
    if comparator.compares is Kind.STRING:
        return _string, order if order is operator.eq else _in_units(order)
    return _KEYS[comparator.compares], order


def _in_units(order: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Java orders strings by their UTF-16 units; that differs from Python's order only beyond the BMP."""

    def compare(left: str, right: str) -> bool:
        if left.isascii() or right.isascii():
            return order(left, right)
        return order(left.encode("utf-16-be", "surrogatepass"), right.encode("utf-16-be", "surrogatepass"))

    return compare


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _boolean(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _instant(value: Any) -> int | None:
    return instant_of(value) if isinstance(value, str) else None


# What of a value is compared; None where it is of another kind.
_KEYS: dict[Kind, Callable[[Any], Any]] = {
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.TIMESTAMP: _instant,
}

_TESTS: dict[str, Test] = {
    "IsNull": lambda value: value is None,
    "IsString": lambda value: isinstance(value, str),
    "IsNumeric": lambda value: _number(value) is not None,
    "IsBoolean": lambda value: isinstance(value, bool),
    "IsTimestamp": is_timestamp,
}
