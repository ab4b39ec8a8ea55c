"""The ready frames: soonest first, by wake time and then by branch path, and every heap stays as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.simulator.ready import Entry, Heap, with_entry, without_first

ENTRIES = st.lists(
    st.builds(Entry, st.integers(0, 5), st.lists(st.integers(0, 3), max_size=3).map(tuple), st.integers(0, 9))
)


def heap_of(entries: list[Entry]) -> Heap:
    heap: Heap = None
    for entry in entries:
        heap = with_entry(heap, entry)
    return heap


def drained(heap: Heap) -> list[Entry]:
    found = []
    while heap is not None:
        found.append(heap[0])
        heap = without_first(heap)
    return found


@given(ENTRIES)
def test_entries_come_out_in_order(entries: list[Entry]):
    assert drained(heap_of(entries)) == sorted(entries)


@given(ENTRIES, st.builds(Entry, st.integers(0, 5), st.just(()), st.just(0)))
def test_adding_and_taking_leave_the_heap_as_it_was(entries: list[Entry], entry: Entry):
    heap = heap_of(entries)
    with_entry(heap, entry)
    without_first(heap)
    assert drained(heap) == sorted(entries)
