"""The condition of a filter to a function of an item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from editor.language.jsonpath.comparisons import OPERATORS
from editor.language.jsonpath.errors import PathNotFound
from editor.language.jsonpath.operands import NOWHERE, Structure, Value, as_operand
from editor.language.jsonpath.patterns import compile_pattern
from editor.language.jsonpath.syntax import (
    Comparison,
    Condition,
    ConstantLiteral,
    Every,
    Existence,
    JsonLiteral,
    Not,
    NumberLiteral,
    Operand,
    PathExpression,
    PatternLiteral,
    Some,
    StringLiteral,
)

# A function of an item and of the evaluation it happens in.
Accept = Callable[[Any, Any], Any]
OperandPaths = Callable[[PathExpression], tuple[Accept, Accept]]


def compile_condition(condition: Condition, paths: OperandPaths) -> Accept:
    """Give a function that says whether an item fulfils a condition.

    `paths` gives for a path the function for its value and the one for whether it leads anywhere.
    """
    match condition:
        case Some(conditions=conditions):
            choices = [compile_condition(each, paths) for each in conditions]
            return lambda item, evaluation: any(choice(item, evaluation) for choice in choices)
        case Every(conditions=conditions):
            parts = [compile_condition(each, paths) for each in conditions]
            return lambda item, evaluation: all(part(item, evaluation) for part in parts)
        case Not(condition=inner):
            refused = compile_condition(inner, paths)
            return lambda item, evaluation: not refused(item, evaluation)
        case Existence(path=path, expected=expected):
            exists = paths(path)[1]
            return lambda item, evaluation: exists(item, evaluation) is expected
        case Comparison():
            return _comparison(condition, paths)


def _comparison(condition: Comparison, paths: OperandPaths) -> Accept:
    left, right = _operand(condition.left, paths), _operand(condition.right, paths)
    holds = OPERATORS[condition.operator]

    def compare(item: Any, evaluation: Any) -> bool:
        return holds(left(item, evaluation), right(item, evaluation), evaluation.budget)

    return compare


def _operand(operand: Operand, paths: OperandPaths) -> Accept:
    if isinstance(operand, PathExpression):
        return _path_operand(paths(operand)[0])
    literal = _literal(operand)
    return lambda _item, _evaluation: literal


def _path_operand(value: Accept) -> Accept:
    def operand(item: Any, evaluation: Any) -> Value:
        try:
            return as_operand(value(item, evaluation))
        except PathNotFound:
            return NOWHERE

    return operand


def _literal(operand: Operand) -> Value:
    match operand:
        case StringLiteral(value=value) | NumberLiteral(value=value) | ConstantLiteral(value=value):
            return value
        case JsonLiteral(text=text):
            return Structure(None, text)
        case PatternLiteral(pattern=pattern, flags=flags):
            return compile_pattern(pattern, flags)
    raise AssertionError(operand)
