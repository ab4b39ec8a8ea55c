"""What dragging an edge out of a node and dragging the end of an edge have in common: a line to a target."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.overlay import Preview
from editor.workflow.edit import Edit, Rejection

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.canvas.board import Board
    from editor.layout.geometry import Point
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome

CATCHING, RULING = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(slots=True)
class Leading:
    """A line from a fixed place to the pointer. `lead` gives what leading to a node would come to.

    It is asked once for each target and set of keys, not for each move.
    """

    board: Board
    fixed: Point
    lead: Callable[[Path, Qt.KeyboardModifier], Outcome]
    is_backwards: bool = False
    _asked: tuple[Path, Qt.KeyboardModifier] | None = None
    _outcome: Outcome = field(default_factory=lambda: Rejection(""))

    def outcome(self, target: Path, keys: Qt.KeyboardModifier) -> Outcome:
        """What letting go over a node would come to."""
        if self._asked != (target, keys):
            self._asked, self._outcome = (target, keys), self.lead(target, keys)
        return self._outcome

    def show(self, at: Point, keys: Qt.KeyboardModifier, *, is_catch: bool) -> None:
        """Show the line, the target under the pointer, and what would come of it or why nothing would."""
        target = self.target(at)
        line = (at, self.fixed) if self.is_backwards else (self.fixed, at)
        if target is None:
            self.board.show(Preview(line=line, is_catch=is_catch))
            return
        outcome = self.outcome(target, keys)
        self.board.show(
            Preview(
                line=line,
                is_catch=is_catch,
                target=self.board.rect_of(target),
                hint=outcome.label if isinstance(outcome, Edit) else outcome.reason,
                hint_at=at,
                is_refused=isinstance(outcome, Rejection),
            )
        )

    def target(self, at: Point) -> Path | None:
        """The node at a place."""
        return self.board.view.node_at(at)

    def do(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Lead to the node at a place, if there is one."""
        target = self.target(at)
        self.board.show()
        if target is not None:
            self.board.perform(self.outcome(target, keys))
