"""States as text on the clipboard: copied, cut, pasted, duplicated."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.workflow.document import Document
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.adding import After, InScope, OnTransition
from editor.workflow.operations.clipboard import Cutting, copy, cut, duplicate, paste
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import names, state
from tests.workflow.strategies import machines, text_of

EMPTY = "{}"
OPEN = InScope(())


def copied(text: str, *path: str | int) -> str:
    clipboard = copy(Document(text), [state(*path)])
    assert isinstance(clipboard, str)
    return clipboard


def test_what_is_copied_is_a_workflow_in_the_words_of_the_file() -> None:
    text = CHAIN.replace('"Type": "Task",', '"Type":"Task" , // does the work\n     ')
    assert (
        copied(text, "B")
        == """{
  "StartAt": "B",
  "States": {
    "B": {"Type":"Task" , // does the work
      "Resource": "r", "Next": "C"}
  }
}"""
    )


def test_states_from_a_branch_lose_the_indentation_they_had_there() -> None:
    text = NESTED.replace('{"StartAt": "A", "States": {', '{\n          "StartAt": "A", "States": {').replace(
        '"A": {"Type": "Pass"', '"A": {\n            "Type": "Pass"'
    )
    assert '    "A": {\n      "Type": "Pass", "Next": "B"}' in copied(text, "Both", "Branches", 0, "A")


def test_the_clipboard_starts_where_the_selection_is_entered() -> None:
    clipboard = copy(Document(CHAIN), [state("C"), state("B")])
    assert isinstance(clipboard, str)
    assert json.loads(clipboard)["StartAt"] == "B"
    assert list(json.loads(clipboard)["States"]) == ["B", "C"]


def test_the_clipboard_says_its_query_language() -> None:
    text = CHAIN.replace("{", '{"QueryLanguage": "JSONata",', 1)
    assert json.loads(copied(text, "B"))["QueryLanguage"] == "JSONata"


def test_states_of_two_branches_cannot_be_copied_together() -> None:
    assert copy(Document(NESTED), [state("Done"), state("Both", "Branches", 0, "A")]) == Rejection(
        "The selected states belong to different branches: select states of one."
    )
    assert copy(Document(NESTED), []) == Rejection("Select one or more states first.")


def test_what_lies_in_a_selected_box_goes_with_it() -> None:
    document = Document(NESTED)
    assert copy(document, [state("Both", "Branches", 0, "A"), state("Both")]) == copy(document, [state("Both")])


def test_cut_is_copy_and_delete() -> None:
    cutting = cut(Document(CHAIN), [state("B")])
    assert isinstance(cutting, Cutting)
    assert cutting.text == copied(CHAIN, "B")
    assert cutting.edit.label == "Cut B"
    assert json.loads(Document(CHAIN).applied(cutting.edit).text)["States"] == {
        "A": {"Type": "Pass", "Next": "C"},
        "C": {"Type": "Succeed"},
    }


def test_pasted_states_get_free_names_and_everything_inside_follows() -> None:
    clipboard = copy(Document(NESTED), [state("Both"), state("Done")])
    assert lines(NESTED, paste, OPEN, clipboard) == [
        '- "Done": {"Type": "Succeed"}',
        '+ "Done": {"Type": "Succeed"},',
        '+ "Both (1)": {',
        '+ "Type": "Parallel",',
        '+ "Branches": [',
        '+ {"StartAt": "A (1)", "States": {"A (1)": {"Type": "Pass", "Next": "B (1)"}, '
        '"B (1)": {"Type": "Pass", "End": true}}},',
        '+ {"StartAt": "C", "States": {}}',
        "+ ],",
        '+ "Next": "Done (1)"',
        "+ },",
        '+ "Done (1)": {"Type": "Succeed"}',
    ]


def test_rules_and_catchers_follow_the_fresh_names() -> None:
    clipboard = """{"States": {
      "Ask": {"Type": "Choice", "Choices": [{"Next": "Yes"}], "Default": "Yes"},
      "Yes": {"Type": "Task", "Catch": [{"ErrorEquals": ["x"], "Next": "Ask"}], "End": true}}}"""
    after = json.loads(done(CHOICE, paste, OPEN, clipboard))["States"]
    assert after["Ask (1)"]["Choices"] == [{"Next": "Yes (1)"}]
    assert after["Ask (1)"]["Default"] == "Yes (1)"
    assert after["Yes (1)"]["Catch"][0]["Next"] == "Ask (1)"


def test_a_name_that_something_pasted_leads_to_is_not_given_out() -> None:
    clipboard = '{"States": {"A": {"Type": "Pass", "Next": "A (1)"}}}'
    after = json.loads(done(CHAIN, paste, OPEN, clipboard))["States"]
    assert after["A (2)"] == {"Type": "Pass", "End": True}


def test_in_the_open_what_is_pasted_leads_where_it_led_if_that_is_there() -> None:
    assert lines(CHAIN, paste, OPEN, copied(CHAIN, "B"))[-1] == (
        '+ "B (1)": {"Type": "Task", "Resource": "r", "Next": "C"}'
    )


def test_in_an_empty_workflow_the_first_pasted_state_is_its_start() -> None:
    assert (
        done(EMPTY, paste, OPEN, copied(CHAIN, "B"))
        == """{
  "StartAt": "B",
  "States": {
    "B": {"Type": "Task", "Resource": "r", "End": true}
  }
}"""
    )


def test_what_led_to_states_left_behind_is_dropped() -> None:
    clipboard = """{"States": {
      "X": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Gone"}], "Default": "Gone"},
      "Y": {"Type": "Task", "Catch": [{"Next": "Y"}, {"Next": "Gone"}], "Next": "Gone"},
      "Z": {"Type": "Task", "Catch": [{"Next": "Gone"}], "Next": "Y"}}}"""
    assert json.loads(done(CHAIN, paste, OPEN, clipboard))["States"] == {
        **json.loads(CHAIN)["States"],
        "X": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": True}]},
        "Y": {"Type": "Task", "Catch": [{"Next": "Y"}], "End": True},
        "Z": {"Type": "Task", "Next": "Y"},
    }


def test_pasted_on_a_transition_states_come_between_its_ends() -> None:
    assert lines(CHAIN, paste, OnTransition((*state("A"), "Next")), copied(CHAIN, "B")) == [
        '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "A": {"Type": "Pass", "Next": "B (1)"},',
        '+ "B (1)": {"Type": "Task", "Resource": "r", "Next": "B"},',
    ]


def test_pasted_on_the_start_states_come_first() -> None:
    after = json.loads(done(CHAIN, paste, OnTransition(("StartAt",)), '{"Type": "Wait", "Seconds": 1}'))
    assert after["StartAt"] == "Wait"
    assert after["States"]["Wait"] == {"Type": "Wait", "Seconds": 1, "Next": "A"}


def test_pasted_after_a_choice_with_a_default_states_are_behind_one_more_rule() -> None:
    after = json.loads(done(CHOICE, paste, After(state("Ask")), '{"Type": "Pass"}'))["States"]
    assert after["Ask"]["Choices"][2]["Next"] == "Pass"
    assert after["Pass"] == {"Type": "Pass"}


def test_a_pasted_choice_leads_on_by_its_default() -> None:
    clipboard = '{"Ask": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Gone"}]}}'
    after = json.loads(done(CHAIN, paste, After(state("A")), clipboard))["States"]
    assert after["Ask"] == {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": True, "Next": "B"}]}
    no_rules = '{"Ask": {"Type": "Choice", "Choices": []}}'
    assert json.loads(done(CHAIN, paste, After(state("A")), no_rules))["States"]["Ask"]["Default"] == "B"


def test_what_ends_cannot_come_between_two_states() -> None:
    assert refused(CHAIN, paste, After(state("A")), '{"Type": "Fail"}') == (
        'Nothing in these states goes on: "B" would not be reached from here any more.'
    )
    assert refused(CHAIN, paste, After(state("C")), '{"Type": "Pass"}') == (
        '"C" is a Succeed state: it ends here, nothing follows it.'
    )


@pytest.mark.parametrize(
    ("clipboard", "expected"),
    [
        ('{"Type": "Pass"}', {"Pass": {"Type": "Pass"}}),
        ('{"X": {"Type": "Pass"}, "Y": {"Type": "Fail"}}', {"X": {"Type": "Pass"}, "Y": {"Type": "Fail"}}),
        (' "X": {"Type": "Pass"},\n "Y": {"Type": "Fail"},\n', {"X": {"Type": "Pass"}, "Y": {"Type": "Fail"}}),
        ('{"Comment": "c", "StartAt": "X", "States": {"X": {"Type": "Fail"}}}', {"X": {"Type": "Fail"}}),
        ('{"Type": {"Type": "Pass"}}', {"Type": {"Type": "Pass"}}),
        ('{"States": {"Type": "Pass"}}', {"States": {"Type": "Pass"}}),
    ],
)
def test_a_workflow_states_by_name_or_one_state_can_be_pasted(clipboard: str, expected: dict[str, Any]) -> None:
    after = json.loads(done(EMPTY, paste, OPEN, clipboard))
    assert after["States"] == expected
    assert after["StartAt"] == next(iter(expected))


@pytest.mark.parametrize(
    ("clipboard", "reason"),
    [
        (" \n", "There is nothing to paste."),
        ("[1]", 'That is no state: paste a workflow, states by name, or a state such as {"Type": "Pass"}.'),
        ("{}", 'That is no state: paste a workflow, states by name, or a state such as {"Type": "Pass"}.'),
        ('{"a": 1}', 'That is no state: paste a workflow, states by name, or a state such as {"Type": "Pass"}.'),
        ('{"States": {}}', "There is no state in what you paste."),
        (
            '{"X": {"Type": "Pass"\n "End": true}}',
            "What you paste cannot be read: line 1, column 22: A comma is missing after line 1.",
        ),
        (
            '"X": {"Type": "Pass" "End": true}',
            "What you paste cannot be read: line 1, column 21: A comma is missing after line 1.",
        ),
    ],
)
def test_what_is_no_state_is_refused_with_the_place(clipboard: str, reason: str) -> None:
    assert refused(CHAIN, paste, OPEN, clipboard) == reason


def test_there_must_be_a_place_to_paste_to() -> None:
    pass_state = '{"Type": "Pass"}'
    assert refused("[]", paste, OPEN, pass_state) == "There is no workflow here to put states into."
    assert refused(CHAIN, paste, OnTransition((*state("C"), "Next")), pass_state) == (
        "There is no such transition any more."
    )
    assert refused('{"States": 3}', paste, OPEN, pass_state) == "States is no object: mend it in the text first."


def test_jsonata_states_say_so_in_a_jsonpath_workflow() -> None:
    clipboard = """{"QueryLanguage": "JSONata", "States": {"M": {"Type": "Map", "ItemProcessor": {
      "States": {"In": {"Type": "Pass"}}}}, "P": {"Type": "Pass", "QueryLanguage": "JSONPath"}}}"""
    after = json.loads(done(CHAIN, paste, OPEN, clipboard))["States"]
    assert after["M"]["QueryLanguage"] == "JSONata"
    assert after["M"]["ItemProcessor"]["States"]["In"] == {"Type": "Pass", "QueryLanguage": "JSONata"}
    assert after["P"]["QueryLanguage"] == "JSONPath"
    jsonata = CHAIN.replace("{", '{"QueryLanguage": "JSONata",', 1)
    assert "QueryLanguage" not in json.loads(done(jsonata, paste, OPEN, clipboard))["States"]["M"]


def test_a_duplicate_stands_beside_and_leads_where_its_original_leads() -> None:
    assert lines(CHAIN, duplicate, [state("B")]) == ['+ "B (1)": {"Type": "Task", "Resource": "r", "Next": "C"},']
    assert edit_of(CHAIN, duplicate, [state("B")]).select == (state("B (1)"),)


def test_duplicates_lead_to_each_other() -> None:
    after = json.loads(done(CHAIN, duplicate, [state("A"), state("B")]))["States"]
    assert after["A (1)"]["Next"] == "B (1)"
    assert after["B (1)"]["Next"] == "C"
    assert list(after) == ["A", "B", "A (1)", "B (1)", "C"]


def test_comments_inside_a_state_come_along() -> None:
    text = CHAIN.replace('"Type": "Task",', '"Type": "Task", /* why */')
    assert lines(text, duplicate, [state("B")]) == [
        '+ "B (1)": {"Type": "Task", /* why */ "Resource": "r", "Next": "C"},'
    ]


def test_a_comment_beside_a_state_comes_along() -> None:
    text = CHAIN.replace('"Next": "C"},', '"Next": "C"}, // does the work')
    assert lines(text, duplicate, [state("B")]) == [
        "+ /* does the work */",
        '+ "B (1)": {"Type": "Task", "Resource": "r", "Next": "C"},',
    ]
    assert '/* does the work */ "B": {' in copied(text, "B")


def test_what_cannot_be_read_is_not_duplicated() -> None:
    text = CHAIN.replace('"Resource": "r"', '"Resource": ')
    assert "line 5" in refused(text, duplicate, [state("B")])
    assert names(Document(done(text, duplicate, [state("A")])).outline) == ["A", "A (1)", "B", "C"]


def test_what_is_pasted_takes_the_line_ends_and_the_depth_of_its_place() -> None:
    text = NESTED.replace("\n", "\r\n")
    after = done(text, paste, InScope((*state("Both"), "Branches", 1)), '{\n  "Type": "Pass",\n\t"Comment": "x"\n}')
    assert "\n" not in after.replace("\r\n", "")
    assert '"Pass": {\r\n' in after


def test_in_a_file_of_one_line_a_state_of_one_line_is_pasted_in_that_line() -> None:
    text = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
    assert done(text, duplicate, [state("A")]) == (
        '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"A (1)":{"Type":"Pass","End":true}}}'
    )


@settings(max_examples=60)
@given(machine=machines(), seed=st.integers(0, 1000))
def test_copied_and_pasted_into_an_empty_workflow_a_machine_is_the_same(machine: dict[str, Any], seed: int) -> None:
    document = Document(text_of(machine, random.Random(seed)))
    clipboard = copy(document, document.outline.scopes[()].states)
    assert isinstance(clipboard, str)
    after = json.loads(done(EMPTY, paste, OPEN, clipboard))
    assert after["States"] == machine["States"]
    assert after["StartAt"] == machine["StartAt"]


@settings(max_examples=60)
@given(machine=machines(), seed=st.integers(0, 1000))
def test_a_pasted_machine_is_the_same_but_for_its_names(machine: dict[str, Any], seed: int) -> None:
    text = text_of(machine, random.Random(seed))
    document = Document(text)
    clipboard = copy(document, document.outline.scopes[()].states)
    assert isinstance(clipboard, str)
    edit = paste(document, OPEN, clipboard)
    assert isinstance(edit, Edit)
    after = document.applied(edit).outline
    count = len(document.outline.states)
    every_name = names(after)
    assert len(set(every_name)) == len(every_name) == 2 * count
    assert len(after.transitions) == 2 * len(document.outline.transitions) - 1  # one StartAt at the top
    assert all(way.target is None or way.target in after.states for way in after.transitions.values())
