"""States copied, cut, pasted and duplicated as text in the Amazon States Language.

The clipboard holds a whole machine, so that it opens in any editor; what is pasted may be one, or states by name
(as they stand in `States`, in braces or not), or a single state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.text.json import JSON
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, operation
from editor.workflow.operations.fragments import fragment_of, with_other_names
from editor.workflow.operations.grafting import Seam, graft, seam_of
from editor.workflow.operations.leading import language_at
from editor.workflow.operations.names import taken_names
from editor.workflow.operations.pasted_text import HARMLESS, fragment_in, in_language
from editor.workflow.operations.selection import count_label, selection_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.text.draft import Draft
    from editor.text.format import Format
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.operations.adding import Place


@dataclass(frozen=True, slots=True)
class Cutting:
    """States cut out: the text for the clipboard, and the edit that takes them away."""

    text: str
    edit: Edit


@operation
def copy(document: Document, states: Iterable[Path]) -> str:
    """The states as a workflow of their own, each written as it is: what leads out of them is kept as it stands."""
    return fragment_of(document, selection_of(document, states)).text


@operation
def cut(document: Document, states: Iterable[Path]) -> Cutting:
    """Copy states, and delete them."""
    paths = selection_of(document, states).paths
    outcome = delete_states(document, paths)
    if isinstance(outcome, Rejection):
        raise Refused(outcome.reason)
    label = f"Cut {count_label([path[-1] for path in paths])}"
    return Cutting(fragment_of(document, selection_of(document, paths)).text, replace(outcome, label=label))


@operation
def paste(document: Document, place: Place, text: str, form: Format = JSON) -> Edit:
    """Put the states of a text (written in `form`) in at a place, under free names.

    They lead to each other as they did, and to states of the scope that have the names they lead to; what is not
    there is dropped. On a transition and after a state, they go on to what follows there.
    """
    seam = seam_of(document, place)
    fragment = in_language(fragment_in(text, form), language_at(document, ()))
    return _grafted(document, seam, fragment, "Paste")


@operation
def duplicate(document: Document, states: Iterable[Path]) -> Edit:
    """Put copies of states beside them: they lead to each other, and out to where the states lead."""
    selection = selection_of(document, states)

    def join(_draft: Draft, _first: str) -> None:
        """Nothing leads to a copy yet."""

    seam = Seam(selection.scope, str(selection.paths[-1][-1]), None, join)
    return _grafted(document, seam, fragment_of(document, selection), "Duplicate")


def _grafted(document: Document, seam: Seam, fragment: Document, verb: str) -> Edit:
    known = {str(path[-1]) for path in document.outline.scopes[seam.scope].states}
    draft = draft_of(document)
    paths = graft(document, draft, seam, with_other_names(fragment, taken_names(document.outline)), known)
    brought = sum(problem.code in HARMLESS for problem in fragment.tree.syntax_problems)
    label = f"{verb} {count_label([path[-1] for path in paths])}"
    return edit_of(document, draft, label, select=paths, brought=brought)
