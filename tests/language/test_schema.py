"""What the generated schema takes and refuses, and how it says so."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from editor.language.fields import AtMostOne, ExactlyOne, Field, Kind, Shape, inner_shapes
from editor.language.machine import MACHINE
from editor.language.query_language import QueryLanguage
from editor.language.schema import schema_text, shape_schema
from editor.language.schema_groups import group_schema
from editor.language.schema_kinds import KINDS
from editor.states.registry import STATE_TYPES
from editor.states.schema import asl_schema, state_schema

JSONPATH, JSONATA = QueryLanguage.JSONPATH, QueryLanguage.JSONATA
ANYTHING = {Kind.JSON, Kind.PAYLOAD_TEMPLATE, Kind.JSONATA_TEMPLATE}
TEXTS = {kind for kind, schema in KINDS.items() if schema.get("type") == "string"} - {Kind.TIMESTAMP}
WHOLE = Draft202012Validator(asl_schema())


def shapes_from(shape: Shape) -> list[Shape]:
    return [shape, *(part for field in shape.fields for inner in inner_shapes(field) for part in shapes_from(inner))]


SHAPES = {shape.name: shape for root in (MACHINE, *STATE_TYPES.values()) for shape in shapes_from(root)}
VALIDATORS = {
    (shape.name, language): Draft202012Validator(shape_schema(shape, language))
    for shape in SHAPES.values()
    for language in QueryLanguage
}
EVERY_FIELD = [
    pytest.param(shape, language, id=f"{shape.name}-{language}")
    for shape in SHAPES.values()
    for language in QueryLanguage
]


def problems(shape: Shape, language: QueryLanguage, name: str, value: Any) -> list[str]:
    """What is said of one field with a value, whatever is said of the object around it."""
    errors = VALIDATORS[shape.name, language].iter_errors({name: value})
    return [
        error.message for error in errors if name in list(error.absolute_path)[:1] or f"'{name}'" in unexpected(error)
    ]


def unexpected(error: Any) -> str:
    return error.message if error.validator == "additionalProperties" else ""


def machine_problems(definition: dict[str, Any]) -> list[tuple[str, str]]:
    """What is wrong in a whole definition, as place and message."""
    return [(error.json_path, error.message) for error in WHOLE.iter_errors(definition)]


def machine(language: str | None = None, **states: dict[str, Any]) -> dict[str, Any]:
    said = {"QueryLanguage": language} if language else {}
    return {**said, "StartAt": next(iter(states)), "States": states}


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
@pytest.mark.parametrize(
    "value", ["${Value}", "arn:aws:${Region}:x", {"Fn::Sub": "${A}-b"}, {"Fn::GetAtt": ["A", "Arn"]}, {"Ref": "A"}]
)
def test_a_value_known_only_at_deployment_may_stand_in_every_field(shape: Shape, language: QueryLanguage, value: Any):
    for field in shape.in_language(language):
        assert problems(shape, language, field.name, value) == []


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_an_expression_may_stand_where_the_declaration_says_and_in_jsonata_only(shape: Shape, language: QueryLanguage):
    for field in shape.in_language(language):
        may = field.kind in ANYTHING | TEXTS and not field.choices
        may = may or (field.expression is not None and language is JSONATA)
        assert (problems(shape, language, field.name, "{% $x %}") == []) == may, field.name


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_a_number_is_held_to_its_bounds(shape: Shape, language: QueryLanguage):
    for field in shape.in_language(language):
        if field.minimum is not None:
            assert problems(shape, language, field.name, field.minimum) == []
            assert problems(shape, language, field.name, field.minimum - 1) != []
        if field.maximum is not None:
            assert problems(shape, language, field.name, field.maximum) == []
            assert problems(shape, language, field.name, field.maximum + 1) != []


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_a_field_with_choices_takes_these_and_no_others(shape: Shape, language: QueryLanguage):
    for field in shape.in_language(language):
        if field.choices and field.kind is not Kind.QUERY_LANGUAGE:
            assert [choice for choice in field.choices if problems(shape, language, field.name, choice)] == []
            assert problems(shape, language, field.name, "SOMETHING_ELSE") != []


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_null_stands_only_where_it_means_something(shape: Shape, language: QueryLanguage):
    for field in shape.in_language(language):
        takes_null = field.nullable or field.kind in ANYTHING
        assert (problems(shape, language, field.name, None) == []) == takes_null, field.name


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_a_field_of_the_other_language_is_refused_by_name(shape: Shape, language: QueryLanguage):
    own = {field.name for field in shape.in_language(language)}
    for field in shape.fields:
        if field.name not in own:
            assert problems(shape, language, field.name, "x") != []


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_an_unknown_field_is_refused_and_one_named_by_a_placeholder_is_not(shape: Shape, language: QueryLanguage):
    assert problems(shape, language, "Unknown", 1) != []
    assert problems(shape, language, "${Field}", 1) == []
    assert problems(shape, language, "Fn::Transform", {"Name": "AWS::Include"}) == []


@pytest.mark.parametrize(("shape", "language"), EVERY_FIELD)
def test_fields_that_exclude_each_other_are_refused_together(shape: Shape, language: QueryLanguage):
    for group in shape.groups_in(language):
        if isinstance(group, ExactlyOne | AtMostOne):
            rule = Draft202012Validator(group_schema(group))
            assert rule.is_valid({group.names[0]: 1})
            assert rule.is_valid({}) == isinstance(group, AtMostOne)
            for other in group.names[1:]:
                assert not rule.is_valid({group.names[0]: 1, other: 2})


def test_what_one_value_requires_is_asked_for():
    processor = {
        "ProcessorConfig": {"Mode": "DISTRIBUTED"},
        "StartAt": "A",
        "States": {"A": {"Type": "Pass", "End": True}},
    }
    found = machine_problems(machine(M={"Type": "Map", "End": True, "ItemProcessor": processor}))
    assert found == [("$.States.M.ItemProcessor.ProcessorConfig", "'ExecutionType' is a required property")]


def test_the_second_of_two_exclusive_fields_is_where_the_error_stands():
    task = {"Type": "Task", "Resource": "arn", "TimeoutSeconds": 5, "TimeoutSecondsPath": "$.t", "End": True}
    assert [place for place, _ in machine_problems(machine(T=task))] == ["$.States.T.TimeoutSecondsPath"]


def test_a_wrong_value_is_named_and_not_said_to_fit_none_of_several():
    wait = {"Type": "Wait", "Seconds": "soon", "End": True}
    for language in ("JSONPath", "JSONata"):
        assert machine_problems(machine(language, W=wait)) == [
            ("$.States.W.Seconds", "'soon' is not of type 'integer'")
        ]


def test_a_nested_state_is_checked_by_its_own_type():
    inner = machine(W={"Type": "Wait", "Seconds": -1, "End": True})
    found = machine_problems(machine(P={"Type": "Parallel", "Branches": [inner], "End": True}))
    assert found == [("$.States.P.Branches[0].States.W.Seconds", "-1 is less than the minimum of 0")]


def test_the_language_of_a_parallel_is_not_that_of_the_states_inside():
    path = machine(A={"Type": "Pass", "InputPath": "$.x", "End": True})
    ata = machine(A={"Type": "Pass", "Output": "{% 1 %}", "End": True})
    parallel = {"Type": "Parallel", "QueryLanguage": "JSONata", "Output": "{% 1 %}", "End": True}
    assert machine_problems(machine(P={**parallel, "Branches": [path]})) == []
    assert machine_problems(machine(P={**parallel, "Branches": [ata]})) != []
    assert machine_problems(machine("JSONata", P={**parallel, "Branches": [ata]})) == []


def test_a_jsonata_machine_takes_no_state_in_jsonpath():
    state = {"Type": "Succeed", "QueryLanguage": "JSONPath"}
    assert machine_problems(machine("JSONata", S=state)) == [
        ("$.States.S.QueryLanguage", "'JSONPath' is not one of ['JSONata']")
    ]


def test_a_type_nobody_knows_is_the_only_thing_said_of_a_state():
    found = machine_problems(machine(S={"Type": "Sleep", "For": 5}))
    assert [place for place, _ in found] == ["$.States.S.Type"]


def test_a_state_or_type_that_is_a_placeholder_is_let_be():
    definition = machine(A={"Type": "${Type}", "Anything": 5}, B={"Fn::If": ["Big", {}, {}]})
    assert machine_problems(definition) == []


def test_a_name_of_81_characters_is_refused_unless_a_placeholder_makes_it():
    assert machine_problems(machine(**{"x" * 80: {"Type": "Succeed"}})) == []
    assert machine_problems(machine(**{"x" * 81: {"Type": "Succeed"}})) != []
    assert machine_problems(machine(**{"x" * 80 + "${Stage}": {"Type": "Succeed"}})) == []


@pytest.mark.parametrize(
    "good", ["2027-01-31T09:00:00Z", "2016-03-14T01:59:00.123456789+05:30", "2027-12-31T23:59:60Z"]
)
def test_a_timestamp_may_have_fractions_and_an_offset(good: str):
    assert problems(STATE_TYPES["Wait"], JSONPATH, "Timestamp", good) == []


@pytest.mark.parametrize(
    "bad", ["2016-13-05T21:29:29Z", "2016-12-05T25:29:29Z", "2016-12-05T21:29:29", "2016-12-05", "soon"]
)
def test_what_aws_takes_for_no_timestamp_is_refused(bad: str):
    assert problems(STATE_TYPES["Wait"], JSONPATH, "Timestamp", bad) != []


def test_the_schema_of_one_state_leaves_the_states_inside_alone():
    schema = state_schema("Parallel", JSONPATH)
    assert schema is not None
    alone = Draft202012Validator(schema)
    broken = machine(W={"Type": "Wait", "Seconds": -1})
    assert alone.is_valid({"Type": "Parallel", "Branches": [broken], "End": True})
    assert not alone.is_valid({"Type": "Parallel", "Branches": [{"States": {}}], "End": True})


def test_there_is_no_schema_for_a_type_nobody_knows():
    assert state_schema("Sleep", JSONPATH) is None
    assert state_schema(["Pass"], JSONATA) is None


def test_every_kind_is_described():
    made_of_others = {Kind.ARRAY, Kind.MACHINE, Kind.STATES, Kind.NESTED_RULE, Kind.QUERY_LANGUAGE, Kind.STATE_TYPE}
    assert set(KINDS) == set(Kind) - made_of_others


def test_one_definition_a_state_type_and_language():
    defs = asl_schema()["$defs"]
    for name in STATE_TYPES:
        assert {f"{name}JSONPath", f"{name}JSONata"} <= set(defs)
    assert {"Retrier", "CatcherJSONPath", "ChoiceRuleJSONata", "NestedRuleJSONPath", "MachineJSONPath"} <= set(defs)


def test_titles_and_descriptions_come_from_the_declarations():
    wait = asl_schema()["$defs"]["WaitJSONPath"]
    seconds = STATE_TYPES["Wait"].field("Seconds", JSONPATH)
    assert isinstance(seconds, Field)
    assert (wait["title"], wait["description"]) == ("Wait (JSONPath)", STATE_TYPES["Wait"].doc)
    assert wait["properties"]["Seconds"]["description"] == seconds.doc


def test_the_same_declarations_give_the_same_text():
    assert schema_text(asl_schema()) == schema_text(asl_schema())
    assert schema_text(asl_schema()).endswith("}\n")
