"""Rules, retriers, catchers and branches: added, removed, moved."""

from __future__ import annotations

import json

import pytest

from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import History
from editor.workflow.operations.lists import (
    add_branch,
    add_catcher,
    add_choice_rule,
    add_retrier,
    move_item,
    remove_item,
)
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import names, state

ASK, PAY = state("Ask"), state("B")
CAUGHT = CHAIN.replace('"r",', '"r", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}],')


def test_a_new_rule_is_the_last_and_leads_where_the_default_leads() -> None:
    assert lines(CHOICE, add_choice_rule, ASK) == [
        '- {"Variable": "$.b", "IsNull": true, "Next": "Yes"}',
        '+ {"Variable": "$.b", "IsNull": true, "Next": "Yes"},',
        '+ {"Variable": "$.value", "IsPresent": true, "Next": "No"}',
    ]


def test_a_new_rule_can_have_a_target_and_a_place() -> None:
    assert lines(CHOICE, add_choice_rule, ASK, state("Yes"), 0) == [
        '+ {"Variable": "$.value", "IsPresent": true, "Next": "Yes"},'
    ]


def test_without_a_default_a_new_rule_leads_where_the_last_one_does() -> None:
    text = CHOICE.replace(',\n      "Default": "No"', "")
    assert lines(text, add_choice_rule, ASK)[-1] == '+ {"Variable": "$.value", "IsPresent": true, "Next": "Yes"}'


def test_a_new_rule_in_a_jsonata_machine_is_a_condition() -> None:
    text = '{"QueryLanguage": "JSONata", "States": {"Ask": {"Type": "Choice", "Choices": []}}}'
    assert done(text, add_choice_rule, ASK) == (
        '{"QueryLanguage": "JSONata", "States": {"Ask": {"Type": "Choice", '
        '"Choices": [{"Condition": "{% $exists($states.input.value) %}"}]}}}'
    )


def test_a_rule_cannot_lead_to_a_state_of_another_scope() -> None:
    inner = state("Both", "Branches", 0, "A")
    text = NESTED.replace('"Type": "Succeed"', '"Type": "Choice"')
    assert refused(text, add_choice_rule, state("Done"), inner) == 'There is no state "A" beside "Done".'


@pytest.mark.parametrize(("add", "field"), [(add_choice_rule, "Choices"), (add_branch, "Branches")])
def test_a_task_has_neither_rules_nor_branches(add: object, field: str) -> None:
    assert callable(add)
    assert refused(CHAIN, add, PAY) == f"A Task state has no {field}."


def test_the_first_catcher_catches_everything_and_leads_to_a_fail_state() -> None:
    text = CHAIN.replace('{"Type": "Succeed"}', '{"Type": "Fail"}')
    assert lines(text, add_catcher, PAY) == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "B": {"Type": "Task", "Resource": "r", "Next": "C", '
        '"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]},',
    ]


def test_the_next_catcher_stands_before_the_one_for_everything() -> None:
    after = json.loads(done(CAUGHT, add_catcher, PAY))
    assert [catcher["ErrorEquals"] for catcher in after["States"]["B"]["Catch"]] == [
        ["States.TaskFailed"],
        ["States.ALL"],
    ]
    assert {catcher["Next"] for catcher in after["States"]["B"]["Catch"]} == {"C"}


def test_no_two_retriers_are_for_the_same_error() -> None:
    text, errors = CHAIN, []
    for _ in range(30):
        text = done(text, add_retrier, PAY)
        retry = json.loads(text)["States"]["B"]["Retry"]
        errors = [error for retrier in retry for error in retrier["ErrorEquals"]]
    assert errors[-1] == "States.ALL"
    reserved = [error for error in errors if error.startswith("States.")]
    assert len(set(reserved)) == len(reserved) > 5
    assert retry[0]["MaxAttempts"] == 3


def test_a_new_branch_has_a_state_of_a_fresh_name() -> None:
    text = NESTED.replace('"A": {"Type": "Pass", "Next": "B"}', '"Pass 1": {"Type": "Pass", "Next": "B"}')
    assert lines(text, add_branch, state("Both")) == [
        '- {"StartAt": "C", "States": {}}',
        '+ {"StartAt": "C", "States": {}},',
        '+ {"StartAt": "Pass 1 (1)", "States": {"Pass 1 (1)": {"Type": "Pass", "End": true}}}',
    ]


def test_a_branch_comes_before_the_one_it_is_told_to() -> None:
    after = Document(done(NESTED, add_branch, state("Both"), 0))
    assert names(after.outline) == ["Both", "Pass 1", "A", "B", "Done"]


def test_the_last_catcher_takes_its_field_along() -> None:
    assert done(CAUGHT, remove_item, (*PAY, "Catch", 0)) == CHAIN


