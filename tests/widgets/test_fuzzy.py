"""Finding by a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.widgets.fuzzy import match


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("ocp", "Open Command Palette", "OCP"),
        ("save", "Save As…", "Save"),
        ("as save", "Save As…", "SaveAs"),
        ("pal", "Command Palette", "Pal"),
        ("chp", "ChargePayment", "ChP"),
        ("ret", "Start Retry", "Ret"),
    ],
)
def test_the_letters_that_were_meant_are_found(typed: str, text: str, found: str) -> None:
    hit = match(typed, text)
    assert hit is not None
    assert "".join(text[place] for place in hit.places) == found


@pytest.mark.parametrize("typed", ["x", "sav x", "asvee"])
def test_letters_that_are_not_there_in_this_order_are_not_found(typed: str) -> None:
    assert match(typed, "Save As") is None


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("save", "Save", "Save As…"),
        ("open", "Open…", "Reopen Closed Tab"),
        ("pay", "Pay", "Split Array"),
        ("co", "Copy", "Zoom 100 % Down"),
    ],
)
def test_what_was_rather_meant_comes_first(typed: str, better: str, worse: str) -> None:
    one, other = match(typed, better), match(typed, worse)
    assert one is not None
    assert other is None or one.score > other.score


@given(st.text(max_size=20), st.text(max_size=40))
def test_places_are_places_of_the_text(typed: str, text: str) -> None:
    hit = match(typed, text)
    if hit is not None:
        assert all(0 <= place < len(text) for place in hit.places)
        assert list(hit.places) == sorted(set(hit.places))


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_each_text_is_found_by_itself(text: str) -> None:
    assert match(text, text) is not None
