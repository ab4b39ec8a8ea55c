"""Which room is taken: rectangles, found by where they are."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editor.layout.geometry import Rect

_CELL = 512.0


class Taken:
    """Rectangles in a grid of cells, so that a question looks at those nearby alone. Each may have an owner."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Rect, int | None]]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect, owner: int | None = None) -> None:
        """Take the room of a rectangle."""
        for cell in _cells(rect):
            self._cells.setdefault(cell, []).append((rect, owner))

    def meets(self, rect: Rect, but: int | None = None) -> bool:
        """Whether some of a rectangle is taken already, by another owner than `but` where that is given."""
        return any(
            rect.overlaps(other) and (but is None or owner != but)
            for cell in _cells(rect)
            for other, owner in self._cells.get(cell, ())
        )


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    columns = range(int(rect.x // _CELL), int(rect.right // _CELL) + 1)
    rows = range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1)
    return product(columns, rows)
