"""A whole workflow laid out: what the canvas draws, in absolute canvas units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.layout.geometry import Point, Rect
    from editor.text.tree import Path


@dataclass(frozen=True, slots=True)
class ScopeBox:
    """The lane of a scope. `corner` is the place from which the Placement counts its nodes."""

    rect: Rect
    corner: Point


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """The corners of an edge from border to border, in drawing order, and the place of its label.

    Edges with the same ends may share one line, each with a label of its own.
    """

    points: tuple[Point, ...]
    label: Rect | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Every place, by the keys of the graph: nodes (containers too), edges by the path of their field.

    `headers` has the title bar of each open container, `scopes` the lane of each scope that shows. What lies inside a
    collapsed container is in none of them. Outer things come before inner ones.
    """

    nodes: Mapping[Path, Rect]
    headers: Mapping[Path, Rect]
    scopes: Mapping[Path, ScopeBox]
    edges: Mapping[Path, EdgeLine]
    bounds: Rect
