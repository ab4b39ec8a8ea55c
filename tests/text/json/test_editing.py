"""Edits are written as the file around them is written: before, edit, after."""

from __future__ import annotations

import pytest

from editor.errors import EditProblem
from editor.text.draft import Draft
from editor.text.edits import apply_edits
from editor.text.format import HOLE, Verbatim
from editor.text.json import JSON

PASS = {"Type": "Pass", "End": True}
TASK = {"Type": "Task", "Retry": [{"ErrorEquals": ["States.ALL"]}]}


def after(text: str, step: str, *arguments: object) -> str:
    """The text after one step of a draft, which `edits` make of the text before."""
    draft = Draft(JSON.scan(text))
    getattr(draft, step)(*arguments)
    assert apply_edits(text, draft.edits) == draft.tree.text
    return draft.tree.text


INDENT = [
    (
        '{\n  "States": {\n    "A": {\n      "Type": "Pass"\n    }\n  }\n}\n',
        ("append", ("States",), TASK, "B"),
        '{\n  "States": {\n    "A": {\n      "Type": "Pass"\n    },\n    "B": {\n      "Type": "Task",\n'
        '      "Retry": [\n        {\n          "ErrorEquals": [\n            "States.ALL"\n          ]\n        }\n'
        "      ]\n    }\n  }\n}\n",
    ),
    (
        '{\n    "A": {\n        "x": 1\n    }\n}',
        ("append", (), PASS, "B"),
        '{\n    "A": {\n        "x": 1\n    },\n    "B": {\n        "Type": "Pass",\n        "End": true\n    }\n}',
    ),
    (
        '{\n\t"A": {\n\t\t"x": 1\n\t}\n}',
        ("append", (), PASS, "B"),
        '{\n\t"A": {\n\t\t"x": 1\n\t},\n\t"B": {\n\t\t"Type": "Pass",\n\t\t"End": true\n\t}\n}',
    ),
    (
        '{\r\n  "A": {\r\n    "x": 1\r\n  }\r\n}\r\n',
        ("append", (), {"y": 2}, "B"),
        '{\r\n  "A": {\r\n    "x": 1\r\n  },\r\n  "B": {\r\n    "y": 2\r\n  }\r\n}\r\n',
    ),
    ('{\r "a": 1\r}', ("append", (), 2, "b"), '{\r "a": 1,\r "b": 2\r}'),
    ('{\n  "a": 1\n}', ("insert", (), 0, 2, "b"), '{\n  "b": 2,\n  "a": 1\n}'),
    ('{\n  "a": 1,\n  "c": 3\n}', ("insert", (), 1, 2, "b"), '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'),
    ("[\n  1,\n  2\n]", ("insert", (), 1, {"x": 1}), '[\n  1,\n  {\n    "x": 1\n  },\n  2\n]'),
]
BLANK_LINES = [
    ('{\n  "a": 1,\n\n  "b": 2\n}', ("append", (), 3, "c"), '{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}'),
    ('{\n  "a": 1,\n\n  "b": 2\n}', ("insert", (), 0, 3, "c"), '{\n  "c": 3,\n\n  "a": 1,\n\n  "b": 2\n}'),
    ('{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}', ("remove", ("b",)), '{\n  "a": 1,\n\n  "c": 3\n}'),
    ('{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}', ("remove", ("a",)), '{\n  "b": 2,\n\n  "c": 3\n}'),
    ('{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}', ("remove", ("c",)), '{\n  "a": 1,\n\n  "b": 2\n}'),
]
ONE_LINE = [
    ('{"a": 1, "b": [1, 2]}', ("append", ("b",), 3), '{"a": 1, "b": [1, 2, 3]}'),
    ('{"a": 1, "b": [1, 2]}', ("insert", ("b",), 0, 0), '{"a": 1, "b": [0, 1, 2]}'),
    ('{"a": 1, "b": [1, 2]}', ("append", (), PASS, "c"), '{"a": 1, "b": [1, 2], "c": {"Type": "Pass", "End": true}}'),
    ('{"a":1,"b":[1,2]}', ("append", (), PASS, "c"), '{"a":1,"b":[1,2],"c":{"Type":"Pass","End":true}}'),
    ('{"States":{"A":{"Type":"Pass"}}}', ("append", ("States",), {}, "B"), '{"States":{"A":{"Type":"Pass"},"B":{}}}'),
    ('{ "a": 1, "b": [ 1 ] }', ("append", (), {"x": [2]}, "c"), '{ "a": 1, "b": [ 1 ], "c": { "x": [ 2 ] } }'),
    ('{"a" : 1}', ("append", (), 2, "b"), '{"a" : 1, "b" : 2}'),
    ('{\n  "a": [1, 2, 3]\n}', ("remove", ("a", 1)), '{\n  "a": [1, 3]\n}'),
    ('{\n  "a": [1, 2, 3]\n}', ("remove", ("a", 0)), '{\n  "a": [2, 3]\n}'),
    ('{\n  "a": [1, 2, 3]\n}', ("remove", ("a", 2)), '{\n  "a": [1, 2]\n}'),
    ('{\n  "a": [1, 2, 3]\n}', ("move", ("a", 2), 0), '{\n  "a": [3, 1, 2]\n}'),
    ('{"a":{"x":1}}', ("remove", ("a", "x")), '{"a":{}}'),
]
BESIDE = [
    # A short value in one line where its neighbours are, a long one with lines of its own.
    (
        '{\n  "A": { "x": 1 }\n}',
        ("append", (), PASS, "B"),
        '{\n  "A": { "x": 1 },\n  "B": { "Type": "Pass", "End": true }\n}',
    ),
    (
        '{\n  "A": { "x": 1 }\n}',
        ("append", (), {"Comment": "x" * 100, "End": True}, "B"),
        '{\n  "A": { "x": 1 },\n  "B": {\n    "Comment": "' + "x" * 100 + '",\n    "End": true\n  }\n}',
    ),
    ('{\n  "a": ["x", "y"]\n}', ("append", (), ["z"], "b"), '{\n  "a": ["x", "y"],\n  "b": ["z"]\n}'),
    (
        '{\n  "a": [\n    "x"\n  ]\n}',
        ("append", (), ["z"], "b"),
        '{\n  "a": [\n    "x"\n  ],\n  "b": [\n    "z"\n  ]\n}',
    ),
    (
        '{\n  "r": [{\n    "E": 1\n  }]\n}',
        ("append", ("r",), {"E": 2}),
        '{\n  "r": [{\n    "E": 1\n  }, {\n    "E": 2\n  }]\n}',
    ),
    ('{\n  "a": 1, "b": 2,\n  "c": 3\n}', ("remove", ("b",)), '{\n  "a": 1,\n  "c": 3\n}'),
    ('{\n  "a": 1, "b": 2,\n  "c": 3\n}', ("remove", ("a",)), '{\n  "b": 2,\n  "c": 3\n}'),
    ('{\n  "a": 1\n, "b": 2\n}', ("remove", ("b",)), '{\n  "a": 1\n}'),
]
EMPTY = [
    ("{}", ("append", (), 1, "a"), '{\n  "a": 1\n}'),
    ("{ }\n", ("append", (), 1, "a"), '{\n  "a": 1\n}\n'),
    ("{\n\n}\n", ("append", (), 1, "a"), '{\n  "a": 1\n}\n'),
    ("", ("set", (), {"a": 1}), '{\n  "a": 1\n}'),
    ('{\n  "a": [],\n  "b": { }\n}', ("append", ("a",), 1), '{\n  "a": [\n    1\n  ],\n  "b": { }\n}'),
    ('{\n  "a": [],\n  "b": { }\n}', ("append", ("b",), 1, "x"), '{\n  "a": [],\n  "b": {\n    "x": 1\n  }\n}'),
    ('{"a": [], "b": {}}', ("append", ("b",), 1, "x"), '{"a": [], "b": {"x": 1}}'),
    ('{\n  "a": {\n    "x": 1\n  }\n}', ("remove", ("a", "x")), '{\n  "a": {}\n}'),
    ('{\n  "a": 1\n}', ("remove", ("a",)), "{}"),
]
COMMENTED = """{
  // about a
  "a": 1, // beside a
  /* about b */ "b": 2, // beside b
  "c": 3 // beside c
  // end
}
"""
COMMENTS = [
    (COMMENTED, ("append", (), 4, "d"), COMMENTED.replace("3 // beside c\n", '3, // beside c\n  "d": 4\n')),
    (COMMENTED, ("insert", (), 1, 4, "d"), COMMENTED.replace("beside a\n", 'beside a\n  "d": 4,\n')),
    (COMMENTED, ("insert", (), 0, 4, "d"), COMMENTED.replace("{\n", '{\n  "d": 4,\n')),
    (COMMENTED, ("remove", ("a",)), COMMENTED.replace('  "a": 1, // beside a\n', "")),
    (COMMENTED, ("remove", ("b",)), COMMENTED.replace('  /* about b */ "b": 2, // beside b\n', "")),
    (
        COMMENTED,
        ("remove", ("c",)),
        COMMENTED.replace('"b": 2,', '"b": 2').replace('  "c": 3 // beside c\n', ""),
    ),
    (COMMENTED, ("set", ("b",), 5), COMMENTED.replace('"b": 2', '"b": 5')),
    (COMMENTED, ("rename", ("c",), "z"), COMMENTED.replace('"c"', '"z"')),
    (
        COMMENTED,
        ("move", ("b",), 0),
        '{\n  /* about b */\n  // beside b\n  "b": 2,\n  // about a\n  "a": 1, // beside a\n'
        '  "c": 3 // beside c\n  // end\n}\n',
    ),
    (
        COMMENTED,
        ("move", ("a",), 2),
        '{\n  // about a\n  /* about b */ "b": 2, // beside b\n  "c": 3, // beside c\n'
        '  // beside a\n  "a": 1\n  // end\n}\n',
    ),
    ('{\n  "a": { // none\n  }\n}', ("append", ("a",), 1, "x"), '{\n  "a": { // none\n    "x": 1\n  }\n}'),
    (
        '{\n  "a": {\n    // none yet\n  }\n}',
        ("append", ("a",), 1, "x"),
        '{\n  "a": {\n    // none yet\n    "x": 1\n  }\n}',
    ),
    ('{\n  "a": {\n    "x": 1\n    // end\n  }\n}', ("remove", ("a", "x")), '{\n  "a": {\n    // end\n  }\n}'),
    ("[1 /* one */, 2]", ("append", (), 3), "[1 /* one */, 2, 3]"),
]
TRAILING_COMMAS = [
    ('{\n  "a": 1,\n}', ("append", (), 2, "b"), '{\n  "a": 1,\n  "b": 2\n}'),
    ("[1, 2,]", ("append", (), 3), "[1, 2, 3]"),
    ('{\n  "a": 1,\n  "b": 2,\n}', ("remove", ("b",)), '{\n  "a": 1\n}'),
    ("[1, 2,]", ("remove", (1,)), "[1]"),
    ("[1,]", ("remove", (0,)), "[]"),
]
SET = [
    ('{\n  "Next": "Pay"\n}', ("set", ("Next",), "Play"), '{\n  "Next": "Play"\n}'),
    ('{\n  "a": 1\n}', ("set", ("b",), 2), '{\n  "a": 1,\n  "b": 2\n}'),
    ('{\n  "a": [1]\n}', ("set", ("a", 1), 2), '{\n  "a": [1, 2]\n}'),
    ('{\n  "a": 1\n}', ("set", ("a",), ["x"]), '{\n  "a": [\n    "x"\n  ]\n}'),
    (
        '{\n  "a": {\n    "x": 1,\n    "y": 2.0\n  }\n}',
        ("set", ("a",), {"y": 2.0, "z": 3}),
        '{\n  "a": {\n    "y": 2.0,\n    "z": 3\n  }\n}',
    ),
    ('{\n  "a": ,\n  "b":\n}', ("set", ("a",), 1), '{\n  "a": 1,\n  "b":\n}'),
    ('{\n  "a": ,\n  "b":\n}', ("set", ("b",), 2), '{\n  "a": ,\n  "b": 2\n}'),
    ('{\n  "a"\n}', ("set", ("a",), 1), '{\n  "a": 1\n}'),
    ('{"a": ${A}}', ("set", ("a",), "x"), '{"a": "x"}'),
]
RENAME = [
    ('{"a": 1, "b": 2}', ("rename", ("a",), 'say "hi"\n'), r'{"say \"hi\"\n": 1, "b": 2}'),
    ('{"Pay": 1}', ("rename", ("Pay",), "Play"), '{"Play": 1}'),
    ('{"a": 1}', ("rename", ("a",), "\ud800\u00e9\U0001f600"), '{"\\ud800\u00e9\U0001f600": 1}'),
    ('{\n  a": 1\n}', ("rename", ("a",), "b"), '{\n  "b": 1\n}'),
]
WRAP = [
    (
        '{\n  "A": {\n    "x": [\n      1\n    ]\n  }\n}',
        ("wrap", ("A",), {"Branches": [{"States": {"A": HOLE}}], "End": True}),
        '{\n  "A": {\n    "Branches": [\n      {\n        "States": {\n          "A": {\n            "x": [\n'
        '              1\n            ]\n          }\n        }\n      }\n    ],\n    "End": true\n  }\n}',
    ),
    ('{"A":{"x":1}}', ("wrap", ("A",), {"B": [HOLE], "C": 1}), '{"A":{"B":[{"x":1}],"C":1}}'),
    ('{\n  "a": ["x"]\n}', ("wrap", ("a", 0), [HOLE]), '{\n  "a": [["x"]]\n}'),
]
UNCLOSED = [
    ('{\n  "a": {\n    "x": 1\n', ("append", ("a",), 2, "y"), '{\n  "a": {\n    "x": 1,\n    "y": 2\n'),
    (
        '{\n  "a": {\n    "x": 1\n  "b": 2\n}',
        ("append", ("a",), 2, "y"),
        '{\n  "a": {\n    "x": 1,\n    "y": 2\n  "b": 2\n}',
    ),
]


