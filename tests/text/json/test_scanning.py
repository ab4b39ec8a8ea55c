"""Reading healthy JSON text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from editor.text.green import Kind, same_value
from editor.text.json import JSON
from tests.corpus import definitions
from tests.text.material import CONTAINERS, HANDS, problems_of, value_of

MACHINE = '{\n  "StartAt": "A",\n  "States": {"A": {"Type": "Wait", "Seconds": 1.50}}\n}\n'


def test_every_value_has_its_kind():
    root = JSON.scan('[{}, [], "x", 1, true, false, null, ${D}]').root
    assert root is not None
    kinds = [node.kind for node in root.children()]
    assert kinds == [
        Kind.OBJECT,
        Kind.ARRAY,
        Kind.STRING,
        Kind.NUMBER,
        Kind.TRUE,
        Kind.FALSE,
        Kind.NULL,
        Kind.PLACEHOLDER,
    ]


def test_names_and_values_know_their_place():
    tree = JSON.scan(MACHINE)
    seconds = tree.find(("States", "A", "Seconds"))
    assert seconds is not None
    assert seconds.key is not None
    assert MACHINE[slice(*seconds.key)] == '"Seconds"'
    assert MACHINE[slice(*seconds.span)] == "1.50"
    assert tree.root is not None
    assert tree.root.span == (0, len(MACHINE) - 1)


@pytest.mark.parametrize("raw", ["1.50", "1E+2", "-0", "0.10", "12345678901234567890", "1e400", "-0.0e-7"])
def test_a_number_keeps_the_way_it_is_written(raw):
    node = JSON.scan(f'{{"a": {raw}}}').find(("a",))
    assert node is not None
    assert node.green.raw == raw
    assert same_value(node.value, json.loads(raw))


def test_names_keep_their_order():
    assert list(value_of('{"b": 1, "a": 2, "c": 3}')) == ["b", "a", "c"]


def test_of_two_members_with_one_name_the_last_counts_and_both_are_in_the_tree():
    text = '{"a": 1, "b": 2, "a": 3}'
    tree = JSON.scan(text)
    assert tree.root is not None
    assert value_of(text) == json.loads(text)
    assert [node.value for node in tree.root.children()] == [2, 3]
    assert [tree.root.item(index).value for index in range(3)] == [1, 2, 3]
    (problem,) = tree.syntax_problems
    assert (problem.code, problem.span) == ("duplicate-key", (17, 20))
    assert problem.message == "The name a stands twice in this object: only the last one counts."


def test_names_are_the_same_when_they_spell_the_same():
    assert [problem.code for problem in problems_of(r'{"a": 1, "\u0061": 2}')] == ["duplicate-key"]


@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_a_real_definition_reads_as_any_json_reader_reads_it(definition):
    if definition.entry.get("known_broken"):
        assert problems_of(definition.text)
        return
    assert same_value(value_of(definition.text), json.loads(definition.text))
    assert problems_of(definition.text) == ()


@given(CONTAINERS, HANDS)
def test_a_value_is_read_back_however_it_is_written(value, hand):
    text = hand.write(value)
    assert same_value(value_of(text), value)
    assert {problem.code for problem in problems_of(text)} <= {"comment", "lone-surrogate"}


@given(CONTAINERS, HANDS)
def test_the_span_of_every_value_holds_its_text(value, hand):
    root = JSON.scan(hand.write(value)).root
    assert root is not None
    for node in root.descendants():
        assert same_value(value_of(f"[{hand.write(value)[slice(*node.span)]}]"), [node.value])


@pytest.mark.parametrize("blank", ["", " ", "\t", "\r\n", "\r", "\n\n  "])
def test_any_white_space_may_stand_between_tokens(blank):
    text = blank.join(["", "{", '"a"', ":", "[", "1", ",", "true", "]", ",", '"b"', ":", "{", "}", "}", ""])
    assert value_of(text) == {"a": [1, True], "b": {}}
    assert problems_of(text) == ()


@pytest.mark.parametrize(("text", "value"), [('"x"', "x"), ("1", 1), ("true", True), ("null", None), ("[]", [])])
def test_the_outermost_value_may_be_any(text, value):
    assert value_of(text) == value
    assert problems_of(text) == ()


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (r'"\"\\\/\b\f\n\r\t"', '"\\/\b\f\n\r\t'),
        (r'"\u00e9\ud83d\ude00"', "\u00e9\U0001f600"),
        ('"\u2028\x7f\U0001f600"', "\u2028\x7f\U0001f600"),
        (r'"\ud800"', "\ud800"),
        ('""', ""),
    ],
)
def test_escapes_are_read(raw, value):
    assert value_of(f"[{raw}]") == [value]
