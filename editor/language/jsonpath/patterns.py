"""Patterns written in filters, Java's dialect read by a matcher that can be stopped."""

from __future__ import annotations

from functools import lru_cache

import regex

FLAGS = "dixmsuU"
MAX_LENGTH = 2_000

_MEANINGS = {"i": regex.IGNORECASE, "x": regex.VERBOSE, "m": regex.MULTILINE, "s": regex.DOTALL}


@lru_cache(maxsize=512)
def compile_pattern(pattern: str, flags: str) -> regex.Pattern[str]:
    """Give the matcher of `/pattern/flags`; raises regex.error.

    Java's classes and cases are ASCII unless `u` or `U` is given.
    """
    if len(pattern) > MAX_LENGTH:
        raise regex.error(f"pattern longer than {MAX_LENGTH} characters")
    meaning = regex.UNICODE if "u" in flags or "U" in flags else regex.ASCII
    for flag in flags:
        meaning |= _MEANINGS.get(flag, 0)
    try:
        return regex.compile(pattern, meaning)
    except (RecursionError, OverflowError, ValueError, MemoryError) as failure:
        raise regex.error(str(failure)) from failure


def matches(pattern: regex.Pattern[str], text: str, seconds: float) -> bool:
    """Say whether the whole text matches; raises TimeoutError after so many seconds."""
    return pattern.fullmatch(text, timeout=max(seconds, 0.001)) is not None
