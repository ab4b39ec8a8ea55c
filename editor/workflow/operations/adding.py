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
from editor.workflow.operations.leading import add_rule, lead_to, must_go_on, start_at, usual_kind
from editor.workflow.operations.names import free_name, name_problem, taken_names
from editor.workflow.operations.templates import new_state, with_free_names
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from editor.states.state_type import StateType
    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import State, Transition


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
    """Add a state: one of a type, or one given with its fields (its Next and End are the place's to say).

    Without a name it gets a free one made from its type. A Choice where nothing follows gets a Succeed to lead to.
    """
    scope = _scope_of(document, place)
    taken = taken_names(document.outline)
    name = _name(name, state, taken)
    new = NewState(scope, name, _fields(document, scope, state, taken | {name}))
    draft = draft_of(document)
    match place:
        case InScope():
            _put_in_open(draft, new, taken)
        case OnTransition(path):
            _put_on(document, draft, transition_of(document, path), new)
        case After(path):
            _put_after(document, draft, state_of(document, path), new)
    return edit_of(document, draft, f"Add {short(name)}", select=((*scope, "States", name),))


@dataclass(frozen=True, slots=True)
class NewState:
    """A state to be written: its scope, its name, and its fields without those that lead on."""

    scope: Path
    name: str
    fields: Mapping[str, Any]

    @property
    def kind(self) -> StateType | None:
        """Its type, where it has a known one."""
        return state_type(self.fields.get("Type"))


def _scope_of(document: Document, place: Place) -> Path:
    match place:
        case InScope(scope):
            if scope not in document.outline.scopes:
                raise Refused("there is no workflow here to add a state to")
            return scope
        case OnTransition(path):
            return transition_of(document, path).scope
        case After(path):
            return state_of(document, path).scope


def _name(wish: str | None, state: str | Mapping[str, Any], taken: Collection[str]) -> str:
    if wish is None:
        return free_name(state if isinstance(state, str) else str(state.get("Type", "State")), taken)
    problem = name_problem(wish, taken)
    if problem is not None:
        raise Refused(problem)
    return wish


def _fields(document: Document, scope: Path, state: str | Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    if isinstance(state, str):
        return new_state(document, scope, state, taken)
    return {field: value for field, value in with_free_names(dict(state), taken).items() if field not in _ONWARDS}


_ONWARDS = frozenset({"Next", "End"})


def _put_in_open(draft: Draft, new: NewState, taken: Collection[str]) -> None:
    if draft.count((*new.scope, "States")) == 0:
        put_reached(draft, new, None, None, taken)
    else:
        put(draft, new)


def put(draft: Draft, new: NewState, index: int | None = None, onwards: str | None = None) -> None:
    """Write a state before the index-th one of its scope, or as the last; an empty scope starts with it.

    It leads to `onwards`, or ends its scope where it can.
    """
    states = (*new.scope, "States")
    node = draft.find(states)
    if node is None:
        draft.set(states, {})
    elif not node.is_object:
        raise Refused("States is no object: mend it in the text first")
    count = draft.count(states)
    draft.insert(states, count if index is None else index, _led(new, onwards), new.name)
    if count == 0:
        start_at(draft, new.scope, new.name)


def put_reached(draft: Draft, new: NewState, index: int | None, onwards: str | None, taken: Collection[str]) -> None:
    """Write a state that something leads to: a Choice that leads nowhere gets a Succeed behind it, as it cannot end."""
    needs_end = onwards is None and new.kind is not None and new.kind.name == "Choice"
    end = free_name("Succeed", {*taken, new.name}) if needs_end else onwards
    put(draft, new, index, end)
    if needs_end and end is not None:
        put_behind(draft, (*new.scope, "States", new.name), NewState(new.scope, end, {"Type": "Succeed"}))


def put_behind(draft: Draft, path: Path, new: NewState) -> None:
    """Write a state behind another one."""
    put(draft, new, _behind(draft, path))


def _behind(draft: Draft, path: Path) -> int | None:
    node = draft.find(path)
    return None if node is None else node.index + 1


def _led(new: NewState, onwards: str | None) -> dict[str, Any]:
    """A new state's fields with where it leads."""
    if new.kind is not None and new.kind.name == "Choice":
        return dict(new.fields) if onwards is None else _choice_to(new.fields, onwards)
    if new.kind is not None and not new.kind.has_next:
        return dict(new.fields)
    return {**new.fields, **({"End": True} if onwards is None else {"Next": onwards})}


def _choice_to(fields: Mapping[str, Any], onwards: str) -> dict[str, Any]:
    """A Choice whose rules and Default lead to one state."""
    rules = [{**rule, "Next": onwards} for rule in fields.get("Choices", ())]
    return {**fields, "Choices": rules, "Default": onwards}


def _put_on(document: Document, draft: Draft, transition: Transition, new: NewState) -> None:
    target = None if transition.target is None else str(transition.target[-1])
    _must_not_cut_off(document, transition, new)
    taken = taken_names(document.outline)
    if transition.kind is TransitionKind.START:
        at = None if transition.target is None else draft.find(transition.target)
        put_reached(draft, new, None if at is None else at.index, target, taken)
        start_at(draft, new.scope, new.name)
        return
    if transition.kind is TransitionKind.END:
        must_go_on(state_of(document, transition.source))
    put_reached(draft, new, _behind(draft, transition.source), target, taken)
    if transition.kind in (TransitionKind.NEXT, TransitionKind.END):
        lead_to(draft, transition.source, new.name)
    else:
        draft.set(transition.path, new.name)


def _must_not_cut_off(document: Document, transition: Transition, new: NewState) -> None:
    """Refuse a state that ends the workflow where another one follows."""
    target = transition.target
    if new.kind is not None and new.kind.terminal and target in document.outline.states:
        raise Refused(
            f"a {new.kind.name} ends the workflow: {named(target[-1])} would not be reached from here any more"
        )


def _put_after(document: Document, draft: Draft, state: State, new: NewState) -> None:
    if state.type == "Choice":
        _put_after_choice(document, draft, state, new)
        return
    must_go_on(state)
    usual = (TransitionKind.NEXT, TransitionKind.END)
    onwards = next((found for found in document.outline.leaving(state.path) if found.kind in usual), None)
    if onwards is not None:
        _put_on(document, draft, onwards, new)
    else:
        put_reached(draft, new, _behind(draft, state.path), None, taken_names(document.outline))
        lead_to(draft, state.path, new.name)


def _put_after_choice(document: Document, draft: Draft, choice: State, new: NewState) -> None:
    put_reached(draft, new, _behind(draft, choice.path), None, taken_names(document.outline))
    if usual_kind(choice) is TransitionKind.DEFAULT:
        draft.set((*choice.path, "Default"), new.name)
    else:
        add_rule(document, draft, choice.path, new.name)
