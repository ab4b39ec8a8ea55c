"""The fields of a state as functions of a scope, with AWS's words for values of the wrong kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from editor.language.error_names import RUNTIME
from editor.language.evaluation_failure import QUERY_EVALUATION_ERROR
from editor.language.java_text import json_text
from editor.language.jsonata_templates import compile_jsonata_field
from editor.language.jsonpath import JsonPathProblem
from editor.language.query_language import QueryLanguage
from editor.language.scoped_paths import compile_input_path, compile_path_of_field
from editor.states.behaviour import StateProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.scope import Evaluate, Scope

MOST_SECONDS = 99_999_999
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LONGEST_NUMBER = 100


def evaluated(state: Mapping[str, Any], name: str, language: QueryLanguage, expected: str) -> Evaluate:
    """Give the value of a field that is a constant or, in JSONata, an expression; null where the field is absent.

    expected: the type JSONata calls the value: string, number, array.
    """
    value = state.get(name)
    if language is QueryLanguage.JSONATA and isinstance(value, str):
        return compile_jsonata_field(value, name, expected)
    return lambda _scope: value


def whole_number(state: Mapping[str, Any], name: str, language: QueryLanguage) -> Evaluate:
    """Give the number of seconds in a field, or null; fails where JSONata gives a number that is none."""
    if language is not QueryLanguage.JSONATA or not isinstance(state.get(name), str):
        return evaluated(state, name, language, "number")
    evaluate = evaluated(state, name, language, "number")

    def value(scope: Scope) -> Any:
        number = evaluate(scope)
        if not is_whole(number):
            cause = f"The {name} field cannot be parsed as an integer: {json_text(number)}"
            raise StateProblem(QUERY_EVALUATION_ERROR, cause, name)
        if not 0 <= number <= MOST_SECONDS:
            cause = f"The {name} field must be between 0 and {MOST_SECONDS}: {json_text(number)}"
            raise StateProblem(QUERY_EVALUATION_ERROR, cause, name)
        return int(number)

    return value


def is_whole(number: float) -> bool:
    """Say whether a number is a whole one, however it is written."""
    return isinstance(number, int) or number.is_integer()


def _as_number(value: Any) -> int | float | None:
    """Give a number, or the one a string is in digits, as AWS takes it where a path leads; None for all else."""
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def value_at(path: str, name: str) -> Evaluate:
    """Give the value the path of a Wait leads to; fails where it leads nowhere."""
    read = compile_path_of_field(path, name)

    def value(scope: Scope) -> Any:
        try:
            return read(scope)
        except JsonPathProblem:
            cause = f"The {name} parameter does not reference an input value: {path}"
            raise StateProblem(RUNTIME, cause) from None

    return value


def whole_number_at(path: str, name: str, read: Evaluate | None = None) -> Evaluate:
    """Give the number of seconds a path leads to; fails where that is no whole number, or a negative one."""
    read = read or value_at(path, name)

    def value(scope: Scope) -> Any:
        found = read(scope)
        number = _as_number(found)
        if not isinstance(number, int):
            cause = f"The {name} parameter cannot be parsed as a long value: {path} == {json_text(found)}"
            raise StateProblem(RUNTIME, cause)
        if number < 0:
            raise StateProblem(RUNTIME, f"The {name} parameter references a negative value: {path} == {number}")
        return number

    return value


def seconds_of_task(state: Mapping[str, Any], name: str, language: QueryLanguage) -> Evaluate:
    """Give TimeoutSeconds or HeartbeatSeconds, or what their path twin leads to; null where there is neither."""
    path = state.get(f"{name}Path")
    if path is None or language is not QueryLanguage.JSONPATH:
        return whole_number(state, name, language)
    return whole_number_at(path, f"{name}Path", compile_input_path(path, f"{name}Path"))


def number_field(
    fields: Mapping[str, Any], name: str, language: QueryLanguage, location: str, kind: str = "integer"
) -> Evaluate:
    """Give a number of a Map, or what its path twin leads to; null where there is neither."""
    path = fields.get(f"{name}Path")
    if path is not None and language is QueryLanguage.JSONPATH:
        return number_at(path, f"{name}Path", kind)
    value = fields.get(name)
    if language is QueryLanguage.JSONATA and isinstance(value, str):
        evaluate = compile_jsonata_field(value, location, "number")
        return evaluate if kind != "integer" else lambda scope: _integer(evaluate(scope), location)
    return lambda _scope: value


def _integer(number: Any, location: str) -> int:
    if not is_whole(number):
        cause = f"The {location} field cannot be parsed as an integer: {json_text(number)}"
        raise StateProblem(QUERY_EVALUATION_ERROR, cause, location)
    return int(number)


def number_at(path: str, name: str, kind: str) -> Evaluate:
    """Give the number a path of a Map leads to; `kind` is integer or float."""
    read = compile_input_path(path, name)

    def value(scope: Scope) -> Any:
        found = read(scope)
        number = _as_number(found)
        if number is None or (kind == "integer" and not is_whole(number)):
            shown = found if isinstance(found, str) else json_text(found)
            cause = f'The {name} field refers to value "{shown}" which is not a valid {kind}: {path}'
            raise StateProblem(RUNTIME, cause)
        return int(number) if kind == "integer" else number

    return value
