"""Calls to values.

Whatever fails, fails with AWS's sentence about the whole expression; only the function named in it is the inner one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from editor.language.intrinsics import arrays, encodings, json_values, numbers, text
from editor.language.intrinsics.catalogue import INTRINSIC_FUNCTIONS
from editor.language.intrinsics.errors import Complaint, IntrinsicFailure, InvalidArguments
from editor.language.intrinsics.syntax import Call, Literal, PathArgument
from editor.language.jsonpath import JsonPathProblem, PathNotFound

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from editor.language.intrinsics.syntax import Argument


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a call is evaluated in.

    resolve: the value of a path argument; raises JsonPathProblem.
    input_text: the state's input as JSON text, asked for only by a message.
    random: where States.UUID and States.MathRandom take their numbers from.
    """

    resolve: Callable[[PathArgument], Any]
    input_text: Callable[[], str]
    random: random.Random


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Format": text.format_template,
    "StringToJson": json_values.string_to_json,
    "JsonToString": json_values.json_to_string,
    "Array": arrays.array,
    "ArrayPartition": arrays.array_partition,
    "ArrayContains": arrays.array_contains,
    "ArrayRange": arrays.array_range,
    "ArrayGetItem": arrays.array_get_item,
    "ArrayLength": arrays.array_length,
    "ArrayUnique": arrays.array_unique,
    "Base64Encode": encodings.base64_encode,
    "Base64Decode": encodings.base64_decode,
    "Hash": encodings.hash_value,
    "JsonMerge": json_values.json_merge,
    "MathAdd": numbers.math_add,
    "StringSplit": text.string_split,
}
_RANDOM_FUNCTIONS: dict[str, Callable[..., Any]] = {"MathRandom": numbers.math_random, "UUID": encodings.new_uuid}


def evaluate_intrinsic(call: Call, expression: str, surroundings: Surroundings) -> Any:
    """Give the value of a call; raises IntrinsicFailure. `expression` is the text the call was read from."""
    return _Evaluator(expression, surroundings).call(call)


@dataclass(frozen=True, slots=True)
class _Evaluator:
    """The expression and what it is evaluated in."""

    expression: str
    surroundings: Surroundings

    def call(self, call: Call) -> Any:
        """The value of a call."""
        arguments = [self._argument(call, place, argument) for place, argument in enumerate(call.arguments)]
        try:
            return self._function(call)(*arguments)
        except InvalidArguments as problem:
            raise self._failure(f"Invalid arguments in {call.full_name}", call, problem.error) from None
        except Complaint as complaint:
            raise self._failure(str(complaint), call) from None
        except RecursionError:
            raise self._failure(f"A value is nested too deep for {call.full_name}", call) from None

    def _function(self, call: Call) -> Callable[..., Any]:
        known = INTRINSIC_FUNCTIONS.get(call.name)
        if known is None or not known.accepts(len(call.arguments)):
            raise InvalidArguments
        if call.name in _RANDOM_FUNCTIONS:
            return partial(_RANDOM_FUNCTIONS[call.name], self.surroundings.random)
        return FUNCTIONS[call.name]

    def _argument(self, call: Call, place: int, argument: Argument) -> Any:
        match argument:
            case Call():
                return self.call(argument)
            case Literal():
                # A template keeps its escapes: in it `\\{` and `{` differ.
                is_template = call.name == "Format" and place == 0 and isinstance(argument.value, str)
                return argument.raw if is_template else argument.value
            case PathArgument():
                return self._resolve(argument)

    def _resolve(self, argument: PathArgument) -> Any:
        try:
            return self.surroundings.resolve(argument)
        except PathNotFound:
            message = (
                f"The JsonPath argument for the field '{argument.text}' "
                f"could not be found in the input '{self.surroundings.input_text()}'"
            )
        except JsonPathProblem as problem:
            message = str(problem)
        raise IntrinsicFailure(
            f"The function '{self.expression}' had the following error: {message}", argument.start
        ) from None

    def _failure(self, what: str, call: Call, error: str = "States.Runtime") -> IntrinsicFailure:
        whole = f"There was an error while evaluating the intrinsic function: {self.expression}. {what}"
        return IntrinsicFailure(whole, call.start, error)
