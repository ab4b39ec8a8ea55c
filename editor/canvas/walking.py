"""Ways through a drawn workflow by keyboard: to the next node that way, and from node to node in reading order."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.layout.geometry import Rect
    from editor.layout.picture import Picture
    from editor.text.tree import Path
    from editor.workflow.outline import Outline


class Way(Enum):
    """A way to go: how x and y change along it."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


_ASIDE = 2.0
"""How much further away something seems that lies to the side."""


def reading_order(outline: Outline, picture: Picture) -> list[Path]:
    """The states that show, as a walk from the start meets them; what is inside a container right after it."""
    members: dict[Path, list[Path]] = {}
    for key in picture.nodes:
        if key in outline.states:
            members.setdefault(key[:-2], []).append(key)
    found: list[Path] = []
    waiting = members.get((), [])[::-1]
    while waiting:
        key = waiting.pop()
        found.append(key)
        for scope in reversed(outline.states[key].scopes):
            waiting += members.get(scope, [])[::-1]
    return found


def step(outline: Outline, picture: Picture, here: Path | None, by: int) -> Path | None:
    """The state so many further in reading order; None beyond either end. From nowhere, the first or the last."""
    order = reading_order(outline, picture)
    if here not in picture.nodes or here not in outline.states:
        return (order[0] if by > 0 else order[-1]) if order else None
    place = order.index(here) + by
    return order[place] if 0 <= place < len(order) else None


def neighbour(outline: Outline, picture: Picture, here: Path, way: Way) -> Path | None:
    """The nearest state of the scope that way; where there is none, the container around."""
    start = picture.nodes[here]
    others = {key: rect for key, rect in picture.nodes.items() if key in outline.states and key[:-2] == here[:-2]}
    costs = {key: cost for key, rect in others.items() if (cost := _cost(start, rect, way)) is not None}
    if costs:
        return min(costs, key=lambda key: costs[key])
    around = outline.state_at(here[:-2])
    return None if around is None else around.path


def _cost(start: Rect, rect: Rect, way: Way) -> float | None:
    """How far a node seems that way; None where it does not lie that way."""
    dx, dy = way.value
    x, y = rect.centre.x - start.centre.x, rect.centre.y - start.centre.y
    along, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
    return None if along <= 1 else along + _ASIDE * aside
