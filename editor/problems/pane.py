"""What is wrong with how a text is written, as a list that leads to each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QStackedWidget, QTreeWidget, QTreeWidgetItem

from editor.widgets.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from editor.session import Session
    from editor.text.tree import SyntaxProblem
    from editor.widgets.theme import Theme

_SOON_MS = 120
_WARNINGS = frozenset({"duplicate-key"})  # all else AWS refuses
_PLACE = Qt.ItemDataRole.UserRole


class ProblemsPane(QStackedWidget):
    """Lists the problems of one session's text; `gone_to` when one was chosen and the caret stands there."""

    gone_to = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session: Session | None = None
        self._shown: tuple[SyntaxProblem, ...] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show_now)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setEnabled(False)
        self.list = QTreeWidget()
        self._build()

    def _build(self) -> None:
        self.list.setAccessibleName("Problems")
        self.list.setHeaderLabels(["Problem", "Place"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemClicked.connect(self._go_to)
        self.list.itemActivated.connect(self._go_to)
        self.addWidget(self.empty)
        self.addWidget(self.list)
        self._show_now()

    def show_session(self, session: Session | None) -> None:
        """Show the problems of another session; None for none."""
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
        self._session = session
        self._shown = None
        if session is not None:
            session.changed.connect(self._on_changed)
        self._show_now()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._shown = None
        self._show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._show_now()

    def _on_changed(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _show_now(self) -> None:
        problems = () if self._session is None else self._session.document.tree.syntax_problems
        if problems == self._shown:
            return
        self._shown = problems
        self.empty.setText("No problems." if self._session is not None else "Open a workflow to see its problems here.")
        self.list.clear()
        self.list.addTopLevelItems([self._row(problem) for problem in problems])
        self.setCurrentWidget(self.list if problems else self.empty)

    def _row(self, problem: SyntaxProblem) -> QTreeWidgetItem:
        assert self._session is not None
        line, column = self._session.document.tree.lines.position(problem.span.start)
        row = QTreeWidgetItem([" ".join(problem.message.split()), f"Line {line}, column {column}"])
        name = "warning" if problem.code in _WARNINGS else "error"
        row.setIcon(0, icon(f"actions/{name}", getattr(self._theme, name), self._theme.disabled))
        row.setData(0, _PLACE, tuple(problem.span))
        return row

    def _go_to(self, row: QTreeWidgetItem) -> None:
        if self._session is not None:
            start, end = row.data(0, _PLACE)
            length = len(self._session.document.text)
            self._session.place_caret(min(start, length), min(end, length), origin=self)
            self.gone_to.emit()
