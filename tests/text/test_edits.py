"""Text edits: apply, compose, trim, carry."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.errors import EditProblem
from editor.text.edits import TextEdit, apply_edits, carry, compose, normal, trimmed
from tests.text.material import normal_edits_of

TEXTS = st.text("ab\r\n\U0001f600", max_size=30)
EDITED = TEXTS.flatmap(lambda text: st.tuples(st.just(text), normal_edits_of(len(text))))


@st.composite
def edited_twice(draw: st.DrawFn) -> tuple[str, tuple[TextEdit, ...], tuple[TextEdit, ...]]:
    text, first = draw(EDITED)
    return text, first, draw(normal_edits_of(len(apply_edits(text, first))))


def test_edits_speak_of_the_text_before_any_of_them():
    edits = (TextEdit(0, 1, "ONE"), TextEdit(2, 2, "+"), TextEdit(3, 4, ""))
    assert apply_edits("abcd", edits) == "ONEb+c"


def test_offsets_count_code_points():
    assert apply_edits('"\U0001f600x"', (TextEdit(2, 3, "y"),)) == '"\U0001f600y"'


@pytest.mark.parametrize("edit", [TextEdit(3, 9, ""), TextEdit(-1, 0, ""), TextEdit(2, 1, "")])
def test_an_edit_outside_the_text_is_refused(edit):
    with pytest.raises(EditProblem, match="does not fit a text of 4 characters"):
        apply_edits("abcd", (edit,))


def test_edits_out_of_order_are_refused():
    with pytest.raises(EditProblem, match="does not fit"):
        apply_edits("abcd", (TextEdit(2, 3, ""), TextEdit(0, 1, "")))


def test_normal_sorts_edits_and_refuses_overlaps():
    assert normal([TextEdit(4, 5, "b"), TextEdit(0, 2, "a")]) == (TextEdit(0, 2, "a"), TextEdit(4, 5, "b"))
    with pytest.raises(EditProblem, match="overlap at offset 1"):
        normal([TextEdit(0, 2, ""), TextEdit(1, 3, "")])


@given(edited_twice())
def test_composed_edits_do_what_one_after_the_other_does(case):
    text, first, second = case
    both = compose(len(text), first, second)
    assert apply_edits(text, both) == apply_edits(apply_edits(text, first), second)
    assert normal(both) == both


@given(edited_twice())
def test_composed_edits_leave_alone_what_neither_of_the_two_touches(case):
    text, first, second = case
    both = compose(len(text), first, second)
    for before, after in pairwise(both):
        assert before.end < after.start, "edits that touch are one"
    touched = {place for edit in both for place in range(edit.start, edit.end)}
    kept = [place for place in range(len(text)) if place not in touched]
    gone_at_first = {place for edit in first for place in range(edit.start, edit.end)}
    assert not gone_at_first & set(kept)


@given(EDITED)
def test_trimmed_edits_do_the_same_and_are_no_longer(case):
    text, edits = case
    smaller = trimmed(text, edits)
    assert apply_edits(text, smaller) == apply_edits(text, edits)
    for start, end, new in smaller:
        assert start < end or new
        assert not (new and start < end and text[start] == new[0])
        assert not (new and start < end and text[end - 1] == new[-1])


def test_a_trimmed_edit_is_as_small_as_can_be():
    assert trimmed('"Next": "Pay"', (TextEdit(8, 13, '"Play"'),)) == (TextEdit(10, 10, "l"),)
    assert trimmed("aaa", (TextEdit(0, 3, "aa"),)) == (TextEdit(2, 3, ""),)
    assert trimmed("abc", (TextEdit(1, 2, "b"),)) == ()


@given(EDITED, st.booleans())
def test_carried_places_keep_their_order_and_lie_in_the_text(case, after):
    text, edits = case
    places = [carry(place, edits, after=after) for place in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(apply_edits(text, edits)) for place in places)


@given(EDITED)
def test_a_character_no_edit_touches_is_carried_to_where_it_stands(case):
    text, edits = case
    edited = apply_edits(text, edits)
    for place, character in enumerate(text):
        if not any(edit.start <= place < edit.end for edit in edits):
            assert edited[carry(place, edits, after=True)] == character


@given(edited_twice(), st.integers(0, 30))
def test_a_place_outside_all_edits_is_carried_through_both_alike(case, place):
    text, first, second = case
    place = min(place, len(text))
    once = carry(place, first)
    if any(edit.start <= place <= edit.end for edit in first) or any(edit.start <= once <= edit.end for edit in second):
        return
    assert carry(place, compose(len(text), first, second)) == carry(once, second)


def test_a_place_where_text_is_inserted_stays_before_it_or_goes_behind_it():
    typed = (TextEdit(2, 2, "xyz"),)
    assert (carry(2, typed), carry(2, typed, after=True)) == (2, 5)


def test_a_place_inside_replaced_text_goes_to_one_of_its_ends():
    replaced = (TextEdit(1, 4, "xy"),)
    assert (carry(2, replaced), carry(2, replaced, after=True)) == (1, 3)
    assert (carry(4, replaced), carry(4, replaced, after=True)) == (3, 3)
