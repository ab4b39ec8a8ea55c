"""The patterns of StringMatches: `*` stands for any characters, `\\*` for a star, `\\\\` for a backslash.

Matched without regular expressions, in time linear in the text for each piece of the pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPABLE = "*\\"


def compile_string_pattern(pattern: str) -> Callable[[str], bool]:
    """Give the function that says whether a whole text matches a pattern."""
    pieces = pattern_pieces(pattern)
    if len(pieces) == 1:
        only = pieces[0]
        return lambda text: text == only
    first, *middle, last = pieces

    def matches(text: str) -> bool:
        end = len(text) - len(last)
        if not text.startswith(first) or not text.endswith(last) or end < len(first):
            return False
        return _found_in_order(middle, text, len(first), end)

    return matches


def pattern_pieces(pattern: str) -> list[str]:
    """Give what stands between the stars of a pattern, escapes taken off; a backslash before anything else stays."""
    pieces = [""]
    position = 0
    while position < len(pattern):
        char, following = pattern[position], pattern[position + 1 : position + 2]
        if char == "\\" and following and following in _ESCAPABLE:
            pieces[-1] += following
            position += 1
        elif char == "*":
            pieces.append("")
        else:
            pieces[-1] += char
        position += 1
    return pieces


def _found_in_order(pieces: list[str], text: str, start: int, end: int) -> bool:
    for piece in pieces:
        found = text.find(piece, start, end)
        if found < 0:
            return False
        start = found + len(piece)
    return True
