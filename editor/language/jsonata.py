"""JSONata as Step Functions evaluates it: the one adapter around the library.

    compile_jsonata("$states.input.total * 2").evaluate(scope)

The body of an expression, without `{% %}`, is compiled once, inside a frame (`jsonata_frame`) that binds `$states` and
the variables it mentions from one document. The library reads that document level by level, so a large value costs only
as much as the expression looks at. Numbers are JavaScript's: doubles, and whole ones come out as ints.

Evaluation is bounded by steps, depth and sizes, which is part of the result; the clock only stops the run.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from jlens import Expression, JlensError

from editor.errors import ExpressionProblem
from editor.language.evaluation_failure import EvaluationStopped
from editor.language.jsonata_frame import ITEM, RESULT, VALUE, framed
from editor.language.jsonata_functions import ADDED_FUNCTIONS, PARSED_IN_BOX, JsonataRefusal
from editor.language.jsonata_tokens import jsonata_tokens
from editor.language.scope import ABSENT, random_of

if TYPE_CHECKING:
    from editor.language.scope import Scope

MAX_STEPS = 5_000_000
MAX_DEPTH = 2_000
MAX_ARRAY_LENGTH = 1_000_000
MAX_STRING_BYTES = 16_000_000
MAX_SECONDS = 5.0
# The library compares every item with every other here and does not look at the clock meanwhile.
_COMPARING_ALL = frozenset({"distinct", "keys"})
MAX_COMPARED_ITEMS = 30_000

_MAX_MILLISECONDS = 8_640_000_000_000_000
_EXACT = 2**53
_CHECKED = (dict, list, int)
_CLOCKS = frozenset({"now", "millis"})
_SHUFFLE = "shuffle"
_TIME_IS_UP = "D1012"
_TOO_LARGE = "U1001"
_STEPS_ARE_UP = "U1006"


class Undefined(Enum):
    """JSONata's undefined, which is no JSON value; null is."""

    UNDEFINED = "undefined"


UNDEFINED: Final = Undefined.UNDEFINED


class UnsupportedResult(Enum):
    """What is no JSON value either: a function or a regular expression."""

    UNSUPPORTED = "unsupported"


UNSUPPORTED: Final = UnsupportedResult.UNSUPPORTED


class JsonataFailure(ExpressionProblem):
    """An expression that does not parse or fails; `str(failure)` is `T1006: Attempted to invoke a non-function`."""

    def __init__(self, code: str, message: str, offset: int = 0) -> None:
        super().__init__(f"{code}: {message}", offset)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True, eq=False)
class JsonataExpression:
    """An expression ready to run.

    text: the body, without `{% %}`. names: what it mentions that could be a variable. functions: the functions of Step
    Functions it mentions. is_random, is_timed, is_shuffled: it may take random numbers, ask for the time, shuffle.
    longest: how many items an array may have.
    """

    text: str
    names: tuple[str, ...]
    functions: tuple[str, ...]
    is_random: bool
    is_timed: bool
    is_shuffled: bool
    longest: int

    def evaluate(self, scope: Scope, place: str = "") -> Any:
        """Give the value: JSON, UNDEFINED or UNSUPPORTED; raises JsonataFailure, and EvaluationStopped by the clock.

        place: the field it stands in; random numbers derive from it and the scope's seed.
        """
        found = self._run(VALUE, scope, place)
        if RESULT in found:
            return _checked(found[RESULT])
        return UNSUPPORTED if self._run(ITEM, scope, place)[RESULT] else UNDEFINED

    def _run(self, form: str, scope: Scope, place: str) -> dict[str, Any]:
        variables = scope.variables
        document = {name: variables[name] for name in self.names if name in variables}
        given = tuple(document)
        document["states"] = _states(scope)
        try:
            if self.is_random:
                frame = _new_frame(self, form, given, random_of(scope, place))
            else:
                frame = _shared_frame(self, form, given)
            found: dict[str, Any] = frame.evaluate(
                document,
                max_steps=MAX_STEPS,
                max_depth=MAX_DEPTH,
                max_array_length=self.longest,
                max_string_length=MAX_STRING_BYTES,
                timeout=MAX_SECONDS,
                now=_milliseconds(scope.now) if self.is_timed else 0,
                seed=_seed(scope, place) if self.is_shuffled else 0,
            )
        except JlensError as error:
            raise _failure(error) from None
        except JsonataRefusal as refusal:
            raise JsonataFailure(refusal.code, str(refusal)) from None
        return found


