"""The order a Java HashMap gives its keys out in: AWS evaluates the `.$` fields of a payload template so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_CAPACITY = 16


def hash_map_order(keys: Iterable[str]) -> list[str]:
    """Give the keys in the order of a HashMap into which they were put one after the other."""
    written = list(keys)
    capacity = _FIRST_CAPACITY
    while len(written) > capacity * 3 // 4:
        capacity *= 2
    return sorted(written, key=lambda key: _spread_hash(key) & (capacity - 1))


def string_hash(text: str) -> int:
    """Give what `String.hashCode` gives, as an unsigned number of 32 bits."""
    units = text.encode("utf-16-be", "surrogatepass")
    value = 0
    for place in range(0, len(units), 2):
        value = (31 * value + (units[place] << 8) + units[place + 1]) & 0xFFFFFFFF
    return value


def _spread_hash(key: str) -> int:
    value = string_hash(key)
    return value ^ (value >> 16)
