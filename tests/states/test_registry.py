"""The eight state types, their fields, and what a change of type keeps."""

from __future__ import annotations

import pytest

from editor.language.query_language import QueryLanguage
from editor.states.registry import STATE_TYPES, common_fields, fields_of, state_type

JSONPATH, JSONATA = QueryLanguage.JSONPATH, QueryLanguage.JSONATA


def names(kind: str, language: QueryLanguage) -> set[str]:
    return {field.name for field in fields_of(kind, language)}


def allowed(kind: str) -> set[str]:
    return names(kind, JSONPATH) | names(kind, JSONATA)


def test_there_are_the_eight_state_types_of_the_specification():
    assert set(STATE_TYPES) == {"Task", "Parallel", "Map", "Pass", "Wait", "Choice", "Succeed", "Fail"}
    assert all(kind.name == name for name, kind in STATE_TYPES.items())


# The specification's "Table of State Types and Fields".
EVERY = set(STATE_TYPES)
WORKING = {"Task", "Parallel", "Map"}
TABLE = {
    "Type": EVERY,
    "Comment": EVERY,
    "QueryLanguage": EVERY,
    "InputPath": EVERY - {"Fail"},
    "OutputPath": EVERY - {"Fail"},
    "Output": EVERY - {"Fail"},
    "Assign": EVERY - {"Succeed", "Fail"},
    "Next": EVERY - {"Choice", "Succeed", "Fail"},
    "End": EVERY - {"Choice", "Succeed", "Fail"},
    "ResultPath": WORKING | {"Pass"},
    "Parameters": WORKING | {"Pass"},
    "Arguments": {"Task", "Parallel"},
    "ResultSelector": WORKING,
    "Retry": WORKING,
    "Catch": WORKING,
}


@pytest.mark.parametrize(("field", "kinds"), TABLE.items(), ids=TABLE)
def test_a_common_field_belongs_to_the_types_of_the_specification_s_table(field: str, kinds: set[str]):
    assert {kind for kind in STATE_TYPES if field in allowed(kind)} == kinds


def test_the_paths_of_jsonpath_do_not_exist_in_jsonata():
    paths = {"InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "ItemsPath", "SecondsPath"}
    for kind in STATE_TYPES:
        assert not names(kind, JSONATA) & paths
        assert not names(kind, JSONPATH) & {"Arguments", "Output", "Items"}


@pytest.mark.parametrize("kind", STATE_TYPES)
@pytest.mark.parametrize("language", QueryLanguage)
def test_type_stands_first_and_the_transition_last(kind: str, language: QueryLanguage):
    order = [field.name for field in fields_of(kind, language)]
    assert order[0] == "Type"
    if STATE_TYPES[kind].has_next:
        assert order[-2:] == ["Next", "End"]


def test_succeed_and_fail_end_their_scope():
    assert {name for name, kind in STATE_TYPES.items() if kind.terminal} == {"Succeed", "Fail"}
    assert {name for name, kind in STATE_TYPES.items() if not kind.has_next} == {"Succeed", "Fail", "Choice"}


@pytest.mark.parametrize("name", ["task", "", "Sleep", None, 5, ["Task"], {}])
def test_anything_else_is_no_type(name: object):
    assert state_type(name) is None
    assert fields_of(name, JSONPATH) == ()


def test_task_to_parallel_keeps_input_result_errors_and_transition():
    kept = common_fields("Task", "Parallel")
    assert {"Comment", "Parameters", "Arguments", "ResultPath", "Retry", "Catch", "Next", "End"} <= kept
    assert not kept & {"Type", "Resource", "Branches", "TimeoutSeconds"}


def test_task_to_map_drops_parameters_which_mean_another_thing_there():
    assert "Parameters" not in common_fields("Task", "Map")


def test_task_to_fail_keeps_what_every_state_has():
    assert common_fields("Task", "Fail") == {"Comment", "QueryLanguage"}


@pytest.mark.parametrize("type_a", STATE_TYPES)
@pytest.mark.parametrize("type_b", STATE_TYPES)
def test_what_is_common_does_not_depend_on_the_direction(type_a: str, type_b: str):
    assert common_fields(type_a, type_b) == common_fields(type_b, type_a)


def test_an_unknown_type_has_nothing_in_common():
    assert common_fields("Task", "Sleep") == frozenset()
