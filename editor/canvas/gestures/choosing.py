"""Which gesture a drag is, by where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.gestures.connect import Connect
from editor.canvas.gestures.lasso import Lasso
from editor.canvas.gestures.move import Move
from editor.canvas.gestures.pan import Pan
from editor.canvas.gestures.reconnect import Reconnect
from editor.canvas.items import NodeItem
from editor.canvas.ports import end_at, port_at
from editor.layout.container import HEADER

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from editor.canvas.board import Board
    from editor.canvas.gestures.gesture import Gesture
    from editor.text.tree import Path


def gesture_at(board: Board, place: QPoint, *, pans: bool) -> Gesture:
    """The gesture that a drag from a place in the view is; `pans` where the canvas itself is dragged."""
    if pans:
        return Pan(board)
    leading = leading_gesture_at(board, place)
    if leading is not None:
        return leading
    state = held_at(board, place)
    return Lasso(board) if state is None else Move(board, state)


def held_at(board: Board, place: QPoint) -> Path | None:
    """The state one takes hold of at a place in the view: a card, or the header of an open container."""
    item = board.view.item_at(place)
    if not isinstance(item, NodeItem) or item.key not in board.drawing.states:
        return None
    is_inside = item.look.is_open and item.mapFromScene(board.view.to_scene(place)).y() > HEADER
    return None if is_inside else item.key


def leading_gesture_at(board: Board, place: QPoint) -> Connect | Reconnect | None:
    """The gesture from a handle of the selected edge, or else from a port."""
    at, zoom = board.scene_place(place), board.view.zoom
    line = None if board.edge is None else board.drawing.picture.edges.get(board.edge)
    if board.edge is not None and line is not None and (end := end_at(line.points, at, zoom)) is not None:
        return Reconnect(board, board.edge, end)
    port = port_at(board.drawing, board.with_ports(), board.direction, at, zoom)
    return None if port is None else Connect(board, *port)


def cursor_at(board: Board, place: QPoint) -> Qt.CursorShape:
    """The shape of the pointer over a place in the view: what a click or a drag from there would be."""
    if leading_gesture_at(board, place) is not None:
        return Qt.CursorShape.CrossCursor
    item = board.view.item_at(place)
    if isinstance(item, NodeItem) and board.view.is_on_arrow(item, place):
        return Qt.CursorShape.PointingHandCursor
    return Qt.CursorShape.ArrowCursor
