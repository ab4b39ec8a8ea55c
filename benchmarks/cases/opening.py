"""Opening a document up to its graph, and how the cost grows with the number of states."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, best
from benchmarks.workflows import workflow_text
from editor.workflow.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TIMES_FOR_TEN_TIMES_THE_STATES = 12


def measure(size: Size) -> Iterator[Figure]:
    """Text to graph for a document and for one of ten times the states."""
    small, large = workflow_text(size.states), workflow_text(size.states * 10)
    _opened(workflow_text(1))  # networkx is loaded by now
    first = best(size.runs * 2, lambda: _opened(small))
    yield Figure(f"{size.states} states", first, "ms")
    second = best(size.runs, lambda: _opened(large))
    yield Figure(f"{size.states * 10} states", second, "ms", second / first, MOST_TIMES_FOR_TEN_TIMES_THE_STATES)
    loads = [best(size.runs, partial(json.loads, text)) for text in (small, large)]
    yield Figure("json.loads grows, for comparison", loads[1], "ms", loads[1] / loads[0])


def _opened(text: str) -> Document:
    """A document with everything derived from it."""
    document = Document(text)
    _ = document.graph
    return document


BENCHMARK = Benchmark("opening", "open 1,000 and 10,000 states to a graph", measure)
