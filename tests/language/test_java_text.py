"""Values as Java writes them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.java_text import double_text, java_text, json_text

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (1.1, "1.1"),
        (-123.456, "-123.456"),
        (0.001, "0.001"),
        (0.00099, "9.9E-4"),
        (9999999.0, "9999999.0"),
        (1e7, "1.0E7"),
        (12345678.9, "1.23456789E7"),
        (1.5e-10, "1.5E-10"),
        (1.7976931348623157e308, "1.7976931348623157E308"),
        (5e-324, "5.0E-324"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "NaN"),
    ],
)
def test_doubles(number: float, text: str) -> None:
    assert double_text(number) == text


@settings(deadline=None)
@given(number=FINITE)
def test_a_double_written_reads_back(number: float) -> None:
    assert float(double_text(number)) == number


@pytest.mark.parametrize(
    ("value", "java", "as_json"),
    [
        ({"a": [1, None, "x"], "b": {}}, "{a=[1, null, x], b={}}", '{"a":[1,null,"x"],"b":{}}'),
        ("é\n\"", "é\n\"", '"é\\n\\""'),
        (True, "true", "true"),
        (10**30, "1" + "0" * 30, "1" + "0" * 30),
        (1e21, "1.0E21", "1.0E21"),
    ],
)  # fmt: skip
def test_values(value: Any, java: str, as_json: str) -> None:
    assert (java_text(value), json_text(value)) == (java, as_json)


def test_a_number_longer_than_python_writes_is_written() -> None:
    assert java_text(10**5000) == "1" + "0" * 5000


@settings(deadline=None)
@given(value=st.recursive(st.none() | st.booleans() | st.integers() | FINITE | st.text(), st.lists, max_leaves=5))
def test_json_text_is_json(value: Any) -> None:
    assert json.loads(json_text(value)) == value
