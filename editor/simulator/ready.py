"""The frames that can go on, soonest first: a persistent priority structure (a leftist heap of tuples).

Keyed by wake time and branch path, so that what runs next depends on nothing else. Entries whose frame has gone, or
has been woken otherwise since, are recognised by their ticket and passed over.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Path = tuple[int, ...]
"""Which branch of which branch: `()` is the execution itself, `(2, 0)` the first branch within its third one."""


class Entry(NamedTuple):
    """A frame that goes on at `wake` (nanoseconds of the virtual clock); `ticket` tells entries of a frame apart."""

    wake: int
    path: Path
    ticket: int


# A heap is None or (entry, rank, left, right), the entry before all others in it and the rank of left at least right's.
Heap = tuple[Entry, int, Any, Any] | None


def merged(one: Heap, other: Heap) -> Heap:
    """Give the entries of both; O(log n). Recursion goes down right spines only, which are at most log n long."""
    if one is None:
        return other
    if other is None:
        return one
    if other[0] < one[0]:
        one, other = other, one
    entry, _, left, right = one
    grown = merged(right, other)
    if left is None:
        return (entry, 1, grown, None)
    if left[1] < grown[1]:  # type: ignore[index]  # what is merged with something is not empty
        left, grown = grown, left
    return (entry, grown[1] + 1, left, grown)  # type: ignore[index]


def with_entry(heap: Heap, entry: Entry) -> Heap:
    """Give a heap with one entry more; O(log n)."""
    return (entry, 1, None, None) if heap is None else merged(heap, (entry, 1, None, None))


def without_first(heap: Heap) -> Heap:
    """Give a heap without its first entry; O(log n)."""
    return None if heap is None else merged(heap[2], heap[3])
