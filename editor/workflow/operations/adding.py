"""New states: in the open, on a transition, after a state, into an empty scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from editor.states.registry import state_type
from editor.workflow.operations.drafting import (
    Refused,
    draft_of,
    edit_of,
    named,
    operation,
    short,
    state_of,
    transition_of,
)
from editor.workflow.operations.leading import add_rule, lead_to, must_go_on, usual_kind
from editor.workflow.operations.names import free_name, name_problem, taken_names
from editor.workflow.operations.templates import new_state, with_free_names
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import Transition


@dataclass(frozen=True, slots=True)
class InScope:
    """In the open: nothing leads there yet, but in an empty scope its StartAt."""

    scope: Path


@dataclass(frozen=True, slots=True)
class OnTransition:
    """Between the ends of the transition at a path."""

    path: Path


@dataclass(frozen=True, slots=True)
class After:
    """After a state: between it and what follows; after a Choice, as its Default or behind one more rule."""

    state: Path


Place: TypeAlias = InScope | OnTransition | After


@operation
def add_state(document: Document, place: Place, state: str | Mapping[str, Any], name: str | None = None) -> Edit:
    """Add a state: one of a type, or one given with its fields (without Next and End).

    Without a name it gets a free one made from its type.
    """
    scope = _scope_of(document, place)
    fields = _fields(document, scope, state)
    taken = taken_names(document.outline)
    if name is not None and (problem := name_problem(name, taken)) is not None:
        raise Refused(problem)
    name = name or free_name(str(fields.get("Type", "State")), taken)
    draft = draft_of(document)
    match place:
        case InScope():
            _put(draft, scope, name, fields, after=None)
        case OnTransition(path):
            _put_on(document, draft, transition_of(document, path), name, fields)
        case After(path):
            _put_after(document, draft, path, name, fields)
    return edit_of(document, draft, f"Add {short(name)}", select=((*scope, "States", name),))


def _scope_of(document: Document, place: Place) -> Path:
    match place:
        case InScope(scope):
            if scope not in document.outline.scopes:
                raise Refused("there is no workflow here to add a state to")
            return scope
        case OnTransition(path):
            transition = transition_of(document, path)
            return transition.source if transition.kind is TransitionKind.START else transition.source[:-2]
        case After(path):
            return state_of(document, path).scope


def _fields(document: Document, scope: Path, state: str | Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(state, str):
        return new_state(document, scope, state)
    return with_free_names(dict(state), taken_names(document.outline))


def _put(
    draft: Draft, scope: Path, name: str, fields: dict[str, Any], after: str | None, onwards: str | None = None
) -> None:
    """Write a state behind another one of its scope, or as the last; an empty scope starts with it."""
    states = (*scope, "States")
    node = draft.find(states)
    if node is None:
        draft.set(states, {})
    elif not node.is_object:
        raise Refused("States is no object: mend it in the text first")
    was_empty = draft.count(states) == 0
    beside = None if after is None else draft.find((*states, after))
    index = draft.count(states) if beside is None else beside.index + 1
    draft.insert(states, index, _led(fields, onwards), name)
    if was_empty and onwards is None:
        start_at(draft, scope, name)


def start_at(draft: Draft, scope: Path, name: str) -> None:
    """Let a scope start with a state."""
    if draft.find((*scope, "StartAt")) is None:
        draft.insert(scope, 0, name, "StartAt")
    else:
        draft.set((*scope, "StartAt"), name)


def _led(fields: dict[str, Any], onwards: str | None) -> dict[str, Any]:
    """A new state's fields with where it leads."""
    kind = state_type(fields.get("Type"))
    if kind is not None and kind.name == "Choice":
        rules = [{**rule, "Next": onwards} for rule in fields["Choices"] if onwards is not None]
        return {**fields, "Choices": rules, **({} if onwards is None else {"Default": onwards})}
    if kind is not None and not kind.has_next:
        return fields
    return {**fields, **({"End": True} if onwards is None else {"Next": onwards})}


def _put_on(document: Document, draft: Draft, transition: Transition, name: str, fields: dict[str, Any]) -> None:
    target = None if transition.target is None else str(transition.target[-1])
    kind = state_type(fields.get("Type"))
    if kind is not None and kind.terminal and target is not None and target in _names(document, transition):
        raise Refused(f"a {kind.name} ends the workflow: {named(target)} would not be reached from here any more")
    if transition.kind is TransitionKind.START:
        _put(draft, transition.source, name, fields, None, target)
        start_at(draft, transition.source, name)
        return
    source = transition.source
    if transition.kind is TransitionKind.END:
        must_go_on(state_of(document, source))
    _put(draft, source[:-2], name, fields, str(source[-1]), target)
    if transition.kind in (TransitionKind.NEXT, TransitionKind.END):
        lead_to(draft, source, name)
    else:
        draft.set(transition.path, name)


def _names(document: Document, transition: Transition) -> set[str]:
    scope = document.outline.scopes[
        transition.source if transition.kind is TransitionKind.START else transition.source[:-2]
    ]
    return {str(path[-1]) for path in scope.states}


def _put_after(document: Document, draft: Draft, path: Path, name: str, fields: dict[str, Any]) -> None:
    state = state_of(document, path)
    if state.type == "Choice":
        _put(draft, state.scope, name, fields, state.name)
        if usual_kind(state) is TransitionKind.DEFAULT:
            draft.set((*path, "Default"), name)
        else:
            add_rule(document, draft, path, name)
        return
    must_go_on(state)
    usual = (TransitionKind.NEXT, TransitionKind.END)
    onwards = next((found for found in document.outline.leaving(path) if found.kind in usual), None)
    if onwards is not None:
        _put_on(document, draft, onwards, name, fields)
    else:
        _put(draft, state.scope, name, fields, state.name)
        lead_to(draft, path, name)
