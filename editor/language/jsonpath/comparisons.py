"""The operators of filters, a function each: `(left, right, budget) -> bool`.

InvalidPath raised here means that the operator cannot work on its operands: the item is then not taken, whatever else
the condition says.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import regex

from editor.language.jsonpath.budget import Budget
from editor.language.jsonpath.errors import FunctionProblem, InvalidPath, OperandProblem
from editor.language.jsonpath.operands import Structure, Value, elements, equal, kind, same, utf16

Operator = Callable[[Value, Value, Budget], bool]


def _strictly_equal(left: Value, right: Value) -> bool:
    return kind(left) == kind(right) and equal(left, right)


def _ordered(compare: Callable[[Any, Any], bool]) -> Operator:
    def holds(left: Value, right: Value, _budget: Budget) -> bool:
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            return compare(left, right)
        if isinstance(left, str) and isinstance(right, str):
            return compare(utf16(left), utf16(right))
        return False

    return holds


def _list(value: Value) -> list[Value] | None:
    """The elements of an array; None for an object. Raises InvalidPath for anything else."""
    if not isinstance(value, Structure):
        raise InvalidPath("Expected value list node")
    return elements(value)


def _boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    raise InvalidPath("Expected boolean node")


def _is_in(left: Value, right: Value, _budget: Budget) -> bool:
    values = _list(right)
    return values is not None and any(same(left, value) for value in values)


def _is_not_in(left: Value, right: Value, budget: Budget) -> bool:
    return not _is_in(left, right, budget)


def _contains(left: Value, right: Value, _budget: Budget) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return right in left
    return any(same(right, value) for value in elements(left) or ())


def _subset(left: Value, right: Value, budget: Budget) -> bool:
    few, many = _both(left, right, budget)
    return few is not None and many is not None and all(any(same(one, other) for other in many) for one in few)


def _any_of(left: Value, right: Value, budget: Budget) -> bool:
    few, many = _both(left, right, budget)
    return few is not None and many is not None and any(same(one, other) for one in few for other in many)


def _none_of(left: Value, right: Value, budget: Budget) -> bool:
    few, many = _both(left, right, budget)
    return few is not None and many is not None and not any(same(one, other) for one in few for other in many)


def _both(left: Value, right: Value, budget: Budget) -> tuple[list[Value] | None, list[Value] | None]:
    many = _list(right)
    few = None if many is None else _list(left)
    budget.spend(len(few or ()) * len(many or ()))
    return few, many


def _size(left: Value, right: Value, _budget: Budget) -> bool:
    if not isinstance(right, Decimal):
        return False
    if isinstance(left, str):
        return len(utf16(left)) // 2 == int(right)
    if not isinstance(left, Structure):
        return False
    value = left.read()
    return (len(value) if isinstance(value, list) else -1) == int(right)


def _empty(left: Value, right: Value, _budget: Budget) -> bool:
    if isinstance(left, str):
        return (not left) == _boolean(right)
    if not isinstance(left, Structure):
        return False
    value = left.read()
    if isinstance(value, dict):
        raise OperandProblem(
            "class java.util.LinkedHashMap cannot be cast to class java.util.Collection", "ClassCastException"
        )
    return (not value) == _boolean(right)


def _exists(left: Value, right: Value, _budget: Budget) -> bool:
    if not isinstance(left, bool) and not isinstance(right, bool):
        raise FunctionProblem("Failed to evaluate exists expression")
    return _boolean(left) == _boolean(right)


def _unsupported(_left: Value, _right: Value, _budget: Budget) -> bool:
    raise InvalidPath("This operator works in Java programs only")


def _matches(left: Value, right: Value, budget: Budget) -> bool:
    if isinstance(left, regex.Pattern) == isinstance(right, regex.Pattern):
        return False
    pattern, value = (left, right) if isinstance(left, regex.Pattern) else (right, left)
    values = elements(value)
    return any(budget.matches(pattern, _matched_text(item)) for item in ((value,) if values is None else values))


def _matched_text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | Decimal) else ""


OPERATORS: dict[str, Operator] = {
    "==": lambda left, right, _budget: equal(left, right),
    "!=": lambda left, right, _budget: not equal(left, right),
    "===": lambda left, right, _budget: _strictly_equal(left, right),
    "!==": lambda left, right, _budget: not _strictly_equal(left, right),
    "<": _ordered(operator.lt),
    "<=": _ordered(operator.le),
    ">": _ordered(operator.gt),
    ">=": _ordered(operator.ge),
    "=~": _matches,
    "IN": _is_in,
    "NIN": _is_not_in,
    "CONTAINS": _contains,
    "ALL": _unsupported,
    "SIZE": _size,
    "EXISTS": _exists,
    "TYPE": _unsupported,
    "MATCHES": _unsupported,
    "EMPTY": _empty,
    "SUBSETOF": _subset,
    "ANYOF": _any_of,
    "NONEOF": _none_of,
}
