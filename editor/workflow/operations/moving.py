"""States moved to another place: into a branch or a Map, out of it, or along the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.operations.adding import After, InScope
from editor.workflow.operations.deleting import remove_states
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation
from editor.workflow.operations.fragments import fragment_of, taken_outside, with_other_names
from editor.workflow.operations.grafting import graft, seam_of
from editor.workflow.operations.names import taken_names
from editor.workflow.operations.selection import count_label, selection_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.operations.adding import Place
    from editor.workflow.operations.selection import Selection

_ALREADY = "they are there already"


@operation
def move_states(document: Document, states: Iterable[Path], place: Place) -> Edit:
    """Take states of one scope away, healing the chain as deleting does, and put them in at a place.

    They lead to each other as they did; what led elsewhere ends. What ends goes on to what follows at the place.
    """
    selection = selection_of(document, states)
    _must_be_elsewhere(document, selection, place)
    fragment = with_other_names(fragment_of(document, selection), taken_outside(document, selection.paths))
    draft = draft_of(document)
    remove_states(document.outline, draft, selection.paths)
    # The place is looked up in the healed text: a transition may have come to lead elsewhere.
    healed = document.with_text_edits(draft.edits)
    seam = seam_of(healed, place)
    known = taken_names(healed.outline) if seam.scope == selection.scope else ()
    paths = graft(healed, draft, seam, fragment, known)
    return edit_of(document, draft, f"Move {count_label([path[-1] for path in paths])}", select=paths)


def _must_be_elsewhere(document: Document, selection: Selection, place: Place) -> None:
    """Refuse to move states into themselves, and to where they are."""
    target = place.scope if isinstance(place, InScope) else place.state if isinstance(place, After) else place.path
    for path in selection.paths:
        if target[: len(path)] == path:
            owner = None if isinstance(place, InScope) else document.outline.state_at(target)
            if owner is None or owner.path != path:
                raise Refused(f"{named(path[-1])} cannot move into itself")
            raise Refused(_ALREADY)
    if isinstance(place, InScope) and target == selection.scope:
        raise Refused(_ALREADY)
