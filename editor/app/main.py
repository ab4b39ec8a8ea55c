"""Starts the application with a window."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.app.appearance import Appearance
from editor.app.folders import config_folder, state_folder
from editor.app.mishaps import survive
from editor.app.recovery import offer_recovery
from editor.app.window import Window
from editor.app.workbench import Workbench

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_SCREEN = "statewright: there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."


def run(paths: list[str]) -> int:
    """Open a window with these files; the exit code when it is closed, or 2 where there is no screen to open it on."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        print(_NO_SCREEN, file=sys.stderr)  # Qt would abort the process
        return 2
    application = QApplication.instance() or QApplication(["statewright"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Statewright")
    application.setDesktopFileName("statewright")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    bench = start(application)
    survive(bench)
    QTimer.singleShot(0, bench, lambda: _begin(bench, [Path(path) for path in paths]))
    code = application.exec()
    bench.close()
    return code


def start(application: QApplication) -> Workbench:
    """The workbench of the program, with one window."""
    bench = Workbench(Appearance(application), config_folder(), state_folder(), Window)
    bench.new_window()
    return bench


def _begin(bench: Workbench, paths: list[Path]) -> None:
    """Once the window is there: open files, and say what else is to be known."""
    window = bench.windows[0]
    window.filing.open_files(paths)
    offer_recovery(window)
    if bench.settings.problem is not None:
        bench.say_everywhere(bench.settings.problem)
