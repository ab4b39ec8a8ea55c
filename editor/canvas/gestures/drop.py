"""A state type dragged in from the palette and let go on the canvas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.canvas.landing import Landing, landing_at
from editor.canvas.measures import CARD_HEIGHT, CARD_WIDTH
from editor.canvas.overlay import Preview
from editor.canvas.placing import with_place
from editor.layout.geometry import Size, rect_around
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.adding import InScope, add_state

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from editor.canvas.board import Board
    from editor.layout.geometry import Point
    from editor.workflow.edit import Outcome
    from editor.workflow.operations.adding import Place

_CARD = Size(CARD_WIDTH, CARD_HEIGHT)


@dataclass(slots=True)
class Drop:
    """Dragging a new state over the canvas: onto an edge, a state, an empty scope, or into the open."""

    board: Board
    kind: str
    _asked: Place | None = None
    _outcome: Outcome | None = None

    def start(self, _at: Point) -> None:
        """Come in: nothing is hovered meanwhile."""
        self.board.hover(None)

    def move(self, at: Point, _keys: Qt.KeyboardModifier) -> None:
        """Show where the state would go, or why it cannot."""
        landing = landing_at(self.board, at)
        outcome = self._outcome_at(landing)
        in_open = isinstance(landing.place, InScope)
        self.board.show(
            Preview(
                marker=landing.marker,
                target=landing.target,
                ghosts=(rect_around(at, _CARD),) if in_open else (),
                hint=outcome.label if isinstance(outcome, Edit) else outcome.reason,
                hint_at=at,
                is_refused=isinstance(outcome, Rejection),
            )
        )

    def finish(self, at: Point, _keys: Qt.KeyboardModifier) -> None:
        """Add the state."""
        landing = landing_at(self.board, at)
        outcome = self._outcome_at(landing)
        self.cancel()
        if isinstance(outcome, Edit) and isinstance(landing.place, InScope):
            outcome = replace(outcome, placement=with_place(self.board, landing.place.scope, outcome.select, at))
        self.board.perform(outcome)

    def cancel(self) -> None:
        """Add nothing."""
        self.board.show()

    def _outcome_at(self, landing: Landing) -> Outcome:
        """What letting go would come to; asked once for each place in the workflow."""
        if self._outcome is None or self._asked != landing.place:
            self._asked, self._outcome = landing.place, add_state(self.board.document, landing.place, self.kind)
        return self._outcome
