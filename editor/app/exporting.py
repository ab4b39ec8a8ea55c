"""A workflow as a picture: in a file, or on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from editor.app import asking
from editor.app.notices import Notice, Severity
from editor.canvas.export import image, pdf, picture_of, png
from editor.canvas.export_svg import svg
from editor.errors import FileProblem
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.page import Page
    from editor.app.window import Window
    from editor.canvas.export import Excerpt

KEY = "export"
_SCALE = 2.0
"""Pixels to a unit: pictures in pixels stay sharp on screens of high density."""


class Exporting:
    """The pictures of one window's workflows."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def ask(self) -> None:
        """Ask for a file, and draw the workflow into it."""
        self._ask(only_selected=False)

    def ask_for_selection(self) -> None:
        """Ask for a file, and draw the selected states into it."""
        self._ask(only_selected=True)

    def export(self, page: Page, path: Path, *, only_selected: bool = False) -> None:
        """Draw a workflow, or what is selected of it, into a file: SVG, PNG or PDF by its ending."""
        excerpt = self._excerpt(page, only_selected=only_selected)
        if excerpt is None:
            return
        try:
            write_file(path, _bytes(excerpt, path, page.workfile.name))
        except FileProblem as problem:
            page.notices.say(Notice(KEY, f"There is no picture. {problem}", Severity.ERROR))
            return
        page.notices.withdraw(KEY)
        self._window.statusBar().showMessage(f"{path} is written.", 8000)

    def copy(self) -> None:
        """Put a picture of the selected states, or of the whole workflow, on the clipboard."""
        page = self._window.page
        excerpt = None if page is None else self._excerpt(page, only_selected=bool(page.canvas.board.selection))
        if page is None or excerpt is None:
            return
        try:
            QGuiApplication.clipboard().setImage(image(excerpt, _SCALE))
        except FileProblem as problem:
            page.notices.say(Notice(KEY, f"There is no picture. {problem}", Severity.ERROR))

    def _ask(self, *, only_selected: bool) -> None:
        page = self._window.page
        if page is None:
            return
        folder = asking.folder_or_home(self._window.bench.settings["last_folder"])
        stem = page.workfile.name.split(".")[0]
        path = asking.ask_for_picture(self._window, folder / f"{stem}.svg")
        if path is not None:
            self.export(page, path, only_selected=only_selected)

    def _excerpt(self, page: Page, *, only_selected: bool) -> Excerpt | None:
        """What is to be drawn; None where nothing is."""
        drawing = page.canvas.view.drawing
        if drawing is None or drawing.is_empty:
            page.session.refused.emit("There is nothing to draw yet: look at the graph first.")
            return None
        return picture_of(drawing, page.canvas.board.selection if only_selected else None)


def _bytes(excerpt: Excerpt, path: Path, title: str) -> bytes:
    ending = path.suffix.lower()
    if ending == ".svg":
        return svg(excerpt, title=title)
    if ending == ".pdf":
        return pdf(excerpt, title=title)
    if ending == ".png":
        return png(excerpt, _SCALE)
    raise FileProblem(f"{path.name} is no picture: use a name that ends in .svg, .png or .pdf.")
