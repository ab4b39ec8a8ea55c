"""Nodes dragged to another place: within their scope they stay there, over another scope they move into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.canvas.carrying import Carried, carried_with
from editor.canvas.gestures.gesture import NOWHERE
from editor.canvas.landing import Landing, landing_at, scope_at
from editor.canvas.measures import OVERVIEW_BELOW
from editor.canvas.overlay import NO_MARKS, Preview
from editor.canvas.placing import moved
from editor.canvas.snapping import Snap, snapped
from editor.layout.geometry import union
from editor.workflow.anchors import scope_of_key
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.adding import After, InScope, OnTransition
from editor.workflow.operations.deleting import outermost
from editor.workflow.operations.moving import move_states

if TYPE_CHECKING:
    from editor.canvas.board import Board
    from editor.layout.geometry import Point, Rect
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome

FREELY = Qt.KeyboardModifier.AltModifier
"""With this held, nothing snaps."""


@dataclass(slots=True)
class Move:
    """Dragging a node, and with it the other selected ones of its scope."""

    board: Board
    key: Path
    _from: Point = NOWHERE
    _keys: tuple[Path, ...] = ()
    _others: list[Rect] = field(default_factory=list)
    _carried: Carried | None = None
    _asked: Landing | None = None
    _outcome: Outcome | None = None

    def start(self, at: Point) -> None:
        """Take hold of the nodes."""
        if self.key not in self.board.selection:
            self.board.pick(self.key)
        scope, nodes = self.key[:-2], self.board.drawing.picture.nodes
        self._keys = tuple(path for path in outermost(self.board.selection) if path[:-2] == scope)
        self._others = [rect for key, rect in nodes.items() if scope_of_key(key) == scope and key not in self._keys]
        self._carried = carried_with(self.board.drawing, self._keys)
        self._from = at
        self.board.view.show_marks(NO_MARKS)

    def move(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Carry the nodes along, in line with others; over another scope, show what moving there would be."""
        assert self._carried is not None
        elsewhere = self._elsewhere(at)
        snap = self._snap(at, keys if elsewhere is None else FREELY)
        self._carried.move_by(snap.dx, snap.dy)
        lines = self._carried.lines(snap.dx, snap.dy)
        if elsewhere is None:
            self.board.show(Preview(lines=lines, guides=snap.guides, ghosts=self._ghosts(snap)))
            return
        outcome = self._moving(elsewhere)
        self.board.show(
            Preview(
                marker=elsewhere.marker,
                target=elsewhere.target,
                hint=outcome.label if isinstance(outcome, Edit) else outcome.reason,
                hint_at=at,
                is_refused=isinstance(outcome, Rejection),
            )
        )

    def finish(self, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Put them there."""
        elsewhere, snap = self._elsewhere(at), self._snap(at, keys)
        outcome = self._moving(elsewhere) if elsewhere is not None else None
        self.cancel()
        if outcome is not None:
            self.board.perform(outcome)
        elif snap.dx or snap.dy:
            self.board.perform(moved(self.board, self._keys, snap.dx, snap.dy))

    def cancel(self) -> None:
        """Put them back."""
        if self._carried is not None:
            self._carried.put_back()
        self.board.show()
        self.board.mark()

    def _snap(self, at: Point, keys: Qt.KeyboardModifier) -> Snap:
        dx, dy = at.x - self._from.x, at.y - self._from.y
        rect = union(self.board.drawing.rects(self._keys))
        if keys & FREELY or rect is None:
            return Snap(dx, dy)
        return snapped(rect, self._others, dx, dy)

    def _ghosts(self, snap: Snap) -> tuple[Rect, ...]:
        """The nodes as frames, where one is too far away for items to be painted."""
        if self.board.view.zoom >= OVERVIEW_BELOW:
            return ()
        return tuple(rect.moved(snap.dx, snap.dy) for rect in self.board.drawing.rects(self._keys))

    def _elsewhere(self, at: Point) -> Landing | None:
        """Where in another scope the nodes would land; None over their own."""
        scope = scope_at(self.board.drawing.picture, at, self._keys)
        if scope == self.key[:-2]:
            return None
        assert self._carried is not None
        landing = self._carried.under(lambda: landing_at(self.board, at))
        if _scope_of(landing) == scope:
            return landing
        return Landing(InScope(scope))

    def _moving(self, landing: Landing) -> Outcome:
        if self._outcome is None or self._asked is None or self._asked.place != landing.place:
            self._asked, self._outcome = landing, move_states(self.board.document, self._keys, landing.place)
        return self._outcome


def _scope_of(landing: Landing) -> Path:
    match landing.place:
        case InScope(scope):
            return scope
        case After(state):
            return state[:-2]
        case OnTransition(path):
            # The path of a transition begins with the state it leaves, or is a scope's StartAt.
            names = [number for number, step in enumerate(path) if step == "States"]
            return path[:-1] if path[-1] == "StartAt" else path[: names[-1]]
