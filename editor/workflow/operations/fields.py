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
    present = _present(draft, path)
    draft.set(path[: present + 1], _nested(path[present + 1 :], value))
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


def _present(draft: Draft, path: Path) -> int:
    """How many steps on the way to a path the text has already, without the last one."""
    return next((length for length in range(len(path) - 1, 0, -1) if draft.find(path[:length]) is not None), 0)


def _nested(path: Path, value: Value) -> Value:
    """A value inside the objects and lists that lead to it."""
    for step in reversed(path):
        if isinstance(step, int) and step > 0:
            raise Refused(f"a new list begins with its first item, there is no item {step + 1} yet")
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _label(document: Document, path: Path) -> str:
    state = document.outline.state_at(path[:-1])
    names = [str(step) for step in path[0 if state is None else len(state.path) :] if isinstance(step, str)]
    field = short(names[-1] if names else "value")
    return field if state is None else f"{field} of {short(state.name)}"


def _selected(document: Document, path: Path) -> tuple[Path, ...]:
    state = document.outline.state_at(path)
    return () if state is None else (state.path,)
