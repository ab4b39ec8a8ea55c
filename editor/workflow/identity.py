"""Which state is which after an edit: the same path, else the place of its name carried through the edits, else the
one new state of its name.

So a name typed by hand, and the name of a box around it, keep a state's place, breakpoint and selection at every
keystroke, and so does a state moved into another scope.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from editor.text.edits import carry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from editor.text.edits import TextEdit
    from editor.text.tree import Path, Span
    from editor.workflow.outline import Outline, State


def followed_paths(before: Outline, after: Outline, text_edits: Sequence[TextEdit]) -> Mapping[Path, Path]:
    """From the path of each state that is still there to the path it has now."""
    same = {path: path for path in before.states if path in after.states}
    return {**same, **renamed_paths(before, after, text_edits)}


def renamed_paths(before: Outline, after: Outline, text_edits: Sequence[TextEdit]) -> Mapping[Path, Path]:
    """From the old path of each state that has another one now to that one."""
    lost = [state for path, state in before.states.items() if path not in after.states]
    new = {path for path in after.states if path not in before.states} if lost else set()
    found: dict[Path, Path] = {}
    for state in lost if new else ():
        now = _at_carried_name(state, after, text_edits)
        if now is not None and now.path in new:
            found[state.path] = now.path
            new.discard(now.path)
    found.update(_of_same_name((state.path for state in lost if state.path not in found), new))
    return found


def followed(path: Path, paths: Mapping[Path, Path]) -> Path:
    """A path in or inside a state, after the innermost of the states around it got another path."""
    for length in range(len(path), 1, -1):
        now = paths.get(path[:length])
        if now is not None:
            return now + path[length:]
    return path


def is_covered(key: Span, text_edits: Sequence[TextEdit]) -> bool:
    """Whether edits took a whole name out of the text, not only a part of it or what stands around it."""
    return any(_covers(edit, key) for edit in text_edits)


def _covers(edit: TextEdit, key: Span) -> bool:
    return edit.start <= key.start and key.end <= edit.end


def _at_carried_name(state: State, after: Outline, text_edits: Sequence[TextEdit]) -> State | None:
    """The state whose name begins where the name of this one has come to lie.

    Text in the place of a name is another name for the same state only where it begins as the name did.
    """
    start = state.key.start
    if any(_covers(edit, state.key) and (edit.start < start or not edit.text) for edit in text_edits):
        return None
    return after.named_at(carry(start, text_edits, after=True)) or after.named_at(carry(start, text_edits))


def _of_same_name(lost: Iterable[Path], new: Collection[Path]) -> Mapping[Path, Path]:
    """From lost paths to new ones that end in the same name, where the name stands once on either side."""
    gone, come = _only_ones(lost), _only_ones(new)
    return {path: come[name] for name, path in gone.items() if name in come}


def _only_ones(paths: Iterable[Path]) -> Mapping[str | int, Path]:
    """The paths by their last step, of those that share it with no other."""
    listed = list(paths)
    count = Counter(path[-1] for path in listed)
    return {path[-1]: path for path in listed if count[path[-1]] == 1}
