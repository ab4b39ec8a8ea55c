"""Nodes that glide to their new places after a change, instead of jumping there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QGraphicsItem

    from editor.canvas.drawing import Drawing
    from editor.layout.geometry import Rect
    from editor.text.tree import Path

DURATION = 180
"""In milliseconds."""
_MOST = 400
"""So many nodes move at most: with more of them, jumping is calmer."""


class Motion(QVariantAnimation):
    """Lets the items of one drawing come to their places: nodes from where they were, what is new out of nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._moving: list[tuple[QGraphicsItem, QPointF, QPointF]] = []
        self._appearing: list[QGraphicsItem] = []
        self.setDuration(DURATION)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._show)

    def begin(self, before: Drawing, after: Drawing, dx: float, dy: float) -> None:
        """Move from one drawing to the next; what stood still on the screen is so much further in the new one."""
        self.finish()
        old = {key: rect.moved(dx, dy) for key, rect in before.picture.nodes.items()}
        moved = {key: item for key, item in after.nodes.items() if _is_elsewhere(key, old, after)}
        if not moved or len(moved) > _MOST:
            return
        self._moving = [
            (item, QPointF(old[key].x, old[key].y), item.pos()) for key, item in moved.items() if key in old
        ]
        self._appearing = [item for key, item in moved.items() if key not in old]
        lines = before.picture.edges
        for key, item in (*after.edges.items(), *after.labels.items()):
            same = key in lines and [point.moved(dx, dy) for point in lines[key].points] == [
                *after.picture.edges[key].points
            ]
            if not same:
                self._appearing.append(item)
        self._show(0.0)  # Qt says nothing at the start where the value is the same as before
        self.start()

    def finish(self) -> None:
        """Bring everything to its place at once."""
        self.stop()
        self._show(1.0)
        self._moving, self._appearing = [], []

    def _show(self, share: float) -> None:
        for item, start, end in self._moving:
            item.setPos(start + (end - start) * share)
        for item in self._appearing:
            item.setOpacity(share)


def _is_elsewhere(key: Path, old: Mapping[Path, Rect], after: Drawing) -> bool:
    rect = after.picture.nodes[key]
    return key not in old or (old[key].x, old[key].y) != (rect.x, rect.y)
