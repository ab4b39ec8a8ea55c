"""Which state is which after an edit: the same path, else the place of its name carried through the edits.

So a name typed by hand, and the name of a box around it, keep a state's place, breakpoint and selection at every
keystroke.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.edits import carry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.text.edits import TextEdit
    from editor.text.tree import Path
    from editor.workflow.outline import Outline, State


def followed_paths(before: Outline, after: Outline, text_edits: Sequence[TextEdit]) -> Mapping[Path, Path]:
    """From the path of each state that is still there to the path it has now."""
    same = {path: path for path in before.states if path in after.states}
    lost = (state for path, state in before.states.items() if path not in same)
    found = dict(same)
    taken = set(same)
    for state in lost:
        now = _at_carried_name(state, after, text_edits)
        if now is not None and now.path not in taken:
            found[state.path] = now.path
            taken.add(now.path)
    return found


def _at_carried_name(state: State, after: Outline, text_edits: Sequence[TextEdit]) -> State | None:
    """The state whose name begins where the name of this one has come to lie."""
    start, end = state.key
    if any(edit.start <= start and end <= edit.end and not edit.text for edit in text_edits):
        return None
    by_key = after.by_key
    return by_key.get(carry(start, text_edits, after=True)) or by_key.get(carry(start, text_edits))
