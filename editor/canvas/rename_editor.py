"""A name changed where it stands: a line to type into over the card, and below it why a name cannot be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from editor.canvas.measures import CARD_HEIGHT, TEXT_LEFT
from editor.layout.container import HEADER
from editor.workflow.edit import Rejection
from editor.workflow.operations.renaming import rename_state

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from editor.canvas.board import Board
    from editor.text.tree import Path
    from editor.widgets.theme import Theme

_HEIGHT, _LEAST_WIDTH, _GAP = 28, 160, 4


class RenameEditor(QLineEdit):
    """Edits the name of one state: Enter renames it, Escape leaves it, going elsewhere renames it where that can be."""

    def __init__(self, board: Board, key: Path, theme: Theme) -> None:
        super().__init__(str(key[-1]), board.view.viewport())
        self.board = board
        self.key = key
        self.reason = QLabel(board.view.viewport())
        self._is_open = True
        self.setAccessibleName(f"New name of {key[-1]}")
        self.setStyleSheet(
            f"QLineEdit {{ background: {theme.panel}; color: {theme.text}; padding: 2px 6px;"
            f" border: 2px solid {theme.accent}; border-radius: 6px; font-weight: 600; }}"
        )
        self.reason.setStyleSheet(
            f"QLabel {{ background: {theme.raised}; color: {theme.error}; padding: 4px 8px;"
            f" border: 1px solid {theme.error}; border-radius: 6px; }}"
        )
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.textChanged.connect(self._judge)
        self.returnPressed.connect(self._finish)
        for bar in (board.view.horizontalScrollBar(), board.view.verticalScrollBar()):
            bar.valueChanged.connect(self._move_along)
        self._move_along()
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the name as it was at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep all keys for the name: none of them is a shortcut of the window's."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def focusOutEvent(self, event: QEvent) -> None:
        """Take the name over where it can be given."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if self._is_open and event.reason() is not Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            outcome = rename_state(self.board.document, self.key, self.text())
            self.close_editor()
            if not isinstance(outcome, Rejection):
                self.board.perform(outcome)

    def close_editor(self) -> None:
        """Take the editor away; the canvas has the focus again."""
        if not self._is_open:
            return
        self._is_open = False
        had_focus = self.hasFocus()
        for part in (self, self.reason):
            part.hide()
            part.deleteLater()
        if had_focus:
            self.board.view.setFocus()

    def _finish(self) -> None:
        if self.text() == self.key[-1]:
            self.close_editor()
            return
        outcome = rename_state(self.board.document, self.key, self.text())
        if isinstance(outcome, Rejection):
            self._say(outcome.reason)
            return
        self.close_editor()
        self.board.perform(outcome)

    def _judge(self, name: str) -> None:
        outcome = None if name == self.key[-1] else rename_state(self.board.document, self.key, name)
        self._say(outcome.reason if isinstance(outcome, Rejection) else "")

    def _say(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        place = self.geometry()
        self.reason.setFixedWidth(max(place.width(), 2 * _LEAST_WIDTH))
        self.reason.adjustSize()
        self.reason.move(place.left(), place.bottom() + _GAP)
        self.reason.raise_()

    def _move_along(self) -> None:
        """Stand over the name, wherever the canvas has been moved."""
        rect = self.board.rect_of(self.key)
        if rect is None or not self._is_open:
            return
        view = self.board.view
        room = view.mapFromScene(rect.x, rect.y, rect.width, min(rect.height, CARD_HEIGHT)).boundingRect()
        left = room.left() + round(min(TEXT_LEFT, HEADER) * view.zoom)
        height = room.height() if rect.height <= CARD_HEIGHT else round(HEADER * view.zoom)
        width = max(room.right() - left - 4, _LEAST_WIDTH)
        self.setGeometry(QRect(left, room.top() + (height - _HEIGHT) // 2, width, _HEIGHT))
        self._say(self.reason.text())
