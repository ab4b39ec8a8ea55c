"""What can be done on the canvas by key, menu and palette, each thing declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.canvas.walking import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.canvas.pane import CanvasPane
    from editor.text.tree import Path


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do on a canvas. `why_not` gives the sentence why it cannot be done now, None where it can.

    `keys` act while the canvas has the focus, and nowhere else. `begins_group` puts a line before it in a menu.
    """

    id: str
    text: str
    run: Callable[[CanvasPane], object]
    why_not: Callable[[CanvasPane], str | None]
    keys: tuple[str, ...] = ()
    begins_group: bool = False
    in_menu: bool = True


def can_always(_pane: CanvasPane) -> None:
    """Why something that can always be done cannot be: never."""


def select_all(pane: CanvasPane) -> None:
    """Select all states that show and lie in no selected one."""
    board = pane.board
    board.select(path for path in _shown(pane) if len(path) == 2)


def escape(pane: CanvasPane) -> None:
    """Give up what is being done; where nothing is, select nothing."""
    if not pane.pointer.cancel():
        pane.board.select(())


def _shown(pane: CanvasPane) -> list[Path]:
    return reading_order(pane.board.document.outline, pane.board.drawing.picture)


COMMANDS: tuple[Command, ...] = (
    Command("canvas.select_all", "Select &All", select_all, can_always, ("Ctrl+A",), begins_group=True),
    Command("canvas.escape", "Select &Nothing", escape, can_always, ("Esc",), in_menu=False),
)