def test_a_rule_is_removed_with_its_line() -> None:
    assert lines(CHOICE, remove_item, (*ASK, "Choices", 0)) == ['- {"Variable": "$.a", "IsNull": true, "Next": "Yes"},']


def test_what_must_have_an_item_keeps_its_last_one() -> None:
    one_rule = done(CHOICE, remove_item, (*ASK, "Choices", 0))
    assert refused(one_rule, remove_item, (*ASK, "Choices", 0)) == (
        '"Ask" needs a rule: delete the Choice, or change its last rule.'
    )
    one_branch = done(NESTED, remove_item, (*state("Both"), "Branches", 1))
    assert refused(one_branch, remove_item, (*state("Both"), "Branches", 0)) == (
        '"Both" needs a branch: delete the Parallel, or unwrap its last branch.'
    )
    assert refused(CAUGHT, remove_item, (*PAY, "Catch", 0, "ErrorEquals", 0)) == (
        "ErrorEquals needs at least one item: change the last one instead."
    )


def test_the_lists_of_nested_rules_keep_their_last_one_too() -> None:
    text = CHOICE.replace('"Variable": "$.a", "IsNull": true', '"And": [{"Variable": "$.a", "IsNull": true}, {}]')
    rules = (*ASK, "Choices", 0, "And")
    text = done(text, remove_item, (*rules, 1))
    assert json.loads(text)["States"]["Ask"]["Choices"][0]["And"] == [{"Variable": "$.a", "IsNull": True}]
    assert refused(text, remove_item, (*rules, 0)) == "And needs at least one item: change the last one instead."


def test_a_list_in_a_payload_may_become_empty() -> None:
    text = CHAIN.replace('"r"', '"r", "Parameters": {"Choices": [1]}')
    after = json.loads(done(text, remove_item, (*PAY, "Parameters", "Choices", 0)))
    assert after["States"]["B"]["Parameters"] == {}


def test_a_rule_moves_as_it_is_written() -> None:
    assert lines(CHOICE, move_item, (*ASK, "Choices", 1), 0) == [
        '- {"Variable": "$.a", "IsNull": true, "Next": "Yes"},',
        '- {"Variable": "$.b", "IsNull": true, "Next": "Yes"}',
        '+ {"Variable": "$.b", "IsNull": true, "Next": "Yes"},',
        '+ {"Variable": "$.a", "IsNull": true, "Next": "Yes"}',
    ]


def test_moves_of_one_item_are_one_step_to_undo() -> None:
    text = done(CHOICE, add_choice_rule, ASK)
    history = History(Document(text))
    for index in (2, 1):
        edit = move_item(history.present, (*ASK, "Choices", index), index - 1)
        assert isinstance(edit, Edit)
        history.apply(edit)
    assert names(history.present.outline) == ["Ask", "Yes", "No"]
    assert history.present.text != text
    history.undo()
    assert history.present.text == text
    assert history.undo_label is None


def test_moves_of_two_items_are_two_steps() -> None:
    first = edit_of(CHOICE, move_item, (*ASK, "Choices", 0), 1)
    assert first.merge_key != edit_of(CHOICE, move_item, (*ASK, "Choices", 1), 0).merge_key


def test_an_item_moves_within_its_list_only() -> None:
    assert refused(CHOICE, move_item, (*ASK, "Choices", 0), 2) == "There is no place 3 in Choices."
    assert refused(CHOICE, move_item, (*ASK, "Choices", 0), 0) == "That is how it is already."
    assert refused(CHOICE, move_item, (*ASK, "Choices", 5), 0) == "There is no such item any more."
    assert refused(CHOICE, remove_item, (*ASK, "Default")) == "There is no such item any more."


def test_lists_keep_line_ends_and_tabs() -> None:
    text = CHOICE.replace("\n", "\r\n").replace("  ", "\t")
    after = done(text, move_item, (*ASK, "Choices", 0), 1)
    assert sorted(after.replace(",", "").split("\r\n")) == sorted(text.replace(",", "").split("\r\n"))
    assert "\n" not in done(text, add_choice_rule, ASK).replace("\r\n", "")


def test_comments_inside_what_moves_stay_with_it() -> None:
    text = CHOICE.replace('"IsNull": true, "Next"', '"IsNull": true, /* not yet */ "Next"', 1)
    assert "/* not yet */" in lines(text, move_item, (*ASK, "Choices", 0), 1)[-1]


def test_a_list_that_is_none_is_mended_first() -> None:
    text = CAUGHT.replace('"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]', '"Catch": {}')
    assert refused(text, add_catcher, PAY) == 'Catch of "B" is no list: mend it in the text first.'


def test_a_mistake_elsewhere_is_no_hindrance() -> None:
    text = CHOICE.replace('{"Type": "Fail"}', '{"Type": "Fail", "Cause": }')
    assert 'true, "Next": "No"}' in done(text, add_choice_rule, ASK)
