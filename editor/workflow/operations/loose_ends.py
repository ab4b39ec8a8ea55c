"""Where the states of a fragment lead to outside of it, once it comes to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.states.registry import state_type
from editor.workflow.operations.fragments import drafted
from editor.workflow.operations.leading import drop_item, lead_to
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.text.draft import Draft
    from editor.workflow.document import Document
    from editor.workflow.outline import Outline, Transition

_USUAL = (TransitionKind.NEXT, TransitionKind.DEFAULT)


def tied_up(
    fragment: Document, onwards: str | None = None, known: Collection[str] = (), *, through: bool = False
) -> Document:
    """The fragment with no transition to a state that is neither in it nor known where it goes.

    What led there leads onwards: to the state of that name. Without one, a Next ends, a Default goes, and a rule
    stays without its Next. A catcher goes in any case. With `through`, Next and Default lead onwards from known
    states as well: the fragment comes to stand between two states.
    """
    loose = [
        transition
        for transition in _outgoing(fragment.outline)
        if _target_name(transition) not in known or (through and transition.kind in _USUAL)
    ]

    def steps(draft: Draft) -> None:
        for transition in reversed(loose):  # items of a list from the last one
            _tie(draft, transition, onwards)

    return drafted(fragment, steps)


def _outgoing(outline: Outline) -> list[Transition]:
    """The transitions of the fragment's own states to states it has not."""
    return [
        transition
        for path in outline.scopes[()].states
        for transition in outline.leaving(path)
        if transition.target is not None and transition.target not in outline.states
    ]


def _target_name(transition: Transition) -> str:
    assert transition.target is not None
    return str(transition.target[-1])


def _tie(draft: Draft, transition: Transition, onwards: str | None) -> None:
    match transition.kind:
        case TransitionKind.NEXT:
            lead_to(draft, transition.source, onwards)
        case TransitionKind.CATCH:
            drop_item(draft, transition.path[:-1])
        case _ if onwards is None:
            draft.remove(transition.path)
        case _:
            draft.set(transition.path, onwards)


def led_onwards(fragment: Document, name: str) -> Document:
    """The fragment with what ends in it by End going on to a state of that name; Succeed and Fail stay ends."""

    def steps(draft: Draft) -> None:
        for path in fragment.outline.scopes[()].states:
            if (*path, "End") in fragment.outline.transitions:
                lead_to(draft, path, name)

    return drafted(fragment, steps)


def with_open_ends_led(fragment: Document, name: str | None) -> Document:
    """The fragment with states that say neither Next nor End, and could, going on to a state, or ending with None."""

    def steps(draft: Draft) -> None:
        for path in fragment.outline.scopes[()].states:
            state = fragment.outline.states[path]
            kind = state_type(state.type)
            if kind is not None and kind.has_next and not any(state.node.get(field) for field in ("Next", "End")):
                lead_to(draft, path, name)

    return drafted(fragment, steps)


def with_default(fragment: Document, name: str) -> Document:
    """The fragment with the first Choice that has no Default leading to a state of that name by one."""

    def steps(draft: Draft) -> None:
        for path in fragment.outline.scopes[()].states:
            if fragment.outline.states[path].type == "Choice" and draft.find((*path, "Default")) is None:
                draft.set((*path, "Default"), name)
                return

    return drafted(fragment, steps)


def without_succeed(fragment: Document) -> Document:
    """The fragment with each Succeed a Pass that ends: all its fields have the same meaning there."""

    def steps(draft: Draft) -> None:
        for path in fragment.outline.scopes[()].states:
            if fragment.outline.states[path].type == "Succeed":
                draft.set((*path, "Type"), "Pass")
                lead_to(draft, path, None)

    return drafted(fragment, steps)


def leads_to(fragment: Document, name: str) -> bool:
    """Whether a state of the fragment itself leads to one of that name, in it or outside."""
    return bool(fragment.outline.arriving(("States", name)))
