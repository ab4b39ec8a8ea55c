"""The rules between fields that an object breaks, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from editor.language.choice_rule_fields import CHOICE_RULE, NESTED_RULE
from editor.language.fields import (
    AtLeastOne,
    AtMostOne,
    ExactlyOne,
    Group,
    RequiredWhen,
    Requires,
    Shape,
    inner_shapes,
)
from editor.language.groups import broken_groups
from editor.language.query_language import QueryLanguage
from editor.language.schema_groups import group_schema
from editor.states.registry import STATE_TYPES

JSONPATH, JSONATA = QueryLanguage.JSONPATH, QueryLanguage.JSONATA
TASK, MAP, WAIT, CHOICE = (STATE_TYPES[name] for name in ("Task", "Map", "Wait", "Choice"))


def groups_from(shape: Shape) -> list[Group]:
    return [
        *shape.groups,
        *(group for field in shape.fields for inner in inner_shapes(field) for group in groups_from(inner)),
    ]


DECLARED = {group for kind in STATE_TYPES.values() for group in groups_from(kind)}
MADE_UP = {
    ExactlyOne(("a", "b", "c")),
    AtMostOne(("a", "b", "c")),
    AtLeastOne(("a", "b")),
    Requires("a", "b"),
    RequiredWhen("a", "x", "b"),
}


def names_of(group: Group) -> tuple[str, ...]:
    return (group.name, group.other) if isinstance(group, Requires | RequiredWhen) else group.names


@st.composite
def groups_and_values(draw: st.DrawFn) -> tuple[Group, dict[str, str]]:
    group = draw(st.sampled_from(sorted(DECLARED | MADE_UP, key=repr)))
    values = [group.value, "other"] if isinstance(group, RequiredWhen) else ["x"]
    present = draw(st.lists(st.sampled_from(names_of(group)), max_size=3, unique=True))
    return group, {name: draw(st.sampled_from(values)) for name in present}


@given(groups_and_values())
def test_a_rule_and_its_schema_refuse_the_same(case: tuple[Group, dict[str, str]]):
    group, value = case
    shape = Shape("Made up", "One rule.", (), (group,))
    language = min(group.languages)
    broken = [found.group for found in broken_groups(value, shape, language)]
    assert broken == ([] if Draft202012Validator(group_schema(group)).is_valid(value) else [group])


def found(value: object, shape: Shape, language: QueryLanguage = JSONPATH) -> list[tuple[object, ...]]:
    return [
        (broken.path, type(broken.group).__name__, broken.present) for broken in broken_groups(value, shape, language)
    ]


def test_a_wait_without_a_duration_and_with_two():
    assert found({"Type": "Wait", "End": True}, WAIT) == [((), "ExactlyOne", ())]
    two = {"Type": "Wait", "Timestamp": "t", "Seconds": 5, "End": True}
    assert found(two, WAIT) == [((), "ExactlyOne", ("Seconds", "Timestamp"))]


def test_a_rule_of_the_other_language_does_not_count():
    state = {"Type": "Wait", "SecondsPath": "$.s", "End": True}
    assert found(state, WAIT, JSONPATH) == []
    assert found(state, WAIT, JSONATA) == [((), "ExactlyOne", ())]


def test_a_rule_deep_inside_is_found_with_its_place():
    test = {"Variable": "$.x", "NumericEquals": 1}
    rule = {"Not": {"And": [test, {**test, "IsNull": True}]}, "Next": "A"}
    choices = {"Type": "Choice", "Choices": [{**test, "Next": "A"}, rule]}
    place = ("Choices", 1, "Not", "And", 1)
    assert found(choices, CHOICE) == [(place, "ExactlyOne", ("NumericEquals", "IsNull"))]


def test_a_distributed_processor_needs_an_execution_type():
    state = {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}}, "End": True}
    assert found(state, MAP) == [(("ItemProcessor", "ProcessorConfig"), "RequiredWhen", ("Mode",))]


def test_states_inside_are_left_to_whoever_asks_for_them():
    inner = {"States": {"A": {"Type": "Wait", "Next": "B", "End": True}}}
    assert found({"Type": "Map", "ItemProcessor": inner, "End": True}, MAP) == []


@pytest.mark.parametrize("value", [None, 5, "x", [], {"Fn::If": ["Big", {}, {}]}, "${State}"])
def test_what_is_no_object_of_the_language_breaks_no_rule(value: object):
    assert found(value, WAIT) == []


@pytest.mark.parametrize("name", ["${Field}", "Fn::Transform"])
def test_a_field_nobody_knows_yet_may_be_the_one_that_is_missing(name: str):
    assert found({"Type": "Wait", "Seconds": 5, name: 1}, WAIT) == []
    both = {"Type": "Task", "Resource": "r", "TimeoutSeconds": 1, "TimeoutSecondsPath": "$.t", name: 1}
    assert found(both, TASK) == [((), "AtMostOne", ("TimeoutSeconds", "TimeoutSecondsPath"))]


def test_rules_nested_without_end_are_walked_without_a_stack():
    rule: dict[str, object] = {"Variable": "$.x"}
    for _ in range(50_000):
        rule = {"Not": rule}
    assert [broken.group for broken in broken_groups(rule, NESTED_RULE, JSONPATH)] == [NESTED_RULE.groups[1]]


def test_a_comparison_may_not_stand_beside_and():
    rule = {"Variable": "$.x", "IsNull": True, "And": [{"Variable": "$.y", "IsNull": True}], "Next": "A"}
    assert [present for _, _, present in broken_groups(rule, CHOICE_RULE, JSONPATH)] == [
        ("Variable", "And"),
        ("IsNull", "And"),
    ]
