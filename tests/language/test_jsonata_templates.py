"""Expressions in the fields of JSONata states."""

from __future__ import annotations

from typing import Any

import pytest

from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.jsonata_templates import compile_jsonata_field, compile_jsonata_template
from editor.language.scope import Scope

SCOPE = Scope({"n": 3, "name": "Ada"}, variables={"list": [1]})


def test_every_expression_of_a_value_is_evaluated() -> None:
    template = {"a": "{% $states.input.n %}", "b": ["{% $list %}", {"c": "{%$states.input.name%}"}], "d": 1}
    made = compile_jsonata_template(template, "Output")(SCOPE)
    assert made == {"a": 3, "b": [[1], {"c": "Ada"}], "d": 1}
    assert list(made) == ["a", "b", "d"]


@pytest.mark.parametrize("text", ["", " {% 1 %}", "{% 1 %} ", "x {% 1 %}", "{%}", "{% 1", "$.n"])
def test_any_other_string_stays_as_it_is(text: str) -> None:
    assert compile_jsonata_template(text, "Output")(SCOPE) == text


def test_a_value_without_expressions_is_shared() -> None:
    template = {"a": [1, {"b": "text"}]}
    assert compile_jsonata_template(template, "Output")(SCOPE) is template


def test_a_template_is_never_changed() -> None:
    template = {"a": "{% 1 %}", "b": ["{% 2 %}"]}
    compile_jsonata_template(template, "Output")(SCOPE)
    assert template == {"a": "{% 1 %}", "b": ["{% 2 %}"]}


def failure_of(template: Any, location: str, *expected: str) -> EvaluationFailure:
    """How a field fails."""
    with pytest.raises(EvaluationFailure) as raised:
        compile_jsonata_field(template, location, *expected)(SCOPE)
    return raised.value


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("$nope", "returned nothing (undefined)."),
        ("function(){1}", "returned an unsupported result type."),
        ("$nope()", "threw an error during evaluation. T1006: Attempted to invoke a non-function"),
        ("1", "returned an unexpected result type. Expected 'array', but was 'number' for value: 1"),
        ("{'a': [1]}", "returned an unexpected result type. Expected 'array', but was 'object' for value: {\"a\":[1]}"),
        ("null", "returned an unexpected result type. Expected 'array', but was 'null' for value: null"),
        ("'é'", "returned an unexpected result type. Expected 'array', but was 'string' for value: \"é\""),
        ("true", "returned an unexpected result type. Expected 'array', but was 'boolean' for value: true"),
    ],
)
def test_failures_are_worded_as_on_aws(expression: str, words: str) -> None:
    failure = failure_of(f"{{% {expression} %}}", "Items", "array")
    assert failure.error == "States.QueryEvaluationError"
    assert failure.location == "Items"
    assert failure.expression == expression
    assert failure.cause == f"The JSONata expression '{expression}' specified for the field 'Items' {words}"


@pytest.mark.parametrize(
    ("template", "location"),
    [
        ({"a": {"b": "{% $nope %}"}}, "Output/a/b"),
        ({"list": [1, "{% $nope %}"]}, "Output/list[1]"),
        ("{% $nope %}", "Output"),
    ],
)
def test_a_failure_names_the_field(template: Any, location: str) -> None:
    assert failure_of(template, "Output").location == location


def test_a_value_too_deep_to_show_is_no_obstacle() -> None:
    document: Any = 1
    for _ in range(300):
        document = [document]
    with pytest.raises(EvaluationFailure, match="Expected 'object', but was 'array'"):
        compile_jsonata_field("{% $states.input %}", "Items", "object")(Scope(document))


def test_a_field_takes_any_of_several_types() -> None:
    evaluate = compile_jsonata_field("{% $states.input %}", "Items", "array", "object")
    assert evaluate(SCOPE) == SCOPE.input


def test_a_plain_value_is_not_looked_at() -> None:
    assert compile_jsonata_field([1], "Items", "array")(SCOPE) == [1]
    assert compile_jsonata_field(5, "TimeoutSeconds", "number")(SCOPE) == 5


def test_what_does_not_parse_is_refused_before_it_runs() -> None:
    with pytest.raises(TemplateProblem, match="S0207") as raised:
        compile_jsonata_template({"a": "{% 1 + %}"}, "Output")
    assert (raised.value.location, raised.value.offset) == ("Output/a", len("{% 1 +"))


def test_a_value_nested_without_end_is_refused() -> None:
    template: Any = "{% 1 %}"
    for _ in range(5_000):
        template = {"a": template}
    with pytest.raises(TemplateProblem, match="nested"):
        compile_jsonata_template(template, "Output")