@pytest.mark.parametrize(
    ("before", "step", "expected"),
    [
        *INDENT,
        *BLANK_LINES,
        *ONE_LINE,
        *BESIDE,
        *EMPTY,
        *COMMENTS,
        *TRAILING_COMMAS,
        *SET,
        *RENAME,
        *WRAP,
        *UNCLOSED,
    ],
    ids=repr,
)
def test_an_edit_follows_the_file(before, step, expected):
    assert after(before, *step) == expected


def test_a_value_copied_as_text_keeps_every_character_but_its_indent():
    tree = JSON.scan('{\n  "a": {\n    "b": {\n      "x": 1.50, // one\n\n      "y": [1,2]\n    }\n  }\n}')
    copied = tree.format.verbatim(tree, ("a", "b"))
    assert copied == Verbatim('{\n  "x": 1.50, // one\n\n  "y": [1,2]\n}')


def test_a_copied_value_takes_on_the_indent_and_line_ends_of_where_it_goes():
    text = after('{\r\n\t"a": {\r\n\t\t"x": 1\r\n\t}\r\n}', "append", ("a",), Verbatim('{\n  "q": 1.50\n}'), "b")
    assert text == '{\r\n\t"a": {\r\n\t\t"x": 1,\r\n\t\t"b": {\r\n\t\t  "q": 1.50\r\n\t\t}\r\n\t}\r\n}'


