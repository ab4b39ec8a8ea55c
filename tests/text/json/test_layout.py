"""The canonical layout."""

from __future__ import annotations

import pytest
from hypothesis import given

from editor.errors import EditProblem
from editor.text.green import same_value
from editor.text.json import JSON
from tests.text.material import CONTAINERS, HANDS, broken_texts, healthy_texts, value_of


def laid_out(text: str) -> str:
    return JSON.layout(JSON.scan(text))


def comments(text: str) -> list[str]:
    """The comments of a text in their order."""
    return [
        text[slice(*problem.span)].strip() for problem in JSON.scan(text).syntax_problems if problem.code == "comment"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1,"b":[1,{"c":null}]}', '{\n  "a": 1,\n  "b": [\n    1,\n    {\n      "c": null\n    }\n  ]\n}\n'),
        ('{"a" : { }, "b":[ ]}', '{\n  "a": {},\n  "b": []\n}\n'),
        ('{"a":1.50,"b":"\\u00e9"}', '{\n  "a": 1.50,\n  "b": "\\u00e9"\n}\n'),
        ('{\r\n"a":1}', '{\r\n  "a": 1\r\n}\r\n'),
        ('{"a":1,}', '{\n  "a": 1\n}\n'),
        ('{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}\n'),
        ('{"a":${A},${B}:1}', '{\n  "a": ${A},\n  ${B}: 1\n}\n'),
        ('// h\n{"a":1}//e', '// h\n{\n  "a": 1\n}\n//e\n'),
        (
            '{ // open\n// above\n"a":1, // beside\n"b": /* in */ 2\n// end\n}',
            '{ // open\n  // above\n  "a": 1, // beside\n  "b": /* in */ 2\n  // end\n}\n',
        ),
        ("1", "1\n"),
    ],
    ids=repr,
)
def test_a_text_is_laid_out(text, expected):
    assert laid_out(text) == expected


@given(CONTAINERS, HANDS)
def test_a_layout_keeps_the_value_and_all_comments_and_is_its_own_layout(value, hand):
    text = hand.write(value)
    once = laid_out(text)
    assert same_value(value_of(once), value)
    assert comments(once) == comments(text)
    assert laid_out(once) == once


@given(broken_texts())
def test_a_text_is_laid_out_to_the_same_value_or_refused_with_a_place(text):
    try:
        once = laid_out(text)
    except EditProblem as problem:
        sentence = str(problem)
    else:
        sentence = "line 1, same" if same_value(value_of(once), value_of(text)) else "another value"
        assert laid_out(once) == once
        assert comments(once) == comments(text)
    assert sentence.startswith("line ")


@pytest.mark.parametrize("text", healthy_texts()[::10], ids=lambda text: text[:40])
def test_real_files_keep_their_value(text):
    assert same_value(value_of(laid_out(text)), value_of(text))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{\n  "a": 1\n  "b": 2\n}', "line 2, column 9: A comma is missing after line 2."),
        ("", "line 1, column 1: The text is empty: a workflow is an object with StartAt and States."),
    ],
)
def test_a_broken_text_is_not_laid_out(text, sentence):
    with pytest.raises(EditProblem) as problem:
        laid_out(text)
    assert str(problem.value) == sentence
