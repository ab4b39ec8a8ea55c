"""What a change did, in terms of states and transitions: what the canvas has to redraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.workflow.identity import followed, followed_paths
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.history import Change
    from editor.workflow.outline import State, Transition


@dataclass(frozen=True, slots=True)
class Difference:
    """States and transitions by path: gone ones as they were before, all others as they are now.

    `renamed` leads from old to new paths of states that are the same ones. `changed` states have other text of their
    own (not only in a machine inside them). `replaced` placement means that nodes may have moved.
    """

    added: tuple[Path, ...]
    removed: tuple[Path, ...]
    renamed: Mapping[Path, Path]
    changed: tuple[Path, ...]
    transitions_added: tuple[Path, ...]
    transitions_removed: tuple[Path, ...]
    transitions_changed: tuple[Path, ...]
    placement_changed: bool

    def __bool__(self) -> bool:
        return self.placement_changed or any(
            (
                self.added,
                self.removed,
                self.renamed,
                self.changed,
                self.transitions_added,
                self.transitions_removed,
                self.transitions_changed,
            )
        )


def difference(change: Change) -> Difference:
    """What a change did."""
    before, after = change.before.outline, change.after.outline
    paths = followed_paths(before, after, change.edit.text_edits)
    reached = set(paths.values())
    same = [(before.states[old], after.states[new]) for old, new in paths.items()]
    moved = _moved_transitions(before.transitions, paths)
    return Difference(
        added=tuple(path for path in after.states if path not in reached),
        removed=tuple(path for path in before.states if path not in paths),
        renamed={old: new for old, new in paths.items() if old != new},
        changed=tuple(new.path for old, new in same if _own_text_differs(old, new, change.before, change.after)),
        transitions_added=tuple(path for path in after.transitions if path not in moved),
        transitions_removed=tuple(old.path for now, old in moved.items() if now not in after.transitions),
        transitions_changed=tuple(
            path
            for path, now in after.transitions.items()
            if path in moved and _leads_elsewhere(moved[path], now, paths)
        ),
        placement_changed=change.before.placement != change.after.placement,
    )


def _moved_transitions(before: Mapping[Path, Transition], paths: Mapping[Path, Path]) -> dict[Path, Transition]:
    """The old transitions by the path each would have now, had its own field not been touched."""
    return {followed(path, paths): transition for path, transition in before.items()}


def _leads_elsewhere(old: Transition, now: Transition, paths: Mapping[Path, Path]) -> bool:
    """Whether a transition has another source, target or condition than before."""
    target = None if old.target is None else followed(old.target, paths)
    if (followed(old.source, paths), target, old.kind) != (now.source, now.target, now.kind):
        return True
    return old.holder.green is not now.holder.green and _rule(old) != _rule(now)


def _rule(transition: Transition) -> object:
    """The rule or catcher a transition belongs to, as a value; the edge's label is made from it."""
    if transition.kind not in (TransitionKind.CHOICE, TransitionKind.CATCH):
        return None
    rule = transition.holder.find(transition.path[len(transition.source) : -1])
    return None if rule is None else rule.value


def _own_text_differs(old: State, new: State, before: Document, after: Document) -> bool:
    """Whether the fields of a state other than the machines inside it are written differently."""
    if old.node.green is new.node.green:
        return False
    return _own_text(old, before.text) != _own_text(new, after.text)


def _own_text(state: State, text: str) -> list[str]:
    if not state.scopes:
        return [text[state.span.start : state.span.end]]
    inner = {scope[len(state.path)] for scope in state.scopes}
    return [f"{node.step}:{text[node.start : node.end]}" for node in state.node.children() if node.step not in inner]
