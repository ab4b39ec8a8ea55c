"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.errors import FileProblem
from editor.text.encoding import Encoding, decode, encode
from tests.text.material import VALUES, Hand

TEXT = '{\r\n  "Name": "\u00e9\u2028\U0001f600"\r}\n'
ENCODINGS = (
    Encoding("utf-8"),
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-16-le"),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be"),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
    Encoding("utf-32-le", codecs.BOM_UTF32_LE),
    Encoding("utf-32-be", codecs.BOM_UTF32_BE),
)


@pytest.mark.parametrize("encoding", ENCODINGS, ids=repr)
def test_a_file_is_read_in_the_encoding_it_is_written_in(encoding):
    content = encode(TEXT, encoding)
    assert decode(content) == (TEXT, encoding)


@given(st.sampled_from(ENCODINGS), VALUES)
def test_what_is_decoded_is_encoded_to_the_same_bytes(encoding, value):
    content = encode(Hand("\t", "\r\n", ": ", ", ", False, False).write([value]), encoding)
    assert encode(*decode(content)) == content


@given(st.binary(max_size=60))
def test_any_bytes_come_back_the_same_or_are_refused_with_their_place(content):
    try:
        text, encoding = decode(content)
    except FileProblem as problem:
        sentence = str(problem)
    else:
        sentence = "Line 1" if encode(text, encoding) == content else "changed"
    assert sentence.startswith("Line ")


def test_an_empty_file_is_an_empty_text():
    assert decode(b"") == ("", Encoding("utf-8"))
    assert decode(codecs.BOM_UTF8) == ("", Encoding("utf-8", codecs.BOM_UTF8))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '{\n "a": "caf\u00e9"}'.encode("latin-1"),
            "Line 2, column 11: byte 0xe9 is not UTF-8. Save the file as UTF-8 and open it again.",
        ),
        (
            b'{\r "a":\r "\x80"}',
            "Line 3, column 3: byte 0x80 is not UTF-8. Save the file as UTF-8 and open it again.",
        ),
        (
            b"\xff\xfe{\x00\n\x00}",
            "Line 2, column 1: byte 0x7d is not UTF-16-LE. Save the file as UTF-8 and open it again.",
        ),
    ],
)
def test_wrong_bytes_are_told_with_line_and_column(content, sentence):
    with pytest.raises(FileProblem) as problem:
        decode(content)
    assert str(problem.value) == sentence


def test_a_raw_lone_surrogate_survives():
    content = b'{"a": "\xed\xa0\x80"}'
    text, encoding = decode(content)
    assert text == '{"a": "\ud800"}'
    assert encode(text, encoding) == content


def test_offsets_of_an_astral_character_count_one_in_every_encoding():
    for encoding in ENCODINGS:
        text, _ = decode(encode('{"\U0001f600": 1}', encoding))
        assert text.index(":") == 4
