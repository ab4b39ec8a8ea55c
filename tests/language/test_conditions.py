"""Choice rules: what matches, what does not, and what fails."""

from __future__ import annotations

from typing import Any

import pytest

from editor.language.conditions import compile_condition
from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.scope import Scope
from tests.corpus import corpus_files, corpus_json


def recorded_choices() -> list[Any]:
    """Every row of choice_operators: the Choice state, the input, whether the rule matched."""
    found = []
    for path in corpus_files("choice_operators"):
        for number, case in enumerate(corpus_json("choice_operators", path.name)["cases"]):
            states = case["definition"]["States"]
            choice = states[case["definition"]["StartAt"]]
            (following,) = [name for name, state in states.items() if state.get("Result") == case["output"]]
            found.append(pytest.param(choice, case["input"], following, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.conformance
@pytest.mark.parametrize(("choice", "state_input", "following"), recorded_choices())
def test_operator_matches_as_recorded(choice: dict[str, Any], state_input: Any, following: str) -> None:
    scope = Scope(state_input)
    matching = (rule["Next"] for rule in choice["Choices"] if compile_condition(rule, "Choices[0]")(scope))
    assert next(matching, choice["Default"]) == following


def matches(rule: dict[str, Any], state_input: Any = None, **variables: Any) -> bool:
    """Whether a rule matches."""
    return compile_condition(rule, "Choices[0]")(Scope(state_input, {"State": {"Name": "Check"}}, variables))


def failure_of(rule: dict[str, Any], state_input: Any) -> EvaluationFailure:
    """How a rule fails."""
    with pytest.raises(EvaluationFailure) as raised:
        matches(rule, state_input)
    return raised.value


@pytest.mark.parametrize(
    "rule",
    [
        {"Variable": "$.x", "NumericEquals": 1},
        {"Variable": "$.x", "IsNull": True},
        {"Not": {"Variable": "$.x", "StringMatches": "*"}},
        {"Variable": "$.n", "NumericEqualsPath": "$.x"},
        {"And": [{"Variable": "$.n", "NumericEquals": 1}, {"Variable": "$.x", "IsString": False}]},
    ],
)
def test_a_path_that_leads_nowhere_fails(rule: dict[str, Any]) -> None:
    failure = failure_of(rule, {"n": 1})
    assert failure.error == "States.Runtime"
    assert failure.cause == "Invalid path '$.x': The choice state's condition path references an invalid value."


def test_a_missing_path_can_be_asked_for() -> None:
    assert matches({"Variable": "$.x", "IsPresent": False}, {})
    assert not matches({"Variable": "$.x", "IsPresent": True}, {})
    assert matches({"Variable": "$.x", "IsPresent": True}, {"x": None})


def test_and_or_stop_at_the_first_rule_that_decides() -> None:
    present, missing = {"Variable": "$.a", "IsPresent": True}, {"Variable": "$.x", "NumericEquals": 1}
    assert not matches({"And": [{"Not": present}, missing]}, {"a": 1})
    assert matches({"Or": [present, missing]}, {"a": 1})


@pytest.mark.parametrize(
    ("operator", "operand", "value"),
    [
        ("NumericEquals", 1, "1"),
        ("NumericEquals", 1, True),
        ("StringEquals", "1", 1),
        ("BooleanEquals", True, 1),
        ("TimestampEquals", "2024-01-01T00:00:00Z", "2024-01-01"),
        ("TimestampLessThan", "2024-01-01", "2023-01-01T00:00:00Z"),
        ("StringMatches", "*", 5),
        ("NumericLessThan", "x", 0),
    ],
)
def test_a_value_of_another_type_does_not_match_and_is_no_failure(operator: str, operand: Any, value: Any) -> None:
    rule = {"Variable": "$.v", operator: operand}
    assert not matches(rule, {"v": value})
    assert matches({"Not": rule}, {"v": value})


def test_timestamps_compare_as_instants() -> None:
    early, late = "2024-01-01T00:00:00.000000001+01:00", "2023-12-31T23:00:00.000000002Z"
    assert matches({"Variable": "$.at", "TimestampLessThan": late}, {"at": early})
    assert matches({"Variable": "$.at", "TimestampGreaterThanPath": "$.other"}, {"at": late, "other": early})
    assert matches({"Variable": "$.at", "TimestampEquals": "2024-01-01T01:00:00+01:00"}, {"at": "2024-01-01T00:00Z"})


def test_strings_are_ordered_by_their_utf_16_units() -> None:
    assert matches({"Variable": "$.s", "StringLessThan": "\uffee"}, {"s": "\U0001f600"})
    assert matches({"Variable": "$.s", "StringGreaterThanPath": "$.t"}, {"s": "é", "t": "z"})


def test_rules_see_variables_and_the_context_object() -> None:
    assert matches({"Variable": "$limit.max", "NumericGreaterThanPath": "$.n"}, {"n": 1}, limit={"max": 2})
    assert matches({"Variable": "$$.State.Name", "StringEquals": "Check"})


def test_a_jsonata_condition_gives_a_boolean() -> None:
    rule = {"Condition": "{% $states.input.n > $least %}"}
    assert matches(rule, {"n": 2}, least=1)
    assert not matches(rule, {"n": 1}, least=1)
    assert matches({"Condition": True})


def test_a_jsonata_condition_that_gives_something_else_fails() -> None:
    failure = failure_of({"Condition": "{% $states.input.name %}"}, {"name": "x"})
    assert failure.error == "States.QueryEvaluationError"
    assert failure.location == "Choices[0]/Condition"
    assert failure.cause == (
        "The JSONata expression '$states.input.name' specified for the field 'Choices[0]/Condition' returned an "
        "unexpected result type. Expected 'boolean', but was 'string' for value: \"x\""
    )


def deep_rule(depth: int) -> dict[str, Any]:
    """Not within Not."""
    rule: dict[str, Any] = {"Variable": "$.x", "IsPresent": True}
    for _ in range(depth):
        rule = {"Not": rule}
    return rule


@pytest.mark.parametrize(
    "rule",
    [
        {},
        [],
        {"Variable": "$.x"},
        {"Variable": "$.x", "NumericEquals": 1, "StringEquals": "a"},
        {"Variable": "$.x", "NumericAlmost": 1},
        {"Variable": "$.[", "IsNull": True},
        {"Variable": 5, "IsNull": True},
        {"Variable": "$.x", "NumericEqualsPath": 5},
        {"NumericEquals": 1},
        {"And": []},
        {"Or": {"Variable": "$.x", "IsNull": True}},
        {"Condition": "{% 1 + %}"},
    ],
    ids=str,
)
def test_what_is_no_rule_is_refused_before_it_runs(rule: Any) -> None:
    with pytest.raises(TemplateProblem) as raised:
        compile_condition(rule, "Choices[0]")
    assert raised.value.location.startswith("Choices[0]")
    assert str(raised.value)


def test_rules_may_be_nested_but_not_without_end() -> None:
    assert matches(deep_rule(100), {"x": 1})
    assert not matches(deep_rule(101), {"x": 1})
    with pytest.raises(TemplateProblem, match="nested"):
        compile_condition(deep_rule(5_000), "Choices[0]")
