"""Light or dark: as the system has it, or as chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from editor.widgets.theme import DARK, LIGHT, Theme, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Mode(StrEnum):
    """What decides about the theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """The theme of the whole application; `changed(Theme)` when it is another one."""

    changed = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = Mode.SYSTEM
        self.theme: Theme = LIGHT
        # Qt's own themes of the platforms differ; Fusion takes all of its colours from the palette.
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(lambda _: self._settle())
        self._settle()

    @property
    def mode(self) -> Mode:
        """What decides about the theme."""
        return self._mode

    def choose(self, mode: Mode) -> None:
        """Let the system decide, or stay light or dark."""
        self._mode = mode
        self._settle()

    def _settle(self) -> None:
        is_dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and self._system_is_dark())
        self.theme = DARK if is_dark else LIGHT
        self._application.setPalette(palette(self.theme))
        self.changed.emit(self.theme)

    def _system_is_dark(self) -> bool:
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
