"""New states, as the palette drops them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from editor.states.registry import state_type
from editor.workflow.operations.drafting import Refused, named
from editor.workflow.operations.leading import language_at
from editor.workflow.operations.names import free_name, taken_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.text.tree import Path
    from editor.workflow.document import Document


def new_state(document: Document, path: Path, name: str, taken: Collection[str] = ()) -> dict[str, Any]:
    """The smallest sensible state of a type for a place, with free names for the states inside it.

    `taken` are names that are not free, besides those of the document.
    """
    kind = state_type(name)
    if kind is None:
        raise Refused(f"there is no state type {named(name)}")
    state = kind.template(language_at(document, path))
    return with_free_names(state, taken_names(document.outline).union(taken))


def with_free_names(state: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    """A state whose inner states have names nobody has yet; the names given are added to `taken`."""
    return {
        field: _machine(value, taken) if field in ("ItemProcessor", "Iterator") else _branches(field, value, taken)
        for field, value in state.items()
    }


def _branches(field: str, value: Any, taken: set[str]) -> Any:
    if field != "Branches" or not isinstance(value, list):
        return value
    return [_machine(branch, taken) for branch in value]


def _machine(machine: Any, taken: set[str]) -> Any:
    if not isinstance(machine, Mapping) or not isinstance(machine.get("States"), Mapping):
        return machine
    names: dict[str, str] = {}
    for name in machine["States"]:
        names[name] = free_name(name, taken)
        taken.add(names[name])
    states = {names[name]: _renamed(with_free_names(state, taken), names) for name, state in machine["States"].items()}
    start = machine.get("StartAt")
    return {**machine, **({"StartAt": names.get(start, start)} if start is not None else {}), "States": states}


def _renamed(state: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A state of a template with its transitions following the new names."""
    renamed = dict(state)
    for field in ("Next", "Default"):
        if field in state:
            renamed[field] = names.get(state[field], state[field])
    for field in ("Choices", "Catch"):
        if field in state:
            renamed[field] = [_led(item, names) for item in state[field]]
    return renamed


def _led(item: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {**item, "Next": names.get(item["Next"], item["Next"])} if "Next" in item else item
