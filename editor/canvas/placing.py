"""Nodes put somewhere by hand: what that means for the places kept of a scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.widgets.theme import GRID
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.drafting import short
from editor.workflow.placement import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.canvas.board import Board
    from editor.layout.geometry import Point as Place
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome
    from editor.workflow.placement import Placement

GRID_STEP = GRID
"""How far a step by key moves things."""


def moved(board: Board, keys: Sequence[Path], dx: float, dy: float, merge_key: str | None = None) -> Outcome:
    """States of one scope moved so far by hand: from now on all of that scope stay where they stand."""
    if not keys:
        return Rejection("Select the states to move first.")
    scope = keys[0][:-2]
    if any(key[:-2] != scope for key in keys):
        return Rejection("The selected states belong to different branches: move those of one.")
    if not dx and not dy:
        return Rejection("That is where they stand already.")
    places = _places(board, scope)
    for key in keys:
        x, y = places[str(key[-1])]
        places[str(key[-1])] = Point(x + dx, y + dy)
    label = f"Move {short(keys[0][-1])}" if len(keys) == 1 else f"Move {len(keys)} states"
    return Edit(label, (), board.document.placement.placed(scope, places), merge_key, tuple(keys))


def with_place(board: Board, scope: Path, keys: Sequence[Path], at: Place) -> Placement | None:
    """The placement with a new state where it was let go; None where its scope is laid out automatically."""
    placement, box = board.document.placement, board.drawing.picture.scopes.get(scope)
    known = placement.of(scope)
    if known is None or box is None or not keys:
        return None
    return placement.placed(scope, {**known, str(keys[0][-1]): Point(at.x - box.corner.x, at.y - box.corner.y)})


def _places(board: Board, scope: Path) -> dict[str, Point]:
    """Where the states of a scope stand, counted from its corner."""
    picture = board.drawing.picture
    corner = picture.scopes[scope].corner
    centres = {path: picture.nodes[path].centre for path in board.document.outline.scopes[scope].states}
    return {str(path[-1]): Point(place.x - corner.x, place.y - corner.y) for path, place in centres.items()}
