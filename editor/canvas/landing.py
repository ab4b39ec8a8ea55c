"""Where something would come to be that is let go over a place of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from editor.layout.container import PADDING
from editor.layout.geometry import Direction, Point
from editor.workflow.anchors import is_start
from editor.workflow.operations.adding import After, InScope, OnTransition

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from editor.canvas.board import Board
    from editor.canvas.overlay import Line
    from editor.layout.geometry import Rect
    from editor.layout.picture import Picture
    from editor.text.tree import Path
    from editor.workflow.operations.adding import Place

_MARKER_HALF = 28.0
_BESIDE = 8.0
EDGE_REACH = 10
"""How near to an edge, in pixels of the screen, something is let go onto it."""


@dataclass(frozen=True, slots=True)
class Landing:
    """A place in the workflow, the insertion line that shows it, and what is ringed."""

    place: Place
    marker: Line = ()
    target: Rect | None = None


def landing_at(board: Board, at: Point) -> Landing:
    """On the edge, after the state, or in the scope at a place on the canvas."""
    key = board.view.node_at(at)
    picture = board.drawing.picture
    is_card = key is not None and key in board.drawing.states and not _is_inside(picture, key, at)
    if key is not None and is_card:
        return Landing(After(key), _after(picture.nodes[key], board.direction), picture.nodes[key])
    if key is not None and is_start(key) and (*key[:-1], "StartAt") in picture.edges:
        return _on_edge(board, (*key[:-1], "StartAt"), at)
    edge = board.view.edge_near(at, EDGE_REACH)
    if edge is not None:
        return _on_edge(board, edge, at)
    scope = scope_at(picture, at)
    return Landing(InScope(scope), (), picture.scopes[scope].rect.grown(PADDING / 2) if scope else None)


def scope_at(picture: Picture, at: Point, but: Collection[Path] = ()) -> Path:
    """The innermost scope that shows at a place, leaving those inside some states out; in the open, the outermost."""
    found: Path = ()
    for scope, box in picture.scopes.items():
        inside = any(scope[: len(state)] == state for state in but)
        if len(scope) > len(found) and not inside and _holds(box.rect.grown(PADDING), at):
            found = scope
    return found


def _on_edge(board: Board, edge: Path, at: Point) -> Landing:
    return Landing(OnTransition(edge), across(board.drawing.picture.edges[edge].points, at))


def _is_inside(picture: Picture, key: Path, at: Point) -> bool:
    """Whether a place is in the body of an open container."""
    header = picture.headers.get(key)
    return header is not None and at.y > header.bottom


def _holds(rect: Rect, at: Point) -> bool:
    return rect.x <= at.x <= rect.right and rect.y <= at.y <= rect.bottom


def _after(rect: Rect, direction: Direction) -> Line:
    """A line beyond the side a node leads on from."""
    if direction is Direction.DOWN:
        y = rect.bottom + _BESIDE
        return Point(rect.x, y), Point(rect.right, y)
    x = rect.right + _BESIDE
    return Point(x, rect.y), Point(x, rect.bottom)


def across(points: Sequence[Point], at: Point) -> Line:
    """A short line across a longer one, where that comes nearest to a place."""
    nearest = min(
        ((_foot(start, end, at), start, end) for start, end in pairwise(points)),
        key=lambda found: hypot(found[0].x - at.x, found[0].y - at.y),
        default=None,
    )
    if nearest is None:
        return ()
    foot, start, end = nearest
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    x, y = -(end.y - start.y) / length * _MARKER_HALF, (end.x - start.x) / length * _MARKER_HALF
    return foot.moved(-x, -y), foot.moved(x, y)


def _foot(start: Point, end: Point, at: Point) -> Point:
    """The place on a straight piece that is nearest to another place."""
    dx, dy = end.x - start.x, end.y - start.y
    square = dx * dx + dy * dy
    share = 0.0 if not square else ((at.x - start.x) * dx + (at.y - start.y) * dy) / square
    share = min(max(share, 0.0), 1.0)
    return start.moved(dx * share, dy * share)
