"""A stretch of states put into a box of its own, a Parallel or a Map, and taken out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.states.registry import state_type
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation, short, state_of
from editor.workflow.operations.fragments import (
    entry_of,
    fragment_of,
    machine_of,
    states_of,
    taken_outside,
    with_other_names,
)
from editor.workflow.operations.leading import language_at
from editor.workflow.operations.loose_ends import led_onwards, tied_up, without_succeed
from editor.workflow.operations.names import free_name, taken_names
from editor.workflow.operations.selection import (
    Selection,
    arriving_from_outside,
    count_label,
    section_of,
)
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from editor.text.draft import Draft
    from editor.text.format import Value
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.operations.selection import Section
    from editor.workflow.outline import State

BOXES = ("Parallel", "Map")
"""The state types that hold machines."""


@operation
def wrap(document: Document, states: Iterable[Path], box: str) -> Edit:
    """Put states with one way in and one way out into a new Parallel (as its one branch) or Map (as its processor)."""
    if box not in BOXES:
        raise Refused(f"{named(box)} holds no states: wrap them in a Parallel or a Map")
    section = section_of(document, states)
    name = free_name(box, taken_names(document.outline))
    draft = draft_of(document)
    put_in_place(document, draft, section, name, _box_around(document, section, box))
    label = f"Wrap {count_label([path[-1] for path in section.selection.paths])} in a {box}"
    return edit_of(document, draft, label, select=((*section.selection.scope, "States", name),))


def _box_around(document: Document, section: Section, box: str) -> dict[str, Value]:
    """A new box as its template has it, with the section as its machine; what led out of the section ends."""
    kind = state_type(box)
    assert kind is not None
    template = kind.template(language_at(document, ()))
    machine = machine_of(tied_up(fragment_of(document, section.selection)), document.format)
    if box == "Parallel":
        return {**template, "Branches": [machine]}
    return {**template, "ItemProcessor": {**template["ItemProcessor"], **machine}}


def put_in_place(document: Document, draft: Draft, section: Section, name: str, state: Mapping[str, Value]) -> None:
    """The steps of putting one new state in the place of a section: it is led to, and leads on, as the section did."""
    for transition in arriving_from_outside(document.outline, section.selection):
        draft.set(transition.path, name)
    onwards: dict[str, Value] = {"End": True} if section.onwards is None else {"Next": section.onwards}
    first = document.outline.states[section.selection.paths[0]]
    draft.insert((*section.selection.scope, "States"), first.node.index, {**state, **onwards}, name)
    for path in reversed(section.selection.paths):
        draft.remove(path)


@operation
def unwrap(document: Document, container: Path) -> Edit:
    """Let the states inside a Parallel with one branch, or inside a Map, come out in its place.

    What ends inside goes on to where the box goes on to; so does a Succeed, which becomes a Pass then: it ended the
    branch, and would end the workflow outside. The box goes with all its other fields.
    """
    box = state_of(document, container)
    inside = _inside(document, box)
    onwards = _goes_on_to(document, box)
    fragment = with_other_names(fragment_of(document, inside), taken_outside(document, inside.paths))
    entry = entry_of(fragment)
    if onwards is not None:
        fragment = led_onwards(without_succeed(fragment), entry if onwards == box.name else onwards)
    draft = draft_of(document)
    for transition in document.outline.arriving(container):
        if transition.source != container:
            draft.set(transition.path, entry)
    values = states_of(fragment, document.format)
    for offset, (name, value) in enumerate(values.items()):
        draft.insert((*box.scope, "States"), box.node.index + 1 + offset, value, name)
    draft.remove(container)
    select = ((*box.scope, "States", name) for name in values)
    return edit_of(document, draft, f"Unwrap {short(box.name)}", select=select)


def _inside(document: Document, box: State) -> Selection:
    """The states of the one machine in a box."""
    if box.type not in BOXES:
        raise Refused(f"{named(box.name)} holds no states: only a Parallel or a Map can be unwrapped")
    if len(box.scopes) > 1:
        raise Refused(
            f"{named(box.name)} has {len(box.scopes)} branches that run at the same time: only one can be unwrapped"
        )
    states = document.outline.scopes[box.scopes[0]].states if box.scopes else ()
    if not states:
        raise Refused(f"there is no state in {named(box.name)}: delete it instead")
    return Selection(box.scopes[0], states)


def _goes_on_to(document: Document, box: State) -> str | None:
    for transition in document.outline.leaving(box.path):
        if transition.kind is TransitionKind.NEXT and transition.target is not None:
            return str(transition.target[-1])
    return None
