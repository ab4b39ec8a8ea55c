"""The Flow palette: the state types, to be dragged onto the canvas, or added by Enter and double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from editor.canvas.menus import type_icon
from editor.states.registry import STATE_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.widgets.theme import Theme

STATE_TYPE_MIME = "application/x-statewright-state-type"
"""What is dragged: the name of a state type, in UTF-8."""
SENTENCES = {
    "Task": "Do a piece of work: call a service, run a function, wait for a callback",
    "Choice": "Go one of several ways, by rules",
    "Parallel": "Run branches at the same time",
    "Map": "Do the same for every item of a list",
    "Pass": "Hand the data on, changed or not",
    "Wait": "Wait for a time, or until a moment",
    "Succeed": "End with success",
    "Fail": "End with an error",
}
_ROW_HEIGHT = 32


class FlowPalette(QListWidget):
    """Lists the state types. `chosen(name)` is sent for the one that is to be added after what is selected."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Flow: states to drag onto the canvas")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIconSize(QSize(20, 20))
        self.setUniformItemSizes(True)
        for name in STATE_TYPES:
            item = QListWidgetItem(name, self)
            item.setToolTip(f"{SENTENCES[name]}. Drag it onto the canvas, or press Enter to append it.")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, SENTENCES[name])
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
        self.set_theme(theme)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.text()))

    def set_theme(self, theme: Theme) -> None:
        """Draw the glyphs in other colours."""
        for row in range(self.count()):
            self.item(row).setIcon(type_icon(self.item(row).text(), theme))

    def mimeTypes(self) -> list[str]:
        """The one kind of thing that is dragged from here."""
        return [STATE_TYPE_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """What is dragged."""
        return state_type_mime(items[0].text()) if items else QMimeData()


def state_type_mime(name: str) -> QMimeData:
    """A state type as something to drag."""
    dragged = QMimeData()
    dragged.setData(STATE_TYPE_MIME, name.encode())
    return dragged


def dragged_type(dragged: QMimeData) -> str | None:
    """The state type that is dragged; None for anything else."""
    if not dragged.hasFormat(STATE_TYPE_MIME):
        return None
    name = bytes(dragged.data(STATE_TYPE_MIME).data()).decode(errors="replace")
    return name if name in STATE_TYPES else None
