"""Sentences at the top of a page or window, with what can be done about them; nothing waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.widgets.icons import icon, pixmap
from editor.widgets.theme import mixed

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.widgets.theme import Theme

_ICON = 16
_TINT = 0.08


class Severity(StrEnum):
    """How much a notice matters: the name of its colour and of its icon."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said. One with the same `key` takes its place; a choice is a button and what it does."""

    key: str
    sentence: str
    severity: Severity = Severity.HINT
    choices: tuple[tuple[str, Callable[[], object]], ...] = ()


class NoticeBar(QWidget):
    """Notices, one below the other; nothing at all while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strips: dict[str, _Strip] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.hide()

    @property
    def notices(self) -> list[Notice]:
        """What is said now, from top to bottom."""
        return [strip.notice for strip in self._strips.values()]

    def say(self, notice: Notice) -> None:
        """Say something until it is closed, a choice is made, or the same is said anew."""
        self.withdraw(notice.key)
        strip = _Strip(notice, self._theme)
        strip.close_button.clicked.connect(lambda: self.withdraw(notice.key))
        for button, (_, act) in zip(strip.buttons, notice.choices, strict=True):
            button.clicked.connect(lambda _=False, act=act: self._act(notice, act))
        self._strips[notice.key] = strip
        self._box.addWidget(strip)
        self.show()

    def withdraw(self, key: str) -> None:
        """Say it no more."""
        strip = self._strips.pop(key, None)
        if strip is not None:
            self._box.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))

    def button(self, key: str, text: str) -> QPushButton:
        """The button of a choice."""
        return next(button for button in self._strips[key].buttons if button.text() == text)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for strip in self._strips.values():
            strip.paint(theme)

    def _act(self, notice: Notice, act: Callable[[], object]) -> None:
        """Take the notice away first: what is done may say it anew."""
        strip = self._strips.get(notice.key)
        if strip is not None and strip.notice is notice:
            self.withdraw(notice.key)
        act()


class _Strip(QFrame):
    """One notice."""

    def __init__(self, notice: Notice, theme: Theme) -> None:
        super().__init__()
        self.notice = notice
        self._sign = QLabel()
        label = QLabel(notice.sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = [QPushButton(text) for text, _ in notice.choices]
        self.close_button = close_button("Close the message")
        self.setAccessibleName(notice.sentence)
        self.setAutoFillBackground(True)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 8, 6)
        box.setSpacing(8)
        box.addWidget(self._sign, 0)
        box.addWidget(label, 1)
        for button in self.buttons:
            box.addWidget(button, 0)
        box.addWidget(self.close_button, 0)
        self.paint(theme)

    def paint(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        colour = getattr(theme, self.notice.severity)
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Window, mixed(colour, theme.panel, _TINT))
        self.setPalette(colours)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap(f"actions/{self.notice.severity}", QColor(colour).name(), _ICON, ratio))
        self.close_button.setIcon(icon("actions/close", theme.secondary, theme.disabled))


def close_button(name: str) -> QToolButton:
    """A small cross; `name` is for screen readers and the tool tip. Its icon is the caller's to paint."""
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoRaise(True)
    return button
