"""The operations on lists, clipboard, boxes and variables, tried at several places of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.edit import Rejection
from editor.workflow.operations.adding import After, InScope, OnTransition
from editor.workflow.operations.clipboard import copy, cut, duplicate, paste
from editor.workflow.operations.extracting import extract
from editor.workflow.operations.lists import (
    add_branch,
    add_catcher,
    add_choice_rule,
    add_retrier,
    move_item,
    remove_item,
)
from editor.workflow.operations.moving import move_states
from editor.workflow.operations.variables import rename_variable
from editor.workflow.operations.wrapping import BOXES, unwrap, wrap
from editor.workflow.variables import mentions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Outcome
    from editor.workflow.operations.adding import Place
    from tests.workflow.operations.trials import Trial

_LISTS = ("Choices", "Retry", "Catch", "Branches", "And", "Or", "ErrorEquals")


def _runs(document: Document, rng: Random) -> list[tuple[Path, ...]]:
    """States that stand one after the other in some scope, and sometimes one alone."""
    found = []
    for scope in document.outline.scopes.values():
        if scope.states:
            start = rng.randrange(len(scope.states))
            found.append(scope.states[start : start + rng.randint(1, 4)])
    return rng.sample(found, min(3, len(found)))


def _place(document: Document, rng: Random) -> Place:
    outline = document.outline
    places: list[Place] = [InScope(rng.choice(list(outline.scopes)))] if outline.scopes else [InScope(())]
    places += [After(rng.choice(list(outline.states)))] if outline.states else []
    places += [OnTransition(rng.choice(list(outline.transitions)))] if outline.transitions else []
    return rng.choice(places)


def _duplicate(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        yield duplicate(document, states)


def _paste(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        text = copy(document, states)
        yield text if isinstance(text, Rejection) else paste(document, _place(document, rng), text)


def _cut(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        cutting = cut(document, states)
        yield cutting if isinstance(cutting, Rejection) else cutting.edit


def _move(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        yield move_states(document, states, _place(document, rng))


def _wrap(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        yield wrap(document, states, rng.choice(BOXES))
        yield wrap(document, states[:1], rng.choice(BOXES))


def _unwrap(document: Document, rng: Random) -> Iterator[Outcome]:
    boxes = [path for path, state in document.outline.states.items() if state.scopes]
    for path in rng.sample(boxes, min(3, len(boxes))):
        yield unwrap(document, path)


def _extract(document: Document, rng: Random) -> Iterator[Outcome]:
    for states in _runs(document, rng):
        extraction = extract(document, states)
        yield extraction if isinstance(extraction, Rejection) else extraction.edit


def _add_items(document: Document, rng: Random) -> Iterator[Outcome]:
    paths = list(document.outline.states)
    for path in rng.sample(paths, min(3, len(paths))):
        yield add_choice_rule(document, path)
        yield add_catcher(document, path)
        yield add_retrier(document, path)
        yield add_branch(document, path)


def _items(document: Document, rng: Random) -> list[Path]:
    root = document.tree.root
    nodes = [] if root is None else [node.path for node in root.descendants()]
    found = [path for path in nodes if len(path) > 1 and isinstance(path[-1], int) and path[-2] in _LISTS]
    return rng.sample(found, min(3, len(found)))


def _remove_items(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _items(document, rng):
        yield remove_item(document, path)


def _move_items(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _items(document, rng):
        yield move_item(document, path, rng.randrange(3))


def _rename_variables(document: Document, rng: Random) -> Iterator[Outcome]:
    for path, state in document.outline.states.items():
        for assignment in mentions_of(document.outline, state).assignments[:1]:
            yield rename_variable(document, path, assignment.name, f"new{rng.randrange(100)}")


MOVING_TRIALS: Mapping[str, Trial] = {
    "duplicate": _duplicate,
    "copy and paste": _paste,
    "cut": _cut,
    "move_states": _move,
    "wrap": _wrap,
    "unwrap": _unwrap,
    "extract": _extract,
    "add items": _add_items,
    "remove_item": _remove_items,
    "move_item": _move_items,
    "rename_variable": _rename_variables,
}
