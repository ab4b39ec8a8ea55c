"""Keeps labels off the boxes and off each other, as near to their lines as can be."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from editor.layout.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.layout.geometry import Rect

_STEP = 8
_FARTHEST = 20
_SHIFTS = sorted(
    ((dx * _STEP, dy * _STEP) for dx, dy in product(range(-_FARTHEST, _FARTHEST + 1), repeat=2)),
    key=lambda shift: (shift[0] ** 2 + shift[1] ** 2, shift),
)
"""Ways to move a label out of the way: not at all, then the shortest first."""


def free_labels(boxes: Sequence[Rect], labels: Sequence[Rect | None]) -> list[Rect | None]:
    """The labels where they cover no box and no label before them; one that finds no room stays where it was."""
    taken = Taken(boxes)
    free: list[Rect | None] = []
    for label in labels:
        place = None if label is None else _freed(label, taken)
        if place is not None:
            taken.add(place)
        free.append(place)
    return free


def _freed(label: Rect, taken: Taken) -> Rect:
    tried = (label.moved(dx, dy) for dx, dy in _SHIFTS)
    return next((place for place in tried if not taken.meets(place)), label)
