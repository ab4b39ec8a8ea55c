"""Starts the application with a window."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.app.appearance import Appearance
from editor.app.window import Window

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_SCREEN = "statewright: there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."


def run(paths: list[str]) -> int:
    """Open a window with these files; the exit code when it is closed, or 2 where there is no screen to open it on."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        # Qt would abort the process.
        print(
            "statewright: there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).",
            file=sys.stderr,
        )
        return 2
    application = QApplication.instance() or QApplication(["statewright"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Statewright")
    application.setDesktopFileName("statewright")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    window = Window(Appearance(application))
    window.show()
    QTimer.singleShot(0, lambda: window.open_files(Path(path) for path in paths))
    return application.exec()
