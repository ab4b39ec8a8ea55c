"""What is read of a workflow: machines, states and transitions, as far as the text goes."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.outline import TransitionKind
from tests.workflow.reading import contents, names, state, ways

if TYPE_CHECKING:
    from editor.workflow.outline import Outline

ORDER = """{
  "StartAt": "Check",
  "States": {
    "Check": {"Type": "Choice", "Choices": [
      {"Variable": "$.paid", "BooleanEquals": true, "Next": "Ship"},
      {"And": [{"Variable": "$.a", "IsNull": true, "Next": "Nowhere"}], "Next": "Wait"}
    ], "Default": "Refuse"},
    "Wait": {"Type": "Wait", "Seconds": 5, "Next": "Check"},
    "Ship": {"Type": "Task", "Resource": "r", "End": true,
             "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refuse"}]},
    "Refuse": {"Type": "Fail"}
  }
}"""
NESTED = """{
  "StartAt": "Both",
  "States": {
    "Both": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
      {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor":
        {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}
    ]},
    "Old": {"Type": "Map", "End": true, "Iterator": {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}}
  }
}"""
EACH = state("Both", "Branches", 1, "Each")


def outline(text: str) -> Outline:
    return Document(text).outline


def test_transitions_are_read_in_written_order_with_the_path_of_their_field() -> None:
    check, wait, ship, refuse = (state(name) for name in ("Check", "Wait", "Ship", "Refuse"))
    assert ways(outline(ORDER)) == [
        (("StartAt",), TransitionKind.START, (), check),
        ((*check, "Choices", 0, "Next"), TransitionKind.CHOICE, check, ship),
        ((*check, "Choices", 1, "Next"), TransitionKind.CHOICE, check, wait),
        ((*check, "Default"), TransitionKind.DEFAULT, check, refuse),
        ((*wait, "Next"), TransitionKind.NEXT, wait, check),
        ((*ship, "Catch", 0, "Next"), TransitionKind.CATCH, ship, refuse),
        ((*ship, "End"), TransitionKind.END, ship, None),
        ((*refuse, "Type"), TransitionKind.END, refuse, None),
    ]


def test_a_transition_knows_the_value_that_names_its_target() -> None:
    found = outline(ORDER).transitions
    assert {transition.node.string for transition in found.values() if transition.target} == {
        "Check", "Ship", "Wait", "Refuse",
    }  # fmt: skip
    assert all(found[path].node.path == path for path in found)


def test_what_arrives_and_leaves_is_found_by_state() -> None:
    found = outline(ORDER)
    assert [way.kind for way in found.arriving(state("Refuse"))] == [TransitionKind.DEFAULT, TransitionKind.CATCH]
    assert [way.kind for way in found.arriving(state("Check"))] == [TransitionKind.START, TransitionKind.NEXT]
    assert [way.kind for way in found.leaving(state("Ship"))] == [TransitionKind.CATCH, TransitionKind.END]
    assert found.leaving(state("Nobody")) == []


def test_machines_inside_branches_processors_and_iterators_are_scopes_of_their_own() -> None:
    found = outline(NESTED)
    both, old = state("Both"), state("Old")
    assert list(found.scopes) == [
        (), (*both, "Branches", 0), (*both, "Branches", 1), (*EACH, "ItemProcessor"), (*old, "Iterator"),
    ]  # fmt: skip
    assert names(found) == ["Both", "A", "Each", "B", "Old", "C"]
    assert found.states[both].scopes == ((*both, "Branches", 0), (*both, "Branches", 1))
    assert found.states[(*EACH, "ItemProcessor", "States", "B")].scope == (*EACH, "ItemProcessor")


def test_the_innermost_scope_and_state_around_a_path_are_found() -> None:
    found = outline(NESTED)
    inner = (*EACH, "ItemProcessor", "States", "B")
    assert found.state_at((*inner, "Type")) is found.states[inner]
    assert found.state_at((*EACH, "ItemProcessor", "StartAt")) is found.states[EACH]
    assert found.state_at(("StartAt",)) is None
    scope = found.scope_of((*inner, "Type"))
    assert scope is not None
    assert scope.path == (*EACH, "ItemProcessor")
    assert [found_state.name for found_state in found.within(state("Both"))] == ["Both", "A", "Each", "B"]


def test_a_state_is_found_by_the_offset_where_its_name_begins() -> None:
    found = outline(NESTED)
    place = NESTED.index('"Each"', NESTED.index('"Each"') + 1)
    at = found.named_at(place)
    assert at is not None
    assert at.path == EACH
    assert found.named_at(place + 1) is None
    assert found.named_at(NESTED.index('"States"')) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("[]", []),
        ('"StartAt"', []),
        ("{}", []),
        ('{"States": []}', []),
        ('{"States": "A"}', []),
        ('{"States": {"A": 1, "B": null, "C": [], "D": "x"}}', ["A", "B", "C", "D"]),
        ('{"States": {"A": {}}}', ["A"]),
        ('{"States": {"A"', ["A"]),
        ('{"States": {"A":', ["A"]),
        ('{"States": {"A": {"Type": "Pa', ["A"]),
        ('{"States": {"A": {"Type": "Pass", "Next": }, "B": {}}}', ["A", "B"]),
        ('{"States": {"A": {"Branches": {"StartAt": "X"}}, "B": {"Branches": [1, null, {}]}}}', ["A", "B"]),
        ('{"Resources": {"States": {"A": {}}}}', []),
        ('{"States": {"A": {"Parameters": {"States": {"B": {"Type": "Pass"}}}}}}', ["A"]),
    ],
)
def test_what_can_be_read_of_odd_and_half_typed_text_is_drawn(text: str, expected: list[str]) -> None:
    assert names(outline(text)) == expected


def test_no_transition_is_read_where_a_field_names_nothing() -> None:
    found = outline(
        '{"StartAt": 1, "States": {"A": {"Next": null, "Default": {}, "End": false, "Choices": {"Next": "B"},'
        ' "Catch": [null, "B", {}, {"Next": 2}]}}}'
    )
    assert found.transitions == {}


def test_an_unknown_type_and_a_type_that_is_no_text_are_kept_as_they_are() -> None:
    found = outline('{"States": {"A": {"Type": "Loop", "Next": "B"}, "B": {"Type": 7, "End": true}, "C": {}}}')
    assert [found.states[state(name)].type for name in "ABC"] == ["Loop", None, None]
    assert [way.kind for way in found.transitions.values()] == [TransitionKind.NEXT, TransitionKind.END]


def test_of_states_with_one_name_the_last_counts() -> None:
    found = outline('{"States": {"A": {"Type": "Pass"}, "B": {}, "A": {"Type": "Wait"}}}')
    assert names(found) == ["B", "A"]
    assert found.states[state("A")].type == "Wait"


ODD_NAMES = [
    "Next",
    "States",
    "Iterator",
    "#end",
    "#start",
    "",
    "<b>bold</b>",
    "😀 \U0001d11e",
    "a/b",
    "0",
    " ",
    'a"b\n',
]


def test_no_name_is_taken_for_anything_but_a_name() -> None:
    states = {name: {"Type": "Pass", "Next": other} for name, other in pairwise(ODD_NAMES)}
    found = outline(json.dumps({"StartAt": "Next", "States": {**states, ODD_NAMES[-1]: {"Type": "Succeed"}}}))
    assert names(found) == ODD_NAMES
    assert list(found.scopes) == [()]
    assert [way.target for way in found.transitions.values()] == [*(state(name) for name in ODD_NAMES), None]


def test_a_deeply_nested_workflow_is_read_and_does_not_end_the_program() -> None:
    box = '{"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": ['
    found = outline(box * 20_000)
    assert len(found.states) > 10


@given(st.data())
def test_an_outline_derived_from_the_one_before_an_edit_equals_a_fresh_one(data: st.DataObject) -> None:
    document = Document(data.draw(st.sampled_from([ORDER, NESTED])))
    for _ in range(data.draw(st.integers(1, 6))):
        assert document.outline is document.outline
        start = data.draw(st.integers(0, len(document.text)))
        end = data.draw(st.integers(start, min(len(document.text), start + 20)))
        document = document.with_text_edits([TextEdit(start, end, data.draw(st.text('{}[]:,"AB \n', max_size=4)))])
        assert contents(document.outline) == contents(Document(document.text).outline)
