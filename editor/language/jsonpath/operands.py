"""What a filter compares: values of the document and of literals in one form, and when two of them are equal.

Numbers are Decimal, so `1 == 1.0`; a number equals a string that reads like it. Arrays and objects are wrapped, since a
literal one is text until it is looked into, and equal only to one of the very same types, as in Java.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import regex

from editor.language.java_text import double_text
from editor.language.jsonpath.errors import FunctionProblem, InvalidPath, OperandProblem
from editor.language.jsonpath.filter_parser import decimal_value
from editor.language.jsonpath.lenient_json import read_lenient_json
from editor.language.jsonpath.parser import parse_path
from editor.language.jsonpath.strings import unescape


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """An array or object; `text` where it is a literal whose value is read when it is needed."""

    value: Any
    text: str | None = None

    def read(self) -> Any:
        """The array or object itself."""
        return self.value if self.text is None else read_lenient_json(self.text)


class Incomparable:
    """A value that equals nothing: a path that led nowhere, or text that is itself a path."""


NOWHERE = Incomparable()
PATH_TEXT = Incomparable()

Value = Decimal | str | bool | Structure | regex.Pattern[str] | Incomparable | None


def as_operand(value: Any) -> Value:
    """Give a value of the document as an operand."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, float):
        return Decimal(double_text(value))
    if isinstance(value, int):
        return Decimal(value)
    return Structure(value)


def elements(value: Value) -> list[Value] | None:
    """Give the operands in an array, None for anything else; raises FunctionProblem for one nested in another."""
    if not isinstance(value, Structure):
        return None
    array = value.read()
    return [_element(item) for item in array] if isinstance(array, list) else None


def _element(item: Any) -> Value:
    if isinstance(item, str):
        return _text_element(item)
    if isinstance(item, list | dict):
        raise FunctionProblem("Could not determine value type")
    return as_operand(item)


def _text_element(text: str) -> Value:
    """A string in a list, which the library takes for a path or JSON where it reads like one."""
    bare = text.strip()
    if bare[:1] in {"$", "@"} and _is_path(bare):
        return PATH_TEXT
    if len(bare) > 1 and bare[0] + bare[-1] in {"[]", "{}"} and _is_json(bare):
        return Structure(None, text)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return unescape(text)


def _is_path(text: str) -> bool:
    try:
        parse_path(text)
    except InvalidPath:
        return False
    return True


def _is_json(text: str) -> bool:
    try:
        read_lenient_json(text)
    except OperandProblem:
        return False
    return True


def same(left: Value, right: Value) -> bool:
    """Say whether two operands are equal; not symmetric for a string and a number."""
    if isinstance(left, str):
        return left == (str(right) if isinstance(right, Decimal) else right)
    if isinstance(left, Decimal):
        return left == (decimal_value(right) if isinstance(right, str) else right) and not isinstance(right, bool)
    if isinstance(left, bool) or left is None:
        return left is right
    if isinstance(left, Structure) and isinstance(right, Structure):
        return left.text == right.text and java_equal(left.value, right.value)
    return False


def equal(left: Value, right: Value) -> bool:
    """Say whether `left == right` in a filter: a literal array or object is read on the right side only."""
    if isinstance(left, Structure) and isinstance(right, Structure):
        return left.text is None and java_equal(left.value, right.read())
    return same(left, right)


def kind(value: Value) -> object:
    """Give what `===` compares besides the value."""
    return "null" if value is None else type(value)


def java_equal(left: Any, right: Any) -> bool:
    """Say whether two JSON values are equal and of the same types: 1 is not 1.0; the order of keys is nothing."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(java_equal(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(java_equal, left, right))
    return bool(left == right)


def utf16(text: str) -> bytes:
    """Give the code units Java counts and compares strings by."""
    return text.encode("utf-16-be", "surrogatepass")
