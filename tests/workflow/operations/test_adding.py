"""New states: where they are written, what they lead to, and when one cannot stand there."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from editor.states.registry import STATE_TYPES
from editor.states.schema import asl_schema
from editor.workflow.operations.adding import After, InScope, OnTransition, add_state
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, C, ASK, YES, NO = (state(name) for name in ("A", "B", "C", "Ask", "Yes", "No"))
BOTH = state("Both")
FIRST, EMPTY = (*BOTH, "Branches", 0), (*BOTH, "Branches", 1)
TERMINAL = ("Succeed", "Fail")
GOING_ON = tuple(name for name in STATE_TYPES if name not in TERMINAL)


def test_a_state_dropped_on_a_next_stands_between_its_two_states() -> None:
    assert lines(CHAIN, add_state, OnTransition((*A, "Next")), "Wait") == [
        '- "A": {"Type": "Pass", "Next": "B"},',
        '+ "A": {"Type": "Pass", "Next": "Wait"},',
        '+ "Wait": {"Type": "Wait", "Seconds": 5, "Next": "B"},',
    ]


def test_a_state_dropped_on_the_start_comes_first() -> None:
    assert lines(CHAIN, add_state, OnTransition(("StartAt",)), "Pass") == [
        '- "StartAt": "A",',
        '- "States": {',
        '+ "StartAt": "Pass",',
        '+ "States": {',
        '+ "Pass": {"Type": "Pass", "Next": "A"},',
    ]


def test_a_state_dropped_on_an_end_ends_there() -> None:
    text = CHAIN.replace('"Next": "C"', '"End": true')
    assert lines(text, add_state, OnTransition((*B, "End")), "Pass") == [
        '- "B": {"Type": "Task", "Resource": "r", "End": true},',
        '+ "B": {"Type": "Task", "Resource": "r", "Next": "Pass"},',
        '+ "Pass": {"Type": "Pass", "End": true},',
    ]


@pytest.mark.parametrize(
    ("field", "follower"),
    [
        (("Choices", 0, "Next"), "Yes"),
        (("Choices", 1, "Next"), "Yes"),
        (("Default",), "No"),
    ],
)
def test_a_state_dropped_on_an_edge_of_a_choice_takes_its_end(field: tuple[str | int, ...], follower: str) -> None:
    after = json.loads(done(CHOICE, add_state, OnTransition((*ASK, *field)), "Pass"))["States"]
    expected = json.loads(CHOICE)["States"]
    found = expected["Ask"]
    for step in field[:-1]:
        found = found[step]
    found[field[-1]] = "Pass"
    assert after == {**expected, "Pass": {"Type": "Pass", "Next": follower}}
    assert list(after) == ["Ask", "Pass", "Yes", "No"]


def test_a_state_dropped_on_a_catch_handles_the_error_first() -> None:
    text = CHAIN.replace('"Next": "C"', '"Next": "C", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]')
    after = json.loads(done(text, add_state, OnTransition((*B, "Catch", 0, "Next")), "Pass", "Clean up"))["States"]
    assert after["B"]["Catch"] == [{"ErrorEquals": ["States.ALL"], "Next": "Clean up"}]
    assert after["B"]["Next"] == "C"
    assert after["Clean up"] == {"Type": "Pass", "Next": "C"}


def test_a_state_dropped_on_an_edge_to_a_missing_state_leads_there_in_its_place() -> None:
    text = CHAIN.replace('"Next": "C"', '"Next": "Later"')
    after = json.loads(done(text, add_state, OnTransition((*B, "Next")), "Pass"))["States"]
    assert (after["B"]["Next"], after["Pass"]["Next"]) == ("Pass", "Later")


@pytest.mark.parametrize("name", GOING_ON)
def test_a_state_of_any_type_added_after_another_one_stands_in_the_chain(name: str) -> None:
    after = json.loads(done(CHAIN, add_state, After(A), name))["States"]
    assert list(after) == ["A", name, "B", "C"]
    assert after["A"] == {"Type": "Pass", "Next": name}
    leads = [after[name].get("Next"), after[name].get("Default")]
    leads += [rule["Next"] for rule in after[name].get("Choices", [])]
    assert {lead for lead in leads if lead} == {"B"}


@pytest.mark.parametrize("name", TERMINAL)
@pytest.mark.parametrize(
    ("place", "cut_off"),
    [(OnTransition((*A, "Next")), "B"), (OnTransition(("StartAt",)), "A"), (After(B), "C")],
)
def test_an_ending_state_is_refused_where_another_one_follows(name: str, place: OnTransition, cut_off: str) -> None:
    assert refused(CHAIN, add_state, place, name) == (
        f'A {name} ends the workflow: "{cut_off}" would not be reached from here any more.'
    )


@pytest.mark.parametrize("text", [CHAIN, CHAIN.replace('"StartAt"', '"QueryLanguage": "JSONata", "StartAt"')])
@pytest.mark.parametrize("name", GOING_ON)
def test_what_is_added_is_of_the_shape_the_service_takes(name: str, text: str) -> None:
    after = json.loads(done(text, add_state, After(A), name))
    assert [error.message for error in Draft202012Validator(asl_schema()).iter_errors(after)] == []


def test_an_ending_state_is_welcome_where_nothing_follows() -> None:
    text = CHAIN.replace('"Next": "C"', '"End": true')
    after = json.loads(done(text, add_state, OnTransition((*B, "End")), "Fail"))["States"]
    assert (after["B"]["Next"], after["Fail"]) == ("Fail", {"Type": "Fail"})


@pytest.mark.parametrize("name", TERMINAL)
def test_nothing_follows_a_state_that_ends(name: str) -> None:
    text = CHAIN.replace("Succeed", name)
    expected = f'"C" is a {name} state: it ends here, nothing follows it.'
    assert refused(text, add_state, After(C), "Pass") == expected
    assert refused(text, add_state, OnTransition((*C, "Type")), "Pass") == expected


def test_a_state_after_a_choice_becomes_its_default_then_one_more_rule() -> None:
    without_default = CHOICE.replace('],\n      "Default": "No"', "]")
    after = json.loads(done(without_default, add_state, After(ASK), "Pass"))["States"]
    assert (after["Ask"]["Default"], after["Pass"]) == ("Pass", {"Type": "Pass", "End": True})
    after = json.loads(done(CHOICE, add_state, After(ASK), "Pass"))["States"]
    assert after["Ask"]["Default"] == "No"
    assert after["Ask"]["Choices"][2:] == [{"Variable": "$.value", "IsPresent": True, "Next": "Pass"}]


def test_a_state_after_one_that_leads_nowhere_yet_is_where_it_goes_on() -> None:
    after = json.loads(done('{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}', add_state, After(A), "Pass"))
    assert after["States"] == {"A": {"Type": "Pass", "Next": "Pass"}, "Pass": {"Type": "Pass", "End": True}}


@pytest.mark.parametrize("name", STATE_TYPES)
def test_a_state_in_the_open_is_the_last_and_nothing_leads_there(name: str) -> None:
    text = done(CHAIN, add_state, InScope(()), name)
    after = json.loads(text)
    added = after["States"].popitem()
    assert added[1]["Type"] == name
    assert added[0].startswith(name)
    assert after == json.loads(CHAIN)


def test_a_choice_in_the_open_waits_for_its_connections() -> None:
    assert lines(CHAIN, add_state, InScope(()), "Choice")[2:] == [
        '+ "Choice": {"Type": "Choice", "Choices": [{"Variable": "$.value", "IsPresent": true}]}'
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (CHAIN.replace('"Next": "C"', '"End": true'), OnTransition((*B, "End"))),
        (CHAIN.replace('"Next": "C"', '"End": true'), After(B)),
        (CHOICE, After(ASK)),
        ("{}", InScope(())),
        (NESTED, InScope(EMPTY)),
    ],
)
def test_a_choice_that_nothing_follows_gets_an_end_to_lead_to(text: str, place: After) -> None:
    edit = edit_of(text, add_state, place, "Choice")
    found = json.loads(done(text, add_state, place, "Choice"))
    for step in edit.select[0][:-1]:
        found = found[step]
    assert found["Choice"]["Default"] == "Succeed"
    assert [rule["Next"] for rule in found["Choice"]["Choices"]] == ["Succeed"]
    assert found["Succeed"] == {"Type": "Succeed"}


@pytest.mark.parametrize("text", ["{}", '{"States": {}}', '{"StartAt": "Gone", "States": {}}', '{"StartAt": "Gone"}'])
def test_the_first_state_of_a_workflow_is_its_start(text: str) -> None:
    assert json.loads(done(text, add_state, InScope(()), "Pass")) == {
        "StartAt": "Pass",
        "States": {"Pass": {"Type": "Pass", "End": True}},
    }


def test_the_first_state_of_a_branch_is_its_start() -> None:
    branch = json.loads(done(NESTED, add_state, InScope(EMPTY), "Pass"))["States"]["Both"]["Branches"][1]
    assert branch == {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": True}}}


def test_a_state_is_added_inside_a_branch() -> None:
    place = OnTransition((*FIRST, "States", "A", "Next"))
    branch = json.loads(done(NESTED, add_state, place, "Pass"))["States"]["Both"]["Branches"][0]
    assert branch["States"] == {
        "A": {"Type": "Pass", "Next": "Pass"},
        "Pass": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Pass", "End": True},
    }


def test_a_new_box_gets_names_nobody_has_for_itself_and_inside() -> None:
    text = CHAIN.replace('"A"', '"Pass 1"').replace('"B"', '"Parallel"')
    after = json.loads(done(text, add_state, After(state("Parallel")), "Parallel"))["States"]
    inner = [list(branch["States"]) for branch in after["Parallel (1)"]["Branches"]]
    assert inner == [["Pass 1 (1)"], ["Pass 2"]]
    assert [branch["StartAt"] for branch in after["Parallel (1)"]["Branches"]] == ["Pass 1 (1)", "Pass 2"]


def test_the_states_inside_a_new_box_are_not_called_like_the_box() -> None:
    after = json.loads(done("{}", add_state, InScope(()), "Parallel", "Pass 1"))
    assert list(after["States"]) == ["Pass 1"]
    assert [branch["StartAt"] for branch in after["States"]["Pass 1"]["Branches"]] == ["Pass 1 (1)", "Pass 2"]


JSONATA = '{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}'


def test_new_states_are_written_in_the_query_language_of_the_machine() -> None:
    choice = json.loads(done(JSONATA, add_state, After(A), "Choice"))["States"]["Choice"]
    assert choice["Choices"][0]["Condition"] == "{% $exists($states.input.value) %}"
    task = json.loads(done(JSONATA, add_state, After(A), "Task"))["States"]["Task"]
    assert "Arguments" in task
    assert "Parameters" not in task


def test_a_state_given_with_its_fields_keeps_them_and_goes_where_it_is_put() -> None:
    given = {
        "Type": "Map",
        "Comment": "kept",
        "ItemProcessor": {
            "StartAt": "A",
            "States": {
                "A": {"Type": "Choice", "Choices": [{"Variable": "$", "IsNull": True, "Next": "Z"}], "Default": "A"},
                "Z": {"Type": "Succeed"},
            },
        },
        "End": True,
    }
    after = json.loads(done(CHAIN, add_state, After(A), given, "Each"))["States"]["Each"]
    assert after == {
        "Type": "Map",
        "Comment": "kept",
        "ItemProcessor": {
            "StartAt": "A (1)",
            "States": {
                "A (1)": {
                    "Type": "Choice",
                    "Choices": [{"Variable": "$", "IsNull": True, "Next": "Z"}],
                    "Default": "A (1)",
                },
                "Z": {"Type": "Succeed"},
            },
        },
        "Next": "B",
    }


@pytest.mark.parametrize(
    "given", [{"Branches": 1}, {"ItemProcessor": {}}, {"Type": 7}, {}, {"Branches": [{"States": 1}]}]
)
def test_odd_fields_are_written_as_they_are_given(given: dict[str, object]) -> None:
    after = json.loads(done(CHAIN, add_state, After(A), given, "Odd"))["States"]["Odd"]
    assert after == {**given, "Next": "B"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "A state needs a name."),
        ("A", 'Another state of this workflow is called "A" already.'),
        ("x" * 81, "A name has at most 80 characters, this one has 81."),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(name: str, reason: str) -> None:
    assert refused(CHAIN, add_state, After(A), "Pass", name) == reason


def test_places_that_are_not_there_are_refused() -> None:
    assert refused(CHAIN, add_state, After(state("Nobody")), "Pass") == 'There is no state "Nobody" here.'
    assert refused(CHAIN, add_state, OnTransition((*A, "Default")), "Pass") == "There is no such transition any more."
    assert refused(CHAIN, add_state, InScope(A), "Pass") == "There is no workflow here to add a state to."
    assert refused("", add_state, InScope(()), "Pass") == "There is no workflow here to add a state to."
    assert refused(CHAIN, add_state, After(A), "Loop") == 'There is no state type "Loop".'
    assert (
        refused('{"States": []}', add_state, InScope(()), "Pass") == "States is no object: mend it in the text first."
    )


def test_the_new_state_is_selected_and_named_in_the_undo_menu() -> None:
    edit = edit_of(CHAIN, add_state, After(A), "Wait")
    assert (edit.label, edit.select) == ("Add Wait", (state("Wait"),))
