"""Choice rules compiled: a function that says whether a rule matches in a scope.

    {"And": [{"Variable": "$.n", "NumericGreaterThan": 1}, {"Not": {"Variable": "$.vip", "IsPresent": true}}]}
    {"Condition": "{% $states.input.n > 1 %}"}

And and Or stop at the first rule that decides. A path that leads nowhere fails with States.Runtime, Default or not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from editor.language.comparators import COMPARATORS
from editor.language.comparisons import compile_comparison, compile_test
from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.jsonata_templates import compile_jsonata_field
from editor.language.jsonpath import JsonPathProblem
from editor.language.scope import Evaluate, Scope
from editor.language.scoped_paths import compile_path_of_field

Condition = Callable[[Scope], bool]
"""Says whether a rule matches; raises EvaluationFailure."""

MAX_DEPTH = 200


def compile_condition(rule: Any, location: str) -> Condition:
    """Give the test of a choice rule in either query language; raises TemplateProblem.

    location: where the rule stands (`Choices[0]`); its transition, Assign and Output are not looked at.
    """
    return _compiled(rule, location, 0)


def _compiled(rule: Any, location: str, depth: int) -> Condition:
    if not isinstance(rule, dict):
        raise TemplateProblem("A choice rule is an object", location)
    if depth > MAX_DEPTH:
        raise TemplateProblem(f"Choice rules may be nested {MAX_DEPTH} deep", location)
    if "Condition" in rule:
        return compile_jsonata_field(rule["Condition"], f"{location}/Condition", "boolean")
    if "And" in rule:
        return _every(_parts(rule, "And", location, depth))
    if "Or" in rule:
        return _some(_parts(rule, "Or", location, depth))
    if "Not" in rule:
        return _turned(_compiled(rule["Not"], f"{location}/Not", depth + 1))
    return _comparison(rule, location)


def _parts(rule: dict[str, Any], name: str, location: str, depth: int) -> list[Condition]:
    rules = rule[name]
    if not isinstance(rules, list) or not rules:
        raise TemplateProblem(f"{name} takes a list of choice rules", f"{location}/{name}")
    return [_compiled(part, f"{location}/{name}[{place}]", depth + 1) for place, part in enumerate(rules)]


def _every(parts: list[Condition]) -> Condition:
    return lambda scope: all(part(scope) for part in parts)


def _some(parts: list[Condition]) -> Condition:
    return lambda scope: any(part(scope) for part in parts)


def _turned(part: Condition) -> Condition:
    return lambda scope: not part(scope)


def _comparison(rule: dict[str, Any], location: str) -> Condition:
    found = [name for name in rule if name in COMPARATORS]
    if len(found) != 1:
        raise TemplateProblem("A choice rule has exactly one comparison", location)
    name = found[0]
    operand = rule[name]
    variable = _path(rule, "Variable", location)
    if name == "IsPresent":
        return _presence(variable, operand)
    value = _referenced(variable, rule["Variable"])
    if COMPARATORS[name].is_path:
        return _compared(value, compile_comparison(name), _referenced(_path(rule, name, location), operand))
    test = compile_test(name, operand)
    return lambda scope: test(value(scope))


def _compared(value: Evaluate, matches: Callable[[Any, Any], bool], operand: Evaluate) -> Condition:
    return lambda scope: matches(value(scope), operand(scope))


def _presence(variable: Evaluate, wanted: Any) -> Condition:
    def is_present(scope: Scope) -> bool:
        try:
            variable(scope)
        except JsonPathProblem:
            return wanted is False
        return wanted is True

    return is_present


def _path(rule: dict[str, Any], name: str, location: str) -> Evaluate:
    text = rule.get(name)
    if not isinstance(text, str):
        raise TemplateProblem(f"{name} must be a path", f"{location}/{name}")
    return compile_path_of_field(text, f"{location}/{name}")


def _referenced(read: Evaluate, text: str) -> Evaluate:
    """The value at a path that has to lead somewhere."""

    def evaluate(scope: Scope) -> Any:
        try:
            return read(scope)
        except JsonPathProblem:
            raise EvaluationFailure(
                f"Invalid path '{text}': The choice state's condition path references an invalid value.",
                expression=text,
            ) from None

    return evaluate
