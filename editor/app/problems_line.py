"""The problems of a text in one line of the status bar: how many, and the one looked at, with line and column."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from editor.session import Session
    from editor.text.tree import SyntaxProblem

_LONGEST = 160


class ProblemsLine(QPushButton):
    """Shows the problems of a session's text; pressed, it goes to the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._looked_at = -1
        self.setFlat(True)
        self.setStyleSheet("QPushButton { text-align: left; padding: 2px 8px; }")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go_on)
        self.show_problems_of(None)

    def show_problems_of(self, session: Session | None) -> None:
        """Show the problems of a session's text from the first one; nothing where there is no session."""
        self._session = session
        self._looked_at = -1
        self._tell()

    @property
    def _problems(self) -> tuple[SyntaxProblem, ...]:
        return () if self._session is None else self._session.document.tree.syntax_problems

    def _go_on(self) -> None:
        problems = self._problems
        if self._session is None or not problems:
            return
        self._looked_at = (self._looked_at + 1) % len(problems)
        span = problems[self._looked_at].span
        self._session.place_caret(span.start, span.end, origin=self)
        self._tell()

    def _tell(self) -> None:
        said = "" if self._session is None else problems_in_words(self._session, max(self._looked_at, 0))
        shown = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(f"<qt>{escape(said)}</qt>" if self._problems else "")
        self.setEnabled(bool(self._problems))


def problems_in_words(session: Session, index: int) -> str:
    """How many problems a text has and what the index-th one is."""
    tree = session.document.tree
    problems = tree.syntax_problems
    if not problems:
        return "No problems"
    span, message = problems[index].span, problems[index].message
    line, column = tree.lines.position(span.start)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return f"{count} · Line {line}, column {column}: {' '.join(message.split())}"
