"""Text to PathExpression, accepting and refusing what AWS's library does, with its messages.

Some of what is accepted looks odd and is meant: `$.list.[0]`, a path that ends with an open bracket, `a.b` without
`$`. Real workflows use it and run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.jsonpath.cursor import Cursor, PartCount
from editor.language.jsonpath.errors import InvalidPath
from editor.language.jsonpath.filter_parser import parse_condition
from editor.language.jsonpath.parameters import read_parameters
from editor.language.jsonpath.strings import unescape
from editor.language.jsonpath.syntax import (
    DeepScan,
    Filter,
    FunctionCall,
    Indexes,
    Names,
    PathExpression,
    Slice,
    Wildcard,
)

if TYPE_CHECKING:
    from editor.language.jsonpath.syntax import Step

INTEGERS = range(-(2**31), 2**31)


def parse_path(text: str, shift: int = 0, parts: PartCount | None = None) -> PathExpression:
    """Give the parts of a path; raises InvalidPath.

    `shift` is where the text begins in a whole expression, `parts` the count it shares with the path it stands in.
    """
    parts = parts or PartCount()
    if not text:
        raise InvalidPath("The path is empty", max(0, shift))
    cursor = Cursor(text, shift, parts)
    cursor.trim()
    if text[0] not in "$@":
        cursor = Cursor("$." + text, shift - 2, parts)
        cursor.trim()
    if cursor.at(cursor.end - 1) == ".":
        raise cursor.problem("Path must not end with a '.' or '..'", cursor.end - 1)
    return _nested(cursor)


def _parse_parameter(text: str, shift: int, parts: PartCount) -> PathExpression:
    return _nested(Cursor(text, shift, parts))


def _nested(cursor: Cursor) -> PathExpression:
    cursor.parts.enter(cursor.offset)
    path = _read_path(cursor)
    cursor.parts.leave()
    return path


def _read_path(cursor: Cursor) -> PathExpression:
    while cursor.in_bounds and cursor.current in " \t\r\n":
        cursor.position += 1
    root, start = cursor.current, cursor.offset
    if root not in "$@":
        raise cursor.problem("Path must start with '$' or '@'")
    steps: list[Step] = []
    if not cursor.at_tail:
        cursor.position += 1
        if cursor.current not in ".[":
            raise cursor.problem(f"Illegal character at position {cursor.position} expected '.' or '['")
        _read_steps(cursor, steps)
    return PathExpression(root, tuple(steps), start, max(0, cursor.shift + cursor.end))


def _read_steps(cursor: Cursor, steps: list[Step]) -> None:
    while True:
        cursor.parts.spend(cursor.offset)
        start = cursor.offset
        if cursor.current == ".":
            start = _read_dots(cursor, steps)
        steps.append(_read_step(cursor, start))
        if cursor.at_tail:
            return


def _read_dots(cursor: Cursor, steps: list[Step]) -> int:
    """Read `.` or `..` and give where the step after it begins: a single dot belongs to it."""
    start = cursor.offset
    if cursor.text.startswith("..", cursor.position) and cursor.position + 1 < cursor.end:
        cursor.position += 2
        steps.append(DeepScan(start, cursor.offset))
        start = cursor.offset
    elif cursor.position + 1 >= cursor.end:
        raise cursor.problem("Path must not end with a '.")
    else:
        cursor.position += 1
    if cursor.current == ".":
        raise cursor.problem(f"Character '.' on position {cursor.position} is not valid.")
    return start


def _read_step(cursor: Cursor, start: int) -> Step:
    char = cursor.current
    if char == "[":
        return _read_bracket(cursor, start)
    if char == "*":
        cursor.position += 1
        return Wildcard(start, cursor.offset)
    if char == " ":
        raise cursor.problem(f"Could not parse token starting at position {cursor.position}")
    return _read_name(cursor, start)


def _read_name(cursor: Cursor, start: int) -> Step:
    begin = position = cursor.position
    while position < cursor.end and cursor.text[position] not in ".[(":
        if cursor.text[position] == " ":
            raise cursor.problem(
                "Use bracket notion ['my prop'] if your property contains blank characters. "
                f"position: {cursor.position}",
                position,
            )
        position += 1
    name = cursor.text[begin:position]
    if position < cursor.end and cursor.text[position] == "(":
        cursor.position = position
        return _read_function(cursor, name, start)
    cursor.position = position
    return Names((name,), "'", start, cursor.offset)


def _read_function(cursor: Cursor, name: str, start: int) -> FunctionCall:
    opening = cursor.position
    if not _is_closed(cursor, opening):
        raise cursor.problem(f"Arguments to function: '{name}' are not closed properly.")
    cursor.position = opening + 1
    if cursor.current != ")":
        return FunctionCall(name, read_parameters(cursor, name, _parse_parameter), start, cursor.offset)
    # The library stays on the bracket: at the end of a path that is the tail, elsewhere it begins a name `)`.
    return FunctionCall(name, (), start, cursor.offset + 1)


def _is_closed(cursor: Cursor, opening: int) -> bool:
    depth = 0
    for position in range(opening, cursor.end):
        char = cursor.text[position]
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return True
    return False


def _read_bracket(cursor: Cursor, start: int) -> Step:
    step = (
        _read_quoted_names(cursor, start)
        or _read_positions(cursor, start)
        or _read_wildcard(cursor, start)
        or _read_filter(cursor, start)
    )
    if step is None:
        _refuse_placeholder(cursor)
        raise cursor.problem(f"Could not parse token starting at position {cursor.position}. Expected ?, ', 0-9, * ")
    return step


def _read_quoted_names(cursor: Cursor, start: int) -> Names | None:
    first = cursor.next_significant(cursor.position)
    quote = cursor.text[first] if first < cursor.end else " "
    if quote not in "'\"":
        return None
    names: list[str] = []
    closing = _scan_names(cursor, quote, names)
    found = cursor.find_next_significant(closing, "]")
    if found is None:
        raise cursor.problem("Property has not been closed - missing closing ]")
    cursor.position = found + 1
    return Names(tuple(names), quote, start, cursor.offset)


def _scan_names(cursor: Cursor, quote: str, names: list[str]) -> int:
    """Collect the names up to the closing bracket; gives where the last one's quote stands."""
    position, closing, after_comma = cursor.position + 1, 0, False
    while position < cursor.end and cursor.text[position] != "]":
        char = cursor.text[position]
        if char == quote:
            closing = _end_of_name(cursor, quote, position)
            names.append(unescape(cursor.text[position + 1 : closing]))
            position, after_comma = closing, False
        elif char == ",":
            if after_comma:
                raise cursor.problem(f"Found empty property at index {position}", position)
            after_comma = True
        elif char == "\\":
            position += 1
        position += 1
    if after_comma:
        raise cursor.problem(f"Found empty property at index {position}", position)
    return closing


