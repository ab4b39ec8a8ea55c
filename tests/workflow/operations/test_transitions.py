"""Connecting states, moving either end of a transition, taking one away, and saying where to start."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editor.workflow.anchors import end_of, start_of
from editor.workflow.operations.adding import InScope, add_state
from editor.workflow.operations.transitions import connect, disconnect, reconnect_source, reconnect_target, set_start
from editor.workflow.outline import TransitionKind
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, C, ASK, YES, NO = (state(name) for name in ("A", "B", "C", "Ask", "Yes", "No"))
BOTH, DONE = state("Both"), state("Done")
INNER_A, INNER_B = ((*BOTH, "Branches", 0, "States", name) for name in "AB")
START, END = start_of(()), end_of(())
CATCHING = CHAIN.replace('"Next": "C"', '"Next": "C", "Catch": [{"ErrorEquals": ["E"], "Next": "C"}]')
CATCHING_ALL = CATCHING.replace('["E"]', '["States.ALL"]')


def states(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["States"]
    return found


# connect


def test_connecting_gives_a_state_another_next() -> None:
    assert lines(CHAIN, connect, A, C) == [
        '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "A": {"Type": "Pass", "Next": "C"},',
    ]


def test_connecting_to_the_end_turns_next_into_end_in_its_place() -> None:
    assert lines(CHAIN, connect, B, END) == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "B": {"Type": "Task", "Resource": "r", "End": true},',
    ]


def test_connecting_an_ending_state_turns_end_into_next_in_its_place() -> None:
    text = CHAIN.replace('"A": {"Type": "Pass", "Next": "B"}', '"A": {"End": true, "Type": "Pass"}')
    assert lines(text, connect, A, C) == [
        '- "A": {"End": true, "Type": "Pass"},',
        '+ "A": {"Next": "C", "Type": "Pass"},',
    ]


def test_connecting_a_state_with_both_next_and_end_leaves_one() -> None:
    text = CHAIN.replace('"Next": "B"', '"Next": "B", "End": true')
    assert states(done(text, connect, A, C))["A"] == {"Type": "Pass", "Next": "C"}
    assert states(done(text, connect, A, END))["A"] == {"Type": "Pass", "End": True}


def test_connecting_a_state_of_an_unknown_type_gives_it_a_next() -> None:
    assert states(done(CHAIN.replace('"Pass"', '"Loop"'), connect, A, C))["A"] == {"Type": "Loop", "Next": "C"}


def test_a_state_may_lead_to_itself() -> None:
    assert states(done(CHAIN, connect, A, A))["A"]["Next"] == "A"


def test_connecting_the_start_says_where_to_start() -> None:
    assert lines(CHAIN, connect, START, B) == ['- "StartAt": "A",', '+ "StartAt": "B",']
    assert refused(CHAIN, connect, START, END) == "A workflow starts with a state."


def test_a_choice_gets_a_default_then_rules() -> None:
    fresh = done(CHAIN, add_state, InScope(()), "Choice")
    choice = state("Choice")
    with_default = done(fresh, connect, choice, A)
    assert states(with_default)["Choice"]["Default"] == "A"
    with_rule = done(with_default, connect, choice, B)
    assert states(with_rule)["Choice"] == {
        "Type": "Choice",
        "Choices": [{"Variable": "$.value", "IsPresent": True, "Next": "B"}],
        "Default": "A",
    }
    with_two_rules = done(with_rule, connect, choice, C)
    assert [rule["Next"] for rule in states(with_two_rules)["Choice"]["Choices"]] == ["B", "C"]


def test_a_choice_without_choices_gets_them() -> None:
    text = '{"StartAt": "Ask", "States": {"Ask": {"Type": "Choice", "Default": "Ask"}}}'
    assert states(done(text, connect, ASK, ASK))["Ask"]["Choices"] == [
        {"Variable": "$.value", "IsPresent": True, "Next": "Ask"}
    ]


@pytest.mark.parametrize(("kind", "field"), [(TransitionKind.DEFAULT, "Default"), (TransitionKind.CHOICE, "Choices")])
def test_the_kind_of_a_transition_can_be_asked_for(kind: TransitionKind, field: str) -> None:
    before, after = states(CHOICE)["Ask"], states(done(CHOICE, connect, ASK, YES, kind))["Ask"]
    assert before.pop(field) != after.pop(field)
    assert before == after


def test_a_catch_is_for_all_errors() -> None:
    assert states(done(CHAIN, connect, B, C, TransitionKind.CATCH))["B"]["Catch"] == [
        {"ErrorEquals": ["States.ALL"], "Next": "C"}
    ]


def test_a_catch_for_all_errors_stays_the_last_one() -> None:
    once = done(CATCHING_ALL, connect, B, A, TransitionKind.CATCH)
    twice = done(once, connect, B, A, TransitionKind.CATCH)
    assert [catcher["ErrorEquals"] for catcher in states(twice)["B"]["Catch"]] == [
        ["States.TaskFailed"],
        ["States.Timeout"],
        ["States.ALL"],
    ]
    assert refused(twice, connect, B, A, TransitionKind.CATCH) == (
        '"B" catches every error already: connect one of its catchers elsewhere instead.'
    )


@pytest.mark.parametrize(
    ("text", "source", "target", "kind", "reason"),
    [
        (CHAIN, C, A, None, '"C" is a Succeed state: it ends here, nothing follows it.'),
        (CHAIN, A, C, TransitionKind.CATCH, "A Pass state has no Catch."),
        (CHAIN, A, C, TransitionKind.CHOICE, "A Pass state has no Choices."),
        (CHAIN, A, C, TransitionKind.DEFAULT, "A Pass state has no Default."),
        (CHAIN, B, END, TransitionKind.CATCH, "Only a Next can become an End: let it lead to a Succeed state instead."),
        (CHOICE, ASK, END, None, "Only a Next can become an End: let it lead to a Succeed state instead."),
        (CHOICE, ASK, NO, TransitionKind.NEXT, '"Ask" is a Choice state: its rules and its Default say what follows.'),
        (CHAIN, A, B, None, "That is how it is already."),
        (CHAIN, A, START, None, "A transition leads from Start or a state to a state or End."),
        (CHAIN, END, A, None, "A transition leads from Start or a state to a state or End."),
        (CHAIN, A, state("Z"), None, 'There is no state "Z" here.'),
        (CHAIN, state("Z"), A, None, 'There is no state "Z" here.'),
        (NESTED, INNER_A, DONE, None, 'No transition leaves "Both": connect "Both" itself.'),
        (NESTED, INNER_A, END, None, 'No transition leaves "Both": connect "Both" itself.'),
        (NESTED, BOTH, INNER_A, None, 'No transition enters "Both": connect "Both" itself.'),
        (NESTED, INNER_A, end_of((*BOTH, "Branches", 1)), None, 'No transition leaves "Both": connect "Both" itself.'),
        ('{"States": {"A": 1, "B": {}}}', A, B, None, '"A" has no fields yet: give it a value in braces first.'),
    ],
)
def test_what_cannot_be_connected_is_refused_with_the_reason(
    text: str, source: Any, target: Any, kind: TransitionKind | None, reason: str
) -> None:
    assert refused(text, connect, source, target, kind) == reason


def test_catch_and_choices_that_are_no_lists_are_to_be_mended_first() -> None:
    text = CATCHING.replace('[{"ErrorEquals": ["E"], "Next": "C"}]', '{"Next": "C"}')
    reason = 'Catch of "B" is no list: mend it in the text first.'
    assert refused(text, connect, B, C, TransitionKind.CATCH) == reason


def test_connecting_inside_a_branch_stays_there() -> None:
    after = json.loads(done(NESTED, connect, INNER_A, end_of((*BOTH, "Branches", 0))))
    assert after["States"]["Both"]["Branches"][0]["States"]["A"] == {"Type": "Pass", "End": True}
    assert after["States"]["Done"] == {"Type": "Succeed"}


def test_connecting_is_named_in_the_undo_menu_and_keeps_its_source_selected() -> None:
    edit = edit_of(CHAIN, connect, A, C)
    assert (edit.label, edit.select) == ("Connect A to C", (A,))
    assert edit_of(CHAIN, connect, A, END).label == "Connect A to End"
    assert edit_of(CHAIN, connect, START, B).label == "Start at B"


def test_long_names_and_new_lines_in_names_are_shortened_in_labels() -> None:
    text = json.dumps(json.loads(CHAIN)).replace('"B"', '"' + "b" * 60 + '"').replace('"C"', '"C\\n  D"')
    edit = edit_of(text, connect, state("b" * 60), state("b" * 60))
    assert edit.label == f"Connect {'b' * 29}… to {'b' * 29}…"
    assert edit_of(text, connect, A, state("C\n  D")).label == "Connect A to C D"


# disconnect


def test_a_state_without_its_next_ends() -> None:
    assert lines(CHAIN, disconnect, (*A, "Next")) == [
        '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "A": {"Type": "Pass", "End": true},',
    ]


def test_a_disconnected_rule_goes_with_its_condition() -> None:
    assert lines(CHOICE, disconnect, (*ASK, "Choices", 0, "Next")) == [
        '- {"Variable": "$.a", "IsNull": true, "Next": "Yes"},'
    ]


def test_a_disconnected_default_goes() -> None:
    assert lines(CHOICE, disconnect, (*ASK, "Default")) == ["- ],", '- "Default": "No"', "+ ]"]


def test_the_last_catcher_takes_the_list_with_it() -> None:
    assert done(CATCHING, disconnect, (*B, "Catch", 0, "Next")) == CHAIN


def test_one_catcher_of_several_leaves_the_others() -> None:
    text = done(CATCHING, connect, B, A, TransitionKind.CATCH)
    assert done(text, disconnect, (*B, "Catch", 1, "Next")) == CATCHING


def test_start_and_end_cannot_be_taken_away() -> None:
    assert refused(CHAIN, disconnect, ("StartAt",)) == (
        "A workflow must start somewhere: drag Start to another state instead."
    )
    assert refused(CHAIN, disconnect, (*C, "Type")) == (
        "A state that leads nowhere must end: connect it to another state instead."
    )
    assert refused(CHAIN, disconnect, (*C, "Next")) == "There is no such transition any more."


def test_disconnecting_is_named_in_the_undo_menu() -> None:
    assert edit_of(CHAIN, disconnect, (*A, "Next")).label == "Disconnect A from B"


# reconnect


@pytest.mark.parametrize(
    ("text", "path", "target", "expected"),
    [
        (CHAIN, (*A, "Next"), C, '"A": {"Type": "Pass", "Next": "C"},'),
        (CHAIN, (*A, "Next"), END, '"A": {"Type": "Pass", "End": true},'),
        (CHAIN, ("StartAt",), C, '"StartAt": "C",'),
        (CHOICE, (*ASK, "Default"), YES, '"Default": "Yes"'),
        (CHOICE, (*ASK, "Choices", 1, "Next"), NO, '{"Variable": "$.b", "IsNull": true, "Next": "No"}'),
        (CHOICE, (*YES, "Next"), ASK, '"Yes": {"Type": "Pass", "Next": "Ask"},'),
    ],
)
def test_a_transition_is_led_elsewhere_in_its_own_line(text: str, path: Any, target: Any, expected: str) -> None:
    changed = lines(text, reconnect_target, path, target)
    assert len(changed) == 2
    assert changed[1] == f"+ {expected}"


def test_an_end_is_led_on_to_a_state() -> None:
    text = CHAIN.replace('"Next": "C"', '"End": true')
    assert done(text, reconnect_target, (*B, "End"), C) == CHAIN


@pytest.mark.parametrize(
    ("text", "path", "target", "reason"),
    [
        (CHAIN, (*A, "Next"), B, "That is how it is already."),
        (CHAIN, (*C, "Type"), A, '"C" is a Succeed state: it ends here, nothing follows it.'),
        (CHOICE, (*ASK, "Default"), END, "Only a Next can become an End: let it lead to a Succeed state instead."),
        (CHAIN, ("StartAt",), END, "A workflow starts with a state."),
        (CHAIN, (*A, "Next"), START, "A transition leads from Start or a state to a state or End."),
        (NESTED, (*INNER_A, "Next"), DONE, 'No transition leaves "Both": connect "Both" itself.'),
        (NESTED, ("StartAt",), INNER_A, 'No transition enters "Both": connect "Both" itself.'),
        (CHAIN, (*A, "Default"), C, "There is no such transition any more."),
    ],
)
def test_a_target_that_cannot_be_is_refused(text: str, path: Any, target: Any, reason: str) -> None:
    assert refused(text, reconnect_target, path, target) == reason


TWO_CHOICES = CHOICE.replace('"Yes": {"Type": "Pass", "Next": "No"}', '"Yes": {"Type": "Choice", "Choices": []}')
TWO_TASKS = CATCHING.replace('"A": {"Type": "Pass", ', '"A": {"Type": "Task", "Resource": "r", ')


def test_a_rule_moves_to_another_choice_as_it_is_written() -> None:
    after = states(done(TWO_CHOICES, reconnect_source, (*ASK, "Choices", 0, "Next"), YES))
    assert after["Yes"]["Choices"] == [{"Variable": "$.a", "IsNull": True, "Next": "Yes"}]
    assert after["Ask"]["Choices"] == [{"Variable": "$.b", "IsNull": True, "Next": "Yes"}]


def test_a_default_moves_to_a_choice_that_has_none() -> None:
    after = states(done(TWO_CHOICES, reconnect_source, (*ASK, "Default"), YES))
    assert after["Yes"]["Default"] == "No"
    assert "Default" not in after["Ask"]


def test_a_catcher_moves_to_another_task() -> None:
    after = states(done(TWO_TASKS, reconnect_source, (*B, "Catch", 0, "Next"), A))
    assert after["A"]["Catch"] == [{"ErrorEquals": ["E"], "Next": "C"}]
    assert "Catch" not in after["B"]


def test_a_moved_catcher_comes_before_one_for_all_errors() -> None:
    text = TWO_TASKS.replace('"Next": "B"', '"Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]')
    after = states(done(text, reconnect_source, (*B, "Catch", 0, "Next"), A))
    assert [catcher["ErrorEquals"] for catcher in after["A"]["Catch"]] == [["E"], ["States.ALL"]]
    both = text.replace('["E"]', '["States.ALL"]')
    assert refused(both, reconnect_source, (*B, "Catch", 0, "Next"), A) == '"A" catches every error already.'


def test_a_next_moves_to_another_state_and_the_one_before_ends() -> None:
    after = states(done(CHAIN, reconnect_source, (*B, "Next"), A))
    assert after["A"] == {"Type": "Pass", "Next": "C"}
    assert after["B"] == {"Type": "Task", "Resource": "r", "End": True}


@pytest.mark.parametrize(
    ("text", "path", "source", "reason"),
    [
        (CHAIN, ("StartAt",), B, "Only a transition between two states can begin elsewhere."),
        (CHAIN, (*A, "Next"), START, "Only a transition between two states can begin elsewhere."),
        (CHAIN, (*A, "Next"), END, "Only a transition between two states can begin elsewhere."),
        (CHAIN, (*A, "Next"), A, "That is where it begins already."),
        (CHAIN, (*A, "Next"), C, '"C" is a Succeed state: it ends here, nothing follows it.'),
        (CHAIN, (*A, "Next"), state("Z"), 'There is no state "Z" here.'),
        (CATCHING, (*B, "Catch", 0, "Next"), A, "A Pass state has no Catch."),
        (CHOICE, (*ASK, "Choices", 0, "Next"), YES, "A Pass state has no Choices."),
        (CHOICE, (*ASK, "Default"), YES, "A Pass state has no Default."),
        (CHOICE, (*YES, "Next"), ASK, '"Ask" is a Choice state: its rules and its Default say what follows.'),
        (NESTED, (*INNER_A, "Next"), DONE, 'No transition enters "Both": connect "Both" itself.'),
    ],
)
def test_a_source_that_cannot_be_is_refused(text: str, path: Any, source: Any, reason: str) -> None:
    assert refused(text, reconnect_source, path, source) == reason


def test_a_second_default_is_refused() -> None:
    text = TWO_CHOICES.replace('"Choices": []', '"Choices": [], "Default": "No"')
    assert refused(text, reconnect_source, (*ASK, "Default"), YES) == '"Yes" has a Default already.'


# start


def test_a_workflow_starts_with_another_state() -> None:
    assert lines(CHAIN, set_start, C) == ['- "StartAt": "A",', '+ "StartAt": "C",']


def test_a_start_that_was_missing_is_written_first() -> None:
    assert lines(CHAIN.replace('  "StartAt": "A",\n', ""), set_start, A) == ['+ "StartAt": "A",']


def test_a_branch_starts_with_another_of_its_states() -> None:
    assert json.loads(done(NESTED, set_start, INNER_B))["States"]["Both"]["Branches"][0]["StartAt"] == "B"


def test_what_is_no_start_is_refused() -> None:
    assert refused(CHAIN, set_start, A) == "That is how it is already."
    assert refused(CHAIN, set_start, state("Z")) == 'There is no state "Z" here.'
    assert refused(CHAIN, set_start, END) == "A workflow starts with a state."
    assert refused(CHAIN, set_start, START) == "A workflow starts with a state."
