"""Which room is taken: rectangles, found by where they are."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editor.layout.geometry import Rect

_CELL = 512.0


class Taken:
    """Rectangles in a grid of cells, so that a question looks at those nearby alone."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """Take the room of a rectangle."""
        for cell in _cells(rect):
            self._cells.setdefault(cell, []).append(rect)

    def meets(self, rect: Rect) -> bool:
        """Whether some of a rectangle is taken already."""
        return any(rect.overlaps(other) for cell in _cells(rect) for other in self._cells.get(cell, ()))


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    columns = range(int(rect.x // _CELL), int(rect.right // _CELL) + 1)
    rows = range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1)
    return product(columns, rows)
