"""States.MathAdd and States.MathRandom: whole numbers of 32 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.intrinsics.errors import InvalidArguments
from editor.language.intrinsics.java_random import next_int
from editor.language.intrinsics.values import INT32, rounded, truncated

if TYPE_CHECKING:
    import random


def math_add(first: Any, second: Any) -> int:
    """The sum of two numbers, each rounded before; it must fit 32 bits."""
    total = rounded(first) + rounded(second)
    if total not in INT32:
        raise InvalidArguments
    return total


def math_random(source: random.Random, start: Any, end: Any, seed: Any = None) -> int:
    """A number from start, included, to end, excluded; with a seed always the same one, as Java's Random gives it."""
    low, high = rounded(start), rounded(end)
    width = high - low
    if width < 1 or width not in INT32:
        raise InvalidArguments
    return low + (source.randrange(width) if seed is None else next_int(truncated(seed), width))
