"""Intrinsic calls compiled for scopes: `States.MathAdd($.n, 1)`.

A call runs as nested functions. What fails, or takes random numbers, goes the long way through `evaluate_intrinsic`,
which knows the messages: a call changes nothing, so it can be evaluated again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.evaluation_failure import EvaluationFailure
from editor.language.intrinsics import (
    INTRINSIC_FUNCTIONS,
    Call,
    IntrinsicFailure,
    Literal,
    Surroundings,
    evaluate_intrinsic,
    parse_intrinsic,
)
from editor.language.intrinsics.errors import Complaint, InvalidArguments
from editor.language.intrinsics.evaluation import FUNCTIONS
from editor.language.jsonpath import JsonPathProblem
from editor.language.scope import random_of
from editor.language.scoped_paths import input_text, reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.intrinsics import Argument
    from editor.language.scope import Evaluate, Scope

_FAILURES = (InvalidArguments, Complaint, JsonPathProblem, RecursionError)


def compile_intrinsic(text: str, location: str) -> Evaluate:
    """Give the function that evaluates a call in a scope; raises InvalidIntrinsic.

    location: the place in the state, which random numbers derive from.
    """
    call = parse_intrinsic(text)
    run = _call(call)

    def evaluate_at_length(scope: Scope) -> Any:
        surroundings = Surroundings(
            lambda argument: reader(argument.root, argument.path)(scope),
            lambda: input_text(scope),
            random_of(scope, location),
        )
        try:
            return evaluate_intrinsic(call, text, surroundings)
        except IntrinsicFailure as failure:
            raise EvaluationFailure(str(failure), error=failure.error, expression=text) from None

    if run is None:
        return evaluate_at_length

    def evaluate(scope: Scope) -> Any:
        try:
            return run(scope)
        except _FAILURES:
            return evaluate_at_length(scope)

    return evaluate


def _call(call: Call) -> Evaluate | None:
    """The call as a function; None where the long way has to be taken."""
    function = FUNCTIONS.get(call.name)
    if function is None or not INTRINSIC_FUNCTIONS[call.name].accepts(len(call.arguments)):
        return None
    arguments = [_argument(call, place, argument) for place, argument in enumerate(call.arguments)]
    found = [argument for argument in arguments if argument is not None]
    return _applied(function, found) if len(found) == len(arguments) else None


def _applied(function: Callable[..., Any], arguments: list[Evaluate]) -> Evaluate:
    match arguments:
        case [only]:
            return lambda scope: function(only(scope))
        case [first, second]:
            return lambda scope: function(first(scope), second(scope))
    return lambda scope: function(*[argument(scope) for argument in arguments])


def _argument(call: Call, place: int, argument: Argument) -> Evaluate | None:
    if isinstance(argument, Call):
        return _call(argument)
    if not isinstance(argument, Literal):
        return reader(argument.root, argument.path)
    # States.Format reads the escapes of its template itself.
    is_template = call.name == "Format" and place == 0 and isinstance(argument.value, str)
    value = argument.raw if is_template else argument.value
    return lambda _scope: value
