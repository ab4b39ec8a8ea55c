"""The parameters of a function in a path: `$.concat($.first, " ", $.last)`.

They are cut at commas outside brackets and quotes, as AWS's library cuts them. What begins like a path is a path, what
begins like JSON is JSON, anything else is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.jsonpath.cursor import Cursor, PartCount
    from editor.language.jsonpath.syntax import PathExpression


@dataclass(slots=True)
class _Scan:
    """How deep in brackets and quotes the scan stands, and the parameter it is collecting."""

    parens: int = 1
    brackets: int = 0
    braces: int = 0
    quotes: int = 0
    prior: str = ""
    kind: str = ""
    begin: int = 0
    characters: list[str] = field(default_factory=list)

    @property
    def outside(self) -> bool:
        """Nothing but parentheses is open."""
        return self.quotes == self.braces == self.brackets == 0


def read_parameters(
    cursor: Cursor, name: str, parse_path: Callable[[str, int, PartCount], PathExpression]
) -> tuple[PathExpression | str, ...]:
    """Read up to the function's closing bracket, give the parameters and leave the cursor behind it."""
    scan = _Scan()
    parameters: list[PathExpression | str] = []
    while cursor.in_bounds:
        char = cursor.current
        cursor.position += 1
        if not scan.kind:
            if char in " \t\r\n":
                continue
            _begin(scan, char, cursor.position - 1)
        _count(scan, char, cursor)
        if char in "),":
            if char == ")" and (scan.parens < 0 or scan.prior == "("):
                scan.characters.append(char)
            if scan.outside and ((scan.parens == 0 and char == ")") or scan.parens == 1):
                _finish(scan, parameters, cursor, parse_path)
                if scan.parens == 0:
                    break
        if scan.kind and not (char == "," and scan.braces == scan.brackets == 0 and scan.parens == 1):
            scan.characters.append(char)
        scan.prior = char
    if scan.braces or scan.parens or scan.brackets:
        raise cursor.problem(f"Arguments to function: '{name}' are not closed properly.")
    return tuple(parameters)


def _begin(scan: _Scan, char: str, position: int) -> None:
    if char in '{"-' or char.isdecimal():
        scan.kind = "JSON"
    elif char in "$@":
        scan.kind = "path"
    scan.begin = position


def _count(scan: _Scan, char: str, cursor: Cursor) -> None:
    if char == '"':
        scan.quotes += -1 if scan.prior != "\\" and scan.quotes > 0 else 1
    elif char in "()":
        scan.parens += 1 if char == "(" else -1
    elif char in "[{":
        scan.brackets += char == "["
        scan.braces += char == "{"
    elif char in "]}":
        if (scan.brackets if char == "]" else scan.braces) == 0:
            word = "bracket" if char == "]" else "brace"
            raise cursor.problem(f"Unexpected close {word} '{char}' at character position: {cursor.position}")
        scan.brackets -= char == "]"
        scan.braces -= char == "}"


def _finish(
    scan: _Scan,
    parameters: list[PathExpression | str],
    cursor: Cursor,
    parse_path: Callable[[str, int, PartCount], PathExpression],
) -> None:
    text = "".join(scan.characters)
    if scan.kind == "JSON":
        parameters.append(text)
    elif scan.kind == "path":
        parameters.append(parse_path(text, cursor.shift + scan.begin, cursor.parts))
    scan.characters = []
    scan.kind = ""
