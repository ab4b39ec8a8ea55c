"""Offsets in a text against positions in the QTextDocument that shows it.

We count code points of the real text; Qt counts UTF-16 units of a text of its own, in which every line end is one
unit, and which cannot hold everything a file can. So a character Qt would fold, drop or take for a line end is shown
as another one of one unit, and nothing is ever read back from Qt but what was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.text.edits import TextEdit

_FOLDED = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\u2028\u2029\ufdd0\ufdd1\ufffe\uffff\ud800-\udfff]")
_PAIR = re.compile("\r\n")
_ODD = re.compile("[\r\U00010000-\U0010ffff]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


def shown(text: str) -> str:
    """What Qt is given for a text: as many units as `OffsetMap` counts, each line end one newline."""
    return _FOLDED.sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    char = match[0][0]
    if char == "\r":
        return "\n"
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"


def units(text: str) -> int:
    """How many UTF-16 units Qt shows a text in."""
    return len(text) - len(_PAIR.findall(text)) + len(_WIDE.findall(text))


def source_offset(text: str, index: int) -> int:
    """The offset in a text of the index-th code point of what is shown for it."""
    pairs = _starts(_PAIR, text)
    return index + sum(1 for number, start in enumerate(pairs) if start - number < index)


class OffsetMap:
    """The map for one text; `edited` gives the one after edits."""

    __slots__ = ("_is_plain", "_pairs", "_wide")

    def __init__(self, text: str) -> None:
        self._pairs = _starts(_PAIR, text) if "\r" in text else []
        self._wide = [] if text.isascii() else _starts(_WIDE, text)
        self._is_plain = "\r" not in text and not self._wide

    def to_position(self, offset: int) -> int:
        """The position Qt has for an offset; inside a CRLF, that of its start."""
        return offset - bisect_left(self._pairs, offset) + bisect_left(self._wide, offset)

    def to_offset(self, position: int) -> int:
        """The offset a position of Qt stands for; inside a surrogate pair, that of its start."""
        low, high = max(0, position - len(self._wide)), position + len(self._pairs)
        while low < high:
            middle = (low + high + 1) // 2
            if self.to_position(middle) <= position:
                low = middle
            else:
                high = middle - 1
        index = bisect_left(self._pairs, low - 1)
        return low - 1 if self._pairs[index : index + 1] == [low - 1] else low

    def edited(self, text: str, edits: Sequence[TextEdit]) -> OffsetMap:
        """The map after normal edits that gave `text`: the same one where all is plain, before and after."""
        stays_plain = self._is_plain and not any(_ODD.search(edit.text) for edit in edits)
        return self if stays_plain else OffsetMap(text)


def _starts(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]
