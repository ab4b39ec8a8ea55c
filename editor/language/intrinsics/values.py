"""What the functions ask of their arguments; each gives the argument in its type or raises InvalidArguments."""

from __future__ import annotations

import math
from typing import Any

from editor.language.intrinsics.errors import InvalidArguments

INT32 = range(-(2**31), 2**31)
MAX_TEXT = 10_000


def an_array(value: Any) -> list[Any]:
    """The value, if it is an array."""
    if isinstance(value, list):
        return value
    raise InvalidArguments


def an_object(value: Any) -> dict[str, Any]:
    """The value, if it is an object."""
    if isinstance(value, dict):
        return value
    raise InvalidArguments


def a_string(value: Any) -> str:
    """The value, if it is a string."""
    if isinstance(value, str):
        return value
    raise InvalidArguments


def a_short_string(value: Any) -> str:
    """The value, if it is a string of at most 10,000 characters."""
    text = a_string(value)
    if len(text) > MAX_TEXT:
        raise InvalidArguments
    return text


def truncated(value: Any) -> int:
    """A number without its fraction."""
    return int(_number(value))


def rounded(value: Any) -> int:
    """A number rounded as Java's Math.round does, halves upwards, if it is within 32 bits."""
    number = _number(value)
    whole = math.floor(number)
    result = whole + (number - whole >= 0.5)
    if result not in INT32:
        raise InvalidArguments
    return result


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InvalidArguments
    return value
