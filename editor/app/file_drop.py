"""Files dropped onto a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Takes files from drags over widgets that would take them as text, or not at all; `dropped(list of Path)`."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.over(window)

    def over(self, widget: QWidget) -> None:
        """Take files that are dropped onto a widget."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a drag with files come in and be dropped; leave all others to the widget."""
        if event.type() in _DRAGS and isinstance(event, QDropEvent):
            files = files_in(event.mimeData())
            if files:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.dropped.emit(files)
                return True
        return bool(super().eventFilter(watched, event))


def files_in(drag: QMimeData) -> list[Path]:
    """The local files a drag carries."""
    return [Path(url.toLocalFile()) for url in drag.urls() if url.isLocalFile()]
