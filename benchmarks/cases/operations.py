"""Operations on a document of 1,000 states, from the gesture to the edited document with its outline."""

from __future__ import annotations

from functools import partial
from itertools import cycle, islice
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, spread, timed
from benchmarks.workflows import workflow_text
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.operations.adding import After, OnTransition, add_state
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.renaming import rename_state
from editor.workflow.operations.transitions import connect
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.text.tree import Path
    from editor.workflow.edit import Outcome


def measure(size: Size) -> Iterator[Figure]:
    """Median and 95th percentile of each operation, and of applying its edit until the outline is there."""
    document = Document(workflow_text(size.states))
    states = list(islice(cycle(_tasks(document)), size.runs * 2))
    for name, operation in _OPERATIONS.items():
        answers = [timed(partial(operation, document, path)) for path in states]
        for kind, value in spread(elapsed for elapsed, _ in answers):
            yield Figure(f"{name}, {kind}", value, "ms")
        applied = [timed(partial(_applied, document, outcome))[0] for _, outcome in answers]
        for kind, value in spread(applied):
            yield Figure(f"{name}, applied, {kind}", value, "ms")


def _applied(document: Document, outcome: Outcome) -> Document:
    assert isinstance(outcome, Edit), outcome
    after = document.applied(outcome)
    _ = after.outline
    return after


def _tasks(document: Document) -> list[Path]:
    """Some Task states on the outermost level, spread over the text; each has a Next."""
    outline = document.outline
    found = [path for path in outline.scopes[()].states if outline.transitions.get((*path, "Next")) is not None]
    found = [path for path in found if outline.states[path].type == "Task"]
    return found[:: max(len(found) // 10, 1)]


def _connect(document: Document, path: Path) -> Outcome:
    first = document.outline.scopes[()].states[0]
    return connect(document, path, first, TransitionKind.NEXT)


_OPERATIONS: dict[str, Callable[[Document, Path], Outcome]] = {
    "add a Task after": lambda document, path: add_state(document, After(path), "Task"),
    "add a Choice on a transition": lambda document, path: add_state(document, OnTransition((*path, "Next")), "Choice"),
    "connect": _connect,
    "rename_state": lambda document, path: rename_state(document, path, "A name nobody has"),
    "delete_states": lambda document, path: delete_states(document, [path]),
}

BENCHMARK = Benchmark("operations", "operations on a document of 1,000 states", measure)
