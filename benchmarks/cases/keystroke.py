"""Typing one character into 1 MB of text: what is read again, until the tree is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, milliseconds, spread
from benchmarks.workflows import text_of
from editor.text.edits import TextEdit
from editor.workflow.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        edits = (TextEdit(offset, offset, keys[index % len(keys)]),)
        after: list[Document] = []
        yield milliseconds(_type(document, edits, after))
        document = after[0]
        offset += 1


def _type(document: Document, edits: tuple[TextEdit, ...], after: list[Document]) -> Callable[[], None]:
    def action() -> None:
        after.append(document.with_text_edits(edits))
        _ = after[0].tree

    return action


BENCHMARK = Benchmark("keystroke", "type a key into 1 MB of text", measure)
