"""States.StringToJson, JsonToString and JsonMerge."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from editor.language.intrinsics.errors import Complaint, InvalidArguments
from editor.language.intrinsics.values import a_string, an_object
from editor.language.java_text import json_text

_TOKEN = re.compile(r"[\w$]+")


def string_to_json(text: Any) -> Any:
    """The value of a JSON text; null of a blank one. Raises Complaint, worded in the manner of AWS's JSON reader."""
    written = a_string(text)
    if not written.strip(" \t\r\n"):
        return None
    try:
        return json.loads(written, parse_constant=_refuse_constant)
    except json.JSONDecodeError as problem:
        raise _complaint(_what_is_wrong(written, problem.pos), written, problem.pos) from None
    except _NoConstant as problem:
        word = str(problem)
        raise _complaint(_unknown_token(word), written, written.find(word)) from None
    except ValueError:
        raise _complaint("Number value length exceeds the maximum allowed", written, 0) from None


def json_to_string(value: Any) -> str:
    """A value as compact JSON text."""
    return json_text(value)


def json_merge(first: Any, second: Any, deep: Any) -> dict[str, Any]:
    """The members of both objects, the second's where both have one; `deep` must be false."""
    if deep is not False:
        raise InvalidArguments
    return an_object(first) | an_object(second)


class _NoConstant(Exception):
    """NaN or Infinity, which are not JSON."""


def _refuse_constant(word: str) -> NoReturn:
    raise _NoConstant(word)


def _complaint(what: str, text: str, position: int) -> Complaint:
    line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    where = f' at [Source: (String)"{text[:500]}"; line: {line}, column: {column}]'
    return Complaint(f"Cannot convert String to Json in States.StringToJson, caused by: {what}\n{where}")


def _what_is_wrong(text: str, position: int) -> str:
    if position >= len(text):
        return "Unexpected end-of-input"
    token = _TOKEN.match(text, position)
    if token and not token[0][0].isdecimal():
        return _unknown_token(token[0])
    return f"Unexpected character ('{text[position]}' (code {ord(text[position])}))"


def _unknown_token(word: str) -> str:
    return (
        f"Unrecognized token '{word}': "
        "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
    )
