"""Operations on text that is broken: done where that is safe, else refused with what to mend and where."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.operations.adding import After, InScope, add_state
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.fields import set_field
from editor.workflow.operations.renaming import rename_state
from editor.workflow.operations.transitions import connect
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, refused
from tests.workflow.operations.trials import TRIALS
from tests.workflow.reading import contents, names, state

A, B, C = (state(name) for name in "ABC")
WITHOUT_COMMA = CHAIN.replace('"Next": "C"},', '"Next": "C"}')
WITHOUT_COLON = CHAIN.replace('"B": {', '"B" {')
UNCLOSED = CHAIN[: CHAIN.index('"C": {')]
COMMENTED = CHAIN.replace('"States": {', '"States": { // all of them').replace('"Succeed"}', '"Succeed"},')


@pytest.mark.parametrize("text", [WITHOUT_COMMA, WITHOUT_COLON, COMMENTED])
def test_what_is_far_from_the_trouble_is_still_edited(text: str) -> None:
    assert done(text, connect, A, C) == text.replace('"Next": "B"', '"Next": "C"')
    assert done(text, set_field, (*B, "Resource"), "x") == text.replace('"r"', '"x"')
    assert done(text, rename_state, B, "Z") == text.replace('"B"', '"Z"')


def test_states_are_added_and_deleted_in_text_with_comments() -> None:
    assert done(COMMENTED, delete_states, [B]) == COMMENTED.replace(
        '    "B": {"Type": "Task", "Resource": "r", "Next": "C"},\n', ""
    ).replace('"Next": "B"', '"Next": "C"')
    assert '    "Pass": {"Type": "Pass", "Next": "B"},\n' in done(COMMENTED, add_state, After(A), "Pass")


def test_a_text_that_ends_too_early_is_edited_where_it_can_be() -> None:
    assert done(UNCLOSED, rename_state, A, "Z") == UNCLOSED.replace('"A"', '"Z"')
    assert done(UNCLOSED, set_field, (*B, "Resource"), "x") == UNCLOSED.replace('"r"', '"x"')


CUT_SHORT = CHAIN[: CHAIN.index('"B": {') + len('"B": {')]  # a state put behind B would be read as one of its fields
LINE_5 = "The text cannot be changed here before line 5 is mended: The { on line 5 has no } of its own."


def test_what_would_be_read_otherwise_is_refused() -> None:
    assert names(Document(CUT_SHORT).outline) == ["A", "B"]
    assert refused(CUT_SHORT, add_state, InScope(()), "Pass") == LINE_5


def test_of_several_things_to_mend_the_nearest_one_is_named() -> None:
    text = CUT_SHORT.replace('"StartAt": "A",', '"StartAt": "A"')
    assert len(Document(text).tree.syntax_problems) > len(Document(CUT_SHORT).tree.syntax_problems)
    assert refused(text, add_state, InScope(()), "Pass") == LINE_5


def test_what_cannot_be_written_in_whole_text_is_refused_for_what_it_is() -> None:
    assert refused(CHAIN, rename_state, A, "\ud800") == (
        "This cannot be written: \\ud800 is half of a character: write both halves, or the character itself."
    )


def test_a_states_that_is_no_object_is_named() -> None:
    assert refused('{"States": [', add_state, InScope(()), "Pass") == "States is no object: mend it in the text first."


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """A workflow with marks of its structure dropped or doubled, or cut off."""
    text = draw(st.sampled_from([CHAIN, CHOICE, NESTED]))
    for _ in range(draw(st.integers(1, 3))):
        marks = [place for place, mark in enumerate(text) if mark in '{}[]",:']
        place = draw(st.sampled_from(marks)) if marks else 0
        how = draw(st.sampled_from(["drop", "double", "cut"]))
        rest = {"drop": text[place + 1 :], "double": text[place : place + 1] + text[place:], "cut": ""}[how]
        text = text[:place] + rest
    return text


KEEPS_NAMES = {"connect", "disconnect", "reconnect_target", "reconnect_source", "set_start", "set_field"}


@given(broken_texts(), st.sampled_from(sorted(TRIALS)), st.integers(0, 99))
def test_no_operation_on_broken_text_does_anything_but_what_it_says(text: str, name: str, seed: int) -> None:
    document = Document(text)
    before = Counter(names(document.outline))
    for outcome in TRIALS[name](document, random.Random(seed)):
        if not isinstance(outcome, Edit):
            assert outcome.reason
            continue
        after = document.applied(outcome)
        assert contents(after.outline) == contents(Document(after.text).outline)
        assert len(after.tree.syntax_problems) <= len(document.tree.syntax_problems)
        now = Counter(names(after.outline))
        if name in KEEPS_NAMES:
            assert now == before
        if name.startswith("add_state"):
            assert not before - now
        if name.startswith("delete_states"):
            assert not now - before
        if name == "rename_state":
            assert (before - now).total() == (now - before).total() == 1
