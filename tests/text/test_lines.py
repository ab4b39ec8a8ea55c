"""Lines, columns and offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.lines import LineIndex, Position

TEXTS = st.text("ab\r\n\u2028\x0b\x85\U0001f600", max_size=40)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\nb", [0, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb", [0, 2]),
        ("a\r\r\nb\n\n", [0, 2, 4, 6, 7]),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f\x1cg", [0]),
    ],
)
def test_a_line_ends_at_lf_crlf_or_cr_and_at_nothing_else(text, starts):
    assert LineIndex(text).starts == starts
    assert len(LineIndex(text)) == len(starts)


def test_columns_count_code_points_from_one():
    assert LineIndex('{\n "\U0001f600": 1}').position(5) == Position(2, 4)


@given(TEXTS, st.integers(0, 40))
def test_the_offset_of_a_position_is_the_offset_it_was_made_from(text, offset):
    offset = min(offset, len(text))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # no place a caret can stand at
    lines = LineIndex(text)
    assert lines.offset(*lines.position(offset)) == offset


@given(TEXTS)
def test_the_lines_and_their_ends_make_up_the_text(text):
    lines = LineIndex(text)
    whole = [text[start:end] for start, end in pairwise([*lines.starts, len(text)])]
    ends = [line.removeprefix(lines.line(number)) for number, line in enumerate(whole, 1)]
    assert set(ends[:-1]) <= {"\n", "\r", "\r\n"}
    assert ends[-1] == ""
    assert not any("\n" in lines.line(number) or "\r" in lines.line(number) for number in range(1, len(lines) + 1))


def test_a_position_outside_the_text_is_held_inside():
    lines = LineIndex("ab\ncd\n")
    assert lines.offset(1, 99) == 2
    assert lines.offset(99, 1) == 6
    assert lines.offset(0, 0) == 0
