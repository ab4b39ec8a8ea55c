"""A choice rule in words, as an edge shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.choice_rules import rule_in_words
from editor.language.comparators import COMPARATORS

TOTAL = {"Variable": "$.total", "NumericGreaterThan": 100}
VIP = {"Variable": "$.vip", "BooleanEquals": True}
COUPON = {"Variable": "$.coupon", "IsPresent": True}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"Variable": "$.total", "NumericGreaterThan": 100}, "$.total > 100"),
        ({"Variable": "$.total", "NumericLessThanEquals": 1.5}, "$.total ≤ 1.5"),
        ({"Variable": "$.name", "StringEquals": 'a "b"'}, r'$.name = "a \"b\""'),
        ({"Variable": "$.name", "StringMatches": "log-*.txt"}, '$.name matches "log-*.txt"'),
        ({"Variable": "$.a", "StringEqualsPath": "$.b"}, "$.a = $.b"),
        ({"Variable": "$.ok", "BooleanEquals": False}, "$.ok is false"),
        ({"Variable": "$.ok", "BooleanEqualsPath": "$.other"}, "$.ok = $.other"),
        ({"Variable": "$.at", "TimestampLessThan": "2027-01-01T00:00:00Z"}, '$.at < "2027-01-01T00:00:00Z"'),
        ({"Variable": "$.x", "IsPresent": True}, "$.x is present"),
        ({"Variable": "$.x", "IsPresent": False}, "$.x is not present"),
        ({"Variable": "$.x", "IsNumeric": True}, "$.x is a number"),
        ({"Variable": "$$.State.RetryCount", "NumericEquals": 0, "Next": "A"}, "$$.State.RetryCount = 0"),
    ],
)
def test_a_comparison_is_said_as_variable_operator_value(rule, words):
    assert rule_in_words(rule) == words


def test_and_binds_its_parts_with_and():
    assert rule_in_words({"And": [TOTAL, VIP]}) == "$.total > 100 and $.vip is true"


def test_or_inside_and_is_put_in_brackets():
    rule = {"And": [TOTAL, {"Or": [VIP, COUPON]}]}
    assert rule_in_words(rule) == "$.total > 100 and ($.vip is true or $.coupon is present)"


def test_and_inside_or_is_put_in_brackets():
    rule = {"Or": [{"And": [VIP, COUPON]}, TOTAL]}
    assert rule_in_words(rule) == "($.vip is true and $.coupon is present) or $.total > 100"


def test_and_inside_and_needs_no_brackets():
    rule = {"And": [TOTAL, {"And": [VIP, COUPON]}]}
    assert rule_in_words(rule) == "$.total > 100 and $.vip is true and $.coupon is present"


def test_a_join_of_one_rule_is_that_rule():
    assert rule_in_words({"And": [{"Or": [TOTAL]}]}) == "$.total > 100"
    assert rule_in_words({"And": [TOTAL, {"Or": [VIP]}]}) == "$.total > 100 and $.vip is true"


def test_a_join_hidden_in_a_join_of_one_still_gets_its_brackets():
    rule = {"And": [TOTAL, {"And": [{"Or": [VIP, COUPON]}]}]}
    assert rule_in_words(rule) == "$.total > 100 and ($.vip is true or $.coupon is present)"


def test_not_of_a_test_turns_its_words():
    assert rule_in_words({"Not": COUPON}) == "$.coupon is not present"
    assert rule_in_words({"Not": {"Variable": "$.x", "IsNull": False}}) == "$.x is null"


def test_not_of_anything_else_is_put_before_it():
    assert rule_in_words({"Not": TOTAL}) == "not ($.total > 100)"
    assert rule_in_words({"Not": {"And": [TOTAL, VIP]}}) == "not ($.total > 100 and $.vip is true)"


def test_a_condition_is_said_without_its_delimiters_and_in_one_line():
    assert rule_in_words({"Condition": "{% $states.input.total > 100 %}"}) == "$states.input.total > 100"
    assert rule_in_words({"Condition": "{%\n  $a\n    and $b\n%}"}) == "$a and $b"
    assert rule_in_words({"Condition": True}) == "true"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({}, "?"),
        ({"Next": "A"}, "?"),
        ({"Variable": "$.x"}, "$.x ?"),
        ({"NumericEquals": 5}, "? = 5"),
        ({"Variable": 7, "NumericEquals": 5}, "? = 5"),
        ({"Variable": "$.x", "StringEqualsPath": None}, "$.x = ?"),
        ({"Variable": "$.x", "NumericEquals": {"Fn::Sub": "${Limit}"}}, "$.x = …"),
        ({"Variable": "$.x", "NumericEquals": "${Limit}"}, '$.x = "${Limit}"'),
        ({"And": []}, "?"),
        ({"And": 5}, "?"),
        ({"And": [TOTAL, 5]}, "$.total > 100 and ?"),
        ({"Not": None}, "?"),
        ({"Condition": "{% %}"}, "?"),
        ({"Variable": "$.x", "NumericEquals": 10**5000}, "$.x = …"),
    ],
)
def test_a_broken_rule_is_said_as_far_as_it_goes(rule, words):
    assert rule_in_words(rule) == words


def test_a_rule_nested_beyond_reading_ends_in_dots():
    rule = TOTAL
    for _ in range(50_000):
        rule = {"And": [rule]}
    assert rule_in_words(rule) == "…"


def test_a_long_value_is_cut():
    words = rule_in_words({"Variable": "$.x", "StringEquals": "a" * 1000})
    assert words.startswith('$.x = "aaa')
    assert words.endswith('a…"')
    assert len(words) < 100


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*COMPARATORS, "And", "Or", "Not", "Variable", "Condition", "Next"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*COMPARATORS, "And", "Or", "Not", "Variable", "Condition"]), json_values))
def test_any_rule_gets_words(rule):
    assert rule_in_words(rule).strip()
