"""A state under another name, and everything that names it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.workflow.operations.names import free_name, free_names
from editor.workflow.operations.renaming import rename_state
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, YES, BOTH = (state(name) for name in ("A", "B", "Yes", "Both"))


def test_next_and_start_follow() -> None:
    assert lines(CHAIN, rename_state, A, "First") == [
        '- "StartAt": "A",', '- "States": {', '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "StartAt": "First",', '+ "States": {', '+ "First": {"Type": "Pass", "Next": "B"},',
    ]  # fmt: skip
    assert lines(CHAIN, rename_state, B, "Second") == [
        '- "A": {"Type": "Pass", "Next": "B"},', '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "A": {"Type": "Pass", "Next": "Second"},', '+ "Second": {"Type": "Task", "Resource": "r", "Next": "C"},',
    ]  # fmt: skip


def test_every_reference_follows_and_nothing_else_that_reads_the_same() -> None:
    text = CHOICE.replace('"Default": "No"', '"Default": "Yes", "Comment": "Yes"').replace(
        '"No": {"Type": "Fail"}',
        '"Do": {"Type": "Task", "Resource": "Yes", "Catch": [{"ErrorEquals": ["Yes"], "Next": "Yes"}], "Next": "Yes"}',
    )
    assert done(text, rename_state, YES, "Ja") == (
        text.replace('"Next": "Yes"', '"Next": "Ja"')
        .replace('"Default": "Yes"', '"Default": "Ja"')
        .replace('"Yes": {', '"Ja": {')
    )


def test_states_of_that_name_in_other_machines_are_left_alone() -> None:
    text = NESTED.replace('"Done"', '"A"')
    inner = done(text, rename_state, (*BOTH, "Branches", 0, "States", "A"), "First")
    assert json.loads(inner)["States"]["Both"] == {
        "Type": "Parallel",
        "Branches": [
            {
                "StartAt": "First",
                "States": {"First": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": True}},
            },
            {"StartAt": "C", "States": {}},
        ],
        "Next": "A",
    }
    outer = json.loads(done(text, rename_state, A, "Last"))["States"]
    assert outer["Both"]["Next"] == "Last"
    assert outer["Both"]["Branches"] == json.loads(text)["States"]["Both"]["Branches"]


def test_a_box_is_renamed_with_what_is_inside_untouched() -> None:
    assert done(NESTED, rename_state, BOTH, "Two") == NESTED.replace('"Both"', '"Two"')


def test_a_state_that_leads_to_itself_still_does() -> None:
    text = CHAIN.replace('"Next": "B"', '"Next": "A"')
    assert json.loads(done(text, rename_state, A, "Loop"))["States"]["Loop"]["Next"] == "Loop"


def test_a_reference_written_with_escapes_follows() -> None:
    text = CHAIN.replace('"Next": "B"', '"Next": "\\u0042"')
    assert json.loads(done(text, rename_state, B, "Z"))["States"]["A"]["Next"] == "Z"


@pytest.mark.parametrize(
    "name", ['He said "no"', "back\\slash", "Größe 😀", "line\nbreak", "Next", "#end", " ", "${X}"]
)
def test_any_name_is_written_so_that_it_reads_the_same(name: str) -> None:
    found = json.loads(done(CHAIN, rename_state, A, name))
    assert found["StartAt"] == name
    assert list(found["States"]) == [name, "B", "C"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "A state needs a name."),
        ("B", 'Another state of this workflow is called "B" already.'),
        ("A", "That is how it is already."),
        ("x" * 81, "A name has at most 80 characters, this one has 81."),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(name: str, reason: str) -> None:
    assert refused(CHAIN, rename_state, A, name) == reason


def test_a_name_is_taken_wherever_in_the_workflow_it_stands() -> None:
    reason = 'Another state of this workflow is called "A" already.'
    assert refused(NESTED, rename_state, BOTH, "A") == reason
    assert refused(NESTED, rename_state, (*BOTH, "Branches", 0, "States", "B"), "A") == reason


def test_eighty_characters_are_a_name() -> None:
    assert "x" * 80 in json.loads(done(CHAIN, rename_state, A, "x" * 80))["States"]


def test_renaming_is_named_in_the_undo_menu_and_selects_the_state() -> None:
    edit = edit_of(CHAIN, rename_state, A, "First")
    assert (edit.label, edit.select) == ("Rename A to First", (state("First"),))


def test_a_state_that_is_not_there_is_refused() -> None:
    assert refused(CHAIN, rename_state, state("Z"), "Y") == 'There is no state "Z" here.'


# free names


@pytest.mark.parametrize(
    ("wish", "taken", "name"),
    [
        ("Pass", [], "Pass"),
        ("Pass", ["Pass"], "Pass (1)"),
        ("Pass", ["Pass", "Pass (1)"], "Pass (2)"),
        ("Pass (1)", ["Pass (1)"], "Pass (2)"),
        ("Pass (7)", ["Pass (7)"], "Pass (1)"),
        ("Pass", ["Pass", "Pass (2)"], "Pass (1)"),
        ("x" * 90, [], "x" * 80),
        ("x" * 80, ["x" * 80], "x" * 76 + " (1)"),
        ("", [""], " (1)"),
    ],
)
def test_a_free_name_is_the_wish_or_the_first_free_number(wish: str, taken: list[str], name: str) -> None:
    assert free_name(wish, taken) == name


@given(st.lists(st.text(max_size=82)), st.lists(st.sampled_from(["A", "A (1)", "B"])))
def test_free_names_are_free_short_and_given_once(wishes: list[str], taken: list[str]) -> None:
    found = free_names(wishes, taken)
    assert found.keys() == set(wishes)
    assert len(set(found.values())) == len(found)
    assert not set(found.values()) & set(taken)
    assert all(len(name) <= 80 for name in found.values())
