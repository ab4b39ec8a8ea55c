"""The condition of a filter, `[?(@.price < 10 && @.title =~ /.*dick/i)]`, to its parts.

`!` binds closest, then `&&`, then `||`. An operand is a path or a literal. A path that no known operator follows asks
whether it leads anywhere.
"""

from __future__ import annotations

import decimal
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from editor.language.jsonpath.errors import InvalidPath
from editor.language.jsonpath.patterns import FLAGS, compile_pattern
from editor.language.jsonpath.strings import unescape
from editor.language.jsonpath.syntax import (
    Comparison,
    ConstantLiteral,
    Every,
    Existence,
    JsonLiteral,
    Not,
    NumberLiteral,
    PathExpression,
    PatternLiteral,
    Some,
    StringLiteral,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.jsonpath.cursor import Cursor, PartCount
    from editor.language.jsonpath.syntax import Condition, Operand

SYMBOLS = frozenset({">=", "<=", "==", "===", "!=", "!==", "<", ">", "=~"})
WORDS = frozenset(
    {"NIN", "IN", "CONTAINS", "ALL", "SIZE", "EXISTS", "TYPE", "MATCHES", "EMPTY", "SUBSETOF", "ANYOF", "NONEOF"}
)
_OPERATOR_CHARS = "<>=~!"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,9})?")


class _NotANumber(Exception):
    """A literal that reads like nothing else and is no number either: the library stops the whole filter here."""


def decimal_value(text: str) -> Decimal | None:
    """Give the number a text is, as Java's BigDecimal reads it; None if it is none."""
    if _NUMBER.fullmatch(text) is None:
        return None
    try:
        return Decimal(text)
    except decimal.InvalidOperation:
        return None


def parse_condition(cursor: Cursor, parse_path: Callable[[str, int, PartCount], PathExpression]) -> Condition:
    """Give the condition in `[?( ... )]`; the cursor stands on the whole bracket. Raises InvalidPath."""
    whole = cursor.text
    for opening, closing in (("[", "]"), ("?", "")):
        cursor.trim()
        cursor.position += len(opening)
        cursor.end -= len(closing)
    cursor.trim()
    if cursor.current != "(" or cursor.at(cursor.end - 1) != ")":
        raise cursor.problem(f"Filter must start with '[?(' and end with ')]'. {whole}")
    try:
        condition = _FilterParser(cursor, parse_path).some()
    except (_NotANumber, regex.error):
        position = cursor.position
        raise cursor.problem(
            f"Failed to parse filter: {whole}, error on position: {position}, char: {cursor.current}"
        ) from None
    cursor.skip_blanks()
    if cursor.in_bounds:
        rest = cursor.text[cursor.position : cursor.end]
        raise cursor.problem(f"Expected end of filter expression instead of: {rest}")
    return condition


