"""Payload templates of JSONPath states."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.payload_templates import compile_payload_template
from editor.language.payload_values import compile_payload_value
from editor.language.scope import Scope
from editor.language.scoped_paths import compile_input_path

SCOPE = Scope(
    {"user": {"name": "Ada"}, "items": [1, 2, 3], "n": 2},
    {"State": {"Name": "Greet"}},
    {"rate": {"vat": 19}},
)


def payload(template: Any, scope: Scope = SCOPE) -> Any:
    """A template's payload."""
    return compile_payload_template(template, "Parameters")(scope)


def failure_of(template: Any, scope: Scope = SCOPE) -> EvaluationFailure:
    """How a template fails."""
    with pytest.raises(EvaluationFailure) as raised:
        payload(template, scope)
    return raised.value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("$.user.name", "Ada"),
        ("$", SCOPE.input),
        ("$$.State.Name", "Greet"),
        ("$rate.vat", 19),
        ("$rate", {"vat": 19}),
        ("$.items[?(@ > 1)]", [2, 3]),
        ("$.nothing[*]", []),
        ("States.Format('{} {}', $.user.name, $$.State.Name)", "Ada Greet"),
        ("States.ArrayGetItem($.items, States.MathAdd($.n, -1))", 2),
        ("States.MathAdd($rate.vat, 1)", 20),
        ("States.Array(true, null, 'a', 1.5)", [True, None, "a", 1.5]),
    ],
)
def test_a_field_ending_in_a_dollar_selects_or_computes(value: str, expected: Any) -> None:
    assert payload({"made.$": value}) == {"made": expected}


def test_fields_are_selected_at_any_depth() -> None:
    template = {"list": [{"a.$": "$.n"}, "$.n", 1], "deep": {"er": {"b.$": "$.user"}}}
    assert payload(template) == {"list": [{"a": 2}, "$.n", 1], "deep": {"er": {"b": {"name": "Ada"}}}}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_a_template_with_nothing_to_evaluate_is_its_own_payload(template: Any) -> None:
    assert payload(template) is template


def test_fixed_fields_come_first_then_selected_ones_in_the_order_of_a_hash_map() -> None:
    template = {"q.$": "$.n", "z": 1, "p.$": "$.n", "nested": {"x.$": "$.n"}, "a": 0}
    assert list(payload(template)) == ["z", "nested", "a", "p", "q"]


def test_the_failure_that_comes_first_is_the_one_of_that_order() -> None:
    template = {"q.$": "$.q", "p.$": "$.p"}
    assert "'p.$'" in failure_of(template).cause
    assert "'deep.$'" in failure_of({"a.$": "$.a", "nested": {"deep.$": "$.x"}}).cause


def test_a_path_that_leads_nowhere_fails_with_the_input() -> None:
    failure = failure_of({"a": {"value.$": "$.user.age"}})
    assert (failure.error, failure.location, failure.expression) == ("States.Runtime", "", "$.user.age")
    assert failure.cause == (
        "The JSONPath '$.user.age' specified for the field 'value.$' could not be found in the input "
        '\'{"user":{"name":"Ada"},"items":[1,2,3],"n":2}\''
    )


def test_a_variable_without_a_value_fails_like_a_path() -> None:
    assert failure_of({"value.$": "$price"}, Scope({})).cause == (
        "The JSONPath '$price' specified for the field 'value.$' could not be found in the input '{}'"
    )


def test_an_intrinsic_fails_with_its_own_words() -> None:
    failure = failure_of({"value.$": "States.ArrayLength($.n)"})
    assert failure.error == "States.Runtime"
    assert failure.cause == (
        "There was an error while evaluating the intrinsic function: States.ArrayLength($.n). "
        "Invalid arguments in States.ArrayLength"
    )


def test_an_item_out_of_range_is_an_intrinsic_failure() -> None:
    assert failure_of({"value.$": "States.ArrayGetItem($.items, 9)"}).error == "States.IntrinsicFailure"


def test_a_missing_path_in_an_intrinsic_is_named_with_the_input() -> None:
    call = "States.Array(States.ArrayLength($.missing))"
    assert failure_of({"value.$": call}, Scope({})).cause == (
        f"The function '{call}' had the following error: "
        "The JsonPath argument for the field '$.missing' could not be found in the input '{}'"
    )


def test_an_input_path_that_leads_nowhere_fails_with_the_path() -> None:
    with pytest.raises(EvaluationFailure) as raised:
        compile_input_path("$.gone")(SCOPE)
    assert raised.value.cause == "Invalid path '$.gone' : No results for path: $['gone']"


def test_error_and_cause_paths_take_intrinsics_too() -> None:
    assert compile_payload_value("States.Format('no {}', $.n)", "CausePath")(SCOPE) == "no 2"


@pytest.mark.parametrize(
    ("template", "field"),
    [
        ({"a.$": "user"}, "a.$"),
        ({"a.$": 5}, "a.$"),
        ({"a.$": "$.["}, "a.$"),
        ({"b": [{"a.$": "States.Format("}]}, "a.$"),
        ({"a": 1, "a.$": "$.n"}, "a.$"),
    ],
)
def test_what_cannot_be_evaluated_is_refused_before_it_runs(template: Any, field: str) -> None:
    with pytest.raises(TemplateProblem) as raised:
        compile_payload_template(template, "Parameters")
    assert raised.value.location == field


def test_a_template_nested_without_end_is_refused() -> None:
    template: Any = {"a.$": "$"}
    for _ in range(5_000):
        template = [template]
    with pytest.raises(TemplateProblem, match="nested"):
        compile_payload_template(template, "Parameters")


def test_random_values_differ_by_place_and_by_seed_only() -> None:
    template = {"a.$": "States.UUID()", "b.$": "States.UUID()", "c": {"a.$": "States.UUID()"}}
    made = payload(template, Scope(seed=1))
    assert len({made["a"], made["b"], made["c"]["a"]}) == 3
    assert payload(template, Scope({"other": "input"}, seed=1)) == made
    assert payload(template, Scope(seed=2)) != made
