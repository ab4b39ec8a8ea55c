"""Taking back and doing again an edit in 1 MB of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, spread, timed
from benchmarks.workflows import text_of
from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MILLISECONDS = 5


def measure(size: Size) -> Iterator[Figure]:
    """Median and 95th percentile of undo and redo, until the tree is there, back and forth many times."""
    document = Document(text_of(size.text))
    place = document.text.index('"Comment": "') + len('"Comment": "')
    history = History(document)
    _ = history.present.tree
    history.apply(Edit("Set the comment", (TextEdit(place, place, "Changed. "),)))
    undo, redo = [], []
    for _ in range(size.runs * 4):
        undo.append(timed(lambda: history.undo() and history.present.tree)[0])
        redo.append(timed(lambda: history.redo() and history.present.tree)[0])
    for direction, times in (("undo", undo), ("redo", redo)):
        for name, value in spread(times):
            yield Figure(f"{direction}, {name}", value, "ms", target=MOST_MILLISECONDS)


BENCHMARK = Benchmark("history", "undo and redo an edit in 1 MB of text", measure)
