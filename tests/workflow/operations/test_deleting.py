"""Deleting states: the chain is healed where that has one meaning."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editor.workflow.operations.deleting import delete_states, outermost
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, C, ASK, YES, NO = (state(name) for name in ("A", "B", "C", "Ask", "Yes", "No"))
BOTH, DONE = state("Both"), state("Done")
INNER_A, INNER_B = ((*BOTH, "Branches", 0, "States", name) for name in "AB")


def after(text: str, *paths: Any) -> Any:
    return json.loads(done(text, delete_states, paths))


def test_deleting_a_state_joins_its_neighbours() -> None:
    assert lines(CHAIN, delete_states, [B]) == [
        '- "A": {"Type": "Pass", "Next": "B"},',
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "A": {"Type": "Pass", "Next": "C"},',
    ]


def test_the_workflow_starts_with_what_followed_its_deleted_start() -> None:
    assert lines(CHAIN, delete_states, [A]) == [
        '- "StartAt": "A",',
        '- "States": {',
        '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "StartAt": "B",',
        '+ "States": {',
    ]


def test_what_led_to_the_deleted_last_state_ends() -> None:
    assert lines(CHAIN, delete_states, [C]) == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '- "C": {"Type": "Succeed"}',
        '+ "B": {"Type": "Task", "Resource": "r", "End": true}',
    ]


@pytest.mark.parametrize("paths", [[A, B], [B, A]])
def test_several_states_in_a_row_are_healed_over(paths: Any) -> None:
    assert after(CHAIN, *paths) == {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}


def test_all_states_leave_an_empty_workflow() -> None:
    assert after(CHAIN, A, B, C) == {"States": {}}


def test_every_way_into_a_deleted_state_leads_on() -> None:
    found = after(CHOICE, YES)["States"]["Ask"]
    assert [rule["Next"] for rule in found["Choices"]] == ["No", "No"]
    assert found["Default"] == "No"


def test_rules_and_default_go_where_nothing_followed_the_deleted_state() -> None:
    text = CHOICE.replace('"Pass", "Next": "No"', '"Pass", "End": true')
    assert after(text, YES)["States"]["Ask"] == {"Type": "Choice", "Choices": [], "Default": "No"}
    found = after(CHOICE, NO)["States"]
    assert "Default" not in found["Ask"]
    assert found["Yes"] == {"Type": "Pass", "End": True}


def test_a_deleted_choice_with_two_ways_on_is_not_healed() -> None:
    text = CHOICE.replace('"StartAt": "Ask"', '"StartAt": "First"').replace(
        '"No": {', '"First": {"Type": "Pass", "Next": "Ask"}, "No": {'
    )
    found = after(text, ASK)
    assert found["States"]["First"] == {"Type": "Pass", "End": True}
    assert found["StartAt"] == "First"


def test_a_deleted_choice_with_one_way_on_is_healed() -> None:
    text = CHOICE.replace('"Default": "No"', '"Default": "Yes"')
    assert after(text, ASK)["StartAt"] == "Yes"


def test_the_first_state_left_is_the_start_where_nothing_else_says() -> None:
    assert after(CHOICE, ASK)["StartAt"] == "Yes"


def test_catchers_do_not_say_what_follows_and_lead_on_themselves() -> None:
    text = CHAIN.replace('"Next": "C"', '"Next": "C", "Catch": [{"ErrorEquals": ["E"], "Next": "A"}]')
    assert after(text, B)["States"]["A"] == {"Type": "Pass", "Next": "C"}
    assert after(text, A)["States"]["B"]["Catch"] == [{"ErrorEquals": ["E"], "Next": "B"}]
    text = text.replace('"Next": "A"}]', '"Next": "C"}]')
    assert after(text, C)["States"]["B"] == {"Type": "Task", "Resource": "r", "End": True}


def test_a_loop_of_two_is_not_healed_into_a_loop_of_one() -> None:
    text = CHAIN.replace('"Next": "C"', '"Next": "A"')
    assert after(text, B)["States"]["A"] == {"Type": "Pass", "End": True}
    text = CHOICE.replace('"Pass", "Next": "No"', '"Wait", "Seconds": 1, "Next": "Ask"')
    assert after(text, YES)["States"]["Ask"]["Choices"] == []


def test_a_loop_of_three_is_healed_into_one_of_two() -> None:
    text = CHAIN.replace('{"Type": "Succeed"}', '{"Type": "Pass", "Next": "A"}')
    found = after(text, B)["States"]
    assert (found["A"]["Next"], found["C"]["Next"]) == ("C", "A")


def test_a_deleted_cycle_leaves_no_way_into_it() -> None:
    text = (
        CHAIN.replace('"Next": "C"', '"Next": "A"')
        .replace('"StartAt": "A"', '"StartAt": "C"')
        .replace('{"Type": "Succeed"}', '{"Type": "Pass", "Next": "A"}')
    )
    assert after(text, A, B) == {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": True}}}


def test_what_led_to_a_missing_state_through_a_deleted_one_ends() -> None:
    assert after(CHAIN.replace('"Next": "C"', '"Next": "Gone"'), B)["States"]["A"] == {"Type": "Pass", "End": True}


def test_states_are_deleted_in_their_branch_alone() -> None:
    text = NESTED.replace('"Done"', '"A"')  # the same name outside, which is another state
    found = after(text, INNER_A)["States"]
    assert found["Both"]["Branches"][0] == {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": True}}}
    assert found["Both"]["Next"] == "A"
    assert found["A"] == {"Type": "Succeed"}


def test_a_whole_branch_stays_as_an_empty_one() -> None:
    assert after(NESTED, INNER_A, INNER_B)["States"]["Both"]["Branches"] == [
        {"States": {}},
        {"StartAt": "C", "States": {}},
    ]


def test_a_box_takes_what_is_inside_it_along() -> None:
    assert after(NESTED, INNER_A, BOTH, INNER_B) == {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
    assert outermost([INNER_A, BOTH, INNER_B, BOTH, DONE]) == [BOTH, DONE]


def test_comments_and_odd_spacing_around_a_deleted_state_stay() -> None:
    text = (
        '{"StartAt":"A",  "States" :{\r\n\t// first\r\n\t"A":{ "Type":"Pass","Next" : "B" }, \r\n'
        '\t"B":{"Type":"Pass", "Next":"C"},\r\n\t// third\r\n\t"C":{"Type":"Succeed"}}}\r\n'
    )
    expected = (
        '{"StartAt":"A",  "States" :{\r\n\t// first\r\n\t"A":{ "Type":"Pass","Next" : "C" }, \r\n'
        '\t// third\r\n\t"C":{"Type":"Succeed"}}}\r\n'
    )
    assert done(text, delete_states, [B]) == expected


def test_what_is_selected_afterwards_is_the_neighbour() -> None:
    assert edit_of(CHAIN, delete_states, [B]).select == (A,)
    assert edit_of(CHAIN, delete_states, [A]).select == (B,)
    assert edit_of(CHAIN, delete_states, [A, B]).select == ()
    assert edit_of(CHAIN, delete_states, [A, B, C]).select == ()


def test_deleting_is_named_in_the_undo_menu() -> None:
    assert edit_of(CHAIN, delete_states, [B]).label == "Delete B"
    assert edit_of(CHAIN, delete_states, [A, B]).label == "Delete 2 states"


def test_nothing_to_delete_is_refused() -> None:
    assert refused(CHAIN, delete_states, []) == "Select the states to delete first."
    assert refused(CHAIN, delete_states, [A, state("Z")]) == 'There is no state "Z" here.'
