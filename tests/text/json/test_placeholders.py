"""`${Placeholder}`: filled in when the workflow is deployed, and never an error in itself."""

from __future__ import annotations

import re

import pytest

from editor.text.green import Kind
from editor.text.json import JSON
from tests.text.material import problems_of, real_texts, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"Seconds": ${Delay}}', {"Seconds": "${Delay}"}),
        ('{"Seconds": ${Delay}, "End": true}', {"Seconds": "${Delay}", "End": True}),
        ("{${Name}: 1}", {"${Name}": 1}),
        ('{"a": ${A}${B}}', {"a": "${A}${B}"}),
        ('{"a": pre-${A}-post}', {"a": "pre-${A}-post"}),
        ('{"a": "x${A}y"}', {"a": "x${A}y"}),
        ('{"a": "${A}"}', {"a": "${A}"}),
        ("[${A}, ${B}]", ["${A}", "${B}"]),
        ("${Definition}", "${Definition}"),
        ('{"a": ${AWS::Region}}', {"a": "${AWS::Region}"}),
    ],
)
def test_a_placeholder_stands_for_itself(text, value):
    assert value_of(text) == value
    assert problems_of(text) == ()


def test_a_bare_placeholder_is_no_string():
    bare, quoted = JSON.scan('{"a": ${A}}').find(("a",)), JSON.scan('{"a": "${A}"}').find(("a",))
    assert bare is not None
    assert quoted is not None
    assert (bare.kind, quoted.kind) == (Kind.PLACEHOLDER, Kind.STRING)
    assert bare.string == quoted.string == "${A}"


def test_a_placeholder_that_is_not_finished_leaves_what_follows():
    text = '{\n  "Seconds": ${Del,\n  "Next": "B"\n}'
    assert problems_of(text)
    assert JSON.scan('{"States": {"A": {"Seconds": ${}, "B": {}}}').root is not None


@pytest.mark.parametrize("text", real_texts()[::20], ids=lambda text: text[:40])
def test_a_real_definition_with_its_numbers_filled_in_later_reads_as_before(text):
    filled_in = re.sub(r'("\w+Seconds"\s*:\s*)\d+', r"\1${Seconds}", text)
    assert problems_of(filled_in) == problems_of(text)
    assert list(value_of(filled_in)["States"]) == list(value_of(text)["States"])
