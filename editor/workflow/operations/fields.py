"""Single fields of states and of the machine, given another value or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation, short

if TYPE_CHECKING:
    from editor.text.draft import Draft
    from editor.text.format import Value
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit


@operation
def set_field(document: Document, path: Path, value: Value) -> Edit:
    """Give the field at a path a value; objects and lists on the way there come to be where there are none."""
    draft = draft_of(document)
    _make_way(draft, path)
    draft.set(path, value)
    label = f"Set {_label(document, path)}"
    return edit_of(document, draft, label, merge_key=f"set {path!r}", select=_selected(document, path))


@operation
def remove_field(document: Document, path: Path) -> Edit:
    """Take the field at a path away."""
    if document.tree.find(path) is None:
        raise Refused(f"there is no {named(path[-1] if path else 'field')} to remove")
    draft = draft_of(document)
    draft.remove(path)
    return edit_of(document, draft, f"Remove {_label(document, path)}", select=_selected(document, path[:-1]))


def _make_way(draft: Draft, path: Path) -> None:
    """Create what a path passes through and the text does not have yet."""
    for length in range(1, len(path)):
        if draft.find(path[:length]) is None:
            draft.set(path[:length], [] if isinstance(path[length], int) else {})


def _label(document: Document, path: Path) -> str:
    state = document.outline.state_at(path[:-1])
    names = [str(step) for step in path[0 if state is None else len(state.path) :] if isinstance(step, str)]
    field = short(names[-1] if names else "value")
    return field if state is None else f"{field} of {short(state.name)}"


def _selected(document: Document, path: Path) -> tuple[Path, ...]:
    state = document.outline.state_at(path)
    return () if state is None else (state.path,)