def _end_of_name(cursor: Cursor, quote: str, opening: int) -> int:
    closing = cursor.find_unescaped(quote, opening)
    if closing is None:
        raise cursor.problem(f"Property has not been closed - missing closing {quote}", opening)
    following = cursor.next_significant(closing)
    if following >= cursor.end or cursor.text[following] not in "],":
        raise cursor.problem(
            "Property must be separated by comma or Property must be terminated close square bracket "
            f"at index {closing}",
            closing,
        )
    return closing


def _read_positions(cursor: Cursor, start: int) -> Indexes | Slice | None:
    first = cursor.next_significant(cursor.position)
    if first >= cursor.end or not (cursor.text[first].isdecimal() or cursor.text[first] in "-:"):
        return None
    closing = cursor.find("]", cursor.position + 1)
    if closing is None:
        return None
    expression = cursor.text[cursor.position + 1 : closing].strip(" ")
    if not all(char.isdecimal() or char in ",-: " for char in expression):
        return None
    end = max(0, cursor.shift + closing + 1)
    step = _slice(cursor, expression, start, end) if ":" in expression else _indexes(cursor, expression, start, end)
    cursor.position = closing + 1
    return step


def _indexes(cursor: Cursor, expression: str, start: int, end: int) -> Indexes:
    indexes = []
    for token in expression.split(","):
        index = _integer(token.strip(" "))
        if index is None:
            raise cursor.problem(f"Failed to parse token in ArrayIndexOperation: {token.strip(' ')}")
        indexes.append(index)
    return Indexes(tuple(indexes), start, end)


def _slice(cursor: Cursor, expression: str, start: int, end: int) -> Slice:
    tokens = expression.split(":")
    bounds = [_integer(token) if token else None for token in tokens[:2]]
    numbers = all(bound is not None or not token for bound, token in zip(bounds, tokens[:2], strict=True))
    if not numbers or bounds == [None, None] or "," in expression or " " in expression:
        raise cursor.problem(f"Failed to parse SliceOperation: {expression}")
    return Slice(bounds[0], bounds[1], start, end)


def _integer(token: str) -> int | None:
    digits = token.removeprefix("-")
    if not digits.isdecimal() or len(digits) > 100:
        return None
    value = int(token)
    return value if value in INTEGERS else None


def _read_wildcard(cursor: Cursor, start: int) -> Wildcard | None:
    if not cursor.next_significant_is(cursor.position, "*"):
        return None
    star = cursor.next_significant(cursor.position)
    if not cursor.next_significant_is(star, "]"):
        raise cursor.problem(f"Expected wildcard token to end with ']' on position {star + 1}", star + 1)
    cursor.position = cursor.next_significant(star) + 1
    return Wildcard(start, cursor.offset)


def _read_filter(cursor: Cursor, start: int) -> Filter | None:
    begin = cursor.position
    question = cursor.find_next_significant(begin, "?")
    opening = None if question is None else cursor.find_next_significant(question, "(")
    closing = None if opening is None else cursor.find_closing(opening, ")", skip_patterns=True)
    if closing is None or not cursor.next_significant_is(closing, "]"):
        return None
    end = cursor.next_significant(closing) + 1
    inside = Cursor(cursor.text[begin:end], cursor.shift + begin, cursor.parts)
    condition = parse_condition(inside, parse_path)
    cursor.position = end
    return Filter(condition, start, cursor.offset)


def _refuse_placeholder(cursor: Cursor) -> None:
    """`[?]` asks for a filter given beside the path: Java programs can, a workflow cannot."""
    question = cursor.find_next_significant(cursor.position, "?")
    if question is None:
        return
    following = cursor.next_significant(question)
    closing = cursor.find("]", cursor.position + 1)
    if following < cursor.end and cursor.text[following] in "]," and closing is not None:
        expression = cursor.text[cursor.position + 1 : closing]
        raise cursor.problem(f"Not enough predicates supplied for filter [{expression}] at position {cursor.position}")
