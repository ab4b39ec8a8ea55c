"""The one place that knows graphlay: boxes and links in, places and routes out.

graphlay is deterministic. It is given numbers only, never names, so that equal structure gives an equal layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import graphlay

from editor.layout.geometry import Direction, Point, Size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PRESET = "process_map"
LAYER_GAP = 50.0
NODE_GAP = 40.0
MANY_BOXES = 300
"""Above so many boxes speed counts for more than the last crossing."""
_DIRECTIONS = {Direction.DOWN: "topbottom", Direction.RIGHT: "leftright"}


@dataclass(frozen=True, slots=True)
class Box:
    """Something to place. `is_round` boxes are circles; `rank` is `first`, `last` or `free`."""

    size: Size
    rank: str = "free"
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one box to another, by their numbers; the heavier, the straighter.

    One that `turns_back` has no say in which box comes first.
    """

    source: int
    target: int
    weight: float
    label: Size | None = None
    turns_back: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """How a link runs from border to border, and the middle of its label where it has one."""

    points: tuple[Point, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The middle of each box and the route of each link, in the order they were given."""

    centres: tuple[Point, ...]
    routes: tuple[Route, ...]


def arrange(boxes: Sequence[Box], links: Sequence[Link], direction: Direction) -> Arrangement:
    """Places and routes for boxes that may stand anywhere."""
    if not boxes:
        return Arrangement((), ())
    graph = {"nodes": [_node(box) for box in boxes], "edges": [_edge(link) for link in links]}
    return _read(graphlay.layout(graph, preset=PRESET, options=_options(direction, len(boxes))))


def route(boxes: Sequence[Box], centres: Sequence[Point], links: Sequence[Link], direction: Direction) -> Arrangement:
    """Routes between boxes that stand where they stand."""
    if not boxes:
        return Arrangement((), ())
    nodes = [{**_node(box), "position": _pair(centre)} for box, centre in zip(boxes, centres, strict=True)]
    graph = {"nodes": nodes, "edges": [_edge(link) for link in links]}
    found = _read(graphlay.reroute(graph, preset=PRESET, options=_options(direction, len(boxes))))
    return Arrangement(tuple(centres), found.routes)


def _node(box: Box) -> dict[str, Any]:
    return {
        "size": {"width": box.size.width, "height": box.size.height},
        "shape": "ellipse" if box.is_round else "box",
        "rank": box.rank,
    }


def _edge(link: Link) -> dict[str, Any]:
    edge: dict[str, Any] = {"source": link.source, "target": link.target, "weight": link.weight}
    if link.label is not None:
        edge["label_size"] = {"width": link.label.width, "height": link.label.height}
    if link.turns_back:
        edge["reverse_for_ranking"] = True
    return edge


def _options(direction: Direction, count: int) -> Mapping[str, Any]:
    return {
        "direction": _DIRECTIONS[direction],
        "spacing": {"layer_gap": LAYER_GAP, "node_gap": NODE_GAP},
        "coords": {"branch_style": "straight_main"},
        "labels": {"placement": "candidates", "reservation": "always"},
        # Balancing puts branches to both sides of their Choice; without it they keep the order they are given in.
        "tuning": {"order": {"balance_rounds": 0}},
        "effort": "fast" if count > MANY_BOXES else "balanced",
    }


def _pair(point: Point) -> dict[str, float]:
    return {"x": point.x, "y": point.y}


def _point(found: Mapping[str, float]) -> Point:
    return Point(found["x"], found["y"])


def _read(found: graphlay.Layout) -> Arrangement:
    routes = tuple(
        Route(
            tuple(_point(point) for point in edge["points"]),
            None if edge["label_anchor"] is None else _point(edge["label_anchor"]),
        )
        for edge in found.edges
    )
    return Arrangement(tuple(_point(node["center"]) for node in found.nodes), routes)
