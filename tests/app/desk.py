"""What tests of the whole window share: a workbench, files, and the keys and questions of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from editor.app.appearance import Appearance
from editor.app.folders import config_folder, state_folder
from editor.app.window import Window
from editor.app.workbench import Workbench
from editor.text.edits import TextEdit

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.page import Page

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"}
  }
}
"""
A, B = ("States", "A"), ("States", "B")


def open_workbench() -> Workbench:
    """A workbench as the program starts it, without a window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Workbench(Appearance(application), config_folder(), state_folder(), Window)


def leave(bench: Workbench) -> None:
    """End the program, whatever is unsaved."""
    for window in tuple(bench.windows):
        for page in window.tabs.pages:
            bench.leave(page.workfile)
            window.drop_page(page)
        window.close()
    bench.close()


def workflow_file(folder: Path, name: str = "order.asl.json", text: str = TEXT) -> Path:
    """A file with a workflow."""
    path = folder / name
    path.write_bytes(text.encode())
    return path


def type_into(page: Page, text: str = " ") -> None:
    """Put something at the start of a page's text."""
    page.session.type_text([TextEdit(0, 0, text)], len(text))


def press_soon(words: str) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()

    QTimer.singleShot(0, press)
