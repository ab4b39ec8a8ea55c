"""A state under another name: everything that names it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.operations.drafting import Refused, draft_of, edit_of, operation, short, state_of
from editor.workflow.operations.names import name_problem, taken_names

if TYPE_CHECKING:
    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import Outline


@operation
def rename_state(document: Document, path: Path, name: str) -> Edit:
    """Give a state another name; StartAt, Next, Default, Choices and Catch of its scope follow."""
    state = state_of(document, path)
    problem = name_problem(name, taken_names(document.outline) - {state.name})
    if problem is not None:
        raise Refused(problem)
    draft = draft_of(document)
    rename_in(draft, document.outline, path, name)
    new = (*path[:-1], name)
    label = f"Rename {short(state.name)} to {short(name)}"
    return edit_of(document, draft, label, select=(new,))


def rename_in(draft: Draft, outline: Outline, path: Path, name: str) -> None:
    """A renaming in one step, however many transitions name the state; the paths of what lies inside it change."""
    tree = draft.tree
    followers = (tree.format.set_value(tree, transition.path, name) for transition in outline.arriving(path))
    draft.change((*followers, tree.format.rename(tree, path, name)))
