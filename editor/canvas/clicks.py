"""What a click does, by what it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.canvas.gestures.lasso import ADDING
from editor.canvas.items import NodeItem
from editor.canvas.measures import CARD_HEIGHT
from editor.canvas.ports import is_near
from editor.layout.container import HEADER

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, Qt

    from editor.canvas.board import Board
    from editor.text.tree import Path


def click(board: Board, place: QPoint, keys: Qt.KeyboardModifier) -> None:
    """Select what is at a place in the view; with Ctrl or Shift, add it to the selection or take it out."""
    if is_on_plus(board, place):
        board.view.append_wanted.emit()
        return
    item = board.view.item_at(place)
    if not isinstance(item, NodeItem):
        edge = None if item is None else board.drawing.key_of_edge(item)
        if edge is not None:
            board.pick_edge(edge)
        elif not keys & ADDING:
            board.pick(None)
    elif board.view.is_on_arrow(item, place):
        board.view.turned.emit(item.key)
    elif keys & ADDING:
        toggle(board, item.key)
    else:
        board.pick(item.key)


def is_on_plus(board: Board, place: QPoint) -> bool:
    """Whether a place in the view is where a click adds a state after the selected one."""
    plus = board.view.marks.append
    return plus is not None and is_near(plus, board.scene_place(place), board.view.zoom)


def toggle(board: Board, key: Path) -> None:
    """Add a state to the selection, or take it out where it is in it."""
    before = board.selection
    board.select(path for path in (*before, key) if path != key or key not in before)


def point_out(board: Board, place: QPoint) -> None:
    """Select what is at a place in the view, whatever a click there would do beside that."""
    item = board.view.item_at(place)
    edge = None if item is None or isinstance(item, NodeItem) else board.drawing.key_of_edge(item)
    if edge is not None:
        board.pick_edge(edge)
    else:
        board.pick(item.key if isinstance(item, NodeItem) else None)


def double_click(board: Board, place: QPoint) -> None:
    """Edit a name on a card or a header; open or close a container by its glyph."""
    item = board.view.item_at(place)
    if not isinstance(item, NodeItem) or board.view.is_on_arrow(item, place) or item.key not in board.drawing.states:
        return
    inside = item.mapFromScene(board.view.to_scene(place))
    if inside.y() > CARD_HEIGHT or (item.look.is_open and inside.y() > HEADER):
        return
    if inside.x() < HEADER and not item.look.arrow_room.isEmpty():
        board.view.turned.emit(item.key)
    else:
        board.view.renamed.emit()
