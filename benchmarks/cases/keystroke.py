"""Typing one character into 1 MB of text: what is read again, until the tree is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, spread, timed
from benchmarks.workflows import text_of
from editor.text.edits import TextEdit
from editor.workflow.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MILLISECONDS = 5


def measure(size: Size) -> Iterator[Figure]:
    """Median and 95th percentile of keys typed one after the other at several places."""
    document = Document(text_of(size.text))
    for place, (offset, keys) in places(document).items():
        times = list(_typed(document, offset, keys, size.runs * 8))
        for name, value in spread(times):
            yield Figure(f"{place}, {name}", value, "ms", target=MOST_MILLISECONDS)


def places(document: Document) -> dict[str, tuple[int, str]]:
    """Where is typed, and the keys that are typed there in turn."""
    text = document.text
    states = document.tree.find(("States",))
    assert states is not None
    last = list(states.children())[-1]
    in_string = text.index('"$.order.id"', len(text) // 2) + 5 if '"$.order.id"' in text[len(text) // 2 :] else 14
    return {
        "in a string": (in_string, "abcdefgh"),
        "in a name": (text.rindex('": {', 0, len(text) // 2), "abcdefgh"),
        "in white space": (text.index("\n", len(text) // 2) + 1, " "),
        "at the end of States": (last.end, " \n"),
        "in a number": (text.index('"TimeoutSeconds": ') + len('"TimeoutSeconds": 3'), "1"),
    }


def _typed(document: Document, offset: int, keys: str, count: int) -> Iterator[float]:
    """The time of each key, the tree of the text before it being there."""
    for index in range(count):
        edit = TextEdit(offset + index, offset + index, keys[index % len(keys)])
        elapsed, document = timed(partial(_edited, document, edit))
        yield elapsed


def _edited(document: Document, edit: TextEdit) -> Document:
    after = document.with_text_edits((edit,))
    _ = after.tree
    return after


BENCHMARK = Benchmark("keystroke", "type a key into 1 MB of text", measure)
