"""JSONata expressions as Step Functions evaluates them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.evaluation_failure import EvaluationStopped
from editor.language.jsonata import UNDEFINED, UNSUPPORTED, JsonataFailure, compile_jsonata
from editor.language.scope import Scope

SCOPE = Scope(
    {"n": 3, "items": [{"id": 1, "tags": ["a"]}, {"id": 2, "tags": []}]},
    {"State": {"Name": "Sum"}},
    {"rate": 0.5, "sum": 7},
    seed=1,
    now=1_700_000_000 * 10**9,
)


def value(text: str, scope: Scope = SCOPE) -> Any:
    """An expression's value."""
    return compile_jsonata(text).evaluate(scope)


def refusal(text: str, scope: Scope = SCOPE) -> str:
    """The text of an expression's failure."""
    with pytest.raises(JsonataFailure) as raised:
        value(text, scope)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$states.input.n * $rate", 1.5),
        ("$states.context.State.Name", "Sum"),
        ("$states.input.items.id", [1, 2]),
        ("$states.input.items[id=2].id", 2),
        ("$states.input.items.tags", "a"),
        ("[]", []),
        ("null", None),
        ("{'a': null}", {"a": None}),
        ("$now()", "2023-11-14T22:13:20.000Z"),
        ("$millis()", 1_700_000_000_000),
        ("($x := 2; $x * $x)", 4),
        ("$states.input.n /* comment */", 3),
    ],
)
def test_an_expression_sees_input_context_variables_and_time(text: str, expected: Any) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_result_and_error_output_are_there_when_they_are_given() -> None:
    assert value("$states.result") is UNDEFINED
    assert value("$states.errorOutput") is UNDEFINED
    assert value("$states.result.a", SCOPE._replace(result={"a": 1})) == 1
    assert value("$states.errorOutput.Error", SCOPE._replace(error_output={"Error": "E"})) == "E"
    assert value("$states.result", SCOPE._replace(result=None)) is None


@pytest.mark.parametrize("text", ["nothing", "$nothing", "$states.input.gone", "$", "n", "$states.input.items[9]"])
def test_what_is_not_there_is_undefined(text: str) -> None:
    assert value(text) is UNDEFINED


@pytest.mark.parametrize("text", ["function($x){$x}", "$uppercase", "$fn := function($x){$x}"])
def test_a_function_is_no_value(text: str) -> None:
    assert value(text) is UNSUPPORTED


def test_a_variable_stands_before_a_function_of_its_name() -> None:
    assert value("$sum") == 7
    assert refusal("$sum([1])") == "T1006: Attempted to invoke a non-function"
    assert value("$sum([1, 2])", Scope()) == 3
    assert value("$parse", Scope(variables={"parse": 1})) == 1


@pytest.mark.parametrize("text", ["$eval('1')", "($e := $eval; $e('1'))", "$randomSeeded(1)", "$nothing()"])
def test_there_is_no_eval_nor_any_other_function(text: str) -> None:
    assert refusal(text) == "T1006: Attempted to invoke a non-function"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.0", 1),
        ("1 / 4", 0.25),
        ("4 / 2", 2),
        ("9007199254740993", 9007199254740992),
        ("12345678901234567890", 12345678901234567000),
        ("[12345678901234567890]", [12345678901234567000]),
        ("{'a': 12345678901234567890}", {"a": 12345678901234567000}),
        ("1e21", 1e21),
        ("-0", 0),
    ],
)
def test_numbers_are_javascript_s(text: str, expected: Any) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$partition([1,2,3], 2)", [[1, 2], [3]]),
        ("$partition([1,2,3])", [[1, 2, 3]]),
        ("$partition([1], 5)", [[1]]),
        ("$range(0, 9, 3)", [0, 3, 6, 9]),
        ("$range(1.4, 5.6, 2.2)", [1, 3, 5]),
        ("$range(5, 1, -2)", [5, 3, 1]),
        ("$range(1, 9, 9)", 1),
        ("$hash('a', 'MD5')", "0cc175b9c0f1b6a831c399e269772661"),
        ("$hash('é', 'SHA-1')", "bf15be717ac1b080b4f1c456692825891ff5073d"),
        ("$parse('{\"a\": [1, null]}')", {"a": [1, None]}),
        ("$parse('null')", None),
        ("$parse('[1]')", [1]),
        ("$parse('1.0')", 1),
        ("$count($range(1, 2000, 1))", 2_000),
    ],
)
def test_functions_of_step_functions(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("text", ["$range(1, 5)", "$partition([1], 0)", "$parse()", "$range(5, 1, 1)"])
def test_functions_of_step_functions_that_give_nothing(text: str) -> None:
    assert value(text) is UNDEFINED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$hash()", "T0410"),
        ("$hash('a')", "T0410"),
        ("$hash('a', 'SHA-3')", "D3137"),
        ("$parse(123)", "T0410"),
        ("$parse('')", "D3137"),
        ("$parse('NaN')", "D3137"),
        ("$uuid(1, 2)", "T0410"),
        ("$random(null)", "T0410"),
        ("$partition([1], null)", "T0410"),
        ("$partition([1], -1)", "D3137"),
        ("$partition('str', 2)", "T0412"),
        ("$range(1, 2, 3, 4)", "T0410"),
    ],
)
def test_functions_of_step_functions_refuse(text: str, code: str) -> None:
    assert refusal(text).startswith(f"{code}: ")