@lru_cache(maxsize=4096)
def compile_jsonata(text: str) -> JsonataExpression:
    """Give the expression a text is, without `{% %}`; raises JsonataFailure, whose offset says where."""
    try:
        Expression(text)
    except JlensError as error:
        raise _failure(error) from None
    names = {token.text[1:] for token in jsonata_tokens(text) if token.is_variable} - {"", "$", "states"}
    functions = {PARSED_IN_BOX if name == "parse" else name for name in names} & ADDED_FUNCTIONS.keys()
    return JsonataExpression(
        text,
        tuple(sorted(names)),
        tuple(sorted(functions)),
        is_random=any(ADDED_FUNCTIONS[name].is_random for name in functions),
        is_timed=not names.isdisjoint(_CLOCKS),
        is_shuffled=_SHUFFLE in names,
        longest=MAX_COMPARED_ITEMS if names & _COMPARING_ALL else MAX_ARRAY_LENGTH,
    )


@lru_cache(maxsize=4096)
def _shared_frame(expression: JsonataExpression, form: str, variables: tuple[str, ...]) -> Expression:
    """The compiled frame of an expression that takes no random numbers; it serves every evaluation."""
    return _new_frame(expression, form, variables, random.Random(0))


def _new_frame(
    expression: JsonataExpression, form: str, variables: tuple[str, ...], numbers: random.Random
) -> Expression:
    frame = Expression(framed(expression.text, form, variables, expression.functions))
    for name in expression.functions:
        function = ADDED_FUNCTIONS[name]
        frame.register_function(name, function.make(numbers), function.signature)
    return frame


def _milliseconds(instant: int) -> int:
    """Nanoseconds as milliseconds, within what a JavaScript Date holds."""
    return max(-_MAX_MILLISECONDS, min(instant // 1_000_000, _MAX_MILLISECONDS))


def _seed(scope: Scope, place: str) -> int:
    """What `$shuffle` derives from, of 32 bits."""
    return crc32(f"{scope.seed}:{place}".encode("utf-8", "replace"))


def _states(scope: Scope) -> dict[str, Any]:
    """`$states`."""
    states = {"input": scope.input, "context": scope.context}
    if scope.result is not ABSENT:
        states["result"] = scope.result
    if scope.error_output is not ABSENT:
        states["errorOutput"] = scope.error_output
    return states


def _failure(error: JlensError) -> ExpressionProblem:
    if error.code == _TIME_IS_UP:
        return EvaluationStopped(f"The expression was stopped: it ran for more than {MAX_SECONDS:g} seconds.")
    if error.code == _STEPS_ARE_UP:
        return JsonataFailure(_TIME_IS_UP, "Evaluation timeout. Check for infinite loop")
    offset = error.start if error.start is not None else error.position
    return JsonataFailure(error.code, str(error), offset or 0)


def _checked(value: Any) -> Any:
    try:
        return _as_in_javascript(value)
    except RecursionError:
        raise JsonataFailure(_TOO_LARGE, "A value is nested too deep") from None


def _as_in_javascript(value: Any) -> Any:
    """A value with the whole numbers beyond 2**53 written as JavaScript does: its shortest digits, then zeros."""
    if isinstance(value, dict):
        return {key: _as_in_javascript(item) if type(item) in _CHECKED else item for key, item in value.items()}
    if isinstance(value, list):
        return [_as_in_javascript(item) if type(item) in _CHECKED else item for item in value]
    if type(value) is int and abs(value) > _EXACT:
        return int(Decimal(repr(float(value))))
    return value
