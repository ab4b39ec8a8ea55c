"""The few questions that wait for an answer: which files, which name, and what becomes of unsaved work."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

FILES = "Workflows (*.asl.json *.json *.asl);;All files (*)"
SUFFIX = ".asl.json"
PICTURES = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"


class Unsaved(Enum):
    """What is to become of unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_for_files(parent: QWidget, folder: str) -> list[Path]:
    """The files to open; none where the question was left."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Open workflows", folder, FILES)
    return [Path(name) for name in chosen]


def ask_for_name(parent: QWidget, suggested: Path) -> Path | None:
    """The file to save as, with an extension; None where the question was left. Replacing one was agreed to."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save workflow as", str(suggested), FILES)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + SUFFIX)


def ask_for_picture(parent: QWidget, suggested: Path) -> Path | None:
    """The file to draw into, with an extension; None where the question was left."""
    chosen, kind = QFileDialog.getSaveFileName(parent, "Export as a picture", str(suggested), PICTURES)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(f"{path.name}.{kind[:3].lower()}")


def folder_or_home(folder: str) -> Path:
    """The folder a question begins in: the last one, where it is there still."""
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()


def ask_about_unsaved(parent: QWidget, names: Sequence[str]) -> Unsaved:
    """What to do about unsaved workflows that are about to be closed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Unsaved changes")
    several = len(names) > 1
    box.setText(
        f"{len(names)} workflows have unsaved changes." if several else f"{names[0]} has changes that are not saved."
    )
    box.setInformativeText("\n".join(names[:10]) if several else "They are lost if you discard them.")
    save = box.addButton("&Save All" if several else "&Save", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("&Discard All" if several else "&Discard", QMessageBox.ButtonRole.DestructiveRole)
    box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    chosen = box.clickedButton()
    return Unsaved.SAVE if chosen is save else Unsaved.DISCARD if chosen is discard else Unsaved.CANCEL