def test_refusals_carry_the_official_texts() -> None:
    assert refusal("'a' + 1") == 'T2001: The left side of the "+" operator must evaluate to a number'
    assert refusal("$parse('')") == "D3137: Invalid JSON"
    assert refusal("$hash('a', 'x')").endswith("SHA-1, SHA-384, SHA-256, SHA-512, MD5")
    assert refusal("$uuid(1)") == 'T0410: Argument 1 of function "uuid" does not match function signature'


@pytest.mark.parametrize(("text", "offset"), [("1 +", 3), ("(", 1), ("'abc", 0), ("a) + (b", 1), ("1 /* open", 2)])
def test_what_does_not_parse_is_refused_with_its_place(text: str, offset: int) -> None:
    with pytest.raises(JsonataFailure) as raised:
        compile_jsonata(text)
    assert raised.value.offset == offset
    assert raised.value.code.startswith("S")


def test_random_numbers_depend_on_seed_and_place() -> None:
    for text in ("$random()", "$uuid()", "$shuffle([1..50])", "$random(7)"):
        expression = compile_jsonata(text)
        first = expression.evaluate(Scope(seed=1), "Output/a")
        assert expression.evaluate(Scope({"other": 1}, seed=1), "Output/a") == first
        if text != "$random(7)":
            assert expression.evaluate(Scope(seed=2), "Output/a") != first
            assert expression.evaluate(Scope(seed=1), "Output/b") != first
    assert value("[1..20].$random() ~> $distinct() ~> $count()") == 20


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(-1e9, 1e9)
    | st.text("abé😀\n\"'`\\", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_a_value_passes_through_as_it_is(document: Any) -> None:
    assert value("$states.input", Scope(document)) == document
    assert value("$x", Scope(variables={"x": document})) == document


@given(JSON)
def test_values_are_never_changed(document: Any) -> None:
    before = repr(document)
    found = value("$states.input ~> |$|{'added': 1}|", Scope({"a": document}))
    if isinstance(found, dict):
        found["more"] = 1
    assert repr(document) == before


@given(st.text("$(){}[]'\"`/*%. ~>:=|,;@#^!?&-+<abstates019\\\n", max_size=20))
def test_no_text_raises_anything_but_a_failure(text: str) -> None:
    assert outcome(text) is not None


def outcome(text: str, scope: Scope = SCOPE) -> str:
    """What becomes of a text, in words."""
    try:
        return f"value {value(text, scope)!r}"
    except (JsonataFailure, EvaluationStopped) as failure:
        return f"failure {failure}"


@pytest.mark.parametrize(
    "text",
    [
        "($f := function(){$f()}; $f())",
        "($f := function($n){1 + $f($n + 1)}; $f(0))",
        "($f := function($s){$f($s & $s)}; $f('abcdefgh'))",
        "($f := function($l){$f($append($l, $l))}; $f([1, 2]))",
        "[1..20000000]",
        "$range(1, 1000000000000, 1)",
        "$pad('x', 100000000)",
        "$distinct([1..1000000])",
        "(" * 5_000 + "1" + ")" * 5_000,
    ],
    ids=lambda text: text[:40],
)
def test_what_runs_away_fails_soon_and_always_alike(text: str) -> None:
    began = time.monotonic()
    found = outcome(text)
    assert found.startswith("failure ")
    assert "seconds" not in found
    assert time.monotonic() - began < 10


def test_the_clock_stops_the_run_and_is_no_failure_of_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.language.jsonata.MAX_SECONDS", 0.2)
    with pytest.raises(EvaluationStopped, match="stopped"):
        value(f"$match('{'a' * 60}!', /^(a+)+$/)")


def test_input_that_is_too_deep_fails() -> None:
    document: Any = 1
    for _ in range(3_000):
        document = [document]
    assert "nested" in refusal("$states.input", Scope(document))
    assert value("$count($states.input)", Scope(document)) == 1


@pytest.mark.parametrize("depth", [100, 400, 900, 1_100])
def test_however_deep_an_input_is_nothing_but_a_failure_is_raised(depth: int) -> None:
    document: Any = 1
    for _ in range(depth):
        document = {"a": document}
    found = outcome("$states.input", Scope(document))
    assert found.startswith("value {'a': {'a'" if depth == 100 else ("value ", "failure U1001"))


def test_a_large_input_costs_only_what_is_looked_at() -> None:
    large = Scope({"items": [{"id": number, "tags": ["a", "b"]} for number in range(100_000)], "n": 1})
    expression = compile_jsonata("$states.input.n + 1")
    began = time.perf_counter()
    for _ in range(200):
        assert expression.evaluate(large) == 2
    assert time.perf_counter() - began < 5
