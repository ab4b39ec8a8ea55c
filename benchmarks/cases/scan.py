"""Reading 1 MB of text into a tree, against what Python's own JSON reader takes for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, best
from benchmarks.workflows import text_of
from editor.text.json import JSON
from editor.workflow.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TIMES_JSON_LOADS = 25


def measure(size: Size) -> Iterator[Figure]:
    """The tree of a healthy text, as opening a file makes it, and of one broken in its middle."""
    text = text_of(size.text)
    loads = best(size.runs * 2, lambda: json.loads(text))
    yield Figure("json.loads", loads, "ms")
    healthy = best(size.runs, lambda: Document(text, JSON).tree)
    yield Figure("tree", healthy, "ms", healthy / loads, MOST_TIMES_JSON_LOADS)
    comma = text.index(",", len(text) // 2)
    without_comma = text[:comma] + " " + text[comma + 1 :]
    broken = best(size.runs, lambda: Document(without_comma, JSON).tree)
    yield Figure("tree, a comma missing", broken, "ms", broken / loads)
    brace = text.rindex("}", 0, len(text) // 2)
    without_brace = text[:brace] + " " + text[brace + 1 :]
    unbalanced = best(max(size.runs // 2, 1), lambda: Document(without_brace, JSON).tree)
    yield Figure("tree, a brace missing", unbalanced, "ms", unbalanced / loads)


BENCHMARK = Benchmark("scan", "read 1 MB of text, against json.loads", measure)
