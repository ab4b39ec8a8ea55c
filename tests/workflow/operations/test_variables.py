"""A variable renamed: where it is assigned, and wherever a field is declared to read it."""

from __future__ import annotations

import json

import pytest

from editor.workflow.operations.variables import rename_variable
from tests.workflow.operations.doing import done, edit_of, refused
from tests.workflow.reading import state

# «x» is the variable, and each other x something else.
PATHS_MARKED = """{
  "StartAt": "Set",
  "States": {
    "Set": {
      "Type": "Pass",
      "Result": {"text": "$x stays", "text.$": "$x"},
      "Assign": {"«x».$": "$.a", "y": {"x": 1, "deep.$": "$«x».b"}, "text": "$x"},
      "Next": "Use"
    },
    "Use": {
      "Type": "Task",
      "Resource": "$x",
      "Comment": "$x",
      "InputPath": "$«x».in",
      "Parameters": {"a.$": "States.Format('$x {}', $«x»)", "b": "$x", "c": [{"d.$": "$.e[?(@.f == $«x»)]"}]},
      "ResultSelector": {"$x": 1, "g.$": "$xy"},
      "TimeoutSecondsPath": "$«x».timeout",
      "Retry": [{"ErrorEquals": ["$x"], "MaxAttempts": 1}],
      "Catch": [{"ErrorEquals": ["$x"], "Assign": {"«x»": "$x"}, "Next": "Ask"}],
      "Credentials": {"RoleArn.$": "$«x».role"},
      "OutputPath": "$«x»",
      "Next": "Ask"
    },
    "Ask": {
      "Type": "Choice",
      "Choices": [
        {"And": [{"Variable": "$«x»", "StringEquals": "$x"},
          {"Not": {"Variable": "$.a", "NumericEqualsPath": "$«x».b"}}],
          "Assign": {"«x».$": "$«x»[0]"}, "Next": "Use"}
      ],
      "Default": "Fail"
    },
    "Fail": {"Type": "Fail", "ErrorPath": "$«x».error", "CausePath": "States.Format('{}', $«x»)"}
  }
}"""

EXPRESSIONS_MARKED = """{
  "QueryLanguage": "JSONata",
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", "Assign": {"«x»": "{% $states.input.x %}", "y": {"x": ["{% $«x» %}", "$x"]}},
      "Next": "Use"},
    "Use": {"Type": "Task", "Resource": "$x", "Parameters": {"a": "{% $x %}"},
      "Arguments": {"$x": "{% $«x».b & ($y := 1; $y) %}", "c": "{% function($x) { $x } %}"},
      "TimeoutSeconds": "{% $«x».timeout %}",
      "Catch": [{"ErrorEquals": ["a"], "Assign": {"«x»": 1}, "Output": "{% $«x» %}", "Next": "Ask"}], "Next": "Ask"},
    "Ask": {"Type": "Choice", "Choices": [{"Condition": "{% $«x» = '$x' %}", "Next": "Use"}], "Default": "Use",
      "Comment": "{% $x %}"}
  }
}"""

PATHS, EXPRESSIONS = (text.replace("«x»", "x") for text in (PATHS_MARKED, EXPRESSIONS_MARKED))

SCOPES = """{
  "StartAt": "Set",
  "States": {
    "Set": {"Type": "Pass", "Assign": {"x": 1}, "Next": "Inline"},
    "Inline": {
      "Type": "Map", "ItemsPath": "$x", "ItemProcessor": {"StartAt": "In", "States": {
        "In": {"Type": "Pass", "InputPath": "$x", "Assign": {"inner": 1}, "End": true}
      }},
      "Assign": {"x.$": "$[0]"},
      "Next": "Apart"
    },
    "Apart": {
      "Type": "Map", "ItemsPath": "$x", "ItemSelector": {"a.$": "$x"},
      "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "Out", "States": {
          "Out": {"Type": "Pass", "InputPath": "$x", "Assign": {"own": 1}, "End": true}
      }},
      "Next": "Both"
    },
    "Both": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "L", "States": {"L": {"Type": "Pass", "Assign": {"side": 1}, "OutputPath": "$side", "End": true}}},
      {"StartAt": "R", "States": {"R": {"Type": "Pass", "Assign": {"side": 2}, "OutputPath": "$side", "End": true}}}
    ]}
  }
}"""
IN = state("Inline", "ItemProcessor", "In")
OUT = state("Apart", "ItemProcessor", "Out")
LEFT = state("Both", "Branches", 0, "L")


def test_paths_templates_and_calls_are_renamed_and_nothing_else() -> None:
    assert done(PATHS, rename_variable, state("Use"), "x", "longer") == PATHS_MARKED.replace("«x»", "longer")
    assert edit_of(PATHS, rename_variable, state("Use"), "x", "z").label == "Rename $x to $z"


def test_expressions_are_renamed_where_they_mean_the_variable() -> None:
    assert done(EXPRESSIONS, rename_variable, (), "x", "z") == EXPRESSIONS_MARKED.replace("«x»", "z")


def test_only_strings_and_names_that_change_are_touched() -> None:
    edits = edit_of(PATHS, rename_variable, (), "x", "z").text_edits
    assert len(edits) == PATHS_MARKED.count("«x»")
    assert {(PATHS[start:end], new) for start, end, new in edits} == {("x", "z")}


