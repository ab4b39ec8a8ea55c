"""The `<...>` strings that stand for real values in recorded events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LITERAL = frozenset({"<partition>", "<region>"})
"""What the produced side holds as well, once it is in the recorded form."""


class Placeholders:
    """The placeholders of one case; a text each stands for is the same throughout the case."""

    def __init__(self, names: Iterable[str], bare: Iterable[str]) -> None:
        self.names = sorted(set(names) - LITERAL, key=len, reverse=True)
        self.bare = frozenset(bare)
        self.texts: dict[str, str] = {}
        self.split = re.compile("(" + "|".join(map(re.escape, self.names)) + ")") if self.names else None

    def matches(self, recorded: str, produced: str) -> bool:
        """Whether a recorded string is a produced one, placeholders standing for any text."""
        if recorded == produced or recorded in self.bare:
            return True
        if self.split is None or self.split.search(recorded) is None:
            return False
        pieces = self.split.split(recorded)
        found = re.fullmatch("".join(map(self._pattern, pieces)), produced, re.DOTALL)
        if found is None:
            return False
        names = [piece for piece in pieces if piece in self.names and piece not in self.texts]
        texts = dict(zip(names, found.groups(), strict=True))
        if any(texts[name] != text for name, text in zip(names, found.groups(), strict=True)):
            return False
        self.texts |= texts
        return True

    def _pattern(self, piece: str) -> str:
        if piece not in self.names:
            return re.escape(piece)
        return re.escape(self.texts[piece]) if piece in self.texts else "(.*?)"
