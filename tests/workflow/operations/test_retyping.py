"""A state as another type: what both types have stays, and so does where it leads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editor.language.groups import broken_groups
from editor.language.query_language import QueryLanguage
from editor.states.registry import STATE_TYPES
from editor.workflow.operations.retyping import change_type
from tests.workflow.operations.doing import CHAIN, CHOICE, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, C, ASK = (state(name) for name in ("A", "B", "C", "Ask"))


def retyped(fields: dict[str, Any], name: str) -> Any:
    """The fields of a state once it is of another type."""
    text = json.dumps({"StartAt": "S", "States": {"S": fields, "Z": {"Type": "Succeed"}}}, indent=2)
    return json.loads(done(text, change_type, state("S"), name))["States"]["S"]


def test_a_changed_type_is_written_in_place_with_what_it_needs_behind_it() -> None:
    assert lines(CHAIN, change_type, B, "Wait") == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "B": {"Type": "Wait", "Seconds": 5, "Next": "C"},',
    ]


@pytest.mark.parametrize("old", STATE_TYPES)
@pytest.mark.parametrize("new", STATE_TYPES)
def test_every_type_becomes_every_other_one_as_it_would_deploy(old: str, new: str) -> None:
    if old == new:
        return
    kind = STATE_TYPES[old]
    fields = {**kind.template(QueryLanguage.JSONPATH), **({"Next": "Z"} if kind.has_next else {})}
    if old == "Choice":
        fields = {**fields, "Choices": [{**fields["Choices"][0], "Next": "Z"}], "Default": "Z"}
    found = retyped({"Comment": "kept", **fields, "x-mine": 1}, new)
    assert found["Type"] == new
    assert (found["Comment"], found["x-mine"]) == ("kept", 1)
    assert set(found) - {"x-mine"} <= {field.name for field in STATE_TYPES[new].fields}
    assert list(broken_groups({**found, "x-mine": 1}, STATE_TYPES[new], QueryLanguage.JSONPATH)) == []
    if new == "Choice":
        end = "Succeed" if kind.terminal else "Z"
        assert found["Default"] == end
        assert [rule["Next"] for rule in found["Choices"]] == [end]
    elif STATE_TYPES[new].has_next:
        assert (found.get("Next"), found.get("End")) == ((None, True) if kind.terminal else ("Z", None))


def test_fields_of_both_types_stay_as_they_are_written() -> None:
    task = {
        "Type": "Task", "Resource": "r", "Parameters": {"a": 1}, "ResultPath": "$.x", "TimeoutSeconds": 3,
        "Retry": [{"ErrorEquals": ["E"]}], "Catch": [{"ErrorEquals": ["E"], "Next": "Z"}], "Next": "Z",
    }  # fmt: skip
    found = retyped(task, "Parallel")
    assert {name: found[name] for name in ("Parameters", "ResultPath", "Retry", "Catch", "Next")} == {
        name: task[name] for name in ("Parameters", "ResultPath", "Retry", "Catch", "Next")
    }
    assert "Resource" not in found
    assert "TimeoutSeconds" not in found
    assert retyped(task, "Pass") == {"Type": "Pass", "Parameters": {"a": 1}, "ResultPath": "$.x", "Next": "Z"}


def test_a_choice_goes_on_to_its_default_or_to_its_first_rule() -> None:
    rules = [{"Variable": "$.a", "IsNull": True, "Next": "S"}, {"Variable": "$.b", "IsNull": True, "Next": "Z"}]
    assert retyped({"Type": "Choice", "Choices": rules, "Default": "Z"}, "Pass") == {"Type": "Pass", "Next": "Z"}
    assert retyped({"Type": "Choice", "Choices": rules}, "Pass") == {"Type": "Pass", "Next": "S"}
    assert retyped({"Type": "Choice", "Choices": []}, "Pass") == {"Type": "Pass", "End": True}
    assert retyped({"Type": "Choice", "Choices": rules, "Default": "Z"}, "Fail") == {"Type": "Fail"}


def test_an_end_that_becomes_a_choice_leads_to_a_new_end() -> None:
    assert lines(CHAIN, change_type, C, "Choice") == [
        '- "C": {"Type": "Succeed"}',
        '+ "C": {"Type": "Choice", "Choices": [{"Variable": "$.value", "IsPresent": true, "Next": "Succeed"}], '
        '"Default": "Succeed"},',
        '+ "Succeed": {"Type": "Succeed"}',
    ]


def test_an_unknown_type_keeps_all_its_fields() -> None:
    assert retyped({"Type": "Loop", "Times": 3, "Next": "Z"}, "Pass") == {"Type": "Pass", "Times": 3, "Next": "Z"}


def test_a_state_without_a_type_gets_one_first() -> None:
    found = retyped({"Comment": "c", "Next": "Z"}, "Wait")
    assert list(found.items()) == [("Type", "Wait"), ("Seconds", 5), ("Comment", "c"), ("Next", "Z")]


def test_what_a_state_says_already_is_not_said_twice() -> None:
    assert retyped({"Timestamp": "2030-01-01T00:00:00Z", "End": True}, "Wait") == {
        "Type": "Wait",
        "Timestamp": "2030-01-01T00:00:00Z",
        "End": True,
    }
    iterator = {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}
    assert retyped({"Iterator": iterator, "End": True}, "Map") == {"Type": "Map", "Iterator": iterator, "End": True}


def test_a_jsonata_state_gets_jsonata_fields() -> None:
    text = '{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}}'
    found = json.loads(done(text, change_type, A, "Task"))["States"]["A"]
    assert "Arguments" in found
    assert found["Output"] == 1


def test_the_states_inside_a_new_box_get_free_names() -> None:
    text = CHAIN.replace('"A"', '"Pass 1"')
    found = json.loads(done(text, change_type, B, "Parallel"))["States"]["B"]
    assert [branch["StartAt"] for branch in found["Branches"]] == ["Pass 1 (1)", "Pass 2"]


def test_what_is_no_change_or_no_type_is_refused() -> None:
    assert refused(CHAIN, change_type, B, "Task") == '"B" is a Task state already.'
    assert refused(CHAIN, change_type, B, "Loop") == 'There is no state type "Loop".'
    assert refused(CHAIN, change_type, state("Z"), "Task") == 'There is no state "Z" here.'
    assert refused('{"States": {"A": []}}', change_type, A, "Task") == (
        '"A" has no fields yet: give it a value in braces first.'
    )


def test_changing_a_type_is_named_in_the_undo_menu() -> None:
    edit = edit_of(CHOICE, change_type, ASK, "Pass")
    assert (edit.label, edit.select) == ("Make Ask a Pass", (ASK,))