def test_a_variable_is_renamed_in_its_scope_and_those_inside() -> None:
    after = json.loads(done(SCOPES, rename_variable, state("Set"), "x", "z"))["States"]
    assert after["Set"]["Assign"] == {"z": 1}
    assert after["Inline"]["ItemsPath"] == "$z"
    assert after["Inline"]["Assign"] == {"z.$": "$[0]"}
    assert after["Inline"]["ItemProcessor"]["States"]["In"]["InputPath"] == "$z"
    assert (after["Apart"]["ItemsPath"], after["Apart"]["ItemSelector"]) == ("$z", {"a.$": "$z"})


def test_a_distributed_map_does_not_see_it() -> None:
    after = json.loads(done(SCOPES, rename_variable, state("Set"), "x", "z"))["States"]
    assert after["Apart"]["ItemProcessor"]["States"]["Out"]["InputPath"] == "$x"
    assert refused(SCOPES, rename_variable, OUT, "x", "z") == 'No state assigns the variable "x" here.'


def test_from_inside_the_variable_of_the_scope_around_is_meant() -> None:
    assert done(SCOPES, rename_variable, IN, "x", "z") == done(SCOPES, rename_variable, (), "x", "z")


def test_branches_have_variables_of_their_own() -> None:
    after = json.loads(done(SCOPES, rename_variable, LEFT, "side", "other"))["States"]["Both"]["Branches"]
    assert after[0]["States"]["L"]["OutputPath"] == "$other"
    assert after[1]["States"]["R"] == {"Type": "Pass", "Assign": {"side": 2}, "OutputPath": "$side", "End": True}


def test_a_variable_inside_that_hides_the_outer_one_is_another_one() -> None:
    text = SCOPES.replace('"inner": 1', '"x": 2')
    inner = json.loads(done(text, rename_variable, IN, "x", "z"))["States"]
    assert inner["Inline"]["ItemProcessor"]["States"]["In"]["InputPath"] == "$z"
    assert inner["Inline"]["ItemsPath"] == "$x"
    outer = json.loads(done(text, rename_variable, (), "x", "z"))["States"]
    assert outer["Inline"]["ItemProcessor"]["States"]["In"]["InputPath"] == "$x"
    assert outer["Inline"]["ItemsPath"] == "$z"


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        ((), "x", "inner", '"In" assigns a variable "inner" already.'),
        (IN, "inner", "x", '"Set" assigns a variable "x" already.'),
        ((), "x", "side", '"L" assigns a variable "side" already.'),
        ((), "x", "x", "That is how it is already."),
        ((), "nobody", "z", 'No state assigns the variable "nobody" here.'),
        ((), "side", "z", 'No state assigns the variable "side" here.'),
        ((), "x", "", "A variable needs a name."),
        ((), "x", "states", "The name 'states' is reserved for the data Step Functions provides."),
        ((), "x", "$z", "The name '$z' must begin with a letter."),
        ((), "x", "z-1", "The name 'z-1' may hold letters, digits and underscores only, not '-'."),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused(path: tuple[str | int, ...], old: str, new: str, reason: str) -> None:
    assert refused(SCOPES, rename_variable, path, old, new) == reason


def test_a_name_only_a_distributed_map_has_is_free_outside() -> None:
    outside = json.loads(done(SCOPES, rename_variable, (), "x", "own"))["States"]
    assert outside["Apart"]["ItemsPath"] == "$own"
    inside = json.loads(done(SCOPES, rename_variable, OUT, "own", "x"))["States"]
    assert inside["Apart"]["ItemProcessor"]["States"]["Out"]["Assign"] == {"x": 1}


def test_a_name_that_means_something_else_in_an_expression_is_refused() -> None:
    assert refused(EXPRESSIONS, rename_variable, (), "x", "sum") == (
        '"sum" is a function of JSONata: "Set" could not call it any more.'
    )
    text = EXPRESSIONS.replace("$y := 1; $y", "$z := 1; $z + $x")
    assert refused(text, rename_variable, (), "x", "z") == (
        'An expression in "Use" has a "z" of its own: it would hide the variable.'
    )
    assert '"sum.$": "$.a"' in done(PATHS, rename_variable, (), "x", "sum")


def test_a_jsonata_state_of_a_jsonpath_machine_is_read_in_its_own_language() -> None:
    text = SCOPES.replace(
        '"Inline": {\n',
        '"Other": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $x %}"},\n    "Inline": {\n',
    )
    assert '"Output": "{% $z %}"' in done(text, rename_variable, (), "x", "z")


def test_comments_quotes_and_line_ends_stay() -> None:
    text = PATHS.replace("\n", "\r\n").replace('"$x.role"', """"$x['a\\"é']" /* $x */""")
    after = done(text, rename_variable, (), "x", "z")
    assert """"$z['a\\"é']" /* $x */""" in after
    assert "\n" not in after.replace("\r\n", "")


def test_in_broken_text_what_can_be_read_is_renamed() -> None:
    text = SCOPES.replace('"ItemsPath": "$x", "ItemSelector"', '"ItemsPath": "$x" "ItemSelector"').replace(
        '{"side": 2}', '{"side": }'
    )
    assert '"ItemsPath": "$z" "ItemSelector": {"a.$": "$z"}' in done(text, rename_variable, (), "x", "z")
    assert '{"other": }' in done(text, rename_variable, state("Both", "Branches", 1, "R"), "side", "other")
    assert refused('{"States": 3}', rename_variable, (), "x", "z") == 'No state assigns the variable "x" here.'
    assert refused("", rename_variable, (), "x", "z") == 'No state assigns the variable "x" here.'
