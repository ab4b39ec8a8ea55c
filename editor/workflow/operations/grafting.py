"""Fragments put into a workflow: where they are written, what leads to them, and what they go on to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.workflow.operations.adding import After, InScope, OnTransition
from editor.workflow.operations.drafting import Refused, named, state_of, transition_of
from editor.workflow.operations.fragments import entry_of, states_of
from editor.workflow.operations.leading import add_rule, lead_to, must_go_on, start_at, usual_kind
from editor.workflow.operations.loose_ends import leads_to, led_onwards, tied_up, with_default, with_open_ends_led
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.operations.adding import Place
    from editor.workflow.outline import Transition


@dataclass(frozen=True, slots=True)
class Seam:
    """Where states go in.

    They are written behind the state named `after`, as the last without it. `join` lets what comes before lead to
    the first of them. What ends in them goes on to the state named `onwards`, where there is one; `through` says
    that they come between two states, or between one and the End.
    """

    scope: Path
    after: str | None
    onwards: str | None
    join: Callable[[Draft, str], None]
    through: bool = False


def seam_of(document: Document, place: Place) -> Seam:
    """The seam at a place; refused where there is no such place, or nothing can follow there."""
    match place:
        case InScope(scope):
            return _in_scope(document, scope)
        case OnTransition(path):
            return _on_transition(document, transition_of(document, path))
        case After(path):
            return _after(document, path)


def _in_scope(document: Document, scope: Path) -> Seam:
    if scope not in document.outline.scopes:
        raise Refused("there is no workflow here to put states into")
    is_empty = not document.outline.scopes[scope].states

    def join(draft: Draft, first: str) -> None:
        if is_empty:
            start_at(draft, scope, first)

    return Seam(scope, None, None, join)


def _on_transition(document: Document, transition: Transition) -> Seam:
    target = None if transition.target is None else str(transition.target[-1])
    source = transition.source
    if transition.kind is TransitionKind.START:
        return Seam(source, None, target, lambda draft, first: start_at(draft, source, first), through=True)
    if transition.kind is TransitionKind.END:
        must_go_on(state_of(document, source))
    if transition.kind in (TransitionKind.NEXT, TransitionKind.END):
        return _behind(source, target, lambda draft, first: lead_to(draft, source, first), through=True)
    return _behind(source, target, lambda draft, first: draft.set(transition.path, first), through=True)


def _behind(source: Path, onwards: str | None, join: Callable[[Draft, str], None], *, through: bool = False) -> Seam:
    return Seam(source[:-2], str(source[-1]), onwards, join, through)


def _after(document: Document, path: Path) -> Seam:
    state = state_of(document, path)
    if state.type == "Choice":
        if usual_kind(state) is TransitionKind.DEFAULT:
            return _behind(path, None, lambda draft, first: draft.set((*path, "Default"), first))
        return _behind(path, None, lambda draft, first: add_rule(document, draft, path, first))
    must_go_on(state)
    usual = (TransitionKind.NEXT, TransitionKind.END)
    onwards = next((found for found in document.outline.leaving(path) if found.kind in usual), None)
    if onwards is not None:
        return _on_transition(document, onwards)
    return _behind(path, None, lambda draft, first: lead_to(draft, path, first))


def graft(
    document: Document, draft: Draft, seam: Seam, fragment: Document, known: Collection[str] = ()
) -> tuple[Path, ...]:
    """The steps of putting a fragment, whose names are free, in at a seam of the document; gives its states' paths.

    Its transitions to states it has not are kept where they are known by name, else they lead to what follows.
    """
    fragment = _tied_up(document, seam, fragment, known)
    states = (*seam.scope, "States")
    _make_way(draft, states)
    beside = None if seam.after is None else draft.find((*states, seam.after))
    index = draft.count(states) if beside is None else beside.index + 1
    values = states_of(fragment, document.format)
    for offset, (name, value) in enumerate(values.items()):
        draft.insert(states, index + offset, value, name)
    seam.join(draft, entry_of(fragment))
    return tuple((*states, name) for name in values)


def _tied_up(document: Document, seam: Seam, fragment: Document, known: Collection[str]) -> Document:
    tied = tied_up(fragment, seam.onwards, known, through=seam.through)
    if seam.through:
        tied = with_open_ends_led(tied, seam.onwards)
    if seam.onwards is None:
        return tied
    tied = led_onwards(tied, seam.onwards)
    if not leads_to(tied, seam.onwards):
        tied = with_default(tied, seam.onwards)
    if (*seam.scope, "States", seam.onwards) in document.outline.states and not leads_to(tied, seam.onwards):
        raise Refused(f"nothing in these states goes on: {named(seam.onwards)} would not be reached from here any more")
    return tied


def _make_way(draft: Draft, states: Path) -> None:
    node = draft.find(states)
    if node is None:
        draft.set(states, {})
    elif not node.is_object:
        raise Refused("States is no object: mend it in the text first")
