"""Every operation, tried at several places of a document: what sweeps and laws draw from.

for outcome in TRIALS["connect"](document, random.Random(1)): ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from editor.states.registry import STATE_TYPES
from editor.workflow.anchors import end_of, start_of
from editor.workflow.operations.adding import After, InScope, OnTransition, add_state
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.fields import remove_field, set_field
from editor.workflow.operations.renaming import rename_state
from editor.workflow.operations.retyping import change_type
from editor.workflow.operations.transitions import (
    connect,
    disconnect,
    reconnect_source,
    reconnect_target,
    set_start,
)
from editor.workflow.outline import TransitionKind
from tests.workflow.operations.moving_trials import MOVING_TRIALS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from random import Random

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Outcome
    from editor.workflow.outline import Transition

    Trial: TypeAlias = Callable[[Document, Random], Iterator[Outcome]]

PLACES = 3
"""How many places of a document an operation is tried at."""

_T = TypeVar("_T")


def _some(rng: Random, found: Collection[_T]) -> list[_T]:
    return rng.sample(list(found), min(PLACES, len(found)))


def _states(document: Document, rng: Random) -> list[Path]:
    return _some(rng, document.outline.states)


def _ways(document: Document, rng: Random) -> list[Transition]:
    return _some(rng, document.outline.transitions.values())


def _beside(document: Document, scope: Path, rng: Random) -> Path:
    """A state of a scope, or its End."""
    found = document.outline.scopes.get(scope)
    return rng.choice([*(found.states if found else ()), end_of(scope)])


def _type(rng: Random) -> str:
    return rng.choice(list(STATE_TYPES))


def _add_in_scopes(document: Document, rng: Random) -> Iterator[Outcome]:
    for scope in _some(rng, document.outline.scopes):
        yield add_state(document, InScope(scope), _type(rng))


def _add_on_transitions(document: Document, rng: Random) -> Iterator[Outcome]:
    for transition in _ways(document, rng):
        yield add_state(document, OnTransition(transition.path), _type(rng))


def _add_after_states(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield add_state(document, After(path), _type(rng))


def _connect(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        kind = rng.choice([None, *TransitionKind])
        yield connect(document, path, _beside(document, path[:-2], rng), kind)
        yield connect(document, start_of(path[:-2]), path)


def _disconnect(document: Document, rng: Random) -> Iterator[Outcome]:
    for transition in _ways(document, rng):
        yield disconnect(document, transition.path)


def _reconnect_targets(document: Document, rng: Random) -> Iterator[Outcome]:
    for transition in _ways(document, rng):
        yield reconnect_target(document, transition.path, _beside(document, transition.scope, rng))


def _reconnect_sources(document: Document, rng: Random) -> Iterator[Outcome]:
    for transition in _ways(document, rng):
        yield reconnect_source(document, transition.path, _beside(document, transition.scope, rng))


def _delete_one(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield delete_states(document, [path])


def _delete_several(document: Document, rng: Random) -> Iterator[Outcome]:
    yield delete_states(document, _states(document, rng))
    yield delete_states(document, list(document.outline.states))


def _rename(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield rename_state(document, path, f'N "{rng.randrange(1000)}" \\ é\n😀')


def _retype(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield change_type(document, path, _type(rng))


def _set_field(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield set_field(document, (*path, "Comment"), 'It\'s "new" \\ ☃')
        yield set_field(document, (*path, "Retry", 0, "ErrorEquals"), ["States.ALL"])


def _remove_field(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        fields = [node.path for node in document.outline.states[path].node.descendants()][1:]
        for field in _some(rng, fields):
            yield remove_field(document, field)


def _start_at(document: Document, rng: Random) -> Iterator[Outcome]:
    for path in _states(document, rng):
        yield set_start(document, path)


TRIALS: Mapping[str, Trial] = {
    "add_state in the open": _add_in_scopes,
    "add_state on a transition": _add_on_transitions,
    "add_state after a state": _add_after_states,
    "connect": _connect,
    "disconnect": _disconnect,
    "reconnect_target": _reconnect_targets,
    "reconnect_source": _reconnect_sources,
    "delete_states of one": _delete_one,
    "delete_states of several": _delete_several,
    "rename_state": _rename,
    "change_type": _retype,
    "set_field": _set_field,
    "remove_field": _remove_field,
    "set_start": _start_at,
    **MOVING_TRIALS,
}
