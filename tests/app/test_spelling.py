"""What is saved is read as the same text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.spelling import spelled
from editor.text.encoding import UTF_8, Encoding, decode

ENCODINGS = st.sampled_from(
    [
        UTF_8,
        Encoding("utf-8", codecs.BOM_UTF8),
        Encoding("utf-16-le"),
        Encoding("utf-16-be", codecs.BOM_UTF16_BE),
        Encoding("utf-32-le", codecs.BOM_UTF32_LE),
    ]
)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\0\ufeff{")), ENCODINGS)
def test_the_text_comes_back(text: str, encoding: Encoding) -> None:
    content, found = spelled(text, encoding)
    assert decode(content) == (text, found)
    assert found.codec == encoding.codec or text.startswith("\0")


@pytest.mark.parametrize("encoding", [UTF_8, Encoding("utf-16-le"), Encoding("utf-16-be")])
def test_a_usual_text_gets_no_mark(encoding: Encoding) -> None:
    assert spelled('{"a": "é"}', encoding)[1] == encoding


def test_utf_16_that_would_be_taken_for_utf_8_gets_a_mark() -> None:
    content, encoding = spelled("\u4e2d", Encoding("utf-16-be"))
    assert (decode(content)[0], encoding.mark) == ("\u4e2d", codecs.BOM_UTF16_BE)
    assert spelled("\u4e2d", Encoding("utf-16-le"))[1].mark == codecs.BOM_UTF16_LE


def test_a_nul_behind_the_mark_of_utf_16_makes_it_utf_8() -> None:
    content, encoding = spelled("\0{}", Encoding("utf-16-le", codecs.BOM_UTF16_LE))
    assert (encoding.codec, decode(content)[0]) == ("utf-8", "\0{}")
