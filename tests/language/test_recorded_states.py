"""States of recorded executions: evaluated alone they give the output, variables, next state or failure recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from editor.language.conditions import compile_condition
from editor.language.evaluation_failure import EvaluationFailure
from editor.language.jsonata_templates import compile_jsonata_field, compile_jsonata_template
from editor.language.jsonpath import parse_reference_path, set_at
from editor.language.payload_templates import compile_payload_template
from editor.language.payload_values import compile_payload_value
from editor.language.query_language import QueryLanguage
from editor.language.scoped_paths import compile_input_path
from tests.language.recorded_states import RecordedState, recorded_states

if TYPE_CHECKING:
    from editor.language.scope import Scope

STATES = recorded_states()
# What a fresh run cannot repeat: names given by AWS, times, random numbers.
CHANGING = ("<", "States.UUID()", "MathRandom", "$uuid", "$random", "$now", "$millis", "EnteredTime", "StartTime")
PASSES = [state for state in STATES if state.state["Type"] == "Pass" and not state.failure]
CHOICES = [state for state in STATES if state.state["Type"] == "Choice"]
QUERY_FAILURES = [state for state in STATES if state.failure.get("location") and "JSONata" in state.failure["cause"]]
PATH_FAILURES = [
    state
    for state in STATES
    if state.failure.get("cause", "").startswith(("Invalid path '", "The JSONPath '")) and not state.failure["location"]
]


def repeatable(states: list[RecordedState]) -> list[Any]:
    """The states that do the same in every run, as parameters."""
    kept = []
    for recorded in states:
        written = json.dumps([recorded.state, recorded.output, recorded.assigned])
        if not any(word in written for word in CHANGING):
            kept.append(pytest.param(recorded, id=str(recorded)))
    return kept


def pass_output(state: dict[str, Any], scope: Scope) -> tuple[Any, Any]:
    """A JSONPath Pass state's result and output: InputPath, Parameters or Result, ResultPath, OutputPath."""
    result = selected(state, "InputPath", scope)
    if "Parameters" in state:
        result = compile_payload_template(state["Parameters"], "Parameters")(scope._replace(input=result))
    result = state.get("Result", result)
    place = state.get("ResultPath", "$")
    output = scope.input if place is None else set_at(scope.input, parse_reference_path(place), result)
    return result, selected(state, "OutputPath", scope._replace(input=output))


def selected(state: dict[str, Any], field: str, scope: Scope) -> Any:
    """What InputPath or OutputPath leaves."""
    path = state.get(field, "$")
    return {} if path is None else compile_input_path(path, field)(scope)


def assigned_by(recorded: RecordedState, scope: Scope) -> Any:
    """The variables a state assigns."""
    compiled = compile_jsonata_template if recorded.language is QueryLanguage.JSONATA else compile_payload_template
    return compiled(recorded.state.get("Assign", {}), "Assign")(scope)


def test_the_recordings_hold_enough_of_each() -> None:
    assert len(repeatable(PASSES)) > 150
    assert len(CHOICES) > 15
    assert len(QUERY_FAILURES) >= 15
    assert len(PATH_FAILURES) >= 8


@pytest.mark.conformance
@pytest.mark.parametrize("recorded", repeatable(PASSES))
def test_pass_state_gives_the_recorded_output_and_variables(recorded: RecordedState) -> None:
    state, scope = recorded.state, recorded.scope
    if recorded.language is QueryLanguage.JSONATA:
        output = compile_jsonata_template(state["Output"], "Output")(scope) if "Output" in state else scope.input
        variables = assigned_by(recorded, scope)
    else:
        result, output = pass_output(state, scope)
        variables = assigned_by(recorded, scope._replace(input=result))
    assert canonical(output) == canonical(recorded.output)
    assert canonical(variables) == canonical(recorded.assigned)


@pytest.mark.conformance
@pytest.mark.parametrize("recorded", repeatable(CHOICES))
def test_choice_state_goes_where_it_was_recorded_to_go(recorded: RecordedState) -> None:
    rules = recorded.state["Choices"]
    matching = (
        rule["Next"] for place, rule in enumerate(rules) if compile_condition(rule, f"Choices[{place}]")(recorded.scope)
    )
    assert next(matching, recorded.state.get("Default")) == recorded.following


@pytest.mark.conformance
@pytest.mark.parametrize("recorded", QUERY_FAILURES, ids=str)
def test_jsonata_failure_has_the_recorded_cause_and_location(recorded: RecordedState) -> None:
    field = recorded.failure["location"].partition("/")[0]
    evaluate = compile_jsonata_field(recorded.state[field], field, *(["array"] if field == "Items" else []))
    with pytest.raises(EvaluationFailure) as raised:
        evaluate(recorded.scope)
    failure = raised.value
    assert {"error": failure.error, "cause": failure.cause, "location": failure.location} == recorded.failure


@pytest.mark.conformance
@pytest.mark.parametrize("recorded", PATH_FAILURES, ids=str)
def test_path_failure_has_the_recorded_cause(recorded: RecordedState) -> None:
    with pytest.raises(EvaluationFailure) as raised:
        evaluate_paths(recorded.state, recorded.scope)
    cause = recorded.failure["cause"].replace("<json-input:1>", canonical(recorded.scope.input))
    assert (raised.value.error, raised.value.cause) == (recorded.failure["error"], cause)


def evaluate_paths(state: dict[str, Any], scope: Scope) -> None:
    """Evaluate what a state of any type has of paths."""
    for field in ("TimeoutSecondsPath", "HeartbeatSecondsPath"):
        if field in state:
            compile_input_path(state[field], field)(scope)
    for field in ("ErrorPath", "CausePath"):
        if field in state:
            compile_payload_value(state[field], field)(scope)
    pass_output(state, scope)


def canonical(value: Any) -> str:
    """A value as text that tells 1 from 1.0 and true, whatever the order of keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
