"""States taken away, and the chain healed where that has one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.operations.drafting import Refused, draft_of, edit_of, operation, short, state_of
from editor.workflow.operations.leading import drop_transition, start_at
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import Outline, Transition


@operation
def delete_states(document: Document, paths: Iterable[Path]) -> Edit:
    """Delete states. What led to one leads to what followed it, where only one thing did; else it is dropped.

    So is what would lead a state back to itself for ever; a catcher may lead back to its own state, to try again.
    A scope whose start is deleted starts with what followed, else with the first state left.
    """
    doomed = outermost(paths)
    if not doomed:
        raise Refused("select the states to delete first")
    for path in doomed:
        state_of(document, path)
    draft = draft_of(document)
    remove_states(document.outline, draft, doomed)
    label = f"Delete {short(doomed[0][-1])}" if len(doomed) == 1 else f"Delete {len(doomed)} states"
    return edit_of(document, draft, label, select=_beside(document.outline, doomed))


def outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths that lie in none of the others, in their order, each once."""
    unique = dict.fromkeys(paths)
    return [path for path in unique if not any(path[:length] in unique for length in range(len(path)))]


def remove_states(outline: Outline, draft: Draft, doomed: Collection[Path]) -> None:
    """The steps of deleting states that lie in none of each other; the draft still has the outline's text."""
    gone = set(doomed)
    arriving = [
        transition
        for path in doomed
        for transition in outline.arriving(path)
        if transition.kind is TransitionKind.START or transition.source not in gone
    ]
    arriving.sort(key=lambda transition: transition.node.start, reverse=True)  # items of a list from the last one
    for transition in arriving:
        _redirect(outline, draft, transition, gone)
    for path in sorted(doomed, key=lambda path: outline.states[path].key.start, reverse=True):
        draft.remove(path)


def _redirect(outline: Outline, draft: Draft, transition: Transition, gone: set[Path]) -> None:
    """Let a transition lead to what follows the deleted state it led to, or drop it."""
    assert transition.target is not None
    follower = _follower(outline, transition.target, gone)
    if transition.kind is TransitionKind.START:
        _restart(outline, draft, transition, follower, gone)
    elif follower is not None and (follower != transition.source or transition.kind is TransitionKind.CATCH):
        draft.set(transition.path, str(follower[-1]))
    else:
        drop_transition(draft, transition)


def _follower(outline: Outline, path: Path, gone: set[Path]) -> Path | None:
    """The one state that comes after deleted ones; None where there is none, or more than one."""
    passed: set[Path] = set()
    while path in gone:
        if path in passed:
            return None
        passed.add(path)
        targets = {
            transition.target for transition in outline.leaving(path) if transition.kind is not TransitionKind.CATCH
        }
        if len(targets) != 1 or (target := targets.pop()) is None:
            return None
        path = target
    return path if path in outline.states else None


def _restart(outline: Outline, draft: Draft, transition: Transition, follower: Path | None, gone: set[Path]) -> None:
    scope = outline.scopes[transition.source]
    left = [path for path in scope.states if path not in gone]
    first = follower or next(iter(left), None)
    if first is None:
        draft.remove(transition.path)
    else:
        start_at(draft, scope.path, str(first[-1]))


def _beside(outline: Outline, doomed: list[Path]) -> tuple[Path, ...]:
    """What to select afterwards: what led to the first deleted state, else what followed it."""
    gone = set(doomed)
    before = [
        transition.source for transition in outline.arriving(doomed[0]) if transition.kind is not TransitionKind.START
    ]
    after = [transition.target for transition in outline.leaving(doomed[0]) if transition.target is not None]
    return tuple(path for path in (*before, *after) if path in outline.states and path not in gone)[:1]
