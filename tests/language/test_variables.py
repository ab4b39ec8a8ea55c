"""Mentions of variables in strings of both query languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.query_language import QueryLanguage
from editor.language.variables import rename_variable, variable_name_problem, variable_references
from tests.language.test_jsonata_tokens import EXPRESSIONS

JSONPATH, JSONATA = QueryLanguage.JSONPATH, QueryLanguage.JSONATA
PIECES = ["$x", "$y", "$", "$$", ".a", "[0]", "['$x']", "[?(@.a == $x)]", "[?(@ =~ /$x/)]", "..", "States.A(", ", "]
PIECES += [")", "'$x'", "'\\'", " ", '"', "/"]
PATHS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


def names(text: str, language: QueryLanguage) -> str:
    """The names mentioned, in order; checks that each span covers its name."""
    references = variable_references(text, language)
    assert all(text[start:end] == name and text[start - 1] == "$" for name, start, end, _ in references)
    return " ".join(reference.name for reference in references)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x", "x"),
        ("$x.y", "x"),
        ("$x[0]['$y']", "x"),
        ("$x[?(@.a == $y.z && $.b)]", "x y"),
        ("$.a[?(@.b == '$y')]", ""),
        ("$.a[?(@.b =~ /^$y/)].c", ""),
        ("$.a.$b", ""),
        ("$$.Execution.Id", ""),
        ("$.it's[?(@ == $x)]", "x"),
        ("States.Format('$x {}', $y, States.Array($z[0],$w))", "y z w"),
        (r"States.Format('it\'s $x', $y)", "y"),
        ("States.Array($.a, $$.b)", ""),
        ("States.Format('open $x", ""),
        ("costs $x", ""),
        ("$größe.x", "größe"),
        ("$_x", ""),
        ("", ""),
    ],
)
def test_mentions_in_a_jsonpath_string(text: str, expected: str) -> None:
    assert names(text, JSONPATH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% $x + $states.input.y %}", "x"),
        ("{% ($y := 1; $x + $y) %}", "x"),
        ("$x", ""),
        (" {% $x %}", ""),
        ("{% '%}' & $x %}", "x"),
    ],
)
def test_mentions_in_a_jsonata_string(text: str, expected: str) -> None:
    assert names(text, JSONATA) == expected


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("$old.a[?(@ == $old)]", "$new.a[?(@ == $new)]", JSONPATH),
        ("States.Format('$old', $old, $older)", "States.Format('$old', $new, $older)", JSONPATH),
        ("{% $old & function($old) { $old }('$old') & $old %}", "{% $new & function($old) { $old }('$old') & $new %}",
         JSONATA),
        ("{% ($old := $old + 1; $old) %}", "{% ($old := $new + 1; $old) %}", JSONATA),
        ("$old", "$old", JSONATA),
    ],
)  # fmt: skip
def test_renaming(before: str, after: str, language: QueryLanguage) -> None:
    assert rename_variable(before, "old", "new", language) == after


def test_renaming_leaves_a_called_function_alone() -> None:
    assert rename_variable("{% $count($a) + $count %}", "count", "n", JSONATA) == "{% $count($a) + $n %}"


@settings(deadline=None)
@given(text=PATHS)
def test_renaming_there_and_back_in_jsonpath(text: str) -> None:
    there = rename_variable(text, "x", "renamed", JSONPATH)
    assert rename_variable(there, "renamed", "x", JSONPATH) == text


@settings(deadline=None)
@given(expression=EXPRESSIONS)
def test_renaming_there_and_back_in_jsonata(expression: str) -> None:
    text = "{%" + expression + "%}"
    there = rename_variable(text, "x", "renamed", JSONATA)
    assert rename_variable(there, "renamed", "x", JSONATA) == text


@pytest.mark.parametrize("name", ["x", "order2", "größe", "a_b", "变量", "x" * 80])
def test_good_names(name: str) -> None:
    assert variable_name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "needs a name"),
        ("states", "is reserved"),
        ("1a", "must begin with a letter"),
        ("_a", "must begin with a letter"),
        ("$a", "must begin with a letter"),
        ("a-b", "not '-'"),
        ("a b", "not ' '"),
        ("a.b", r"not '\.'"),
        ("x" * 81, "has 81"),
    ],
)
def test_bad_names_and_why(name: str, problem: str) -> None:
    assert re.search(problem, variable_name_problem(name) or "")
