"""The functions beyond what recordings show: roundings, limits and failures."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.intrinsics import INTRINSIC_FUNCTIONS, IntrinsicFailure
from editor.language.intrinsics.evaluation import FUNCTIONS
from editor.language.intrinsics.java_random import next_int
from tests.language.intrinsics.evaluating import evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("States.Format('{} {} {}', true, null, 'x')", "true null x"),
        (r"States.Format('\{\} \\ it\'s {}', 1.0)", r"{} \ it's 1.0"),
        ("States.Format('{}', 12345678.9)", "1.23456789E7"),
        ("States.Format($.t, 1)", "{1}"),
        ("States.Format('{}', $.o)", "{a=[1, null, x], b={c=1.5}}"),
        ("States.StringToJson('')", None),
        ("States.StringToJson('-0')", 0),
        ("States.StringToJson('{\"a\": [1, 2.50]}')", {"a": [1, 2.5]}),
        ("States.JsonToString($.o)", '{"a":[1,null,"x"],"b":{"c":1.5}}'),
        ("States.JsonToString('é')", '"é"'),
        ("States.Array('Foo', 2020, $.o.b, null)", ["Foo", 2020, {"c": 1.5}, None]),
        ("States.ArrayPartition($.n, 2.6)", [[3, 1], [2]]),
        ("States.ArrayContains($.mixed, 1)", True),
        ("States.ArrayContains($.mixed, 1.0)", False),
        ("States.ArrayContains($.mixed, true)", False),
        ('States.ArrayContains($.mixed, States.StringToJson(\'{"a":1,"b":2}\'))', True),
        ('States.ArrayContains($.mixed, States.StringToJson(\'{"b":2,"a":1}\'))', False),
        ("States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]),
        ("States.ArrayRange(9, 1, -4)", [9, 5, 1]),
        ("States.ArrayRange(1, 9, -1)", []),
        ("States.ArrayRange(1.9, 3.9, 1.9)", [1, 2, 3]),
        ("States.ArrayLength(States.ArrayRange(1, 1000, 1))", 1000),
        ("States.ArrayLength(States.ArrayRange(0, -99999999999999999999, 1))", 0),
        ("States.ArrayGetItem($.n, 1.2)", 1),
        ("States.ArrayGetItem($.empty, 7)", None),
        ("States.ArrayUnique($.twice)", [1, "1", {"a": 1, "b": 2}, 1.0, None]),
        ("States.Base64Decode('RGF0Y SB0byBlbmNvZGU')", "Data to encode"),
        ("States.Base64Encode('é')", "w6k="),
        ("States.Hash('', 'MD5')", "d41d8cd98f00b204e9800998ecf8427e"),
        ("States.Hash($.o.b, 'SHA-1')", "0226e6b6fef710905d03c72b057f175c838b4564"),
        ("States.JsonMerge($.o.b, $.other, false)", {"c": 2, "d": 3}),
        ("States.MathRandom(1, 101, 42)", 31),
        ("States.MathAdd(2147483646.5, 0)", 2147483647),
        ("States.StringSplit('a-b+c--d', '+-')", ["a", "b", "c", "d"]),
        ("States.StringSplit('abc', '')", ["abc"]),
        ("States.ArrayLength(\n  States.StringSplit( 'a,b' , ',' )\n)", 2),
    ],
)
def test_value(expression: str, value: Any) -> None:
    state_input = {
        "t": r"\{{}\}",
        "o": {"a": [1, None, "x"], "b": {"c": 1.5}},
        "n": [3, 1, 2],
        "mixed": ["1", 1, {"a": 1, "b": 2}],
        "twice": [1, "1", {"a": 1, "b": 2}, 1, {"b": 2, "a": 1}, 1.0, None, None],
        "other": {"c": 2, "d": 3},
        "empty": [],
    }
    assert json.dumps(evaluate(expression, state_input)) == json.dumps(value)


INVALID = [
    "States.ArrayPartition($.n, 0.49)",
    "States.ArrayPartition($.n, -1)",
    "States.ArrayPartition('x', 1)",
    "States.ArrayContains(null, 1)",
    "States.ArrayRange(1, 1001, 1)",
    "States.ArrayRange(1, 9, 0.5)",
    "States.ArrayGetItem($.n, -1)",
    "States.ArrayLength($)",
    "States.Base64Encode($.long)",
    "States.Base64Decode($.long)",
    "States.Hash($.long, 'MD5')",
    "States.Hash('a', 'md5')",
    "States.Hash('a', 'SHA256')",
    "States.Hash(null, 'MD5')",
    "States.JsonMerge($, $, true)",
    "States.JsonMerge($, $.n, false)",
    "States.MathAdd(2147483647, 1)",
    "States.MathAdd(2147483648, -1)",
    "States.MathAdd('1', 1)",
    "States.MathAdd(true, 1)",
    "States.MathRandom(5, 5)",
    "States.MathRandom(6, 5)",
    "States.MathRandom(-2147483648, 2147483647)",
    "States.StringSplit(1, ',')",
    "States.StringToJson(1)",
    "States.Format('{}')",
    "States.Format('{}', 1, 2)",
    "States.Format(1)",
    "States.UUID(1)",
    "States.Nope()",
]


@pytest.mark.parametrize("expression", INVALID)
def test_invalid_arguments_fail_with_the_expression_and_the_function(expression: str) -> None:
    with pytest.raises(IntrinsicFailure) as caught:
        evaluate(expression, {"n": [1, 2], "long": "x" * 10_001})
    name = expression.partition("(")[0]
    assert str(caught.value) == (
        f"There was an error while evaluating the intrinsic function: {expression}. Invalid arguments in {name}"
    )
    assert caught.value.error == "States.Runtime"


def test_the_failing_function_is_the_inner_one() -> None:
    expression = "States.Array(1, States.MathAdd('a', 1))"
    with pytest.raises(IntrinsicFailure, match=r"Invalid arguments in States\.MathAdd$") as caught:
        evaluate(expression)
    assert expression in str(caught.value)
    assert caught.value.offset == expression.index("States.MathAdd")


def test_an_item_out_of_range_is_an_intrinsic_failure() -> None:
    with pytest.raises(IntrinsicFailure) as caught:
        evaluate("States.ArrayGetItem($, 1)", [5])
    assert caught.value.error == "States.IntrinsicFailure"


def test_a_missing_path_is_named_with_the_input() -> None:
    with pytest.raises(IntrinsicFailure) as caught:
        evaluate("States.Array($.missing)", {})
    assert str(caught.value) == (
        "The function 'States.Array($.missing)' had the following error: "
        "The JsonPath argument for the field '$.missing' could not be found in the input '{}'"
    )


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{", "matching '}' not found for '{'"),
        ("a}", "matching '{' not found for '}'"),
        ("{0}", "not found for '{'"),
    ],
)
def test_unpaired_braces_are_named(template: str, message: str) -> None:
    with pytest.raises(IntrinsicFailure, match=message):
        evaluate("States.Format($)", template)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abc", "Unrecognized token 'abc'"),
        ("[NaN]", "Unrecognized token 'NaN'"),
        ("{", "Unexpected character|Unexpected end-of-input"),
        ('{"a":', "Unexpected end-of-input"),
        ("[1,]", "Unexpected character"),
        ("9" * 5000, "Number value length"),
        ("1 2", "Unexpected character"),
    ],
)
def test_bad_json_is_told_in_the_manner_of_the_service(text: str, message: str) -> None:
    with pytest.raises(IntrinsicFailure, match="Cannot convert String to Json in ") as one:
        evaluate("States.StringToJson($)", text)
    with pytest.raises(IntrinsicFailure, match=message):
        evaluate("States.StringToJson($)", text)
    assert "line: 1, column: " in str(one.value)


def test_values_nested_too_deep_fail() -> None:
    with pytest.raises(IntrinsicFailure, match="nested too deep"):
        evaluate("States.StringToJson($)", "[" * 200_000)
    deep: list[Any] = []
    for _ in range(20_000):
        deep = [deep]
    for expression in ("States.JsonToString($)", "States.Format('{}', $)", "States.ArrayUnique($)"):
        with pytest.raises(IntrinsicFailure, match="nested too deep"):
            evaluate(expression, deep)


def test_context_and_variables_are_arguments() -> None:
    assert evaluate("States.Array($$.a, $x.b[0], $x)", None, {"a": 1}, x={"b": [2]}) == [1, 2, {"b": [2]}]


def test_java_random_gives_javas_numbers() -> None:
    """`new Random(42).nextInt()` is -1170105035 in every Java program; nextInt(bound) takes its upper 31 bits."""
    bits = (-1170105035 % 2**32) >> 1
    assert [next_int(42, 100), next_int(42, 10), next_int(42, 64)] == [bits % 100, bits % 10, bits >> 25]
    assert next_int(42, 2**31 - 1) == bits


def test_random_numbers_come_from_the_source_given() -> None:
    assert evaluate("States.UUID()") == evaluate("States.UUID()")
    assert evaluate("States.UUID()")[14] == "4"
    assert evaluate("States.MathRandom(0, 1000000)") == evaluate("States.MathRandom(0, 1000000)")


@settings(deadline=None)
@given(seed=st.integers(), bound=st.integers(1, 2**31 - 1))
def test_java_random_stays_in_its_bounds(seed: int, bound: int) -> None:
    assert 0 <= next_int(seed, bound) < bound


FLOATS = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(value=JSON)
def test_json_written_reads_back(value: Any) -> None:
    text = FUNCTIONS["JsonToString"](value)
    assert FUNCTIONS["StringToJson"](text) == value


@settings(deadline=None)
@given(text=st.text(max_size=50))
def test_base64_there_and_back(text: str) -> None:
    assert FUNCTIONS["Base64Decode"](FUNCTIONS["Base64Encode"](text)) == text


@settings(deadline=None)
@given(name=st.sampled_from(sorted(INTRINSIC_FUNCTIONS)), arguments=st.lists(JSON, max_size=3))
def test_a_function_gives_a_value_or_fails_with_a_sentence(name: str, arguments: list[Any]) -> None:
    places = ", ".join(f"$[{place}]" for place in range(len(arguments)))
    before = repr(arguments)
    try:
        json.dumps(evaluate(f"States.{name}({places})", arguments))
    except IntrinsicFailure as failure:
        message = str(failure)
        assert f"States.{name}" in message
    assert repr(arguments) == before


def test_every_function_of_the_catalogue_can_be_called() -> None:
    assert len(INTRINSIC_FUNCTIONS) == 18
    assert set(FUNCTIONS) | {"UUID", "MathRandom"} == set(INTRINSIC_FUNCTIONS)
