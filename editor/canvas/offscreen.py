"""Draws workflows where there is no window, and perhaps no screen: what `statewright export` calls."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from editor.canvas.drawing import draw
from editor.canvas.export import pdf, picture_of, png
from editor.canvas.export_svg import svg
from editor.canvas.ink import fonts, ink_of
from editor.errors import FileProblem
from editor.layout.layouter import Layouter
from editor.widgets.theme import DARK, LIGHT

if TYPE_CHECKING:
    from editor.layout.geometry import Direction
    from editor.workflow.document import Document

_NO_FONT = "This machine has no font to write with, so nothing can be drawn: install one, such as DejaVu or Noto."


def drawn(document: Document, ending: str, *, dark: bool, direction: Direction, scale: float, title: str) -> bytes:
    """A picture of a whole workflow as the bytes of a file; `ending` is `.svg`, `.png` or `.pdf`.

    Raises FileProblem where there is no font, or where a picture in pixels would be too large.
    """
    application = _application()
    if not QFontInfo(fonts().name).family():  # boxes would stand for the letters; names of families there are always
        raise FileProblem(_NO_FONT)
    excerpt = picture_of(draw(document, Layouter(), ink_of(DARK if dark else LIGHT), direction, frozenset()))
    if ending == ".svg":
        content = svg(excerpt, scale, title)
    elif ending == ".pdf":
        content = pdf(excerpt, scale, title)
    else:
        content = png(excerpt, scale)
    del application  # held until here: without it nothing can be drawn
    return content


def _application() -> object:
    """The application, without which Qt draws nothing. On Linux it takes no screen, not even one that is there.

    A screen that cannot be reached any more would end the process, and the picture is the same on all of them.
    """
    off_screen = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QApplication.instance() or QApplication(["statewright", *off_screen])