class _FilterParser:
    """Reads conditions from a cursor that stands inside a filter."""

    def __init__(self, cursor: Cursor, parse_path: Callable[[str, int, PartCount], PathExpression]) -> None:
        self.cursor = cursor
        self.parse_path = parse_path

    def some(self) -> Condition:
        """Conditions joined by `||`."""
        conditions = [self.every()]
        while self._take("||"):
            conditions.append(self.every())
        return conditions[0] if len(conditions) == 1 else Some(tuple(conditions))

    def every(self) -> Condition:
        """Conditions joined by `&&`."""
        conditions = [self.one()]
        while self._take("&&"):
            conditions.append(self.one())
        return conditions[0] if len(conditions) == 1 else Every(tuple(conditions))

    def one(self) -> Condition:
        """A comparison, an existence check, `!...` or `(...)`."""
        cursor = self.cursor
        cursor.skip_blanks()
        cursor.parts.spend(cursor.offset)
        if cursor.current == "!":
            following = cursor.next_significant(cursor.position)
            if cursor.at(following) not in "$@":
                cursor.position += 1
                return Not(self._inner(self.one))
        if cursor.current == "(":
            cursor.position += 1
            condition = self._inner(self.some)
            cursor.skip_blanks()
            if cursor.current != ")":
                raise cursor.problem("Expected character: )")
            cursor.position += 1
            return condition
        return self._comparison()

    def _inner(self, read: Callable[[], Condition]) -> Condition:
        self.cursor.parts.enter(self.cursor.offset)
        condition = read()
        self.cursor.parts.leave()
        return condition

    def _take(self, word: str) -> bool:
        cursor = self.cursor
        before = cursor.position
        cursor.skip_blanks()
        if cursor.text.startswith(word, cursor.position) and cursor.position + len(word) <= cursor.end:
            cursor.position += len(word)
            return True
        cursor.position = before
        return False

    def _comparison(self) -> Condition:
        left, negated = self._operand()
        before = self.cursor.position
        try:
            operator = self._operator()
            right, _ = self._operand()
        except InvalidPath as problem:
            self.cursor.position = before
            if isinstance(left, PathExpression):
                return Existence(left, expected=not negated)
            raise InvalidPath("Expected path node", problem.offset) from None
        return Comparison(left, operator, right)

    def _operator(self) -> str:
        cursor = self.cursor
        cursor.skip_blanks()
        begin = cursor.position
        symbolic = cursor.current in _OPERATOR_CHARS
        while cursor.in_bounds and (cursor.current in _OPERATOR_CHARS if symbolic else cursor.current != " "):
            cursor.position += 1
        written = cursor.text[begin : cursor.position]
        if written.upper() not in SYMBOLS | WORDS:
            raise cursor.problem(f"Filter operator {written} is not supported!", begin)
        return written.upper()

    def _operand(self) -> tuple[Operand, bool]:
        cursor = self.cursor
        cursor.skip_blanks()
        negated = cursor.current == "!"
        if negated:
            cursor.position += 1
            cursor.skip_blanks()
            if cursor.current not in "$@":
                raise cursor.problem("Unexpected character: !")
        if cursor.current in "$@":
            return self._path(), negated
        return self._literal(), False

    def _path(self) -> PathExpression:
        cursor = self.cursor
        begin = cursor.position
        cursor.position += 1
        while cursor.in_bounds:
            if cursor.current == "[":
                closing = cursor.find_closing(cursor.position, "]", skip_patterns=False)
                if closing is None:
                    raise cursor.problem(f"Square brackets does not match in filter {cursor.text}")
                cursor.position = closing + 1
            if not cursor.in_bounds or self._ends_path(begin):
                break
            cursor.position += 1
        return self.parse_path(cursor.text[begin : cursor.position], cursor.shift + begin, cursor.parts)

    def _ends_path(self, begin: int) -> bool:
        char = self.cursor.current
        if char == ")":
            return not self._closes_function(begin)
        return char == " " or char in _OPERATOR_CHARS

    def _closes_function(self, begin: int) -> bool:
        """The bracket here belongs to `.length()` or the like, not to the condition."""
        before = self.cursor.text[: self.cursor.position].rstrip(" ")
        return before.endswith("(") and "." in before[begin + 1 : -1]

    def _literal(self) -> Operand:
        char = self.cursor.current
        if char in "'\"":
            return self._string(char)
        if char in "[{":
            return self._json(char)
        if char == "/":
            return self._pattern()
        if char in "tfn":
            return self._constant()
        return self._number()

    def _string(self, quote: str) -> StringLiteral:
        cursor = self.cursor
        closing = cursor.find_unescaped(quote, cursor.position)
        if closing is None:
            raise cursor.problem(f"String literal does not have matching quotes. Expected {quote} in {cursor.text}")
        value = unescape(cursor.text[cursor.position + 1 : closing])
        cursor.position = closing + 1
        return StringLiteral(value)

    def _json(self, opening: str) -> JsonLiteral:
        cursor = self.cursor
        closing = cursor.find_closing(cursor.position, "]" if opening == "[" else "}", skip_patterns=False)
        if closing is None:
            raise cursor.problem(f"String not closed. Expected ' in {cursor.text}")
        text = cursor.text[cursor.position : closing + 1]
        cursor.position = closing + 1
        return JsonLiteral(text)

    def _pattern(self) -> PatternLiteral:
        cursor = self.cursor
        closing = cursor.find_unescaped("/", cursor.position)
        if closing is None:
            raise cursor.problem(f"Pattern not closed. Expected / in {cursor.text}")
        pattern = cursor.text[cursor.position + 1 : closing]
        end = closing + 1
        while end < cursor.end and cursor.text[end] in FLAGS:
            end += 1
        flags = cursor.text[closing + 1 : end]
        cursor.position = end
        compile_pattern(pattern, flags)
        return PatternLiteral(pattern, flags)

    def _constant(self) -> ConstantLiteral:
        cursor = self.cursor
        for word, value in (("true", True), ("false", False), ("null", None)):
            if cursor.text.startswith(word, cursor.position):
                cursor.position += len(word)
                return ConstantLiteral(value)
        expected = "<null> value" if cursor.current == "n" else "boolean literal"
        raise cursor.problem(f"Expected {expected}")

    def _number(self) -> NumberLiteral:
        cursor = self.cursor
        begin = cursor.position
        while cursor.in_bounds and (cursor.current.isdecimal() or cursor.current in "-."):
            cursor.position += 1
        value = decimal_value(cursor.text[begin : cursor.position])
        if value is None:
            raise _NotANumber
        return NumberLiteral(value)
