"""A session that only looks: for a file whose bytes cannot be written back as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.text.edits import TextEdit
    from editor.workflow.document import Document
    from editor.workflow.edit import Outcome


class LockedSession(Session):
    """A session that refuses every change with a sentence."""

    def __init__(self, document: Document, reason: str) -> None:
        super().__init__(document)
        self.reason = reason

    def perform(self, outcome: Outcome, origin: object = None) -> bool:  # noqa: ARG002 - as the session has it
        """Refuse."""
        self.refused.emit(self.reason)
        return False

    def type_text(
        self,
        text_edits: Sequence[TextEdit],  # noqa: ARG002
        caret: int,  # noqa: ARG002
        origin: object = None,  # noqa: ARG002
        label: str = "Typing",  # noqa: ARG002
    ) -> None:
        """Refuse."""
        self.refused.emit(self.reason)
