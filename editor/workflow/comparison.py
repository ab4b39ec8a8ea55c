"""Two versions of a workflow compared: which states and transitions were added, removed, changed or moved.

Unlike `difference`, which follows the edits between two documents, this one has only the two texts: a state is the
same one where its path is, else where one of the same name stands in another scope (moved), else where one of equal
fields stands in the same scope under another name (renamed).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.text.green import same_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.text.tree import Path
    from editor.workflow.outline import Outline, State, Transition


class Fate(StrEnum):
    """What became of a state or transition between two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of everything. `states` and `transitions` go by the paths of the new version; `removed_states` and
    `removed_transitions` by those of the old one. `counterparts` leads from new state paths to old ones. `fields` has
    the names of the fields that differ, for each state whose own fields do.
    """

    states: Mapping[Path, Fate]
    transitions: Mapping[Path, Fate]
    removed_states: tuple[Path, ...]
    removed_transitions: tuple[Path, ...]
    counterparts: Mapping[Path, Path]
    fields: Mapping[Path, tuple[str, ...]]

    @property
    def is_same(self) -> bool:
        """Whether nothing but the writing differs."""
        fates = (*self.states.values(), *self.transitions.values())
        return not self.removed_states and not self.removed_transitions and all(fate is Fate.SAME for fate in fates)


def compare(old: Outline, new: Outline) -> Comparison:
    """What became of the states and transitions of `old` in `new`."""
    counterparts = _counterparts(old, new)
    fields = {
        path: names
        for path, before in counterparts.items()
        if (names := _differing(old.states[before], new.states[path]))
    }
    states = {path: _fate(path, counterparts.get(path), fields) for path in new.states}
    origins = {old_path: path for path, old_path in counterparts.items()}
    before = {path: _way(transition, origins) for path, transition in old.transitions.items()}
    after = {path: _way(transition, {}) for path, transition in new.transitions.items()}
    known, left = set(before.values()), set(after.values())
    return Comparison(
        states=states,
        transitions={path: Fate.SAME if way in known else Fate.ADDED for path, way in after.items()},
        removed_states=tuple(path for path in old.states if path not in origins),
        removed_transitions=tuple(path for path, way in before.items() if way not in left),
        counterparts=counterparts,
        fields=fields,
    )


def _counterparts(old: Outline, new: Outline) -> dict[Path, Path]:
    """From each state of the new version to the one of the old version it was."""
    found = {path: path for path in new.states if path in old.states}
    lost = {path: state for path, state in old.states.items() if path not in found}
    by_name = {state.name: path for path, state in lost.items()}
    for path, state in new.states.items():
        before = by_name.get(state.name) if path not in found else None
        if before in lost:
            found[path] = before
            del lost[before]
    for path, state in new.states.items():
        if path not in found and (before := _alike(state, lost)) is not None:
            found[path] = before
            del lost[before]
    return found


def _alike(state: State, lost: Mapping[Path, State]) -> Path | None:
    """A state of the same scope and equal fields that has gone."""
    for path, before in lost.items():
        if before.scope == state.scope and before.type == state.type and not _differing(before, state):
            return path
    return None


def _differing(before: State, after: State) -> tuple[str, ...]:
    """The names of the fields, other than the machines inside, that two states do not share."""
    inner = {str(scope[len(state.path)]) for state in (before, after) for scope in state.scopes}
    old = {str(node.step): node for node in before.node.children() if node.step not in inner}
    new = {str(node.step): node for node in after.node.children() if node.step not in inner}
    names = dict.fromkeys((*old, *new))
    return tuple(
        name for name in names if name not in old or name not in new or not same_value(old[name].value, new[name].value)
    )


def _fate(path: Path, before: Path | None, fields: Mapping[Path, tuple[str, ...]]) -> Fate:
    if before is None:
        return Fate.ADDED
    if before[:-1] != path[:-1]:
        return Fate.MOVED
    if before != path:
        return Fate.RENAMED
    return Fate.CHANGED if path in fields else Fate.SAME


def _way(transition: Transition, origins: Mapping[Path, Path]) -> object:
    """What makes a transition the same one: its ends, its kind, and the rule or catcher it belongs to.

    `origins` leads from the paths of the old version to those of the new one.
    """
    holder = transition.node.parent
    listed = holder is not None and len(transition.path) > 1 and isinstance(transition.path[-2], int)
    rule = (
        repr({str(node.step): node.value for node in holder.children() if node.step != "Next"})
        if listed and holder
        else ""
    )
    source = origins.get(transition.source, transition.source)
    target = None if transition.target is None else origins.get(transition.target, transition.target)
    return source, target, transition.kind, rule
