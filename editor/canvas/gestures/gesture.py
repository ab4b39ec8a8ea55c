"""What every drag is: it starts, moves, and is finished or cancelled. The view only forwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from editor.layout.geometry import Point

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

NOWHERE = Point(0.0, 0.0)
"""Where a gesture is before it starts."""


class Gesture(Protocol):
    """A drag in the making. Places are on the canvas; `keys` are the modifiers held down."""

    def start(self, at: Point) -> None:
        """Begin where the button was pressed."""
        ...

    def move(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Show what would come of it here."""
        ...

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Do it."""
        ...

    def cancel(self) -> None:
        """Leave everything as it was."""
        ...
