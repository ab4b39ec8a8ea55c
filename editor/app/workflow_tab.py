"""One open workflow: its text and its graph side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from editor.canvas.pane import CanvasPane
from editor.code_view.pane import CodePane
from editor.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from editor.widgets.theme import Theme
    from editor.workflow.files import OpenedFile

_TEXT_SHARE, _GRAPH_SHARE = 2, 3


class WorkflowTab(QSplitter):
    """The panes of one file. The text can be read and not yet changed."""

    def __init__(self, opened: OpenedFile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.path: Path = opened.path
        self.session = Session(opened.document, self)
        self.text = CodePane(self.session)
        self.canvas = CanvasPane(self.session, theme)
        self.text.setReadOnly(True)
        keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.text.setTextInteractionFlags(keyboard)  # a caret that arrow keys move
        for pane, share in ((self.text, _TEXT_SHARE), (self.canvas, _GRAPH_SHARE)):
            self.addWidget(pane)
            self.setStretchFactor(self.count() - 1, share)
            self.setCollapsible(self.count() - 1, False)
        self.setSizes([_TEXT_SHARE * 1000, _GRAPH_SHARE * 1000])
        self.setChildrenCollapsible(False)
        self.setFocusProxy(self.canvas)
