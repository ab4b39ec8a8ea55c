"""A strip at the top of the window that says what went wrong, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class Notice(QFrame):
    """Sentences, one below the other; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = close_button("Close the message")
        close.clicked.connect(self.clear)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.addWidget(self._label, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Add a sentence and show the strip."""
        self._label.setText(f"{self.text}\n{sentence}" if self.text else sentence)
        self.show()

    def clear(self) -> None:
        """Take all sentences away and hide the strip."""
        self._label.clear()
        self.hide()


def close_button(name: str) -> QToolButton:
    """A small cross; `name` is for screen readers."""
    button = QToolButton()
    button.setText("×")
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button
