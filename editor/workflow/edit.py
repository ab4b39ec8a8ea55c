"""What an operation answers: an Edit to apply, or a Rejection that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from editor.text.edits import TextEdit
    from editor.text.tree import Path
    from editor.workflow.placement import Placement


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a document, as people see it in the undo menu ("Connect A to B").

    `text_edits` are normal and speak of the document's text. `placement` replaces the document's where it is not
    None. Edits with the same `merge_key`, one after the other, become one step of the history. `select` are the
    states to be selected afterwards, by their paths in the edited text.
    """

    label: str
    text_edits: tuple[TextEdit, ...]
    placement: Placement | None = None
    merge_key: str | None = None
    select: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An operation cannot be done here; `reason` is a sentence for the person who tried."""

    reason: str


Outcome: TypeAlias = Edit | Rejection
