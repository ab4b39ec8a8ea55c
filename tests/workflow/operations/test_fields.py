"""Single fields: given a value, taken away, with what lies on the way to them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.format import Verbatim
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.operations.fields import remove_field, set_field
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, lines, refused
from tests.workflow.reading import state

A, B, ASK = state("A"), state("B"), state("Ask")


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("Resource",), "other", '"B": {"Type": "Task", "Resource": "other", "Next": "C"},'),
        (("TimeoutSeconds",), 30, '"B": {"Type": "Task", "Resource": "r", "Next": "C", "TimeoutSeconds": 30},'),
        (("Parameters", "a"), None, '"B": {"Type": "Task", "Resource": "r", "Next": "C", "Parameters": {"a": null}},'),
        (
            ("Retry", 0, "MaxAttempts"),
            3,
            '"B": {"Type": "Task", "Resource": "r", "Next": "C", "Retry": [{"MaxAttempts": 3}]},',
        ),
        (
            ("Parameters",),
            Verbatim('{ "n": 1.0e2 }'),
            '"B": {"Type": "Task", "Resource": "r", "Next": "C", "Parameters": { "n": 1.0e2 }},',
        ),
    ],
)
def test_a_field_is_written_in_its_line(path: Any, value: Any, expected: str) -> None:
    assert lines(CHAIN, set_field, (*B, *path), value) == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        f"+ {expected}",
    ]


def test_an_object_is_changed_member_by_member() -> None:
    text = CHAIN.replace('"Resource": "r"', '"Parameters": {"a": 1.0, /* why */ "b": 2, "c": 3}')
    after = done(text, set_field, (*B, "Parameters"), {"a": 1.0, "b": 5, "d": 4})
    assert '{"a": 1.0, /* why */ "b": 5, "d": 4}' in after


def test_an_item_is_put_behind_the_last_one_of_a_list() -> None:
    after = json.loads(done(CHOICE, set_field, (*ASK, "Choices", 2), {"Next": "No"}))
    assert [rule["Next"] for rule in after["States"]["Ask"]["Choices"]] == ["Yes", "Yes", "No"]
    after = json.loads(done(CHOICE, set_field, (*ASK, "Choices", 2, "Next"), "No"))
    assert after["States"]["Ask"]["Choices"][2] == {"Next": "No"}


def test_a_field_of_the_machine_is_set() -> None:
    assert json.loads(done(CHAIN, set_field, ("TimeoutSeconds",), 60))["TimeoutSeconds"] == 60
    assert edit_of(CHAIN, set_field, ("TimeoutSeconds",), 60).label == "Set TimeoutSeconds"
    assert edit_of(CHAIN, set_field, ("TimeoutSeconds",), 60).select == ()


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ((*B, "Resource"), "r", "That is how it is already."),
        ((*B, "Resource", "x"), 1, "States/B/Resource is no object or array."),
        ((*B, "Retry", 1, "MaxAttempts"), 3, "A new list begins with its first item, there is no item 2 yet."),
        ((*B, "x"), float("nan"), "Nan is not a number JSON can hold."),
    ],
)
def test_what_cannot_be_set_is_refused(path: Any, value: Any, reason: str) -> None:
    assert refused(CHAIN, set_field, path, value) == reason


def test_an_item_beyond_the_next_one_is_refused() -> None:
    assert refused(CHOICE, set_field, (*ASK, "Choices", 7), {}) == "There is no States/Ask/Choices/7 in the text."


def test_a_field_is_taken_away() -> None:
    assert lines(CHAIN, remove_field, (*B, "Resource")) == [
        '- "B": {"Type": "Task", "Resource": "r", "Next": "C"},',
        '+ "B": {"Type": "Task", "Next": "C"},',
    ]
    assert lines(CHOICE, remove_field, (*ASK, "Choices", 0)) == [
        '- {"Variable": "$.a", "IsNull": true, "Next": "Yes"},'
    ]


def test_what_is_not_there_cannot_be_taken_away() -> None:
    assert refused(CHAIN, remove_field, (*B, "Nope")) == 'There is no "Nope" to remove.'
    assert refused(CHAIN, remove_field, ()) == "The outermost value cannot be removed."


def test_labels_name_the_field_and_its_state() -> None:
    assert edit_of(CHAIN, set_field, (*B, "Resource"), "x").label == "Set Resource of B"
    assert edit_of(CHOICE, set_field, (*ASK, "Choices", 0, "Variable"), "x").label == "Set Variable of Ask"
    assert edit_of(CHAIN, remove_field, (*B, "Resource")).label == "Remove Resource of B"
    assert edit_of(CHOICE, remove_field, (*ASK, "Choices", 0)).label == "Remove Choices of Ask"
    assert edit_of(CHAIN, remove_field, B).label == "Remove B"


def test_the_state_of_a_field_is_selected_as_long_as_it_is_there() -> None:
    inner = (*state("Both"), "Branches", 0, "States", "A")
    assert edit_of(CHAIN, set_field, (*B, "Resource"), "x").select == (B,)
    assert edit_of(NESTED, remove_field, inner).select == (state("Both"),)
    assert edit_of(NESTED, remove_field, (*state("Both"), "Branches")).select == (state("Both"),)
    assert edit_of(CHAIN, remove_field, B).select == ()


def test_settings_of_one_field_join_and_those_of_another_do_not() -> None:
    key = edit_of(CHAIN, set_field, (*B, "Resource"), "x").merge_key
    assert key == edit_of(CHAIN, set_field, (*B, "Resource"), "y").merge_key
    assert key != edit_of(CHAIN, set_field, (*A, "Resource"), "x").merge_key
    one, two = (edit_of(CHAIN, set_field, (*B, *path), 1).merge_key for path in (("a/b",), ("a", "b")))
    assert one != two
    assert edit_of(CHAIN, remove_field, (*B, "Resource")).merge_key is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.sampled_from([CHAIN, json.dumps(json.loads(CHAIN)), CHAIN.replace("\n", "\r\n").replace("  ", "\t")]))
def test_what_is_set_is_what_is_read_and_nothing_else_changes(value: Any, text: str) -> None:
    expected = json.loads(text)
    expected["States"]["B"]["Parameters"] = {"deep": value}
    outcome = set_field(Document(text), (*B, "Parameters", "deep"), value)
    assert isinstance(outcome, Edit)
    after = Document(text).applied(outcome).text
    assert json.loads(after) == expected
    removed = remove_field(Document(after), (*B, "Parameters"))
    assert isinstance(removed, Edit)
    assert Document(after).applied(removed).text == text
