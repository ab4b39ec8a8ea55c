"""What happens over the canvas, told to the pointer: presses, moves, drops. The view itself only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.canvas.pointer import Pointer
    from editor.canvas.view import CanvasView


class Forwarding(QObject):
    """Forwards the events of one view's viewport to its pointer, from the first drawing on."""

    def __init__(self, view: CanvasView, pointer: Pointer) -> None:
        super().__init__(view)
        self._view = view
        self._pointer = pointer
        self._by_type: Mapping[QEvent.Type, Callable[[Any], bool]] = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._done(pointer.move),
            QEvent.Type.MouseButtonRelease: self._done(pointer.release),
            QEvent.Type.MouseButtonDblClick: self._done(pointer.double_click),
            QEvent.Type.DragEnter: self._drag,
            QEvent.Type.DragMove: self._drag,
            QEvent.Type.DragLeave: self._done(lambda _event: pointer.cancel()),
            QEvent.Type.Drop: self._drop,
            QEvent.Type.ContextMenu: self._show_menu,
            QEvent.Type.Leave: self._leave,
        }
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Forward what the pointer is to know of."""
        forward = self._by_type.get(event.type())
        return forward is not None and self._view.drawing is not None and forward(event)

    def _done(self, forward: Callable[[Any], object]) -> Callable[[Any], bool]:
        def forwarded(event: QEvent) -> bool:
            forward(event)
            event.accept()
            return True

        return forwarded

    def _press(self, event: Any) -> bool:
        self._view.pressed.emit()
        self._pointer.press(event)
        event.accept()
        return True

    def _drag(self, event: Any) -> bool:
        _answer(event, taken=self._pointer.drag(event))
        return True

    def _drop(self, event: Any) -> bool:
        _answer(event, taken=self._pointer.drop(event))
        return True

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        """Select what was clicked, and show what can be done with it."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._pointer.point_out(event.pos())
            self._view.menu_wanted.emit(event.globalPos())
        event.accept()
        return True

    def _leave(self, _event: QEvent) -> bool:
        self._pointer.leave()
        return False


def _answer(event: Any, *, taken: bool) -> None:
    if taken:
        event.acceptProposedAction()
    else:
        event.ignore()