def test_the_smallest_change_is_made():
    tree = JSON.scan('{"Resource": "arn:aws:states:::sqs:sendMessage"}')
    (edit,) = tree.format.set_value(tree, ("Resource",), "arn:aws:states:::sns:sendMessage")
    assert (edit.text, edit.end - edit.start) == ("n", 1)


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (("insert", ("x",), 0, 1, "n"), "there is no x in the text"),
        (("insert", ("a",), 0, 1, "n"), "a is no object or array"),
        (("insert", (), 0, 1), "a member of an object needs a name, an item of an array has none"),
        (("insert", ("l",), 0, 1, "n"), "a member of an object needs a name, an item of an array has none"),
        (("set", ("l", 7), 1), "there is no l/7 in the text"),
        (("rename", ("l", 0), "x"), "only a member of an object has a name"),
        (("wrap", ("a",), {"x": 1}), "the value to wrap has no place in what goes around it"),
        (("set", ("a",), float("nan")), "nan is not a number JSON can hold"),
        (("set", ("a",), object()), "object is not a value JSON can hold"),
        (("remove", ()), "the outermost value cannot be removed"),
        (("move", ("x",), 0), "there is no x in the text"),
    ],
    ids=repr,
)
def test_an_edit_that_cannot_be_made_says_why(step, sentence):
    with pytest.raises(EditProblem) as problem:
        after('{"a": 1, "l": [1]}', *step)
    assert str(problem.value) == sentence


def test_nothing_is_written_before_a_bracket_that_is_missing():
    with pytest.raises(EditProblem, match="lacks its first bracket"):
        after('"a": 1}', "insert", (), 0, 1, "n")
    assert after('"a": 1}', "append", (), 2, "b") == '"a": 1, "b": 2}'
