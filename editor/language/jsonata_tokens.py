"""A JSONata expression cut into tokens, whatever its state: for colours, completion and renaming.

Never raises: what cannot be read is an `error` token, and the tokens side by side are the text. The expression is
not parsed; where a token's kind depends on what came before (`/` divides or begins a pattern, `*` multiplies or stands
for all fields, `in` is an operator or a field), the token before decides, as in JSONata's own tokenizer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from editor.language.query_language import is_expression


class Kind(StrEnum):
    """What a token is."""

    SPACE = "space"
    COMMENT = "comment"
    VARIABLE = "variable"
    NAME = "name"
    QUOTED_NAME = "quoted name"
    CALL = "call"
    STRING = "string"
    NUMBER = "number"
    PATTERN = "pattern"
    OPERATOR = "operator"
    KEYWORD = "keyword"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression; `text` as it is written, `start` its offset in code points."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)

    @property
    def is_variable(self) -> bool:
        """It begins with `$`: a variable, or a function that is called by one."""
        return self.kind in (Kind.VARIABLE, Kind.CALL) and self.text.startswith("$")


class Span(NamedTuple):
    """A stretch of text, in code points."""

    start: int
    end: int


_SPACE = re.compile(r"[ \t\r\n\v]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_QUOTED_NAME = re.compile(r"`[^`]*`")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_OPERATOR = re.compile(r"\.\.|:=|!=|>=|<=|\*\*|~>|\?:|\?\?|[.\[\]{}(),@#;:?+\-*/%|=<>^&!~]")
_NAME = re.compile(r"[^ \t\r\n\v.\[\]{}(),@#;:?+\-*/%|=<>^&!~]+")

_CONSTANTS = frozenset({"true", "false", "null"})
_WORD_OPERATORS = frozenset({"and", "or", "in"})
FUNCTION_WORDS = frozenset({"function", "λ"})
# Operators that are operands themselves where an operand is due: all fields, all descendants, the parent.
_OPERAND_OPERATORS = frozenset({"*", "**", "%"})
_CLOSING = frozenset({")", "]", "}"})


def delimiters(text: str) -> Span | None:
    """Give where the expression stands in a string that begins with `{%` and ends with `%}`; None for any other."""
    return Span(2, len(text) - 2) if is_expression(text) else None


def jsonata_tokens(expression: str) -> tuple[Token, ...]:
    """Give the tokens of an expression, spaces and comments too, from its first character to its last."""
    tokens: list[Token] = []
    position = 0
    operand_due = True
    while position < len(expression):
        token = _token(expression, position, operand_due=operand_due)
        tokens.append(token)
        position = token.end
        if token.kind not in (Kind.SPACE, Kind.COMMENT):
            operand_due = _operand_is_due_after(token, operand_due=operand_due)
    return tuple(_calls_marked(tokens))


def _token(text: str, start: int, *, operand_due: bool) -> Token:
    char = text[start]
    if char in " \t\r\n\v":
        return _matched(_SPACE, Kind.SPACE, text, start)
    if text.startswith("/*", start):
        return _matched(_COMMENT, Kind.COMMENT, text, start)
    if char == "/" and operand_due:
        return _pattern(text, start)
    if char in "\"'":
        return _matched(_STRING, Kind.STRING, text, start)
    if char == "`":
        return _matched(_QUOTED_NAME, Kind.QUOTED_NAME, text, start)
    if char in "0123456789":
        return _matched(_NUMBER, Kind.NUMBER, text, start)
    operator = _OPERATOR.match(text, start)
    if operator:
        return Token(Kind.OPERATOR, operator[0], start)
    return _word(text, start, operand_due=operand_due)


def _matched(pattern: re.Pattern[str], kind: Kind, text: str, start: int) -> Token:
    """A token of a kind; what is not closed is an error up to the end."""
    found = pattern.match(text, start)
    return Token(kind, found[0], start) if found else Token(Kind.ERROR, text[start:], start)


def _word(text: str, start: int, *, operand_due: bool) -> Token:
    found = _NAME.match(text, start)
    assert found is not None, "what begins nothing else begins a name"
    word = found[0]
    if word.startswith("$"):
        return Token(Kind.VARIABLE, word, start)
    is_keyword = word in _CONSTANTS or (word in _WORD_OPERATORS and not operand_due)
    return Token(Kind.KEYWORD if is_keyword else Kind.NAME, word, start)


def _pattern(text: str, start: int) -> Token:
    """`/pattern/flags`: a slash in brackets of any kind does not end it."""
    depth = 0
    position = start + 1
    while position < len(text):
        char = text[position]
        if char == "\\":
            position += 1
        elif char == "/" and depth == 0:
            return _closed_pattern(text, start, position)
        else:
            depth += (char in "([{") - (char in ")]}")
        position += 1
    return Token(Kind.ERROR, text[start:], start)


def _closed_pattern(text: str, start: int, closing: int) -> Token:
    end = closing + 1
    while end < len(text) and text[end] in "im":
        end += 1
    return Token(Kind.PATTERN if closing > start + 1 else Kind.ERROR, text[start:end], start)


def _operand_is_due_after(token: Token, *, operand_due: bool) -> bool:
    if token.kind is Kind.OPERATOR:
        if operand_due and token.text in _OPERAND_OPERATORS:
            return False
        return token.text not in _CLOSING
    return token.kind is Kind.KEYWORD and token.text in _WORD_OPERATORS


def _calls_marked(tokens: list[Token]) -> list[Token]:
    """The tokens with names before an opening bracket as calls, and `function` before one as a keyword."""
    marked = list(tokens)
    before: int | None = None
    for place, token in enumerate(tokens):
        if token.text == "(" and token.kind is Kind.OPERATOR and before is not None:
            name = marked[before]
            if name.text in FUNCTION_WORDS:
                marked[before] = replace(name, kind=Kind.KEYWORD)
            elif name.kind in (Kind.VARIABLE, Kind.NAME):
                marked[before] = replace(name, kind=Kind.CALL)
        if token.kind not in (Kind.SPACE, Kind.COMMENT):
            before = place
    return marked
