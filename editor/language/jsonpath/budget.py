"""What one evaluation may cost, so that no path and no document freezes the program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from editor.language.jsonpath.errors import PathTooExpensive
from editor.language.jsonpath.patterns import matches

if TYPE_CHECKING:
    import regex

MAX_VISITS = 2_000_000
MAX_PATTERN_SECONDS = 2.0


class Budget:
    """Counts the values an evaluation has visited and the time its patterns took."""

    __slots__ = ("pattern_seconds", "visits")

    def __init__(self) -> None:
        self.visits = MAX_VISITS
        self.pattern_seconds = MAX_PATTERN_SECONDS

    def spend(self, visits: int = 1) -> None:
        """So many values more; raises PathTooExpensive when they are too many."""
        self.visits -= visits
        if self.visits < 0:
            raise PathTooExpensive(f"The path visits more than {MAX_VISITS:,} values")

    def matches(self, pattern: Any, text: str) -> bool:
        """Say whether the whole text matches a pattern; raises PathTooExpensive when patterns took too long."""
        started = time.monotonic()
        try:
            return _timed(pattern, text, self.pattern_seconds)
        finally:
            self.pattern_seconds -= time.monotonic() - started


def _timed(pattern: regex.Pattern[str], text: str, seconds: float) -> bool:
    try:
        return matches(pattern, text, seconds)
    except TimeoutError:
        raise PathTooExpensive(f"The pattern /{pattern.pattern}/ takes longer than two seconds") from None
