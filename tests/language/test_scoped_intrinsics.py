"""Intrinsic calls compiled for scopes do what evaluating them step by step does."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.evaluation_failure import EvaluationFailure
from editor.language.intrinsics import IntrinsicFailure, Surroundings, evaluate_intrinsic, parse_intrinsic
from editor.language.java_text import json_text
from editor.language.scope import Scope
from editor.language.scoped_intrinsics import compile_intrinsic

if TYPE_CHECKING:
    from editor.language.intrinsics import PathArgument

CALLS = (
    "States.MathAdd($.a, $.b)",
    "States.Format('{}-{}', $.a, $.b)",
    "States.Format('\\{{}', $.a)",
    "States.Format($.a, $.b)",
    "States.Array($.a, States.Array($.b), 'x')",
    "States.ArrayLength(States.Array($.a))",
    "States.ArrayPartition($.a, $.b)",
    "States.ArrayContains($.a, $.b)",
    "States.ArrayGetItem($.a, $.b)",
    "States.ArrayRange($.a, $.b, 1)",
    "States.ArrayUnique($.a)",
    "States.JsonMerge($.a, $.b, false)",
    "States.StringToJson($.a)",
    "States.JsonToString($.a)",
    "States.StringSplit($.a, $.b)",
    "States.Base64Decode(States.Base64Encode($.a))",
    "States.Hash($.a, 'MD5')",
    "States.Array($.a.b)",
    "States.MathAdd(1)",
    "States.Nothing($.a)",
    "States.MathRandom(1, 9, 5)",
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-5, 5) | st.text("a1{}\\,", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=5,
)


def at_length(text: str, document: Any) -> str:
    """What a call gives or says when it is evaluated step by step."""

    def resolve(argument: PathArgument) -> Any:
        return argument.path.evaluate(document)

    try:
        surroundings = Surroundings(resolve, lambda: json_text(document), random.Random(0))
        return f"value {evaluate_intrinsic(parse_intrinsic(text), text, surroundings)!r}"
    except IntrinsicFailure as failure:
        return f"{failure.error} {failure}"


def compiled(text: str, document: Any) -> str:
    """What it gives or says compiled."""
    try:
        return f"value {compile_intrinsic(text, 'Parameters/a')(Scope(document))!r}"
    except EvaluationFailure as failure:
        return f"{failure.error} {failure.cause}"


@pytest.mark.parametrize("text", CALLS)
@given(first=VALUES, second=VALUES)
def test_compiled_calls_agree_with_calls_at_length(text: str, first: Any, second: Any) -> None:
    document = {"a": first, "b": second}
    before = json.dumps(document)
    assert compiled(text, document) == at_length(text, document)
    assert json.dumps(document) == before


def test_random_calls_are_the_same_for_an_equal_scope() -> None:
    for text in ("States.UUID()", "States.MathRandom(1, 1000000)", "States.Format('{}', States.UUID())"):
        call = compile_intrinsic(text, "Parameters/a")
        assert call(Scope(seed=1)) == call(Scope(seed=1))
        assert call(Scope(seed=1)) != call(Scope(seed=2))
