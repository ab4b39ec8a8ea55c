"""Offsets of the text and positions in Qt: one place, counted in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.code_view.offset_map import OffsetMap, shown, units
from editor.text.edits import TextEdit, apply_edits

TRICKY = st.text(st.sampled_from("ab\r\n\t\0\x0b\u2028\u2029\ufdd0\u00a0é\ud800\udc00\U0001f600\ufffe"), max_size=40)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TRICKY)
def test_what_is_shown_has_as_many_units_as_are_counted(text: str) -> None:
    assert utf16(shown(text)) == units(text) == OffsetMap(text).to_position(len(text))


@given(TRICKY)
def test_each_offset_has_the_units_of_what_is_shown_before_it(text: str) -> None:
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n" or offset == 0:
            assert offsets.to_position(offset) == utf16(shown(text[:offset]))


@given(TRICKY)
def test_offsets_come_back_from_their_positions(text: str) -> None:
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        inside = offset > 0 and text[offset - 1 : offset + 1] == "\r\n"
        assert offsets.to_offset(offsets.to_position(offset)) == (offset - 1 if inside else offset)


@given(TRICKY, st.data())
def test_the_map_after_an_edit_is_the_map_of_the_edited_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    edit = TextEdit(start, data.draw(st.integers(start, len(text))), data.draw(TRICKY))
    after = apply_edits(text, [edit])
    edited, fresh = OffsetMap(text).edited(after, [edit]), OffsetMap(after)
    assert [edited.to_position(place) for place in range(len(after) + 1)] == [
        fresh.to_position(place) for place in range(len(after) + 1)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\x00\x1f", "\u2400\u241f"),
        ("\u2028\ud800", "\ufffd\ufffd"),
        ("\u00a0\t", "\u00a0\t"),
    ],
)
def test_what_qt_cannot_hold_is_shown_by_a_stand_in(text: str, expected: str) -> None:
    assert shown(text) == expected
