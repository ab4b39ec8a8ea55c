"""What half-typed and mistyped text yields: the most of a tree, and sentences on what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given

from editor.text.json import JSON
from tests.text.material import broken_texts, problems_of, value_of


def sentences(text: str) -> list[str]:
    return [problem.message for problem in problems_of(text)]


def marked(text: str) -> list[str]:
    """The text each problem points at."""
    return [text[slice(*problem.span)] for problem in problems_of(text)]


NO_QUOTE = "The text that begins on line {} has no closing quote."
NAME = "The name {} needs one double quote before it and one after it."
WORD = "{} needs double quotes, or is a misspelt true, false or null."
NUMBER = "{} is not a number of JSON: no + in front, no leading zeros, digits around the dot."
NO_VALUE = "{} has no value: a name is followed by a colon and a value."
UNREAD = "Cannot read {} here: a comma, a quote or a bracket may be missing before it."
COMMENT = "JSON has no comments, and AWS refuses the text: use a Comment field."
INNER = 'A quote inside a text is written \\" (or there is one too many on line 1).'
AFTER = "The workflow has ended before this: remove what follows, or move it inside."
SPACE = "The character {} cannot stand between values: remove it, or use a plain space."

PUNCTUATION = [
    ('{\n  "a": 1\n  "b": 2\n}', {"a": 1, "b": 2}, ["A comma is missing after line 2."]),
    ("[1 2]", [1, 2], ["A comma is missing after line 1."]),
    ('{"a": 1,}', {"a": 1}, ["The comma before the end bracket on line 1 is one too many."]),
    ("[1,\n2,\n]", [1, 2], ["The comma before the end bracket on line 2 is one too many."]),
    ("[1,,2]", [1, 2], ["The comma on line 1 separates nothing: remove it."]),
    ('{,"a": 1}', {"a": 1}, ["The comma on line 1 separates nothing: remove it."]),
    ('{"a" 1}', {"a": 1}, ["A colon is missing between the name and the value on line 1."]),
    ('{"a" = 1}', {"a": 1}, ["A colon is missing between the name and the value on line 1."]),
    ('{"a":: 1}', {"a": 1}, ["One colon is enough between a name and its value on line 1."]),
]
VALUES = [
    ('{"a": }', {"a": None}, [NO_VALUE.format('"a"')]),
    ('{"a":, "b": 2}', {"a": None, "b": 2}, [NO_VALUE.format('"a"')]),
    ('{\n  "a":\n  "b": 2\n}', {"a": None, "b": 2}, [NO_VALUE.format('"a"')]),
    ('{"a"}', {"a": None}, [NO_VALUE.format('"a"')]),
    ('{"a": tru}', {"a": "tru"}, [WORD.format("tru")]),
    ('{"a": True}', {"a": "True"}, [WORD.format("True")]),
    ('{"a": hello world}', {"a": "hello world"}, [WORD.format("hello world")]),
    ('{"a": arn:aws:states:::x}', {"a": "arn:aws:states:::x"}, [WORD.format("arn:aws:states:::x")]),
    ('{"a": 01}', {"a": "01"}, [NUMBER.format("01")]),
    ('{"a": +1}', {"a": "+1"}, [NUMBER.format("+1")]),
    ('{"a": .5}', {"a": ".5"}, [NUMBER.format(".5")]),
    ('{"a": 1.}', {"a": "1."}, [NUMBER.format("1.")]),
    ('{"a": 1e}', {"a": "1e"}, [NUMBER.format("1e")]),
    ('{"a": NaN}', {"a": "NaN"}, [NUMBER.format("NaN")]),
    ('{"a": -Infinity}', {"a": "-Infinity"}, [NUMBER.format("-Infinity")]),
    ('{"a": -}', {"a": "-"}, [NUMBER.format("-")]),
    ('{"a": "x" y}', {"a": "x"}, [UNREAD.format("y")]),
]
QUOTES = [
    ('{\n  "Next": "B,\n  "End": true\n}', {"Next": "B", "End": True}, [NO_QUOTE.format(2)]),
    ('{"Next": "B\n}', {"Next": "B"}, [NO_QUOTE.format(1)]),
    ('{"Next":"B,"End":true}', {"Next": "B", "End": True}, [NO_QUOTE.format(1)]),
    ('{"a":1,""b":2}', {"a": 1, "b": 2}, [NAME.format("b")]),
    ('{"a":1,"b:2}', {"a": 1, "b": 2}, [NAME.format("b")]),
    ('{"a":"{"b":1}}', {"a": {"b": 1}}, ["The quote on line 1 has no partner: finish the text, or remove it."]),
    ('{\n  "Next": B",\n  "End": true\n}', {"Next": "B", "End": True}, ["The text B has no quote before it."]),
    ('{\n  Next": "B"\n}', {"Next": "B"}, [NAME.format("Next")]),
    ('{\n  "Next: "B"\n}', {"Next": "B"}, [NAME.format("Next")]),
    ('{\n  "States: {\n    "A": {}\n  }\n}', {"States": {"A": {}}}, [NAME.format("States")]),
    ('{"My State"": {}}', {"My State": {}}, [NAME.format("My State")]),
    ('{"a": "He said "no" to me"}', {"a": 'He said "no" to me'}, [INNER]),
    ('{"a": ""x", "b": 1}', {"a": '"x', "b": 1}, [INNER]),
    ('{"a": "x"", "b": 1}', {"a": 'x"', "b": 1}, [INNER]),
    ('{"a": "\n}', {"a": ""}, [NO_QUOTE.format(1)]),
    ("{'a': 'x'}", {"a": "x"}, [NAME.format("a"), "x needs double quotes instead of single ones."]),
    ("{a: 1}", {"a": 1}, [NAME.format("a")]),
    ("{My State: 1}", {"My State": 1}, [NAME.format("My State")]),
]
BRACKETS = [
    ('{"a": {', {"a": {}}, ["The { on line 1 has no } of its own."] * 2),
    ('{"a": [1, 2, "b": 3}', {"a": [1, 2], "b": 3}, ["The [ on line 1 has no ] of its own."]),
    ('{"a": {"b": [1}}', {"a": {"b": [1]}}, ["The [ on line 1 has no ] of its own."]),
    ('{"a": 1]}', {"a": 1}, ["Nothing was opened for the ] on line 1: remove it."]),
    ('{"a": 1}}', {"a": 1}, [AFTER]),
    ('{"a": 1}, "b": 2}', {"a": 1, "b": 2}, ["Nothing was opened for the } on line 1: remove it."]),
    ('"a": 1, "b": 2}', {"a": 1, "b": 2}, ["The workflow has no { before its first name."]),
    ('{"States":\n    "A": 1\n  }\n}', {"States": {"A": 1}}, ['"States" has no { before its first name.']),
    ('{\n{\n"a": 1\n}', {"a": 1}, ["The { on line 2 is one too many."]),
    ('{{"a": 1}}', {"": {"a": 1}}, ['A name is missing: inside { } every value has one, as in "Name": value.']),
    ('{"a": x{"b": 1}}', {"a": {"b": 1}}, [UNREAD.format("x")]),
]
STRINGS = [
    (r'{"a": "\x"}', {"a": r"\x"}, [r"\x is no escape: a backslash is written \\."]),
    (r'{"a": "\u12"}', {"a": r"\u12"}, [r"\u12 is no escape: a backslash is written \\."]),
    (r'{"a\x": 1}', {r"a\x": 1}, [r"\x is no escape: a backslash is written \\."]),
    (
        '{"a": "x\ty"}',
        {"a": "x\ty"},
        [r"A text cannot hold the character U+0009 as it is: write an escape such as \n or \t."],
    ),
    (
        r'{"a": "\ud800"}',
        {"a": "\ud800"},
        [r"\ud800 is half of a character: write both halves, or the character itself."],
    ),
    (
        '{"a": "\udc00"}',
        {"a": "\udc00"},
        ["U+DC00 is half of a character: write both halves, or the character itself."],
    ),
]
AROUND = [
    ('{\n  // one\n  "a": 1 /* two */\n}', {"a": 1}, [COMMENT, COMMENT]),
    ('// head\n{"a": 1} // end', {"a": 1}, [COMMENT, COMMENT]),
    ('{"a": 1} /* open', {"a": 1}, [COMMENT]),
    ('{"a": /* here */ 1}', {"a": 1}, [COMMENT]),
    ('{"a": 1} x', {"a": 1}, [AFTER]),
    ('x {"a": 1}', {"a": 1}, [UNREAD.format("x")]),
    ('\ufeff{"a": 1}', {"a": 1}, [SPACE.format("U+FEFF")]),
    ('{\u00a0"a":\u00a01}', {"a": 1}, [SPACE.format("U+00A0")] * 2),
    ('{"a"\x00: 1\u200b}', {"a": 1}, [SPACE.format("U+0000"), SPACE.format("U+200B")]),
]


@pytest.mark.parametrize(
    ("text", "value", "expected"), [*PUNCTUATION, *VALUES, *QUOTES, *BRACKETS, *STRINGS, *AROUND], ids=repr
)
def test_broken_text_yields_a_value_and_sentences(text, value, expected):
    assert value_of(text) == value
    assert sentences(text) == expected


def test_a_comment_that_is_not_closed_takes_the_rest():
    assert value_of('{"a": 1 /* open\n"b": 2}') == {"a": 1}
    assert sentences('{"a": 1 /* open') == ["The { on line 1 has no } of its own.", COMMENT]


@pytest.mark.parametrize("text", ["", " \r\n ", "/* open"])
def test_a_text_without_a_value_has_no_root(text):
    assert JSON.scan(text).root is None
    assert sentences(text)[0] == "The text is empty: a workflow is an object with StartAt and States."


def test_a_lonely_bracket_is_told_where_it_stands():
    assert JSON.scan(" ]").root is None
    assert marked(" ]") == ["]"]


TWO_STATES = """{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
"""


def without_line(number: int, text: str = TWO_STATES) -> str:
    return "\n".join(line for at, line in enumerate(text.split("\n"), 1) if at != number)


def test_after_a_state_without_end_bracket_the_states_stay_states():
    text = without_line(7)
    assert list(value_of(text)["States"]) == ["A", "B"]
    assert sentences(text) == ["The { on line 4 has no } of its own."]


def test_an_end_bracket_typed_in_the_middle_of_a_state_ends_nothing():
    text = TWO_STATES.replace('"Type": "Pass",', '"Type": "Pass",}')
    assert value_of(text) == value_of(TWO_STATES)
    assert sentences(text) == ["Nothing was opened for the } on line 5: remove it."]


def test_a_bracket_typed_without_its_partner_leaves_the_states_around_it():
    text = TWO_STATES.replace('    "B": {', '    "New": {\n    "B": {')
    assert list(value_of(text)["States"]) == ["A", "New", "B"]
    assert sentences(text) == ["The { on line 8 has no } of its own."]


def test_a_state_that_lost_its_first_bracket_stays_a_state():
    text = TWO_STATES.replace('"A": {', '"A":')
    assert value_of(text) == value_of(TWO_STATES)
    assert sentences(text) == ['"A" has no { before its first name.']


def test_a_line_typed_twice_is_read_once():
    text = TWO_STATES.replace('    "A": {\n', '    "A": {\n    "A": {\n')
    assert value_of(text) == value_of(TWO_STATES)


def test_tabs_and_spaces_are_compared_by_the_columns_they_fill():
    text = without_line(7).replace("  ", "\t").replace('\t\t"B"', '                "B"')
    assert list(value_of(text)["States"]) == ["A", "B"]


def test_a_name_typed_in_an_open_array_ends_the_array():
    text = '{\n  "Choices": [\n    {"Next": "A"},\n  "Default": "B"\n}'
    assert value_of(text) == {"Choices": [{"Next": "A"}], "Default": "B"}
    assert sentences(text) == ["The [ on line 2 has no ] of its own."]


def test_problems_come_in_the_order_of_the_text_and_lie_in_it():
    text = '{"a": 01, "b": {"c": tru "d": [1 2]}, x: 1}'
    spans = [problem.span for problem in problems_of(text)]
    assert spans == sorted(spans)
    assert marked(text) == ["01", "tru", "", "", "x"]


def test_at_most_a_thousand_problems_are_told():
    assert len(problems_of("[" + "1 " * 5000 + "]")) == 1000


def test_too_deep_nesting_is_left_unread():
    text = "[" * 250 + "]" * 250 + " "
    tree = JSON.scan(text)
    assert sentences(text) == ["This is nested deeper than 200 levels and is not read."]
    assert tree.root is not None
    assert tree.root.end == 500


@given(broken_texts())
def test_no_text_raises_and_every_problem_lies_in_it(text):
    tree = JSON.scan(text)
    for problem in tree.syntax_problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.message
        assert "{" not in problem.message.replace("{ }", "").replace("The {", "").replace("no {", "") or "{" in text
    if tree.root is not None:
        for node in tree.root.descendants():
            assert 0 <= node.start <= node.end <= len(text)
            assert tree.find(node.path) == node
            assert node.key is None or node.key.end <= node.start
        assert tree.root.value == tree.root.value


@given(broken_texts())
def test_the_values_of_a_container_lie_in_it_one_after_the_other(text):
    root = JSON.scan(text).root
    for node in [] if root is None else root.descendants():
        ends = [node.start]
        for inner in node.children():
            start = inner.start if inner.key is None else inner.key.start
            assert ends[-1] <= start
            ends.append(inner.end)
        assert ends[-1] <= node.end
