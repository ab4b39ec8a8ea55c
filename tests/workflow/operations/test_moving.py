"""States moved into a branch, out of it, and along the chain."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.operations.adding import After, InScope, OnTransition
from editor.workflow.operations.moving import move_states
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import names, state
from tests.workflow.strategies import machines, text_of

BOTH = state("Both")
FIRST, SECOND = InScope((*BOTH, "Branches", 0)), InScope((*BOTH, "Branches", 1))
A, B = state("Both", "Branches", 0, "A"), state("Both", "Branches", 0, "B")
LONG = NESTED.replace('"StartAt": "Both"', '"StartAt": "Ask"').replace(
    '    "Done"',
    """    "Ask": {"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["x"], "Next": "Done"}], "Next": "Pay"},
    "Pay": {"Type": "Wait", "Seconds": 1, // a moment
      "Next": "Both"},
    "Done\"""",
)


def test_states_move_into_a_branch_and_the_chain_heals() -> None:
    after = json.loads(done(LONG.replace(" // a moment", ""), move_states, [state("Ask"), state("Pay")], SECOND))
    assert after["StartAt"] == "Both"
    assert list(after["States"]) == ["Both", "Done"]
    assert after["States"]["Both"]["Branches"][1] == {
        "StartAt": "Ask",
        "States": {
            "Ask": {"Type": "Task", "Resource": "r", "Next": "Pay"},
            "Pay": {"Type": "Wait", "Seconds": 1, "End": True},
        },
    }


def test_what_moves_stays_as_it_is_written() -> None:
    after = done(LONG, move_states, [state("Pay")], SECOND)
    assert '"Pay": {"Type": "Wait", "Seconds": 1, // a moment\n            "End": true}' in after


def test_states_move_out_of_a_branch() -> None:
    edit = edit_of(NESTED, move_states, [B], InScope(()))
    assert (edit.label, edit.select) == ("Move B", (state("B"),))
    after = json.loads(done(NESTED, move_states, [B], InScope(())))["States"]
    assert after["Both"]["Branches"][0] == {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}
    assert list(after) == ["Both", "Done", "B"]
    assert after["B"] == {"Type": "Pass", "End": True}


def test_moved_onto_a_transition_states_come_between_its_ends() -> None:
    after = json.loads(done(NESTED, move_states, [A, B], OnTransition((*BOTH, "Next"))))["States"]
    assert list(after) == ["Both", "A", "B", "Done"]
    assert [after[name].get("Next") for name in after] == ["A", "B", "Done", None]
    assert after["Both"]["Branches"][0] == {"States": {}}


def test_a_state_moves_along_its_chain() -> None:
    assert lines(CHAIN, move_states, [state("A")], After(state("B"))) == [
        '- "StartAt": "A",',
        '- "States": {',
        '- "A": {"Type": "Pass", "Next": "B"},',
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "StartAt": "B",',
        '+ "States": {',
        '+ "B": {"Type": "Task", "Resource": "r", "Next": "A"},',
        '+ "A": {"Type": "Pass", "Next": "C"},',
    ]


def test_a_choice_that_moves_within_its_scope_keeps_its_rules() -> None:
    text = CHOICE.replace('"StartAt": "Ask"', '"StartAt": "First"').replace(
        '"States": {', '"States": {"First": {"Type": "Pass", "Next": "Ask"}, "Last": {"Type": "Pass", "End": true},', 1
    )
    after = json.loads(done(text, move_states, [state("Ask")], After(state("Last"))))["States"]
    assert [rule["Next"] for rule in after["Ask"]["Choices"]] == ["Yes", "Yes"]
    assert after["Last"]["Next"] == "Ask"


def test_a_name_stays_unless_the_new_scope_has_it() -> None:
    text = NESTED.replace('"B": {"Type": "Pass", "End"', '"Done": {"Type": "Pass", "End"').replace('"B"', '"Done"')
    moved = done(text, move_states, [state("Both", "Branches", 0, "Done")], InScope(()))
    assert names(Document(moved).outline) == ["Both", "A", "Done", "Done (1)"]


def test_a_box_cannot_move_into_itself() -> None:
    reason = '"Both" cannot move into itself.'
    assert refused(NESTED, move_states, [BOTH], FIRST) == reason
    assert refused(NESTED, move_states, [BOTH], After(A)) == reason
    assert refused(NESTED, move_states, [BOTH], OnTransition((*A, "Next"))) == reason


def test_where_states_are_already_they_do_not_move_to() -> None:
    reason = "They are there already."
    assert refused(NESTED, move_states, [A], FIRST) == reason
    assert refused(CHAIN, move_states, [state("A")], After(state("A"))) == reason
    assert refused(CHAIN, move_states, [state("A")], OnTransition((*state("A"), "Next"))) == reason


def test_states_must_come_from_one_scope_and_go_to_one() -> None:
    assert refused(NESTED, move_states, [A, state("Done")], SECOND) == (
        "The selected states belong to different branches: select states of one."
    )
    assert refused(NESTED, move_states, [A], InScope((*BOTH, "Branches", 7))) == (
        "There is no workflow here to put states into."
    )


def test_an_end_does_not_come_between_two_states() -> None:
    assert refused(NESTED, move_states, [state("Done")], OnTransition((*A, "Next"))) == (
        'Nothing in these states goes on: "B" would not be reached from here any more.'
    )


def test_line_ends_and_tabs_follow_the_file() -> None:
    text = LONG.replace("\n", "\r\n").replace("  ", "\t")
    after = done(text, move_states, [state("Pay")], SECOND)
    assert "\n" not in after.replace("\r\n", "")
    assert "  " not in after


def test_a_mistake_elsewhere_is_no_hindrance() -> None:
    text = NESTED.replace('"Succeed"', '"Succeed", "Comment": ')
    assert names(Document(done(text, move_states, [B], SECOND)).outline) == ["Both", "A", "B", "Done"]


@settings(max_examples=80)
@given(machine=machines(), seed=st.integers(0, 10_000))
def test_moving_loses_no_state_and_leads_nowhere_else(machine: dict[str, Any], seed: int) -> None:
    rng = random.Random(seed)
    document = Document(text_of(machine, rng))
    path, scope = rng.choice(list(document.outline.states)), rng.choice(list(document.outline.scopes))
    outcome = move_states(document, [path], InScope(scope))
    if not isinstance(outcome, Edit):
        assert outcome.reason in ("They are there already.", f'"{path[-1]}" cannot move into itself.')
        return
    after = document.applied(outcome).outline
    assert sorted(names(after)) == sorted(names(document.outline))
    assert after.states[outcome.select[0]].scope == scope
    assert all(way.target is None or way.target in after.states for way in after.transitions.values())
