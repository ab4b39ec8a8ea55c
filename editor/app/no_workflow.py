"""What stands in the window while no workflow is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from editor.assets import resource
from editor.widgets.theme import LARGE

_ICON_SIDE = 72


class NoWorkflow(QWidget):
    """Says how to open a workflow; `open_wanted()` when its button is pressed."""

    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = QSvgWidget(str(resource("icons/statewright.svg")))
        icon.setFixedSize(_ICON_SIDE, _ICON_SIDE)
        title = QLabel("No workflow is open")
        font = QFont(title.font())
        font.setPixelSize(LARGE)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        hint = QLabel("Open a state machine (.asl.json) with Ctrl+O, or start as “statewright FILE”.")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton("Open a file…")
        self.button.clicked.connect(self.open_wanted)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addStretch()
        box.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(hint)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch()
