"""What a change did, in terms of states and transitions: what the canvas has to redraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.workflow.identity import followed, renamed_paths
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    renamed = renamed_paths(before, after, change.edit.text_edits)
    came = set(renamed.values())
    moved = _moved_transitions(before.transitions, renamed)
    return Difference(
        added=tuple(path for path in after.states if path not in before.states and path not in came),
        removed=tuple(path for path in before.states if path not in after.states and path not in renamed),
        renamed=renamed,
        changed=tuple(_changed(change, renamed)),
        transitions_added=tuple(path for path in after.transitions if path not in moved),
        transitions_removed=tuple(old.path for now, old in moved.items() if now not in after.transitions),
        transitions_changed=tuple(
            path
            for path, now in after.transitions.items()
            if path in moved and _leads_elsewhere(moved[path], now, renamed)
        ),
        placement_changed=change.before.placement != change.after.placement,
    )


def _changed(change: Change, renamed: Mapping[Path, Path]) -> Iterator[Path]:
    """The states that have other text of their own than before, by their paths now."""
    after = change.after.outline.states
    for path, old in change.before.outline.states.items():
        new = after.get(renamed.get(path, path))
        if new is not None and _own_text_differs(old, new, change.before, change.after):
            yield new.path


def _moved_transitions(before: Mapping[Path, Transition], renamed: Mapping[Path, Path]) -> Mapping[Path, Transition]:
    """The old transitions by the path each would have now, had its own field not been touched."""
    if not renamed:
        return before
    return {followed(path, renamed): transition for path, transition in before.items()}


def _leads_elsewhere(old: Transition, now: Transition, renamed: Mapping[Path, Path]) -> bool:
    """Whether a transition has another source, target or condition than before."""
    is_written_the_same = old.holder.green is now.holder.green
    if is_written_the_same and not renamed:
        return False
    target = None if old.target is None else followed(old.target, renamed)
    if (followed(old.source, renamed), target, old.kind) != (now.source, now.target, now.kind):
        return True
    return not is_written_the_same and _rule(old) != _rule(now)


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
