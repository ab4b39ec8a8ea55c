"""JSONata cut into tokens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.jsonata_tokens import Kind, delimiters, jsonata_tokens

PIECES = ["$x", "$", "$$", "a", "`b c`", "'s'", '"', "'", "`", "/", "*", "(", ")", "[", "]", "{", "}", ":=", ";"]
PIECES += [
    ",",
    "function",
    "λ",
    "in",
    "and",
    "1.5e3",
    ".",
    "..",
    " ",
    "\n",
    "/* c */",
    "/*",
    "?:",
    "~>",
    "@",
    "#",
    "\\",
    "é",
]
EXPRESSIONS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=40)


def kinds(expression: str) -> list[tuple[str, str]]:
    """The tokens that are no spaces, as kind and text."""
    return [(str(token.kind), token.text) for token in jsonata_tokens(expression) if token.kind is not Kind.SPACE]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("$sum(a.b)", "call $sum|operator (|name a|operator .|name b|operator )"),
        ("$x + 1.5e3", "variable $x|operator +|number 1.5e3"),
        ("`a b`.'c\\'d'", "quoted name `a b`|operator .|string 'c\\'d'"),
        ("a / b / c", "name a|operator /|name b|operator /|name c"),
        ("/ab(\\/|[/])+/i.x", "pattern /ab(\\/|[/])+/i|operator .|name x"),
        ("$match(s, /a/)", "call $match|operator (|name s|operator ,|pattern /a/|operator )"),
        ("(a) / b", "operator (|name a|operator )|operator /|name b"),
        ("* / 2", "operator *|operator /|number 2"),
        ("a * /x/", "name a|operator *|pattern /x/"),
        ("% / 2", "operator %|operator /|number 2"),
        ("a in b and c or true", "name a|keyword in|name b|keyword and|name c|keyword or|keyword true"),
        ("in.and", "name in|operator .|name and"),
        ("function($a) { $a }", "keyword function|operator (|variable $a|operator )|operator {|variable $a|operator }"),
        ("λ($a)", "keyword λ|operator (|variable $a|operator )"),
        ("function + 1", "name function|operator +|number 1"),
        ("/* x */ a", "comment /* x */|name a"),
        ("x ~> $f", "name x|operator ~>|variable $f"),
        ("a ?: b ?? c", "name a|operator ?:|name b|operator ??|name c"),
        ("a != b := c", "name a|operator !=|name b|operator :=|name c"),
        ("[1..3]", "operator [|number 1|operator ..|number 3|operator ]"),
        ("$$.$", "variable $$|operator .|variable $"),
        ("größe", "name größe"),
        ("'open", "error 'open"),
        ("a + /* open", "name a|operator +|error /* open"),
        ("`open", "error `open"),
        ("1 + /open", "number 1|operator +|error /open"),
        ("//", "error //"),
    ],
)
def test_tokens(expression: str, expected: str) -> None:
    assert "|".join(" ".join(pair) for pair in kinds(expression)) == expected


@settings(deadline=None)
@given(expression=EXPRESSIONS)
def test_tokens_side_by_side_are_the_text(expression: str) -> None:
    position = 0
    for token in jsonata_tokens(expression):
        assert token.start == position
        assert token.text == expression[token.start : token.end] != ""
        position = token.end
    assert position == len(expression)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("{% $x %}", " $x "),
        ("{%%}", ""),
        ("{%}", None),
        (" {% $x %}", None),
        ("{% $x %} ", None),
        ("{% $x", None),
        ("", None),
        ("{% '%}' %}", " '%}' "),
    ],
)
def test_delimiters_are_exact(text: str, inside: str | None) -> None:
    span = delimiters(text)
    assert (None if span is None else text[span.start : span.end]) == inside
