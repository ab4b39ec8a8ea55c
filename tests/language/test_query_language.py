"""Which query language a state is in, and what counts as an expression."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.query_language import (
    QueryLanguage,
    expression_body,
    is_expression,
    machine_language,
    state_language,
)

JSONPATH, JSONATA = QueryLanguage.JSONPATH, QueryLanguage.JSONATA


def test_a_machine_that_says_nothing_is_in_jsonpath():
    assert machine_language({}) is JSONPATH
    assert machine_language({"QueryLanguage": "JSONata"}) is JSONATA


@pytest.mark.parametrize("said", ["jsonata", "${Language}", None, 5, ["JSONata"]])
def test_a_language_nobody_knows_is_taken_as_not_said(said):
    assert machine_language({"QueryLanguage": said}) is JSONPATH
    assert state_language({"QueryLanguage": said}, JSONATA) is JSONATA


def test_a_state_of_a_jsonpath_machine_may_be_in_jsonata():
    assert state_language({"QueryLanguage": "JSONata"}, JSONPATH) is JSONATA
    assert state_language({}, JSONPATH) is JSONPATH


def test_a_jsonata_machine_takes_no_state_back_to_jsonpath():
    assert state_language({"QueryLanguage": "JSONPath"}, JSONATA) is JSONATA


@pytest.mark.parametrize("value", ["{%%}", "{% 1 %}", "{%$states.input%}", "{% 'a\nb' %}"])
def test_a_string_between_the_delimiters_is_an_expression(value):
    assert is_expression(value)


@pytest.mark.parametrize(
    "value", ["{%", "{%}", " {% 1 %}", "{% 1 %} ", "{% 1 %", "% 1 %}", "{{% 1 %}}", 5, None, ["{%%}"]]
)
def test_anything_else_is_not(value):
    assert not is_expression(value)


@given(st.text())
def test_the_body_of_an_expression_is_what_was_put_between_the_delimiters(body):
    assert expression_body("{%" + body + "%}") == body


@given(st.text().filter(lambda text: not text.startswith("{%")))
def test_a_text_that_is_no_expression_is_its_own_body(text):
    assert expression_body(text) == text
