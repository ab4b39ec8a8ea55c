"""A state as another type: what both types have stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.fields import AtMostOne, ExactlyOne
from editor.states.registry import common_fields, state_type
from editor.workflow.operations.adding import NewState, put_behind
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation, short, state_of
from editor.workflow.operations.leading import lead_to
from editor.workflow.operations.names import free_name, taken_names
from editor.workflow.operations.templates import new_state
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.states.state_type import StateType
    from editor.text.draft import Draft
    from editor.text.format import Value
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import State


@operation
def change_type(document: Document, path: Path, name: str) -> Edit:
    """Make a state one of another type. Fields both types have stay, with all that no type knows; what a new state
    of the type has is added; the state goes on to where it went on to.
    """
    state = state_of(document, path)
    new = state_type(name)
    if new is None:
        raise Refused(f"there is no state type {named(name)}")
    if state.type == name:
        raise Refused(f"{named(state.name)} is a {name} state already")
    draft = draft_of(document)
    onwards = _goes_on_to(document, state)
    _drop_fields(draft, state, new)
    _set_type(draft, path, name)
    for field, value in reversed(new_state(document, path, name).items()):
        if not _is_said(draft, path, new, field):
            _insert_behind_type(draft, path, field, value)
    _lead_on(draft, path, new, onwards or _end_for(document, draft, state, new))
    return edit_of(document, draft, f"Make {short(state.name)} a {name}", select=(path,))


def _set_type(draft: Draft, path: Path, name: str) -> None:
    if draft.find((*path, "Type")) is None:
        draft.insert(path, 0, name, "Type")
    else:
        draft.set((*path, "Type"), name)


def _insert_behind_type(draft: Draft, path: Path, field: str, value: Value) -> None:
    kind = draft.find((*path, "Type"))
    draft.insert(path, 0 if kind is None else kind.index + 1, value, field)


def _is_said(draft: Draft, path: Path, kind: StateType, field: str) -> bool:
    """Whether a state has a field, or another one that excludes it."""
    alternatives = {field}.union(
        *(group.names for group in kind.groups if isinstance(group, ExactlyOne | AtMostOne) and field in group.names)
    )
    return any(draft.find((*path, name)) is not None for name in alternatives)


def _end_for(document: Document, draft: Draft, state: State, new: StateType) -> str | None:
    """The Succeed state a new Choice leads to where the state was an end: a Choice cannot be one."""
    if new.name != "Choice":
        return None
    name = free_name("Succeed", taken_names(document.outline))
    put_behind(draft, state.path, NewState(state.scope, name, {"Type": "Succeed"}))
    return name


def _drop_fields(draft: Draft, state: State, new: StateType) -> None:
    """Remove the fields that the old type has and the new one has not, or has with another meaning."""
    old = state_type(state.type)
    if old is None:
        return
    kept = common_fields(old.name, new.name) | {"Type", "Next", "End", "Default"}
    for field in {field.name for field in old.fields} - kept:
        draft.remove((*state.path, field))


def _goes_on_to(document: Document, state: State) -> str | None:
    """The name of the state that usually follows: Next, else Default, else the first rule's."""
    order = (TransitionKind.NEXT, TransitionKind.DEFAULT, TransitionKind.CHOICE)
    leaving = {transition.kind: transition for transition in reversed(document.outline.leaving(state.path))}
    for kind in order:
        transition = leaving.get(kind)
        if transition is not None and transition.target is not None:
            return str(transition.target[-1])
    return None


def _lead_on(draft: Draft, path: Path, new: StateType, onwards: str | None) -> None:
    if new.has_next:
        draft.remove((*path, "Default"))
        lead_to(draft, path, onwards)
        return
    for field in ("Next", "End", *(() if new.name == "Choice" else ("Default",))):
        draft.remove((*path, field))
    if new.name == "Choice" and onwards is not None:
        draft.set((*path, "Default"), onwards)
        for index in range(draft.count((*path, "Choices"))):
            if draft.find((*path, "Choices", index, "Next")) is None:
                draft.set((*path, "Choices", index, "Next"), onwards)
