"""Which names a JSONata expression reads from outside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from editor.language.jsonata_scopes import variables_read
from tests.language.test_jsonata_tokens import EXPRESSIONS


def read(expression: str) -> str:
    """The names read, in order."""
    return " ".join(one.name for one in variables_read(expression))


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("$a + $b.c", "a b"),
        ("$states.input.x + $$ + $", ""),
        ("$sum($a)", "a"),
        ("$sum + 1", "sum"),
        ("$map($a, $uppercase)", "a uppercase"),
        ("$unknown($a)", "unknown a"),
        ("'$a' & `$b` & /* $c */ $d", "d"),
        ("($x := 1; $x + $y)", "y"),
        ("($x := $x + 1; $x)", "x"),
        ("($x := 1; $x) + $x", "x"),
        ("($x := $y := 1; $x + $y + $z)", "z"),
        ("($x := ($y := 1; $y); $y)", "y"),
        ("[$x := 1, $x, $y]", "y"),
        ("function($a, $b) { $a + $b + $c }($d)", "c d"),
        ("λ($a) { $a } & $a", "a"),
        ("function($a)<n:n> { $a }", ""),
        ("function($a) { function($b) { $a + $b } & $b }", "b"),
        ("($f := function($n) { $n > 0 ? $f($n - 1) : $m }; $f(3))", "m"),
        ("($f := function() { $later }; $later := 1; $f())", ""),
        ("$later + ($f := function() { $later }; $later := 1)", "later"),
        ("(function() { $x }; $x := $x)", "x"),
        ("function() { ($x := 1; $x) + $x }", "x"),
        ("a@$l.b[$l.x = $r]", "r"),
        ("a#$i.{ 'i': $i }", ""),
        ("[a#$i.b, $i]", "i"),
        ("(a@$l.b; $l)", "l"),
        ("$a.{ 'x': $b, 'y': function($z) { $z } }", "a b"),
        ("$reduce($a, function($p, $c) { $p + $c + $k })", "a k"),
        ("($sum := 1; $sum)", ""),
        ("($f := function($x) { $x }; $f(1))", ""),
        ("function($a { $a + $b", "b"),
        ("($x := 1; $x", ""),
        (")]} $a", "a"),
        ("$größe", "größe"),
    ],
)
def test_names_from_outside(expression: str, names: str) -> None:
    assert read(expression) == names


def test_a_read_says_where_the_name_stands_and_whether_a_function_has_it() -> None:
    ((name, start, end, builtin),) = variables_read("1 + $count")
    assert (name, start, end, builtin) == ("count", 5, 10, True)


@settings(deadline=None)
@given(expression=EXPRESSIONS)
def test_any_text_is_looked_through(expression: str) -> None:
    for name, start, end, _ in variables_read(expression):
        assert expression[start - 1 : end] == f"${name}"


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 100_000 + "$x",
        "(" * 50_000 + "]" * 50_000,
        "[" * 50_000 + "$x := 1," * 20_000,
        "($a := 1;" * 20_000 + "function($b) { $a }" * 5_000,
        "function($a) {" * 20_000,
        "/" * 100_000,
        "a@$x." * 30_000,
    ],
    ids=["open", "unmatched", "bindings", "functions", "bodies", "slashes", "paths"],
)
def test_hostile_text_takes_no_longer_than_its_length(expression: str) -> None:
    started = time.process_time()
    variables_read(expression)
    assert time.process_time() - started < 5
