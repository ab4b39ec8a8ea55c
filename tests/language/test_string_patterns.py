"""Patterns of StringMatches."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.string_patterns import compile_string_pattern


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("", ""),
        ("*", ""),
        ("*", "anything"),
        ("log-*.txt", "log-1.txt"),
        ("log-*.txt", "log-.txt"),
        ("*a*b*", "xxaxxbxx"),
        ("a**b", "ab"),
        (r"\*", "*"),
        (r"a\\*", "a\\tail"),
        (r"\d", r"\d"),
        ("[a-z]?", "[a-z]?"),
        ("*aba", "ababa"),
    ],
)
def test_pattern_matches(pattern: str, text: str) -> None:
    assert compile_string_pattern(pattern)(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("", "a"),
        (r"\*", "x"),
        ("a*a", "a"),
        ("*ab*ab", "ab"),
        ("log-*.txt", "log-1.txtx"),
        ("a*b*c", "acb"),
        (".", "x"),
    ],
)
def test_pattern_does_not_match(pattern: str, text: str) -> None:
    assert not compile_string_pattern(pattern)(text)


@given(st.text("ab*", max_size=8), st.text("ab", max_size=12))
def test_a_star_is_any_run_of_characters(pattern: str, text: str) -> None:
    expected = re.fullmatch("[ab]*".join(map(re.escape, pattern.split("*"))), text) is not None
    assert compile_string_pattern(pattern)(text) is expected


def test_no_pattern_takes_long() -> None:
    began = time.monotonic()
    assert not compile_string_pattern("*a" * 500 + "b")("a" * 20_000)
    assert time.monotonic() - began < 2
