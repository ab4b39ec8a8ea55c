"""What stands behind a name that ends with `.$`: a path or an intrinsic call, compiled for scopes.

ErrorPath and CausePath hold the same and fail with the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.intrinsics import InvalidIntrinsic, is_intrinsic
from editor.language.jsonpath import JsonPathProblem, PathNotFound
from editor.language.scoped_intrinsics import compile_intrinsic
from editor.language.scoped_paths import compile_path_of_field, input_text

if TYPE_CHECKING:
    from editor.language.scope import Evaluate, Scope


def compile_payload_value(text: str, field: str, location: str | None = None) -> Evaluate:
    """Give the function for what stands in `field` (`value.$`, `ErrorPath`): a path or an intrinsic call.

    It fails as AWS words it: `The JSONPath '$.x' specified for the field 'value.$' could not be found in the input
    '{}'`. location: what tells this place from others in the state, for random numbers; the field if it is not given.
    Raises TemplateProblem.
    """
    if is_intrinsic(text):
        return _compiled_call(text, field, location or field)
    read = compile_path_of_field(text, field)

    def evaluate(scope: Scope) -> Any:
        try:
            return read(scope)
        except JsonPathProblem as problem:
            raise EvaluationFailure(_cause(text, field, problem, scope), expression=text) from None

    return evaluate


def _compiled_call(text: str, field: str, location: str) -> Evaluate:
    try:
        return compile_intrinsic(text, location)
    except InvalidIntrinsic as problem:
        raise TemplateProblem(str(problem), field, problem.offset) from None


def _cause(text: str, field: str, problem: JsonPathProblem, scope: Scope) -> str:
    if isinstance(problem, PathNotFound):
        where = f"could not be found in the input '{input_text(scope)}'"
        return f"The JSONPath '{text}' specified for the field '{field}' {where}"
    return f"Invalid path '{text}' : {problem}"
