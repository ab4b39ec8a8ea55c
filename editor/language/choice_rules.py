"""A choice rule in words, short enough for the label of an edge.

The words are for reading, not for parsing: `$.total > 100 and ($.vip is true or $.coupon is present)`. Every mapping
gets some: what is missing shows as `?`, what is too deep or too long as `…`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from editor.language.comparators import COMPARATORS, Comparator
from editor.language.fields import Kind
from editor.language.query_language import expression_body

_MISSING = "?"
_MORE = "…"
_DEEPEST = 16
_LONGEST_OPERAND = 80
_MOST_BITS = 256


def rule_in_words(rule: Mapping[str, Any]) -> str:
    """Give the test of a choice rule in words, in either query language; never raises."""
    return _words(rule, 0)


def _words(rule: object, depth: int) -> str:
    if not isinstance(rule, Mapping):
        return _MISSING
    if depth > _DEEPEST:
        return _MORE
    if "Condition" in rule:
        return _condition(rule["Condition"])
    for name, joint in (("And", "and"), ("Or", "or")):
        if name in rule:
            return _joined(rule[name], joint, depth)
    if "Not" in rule:
        return _turned(rule["Not"], depth)
    return _comparison(rule)


def _condition(condition: object) -> str:
    if isinstance(condition, str):
        return " ".join(expression_body(condition).split()) or _MISSING
    return _operand(condition)


def _joined(rules: object, joint: str, depth: int) -> str:
    if not isinstance(rules, list | tuple) or not rules:
        return _MISSING
    if len(rules) == 1:
        return _words(rules[0], depth + 1)
    return f" {joint} ".join(_bracketed(rule, joint, depth + 1) for rule in rules)


def _bracketed(rule: object, joint: str, depth: int) -> str:
    """Put brackets around a rule where it would read otherwise without them."""
    words = _words(rule, depth)
    return f"({words})" if _joint(rule) not in (None, joint) else words


def _joint(rule: object) -> str | None:
    """Give the word that joins the parts of a rule, seen through joins of one; None where nothing is joined."""
    while isinstance(rule, Mapping) and "Condition" not in rule:
        name = next((name for name in ("And", "Or") if name in rule), None)
        parts = rule[name] if name else None
        if not isinstance(parts, list | tuple) or not parts:
            return None
        if len(parts) > 1:
            return "and" if name == "And" else "or"
        rule = parts[0]
    return None


def _turned(rule: object, depth: int) -> str:
    test = _comparator(rule)
    if test is not None and test[0].is_test and isinstance(rule, Mapping):
        return _test_words(rule, test[0], wanted=test[1] is False)
    words = _words(rule, depth + 1)
    return words if words in (_MISSING, _MORE) else f"not ({words})"


def _comparison(rule: Mapping[str, Any]) -> str:
    found = _comparator(rule)
    if found is None:
        return f"{_variable(rule)} {_MISSING}" if "Variable" in rule else _MISSING
    comparator, operand = found
    if comparator.is_test:
        return _test_words(rule, comparator, wanted=operand is not False)
    sign = "is" if comparator.compares is Kind.BOOLEAN and not comparator.is_path else comparator.words
    shown = _path(operand) if comparator.is_path else _operand(operand)
    return f"{_variable(rule)} {sign} {shown}"


def _comparator(rule: object) -> tuple[Comparator, Any] | None:
    """Give the first known operator of a rule that is a comparison and nothing else, with its operand."""
    if not isinstance(rule, Mapping) or any(name in rule for name in ("And", "Or", "Not", "Condition")):
        return None
    return next(((COMPARATORS[name], rule[name]) for name in rule if name in COMPARATORS), None)


def _test_words(rule: Mapping[str, Any], comparator: Comparator, *, wanted: bool) -> str:
    words = comparator.words if wanted else comparator.words.replace("is", "is not", 1)
    return f"{_variable(rule)} {words}"


def _variable(rule: Mapping[str, Any]) -> str:
    return _path(rule.get("Variable"))


def _path(value: object) -> str:
    return _shortened(value) if isinstance(value, str) and value else _MISSING


def _operand(value: object) -> str:
    """Give a JSON value as short text; numbers beyond reason, which Python refuses to write out, as `…`."""
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return _MORE
    if isinstance(value, str):
        return json.dumps(_shortened(value), ensure_ascii=False)
    if value is None or isinstance(value, int | float):
        return json.dumps(value)
    return _MORE


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_OPERAND else text[: _LONGEST_OPERAND - 1] + _MORE
