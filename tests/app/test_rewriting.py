"""Making one text another by few edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.app.rewriting import MOST_LINES, edits_between
from editor.text.edits import TextEdit, apply_edits, normal

TEXTS = st.lists(st.sampled_from(["a", "b\n", "c\r\n", "\r", "\u2028", "\n", "\U0001f600"]), max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_the_edits_make_the_old_text_the_new_one(old: str, new: str) -> None:
    edits = edits_between(old, new)
    assert apply_edits(old, normal(edits)) == new
    assert (edits == ()) == (old == new)


def test_only_the_lines_that_differ_are_touched() -> None:
    old = "one\ntwo\nthree\nfour\nfive\n"
    new = "one\n2\nthree\nfour\nand a half\nfive\n"
    assert edits_between(old, new) == (TextEdit(4, 7, "2"), TextEdit(19, 19, "and a half\n"))


def test_a_text_of_too_many_differing_lines_is_replaced_as_one() -> None:
    old = "".join(f"{number}\n" for number in range(MOST_LINES))
    new = "".join(f"{number}!\n" for number in range(MOST_LINES))
    edits = edits_between(old, new)
    assert len(edits) == 1
    assert apply_edits(old, edits) == new
