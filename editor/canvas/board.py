"""What gestures and commands work on: a session, the view that shows it, and what is selected in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.canvas.finding import shown
from editor.canvas.overlay import NO_MARKS, NOTHING, Marks, Preview
from editor.canvas.ports import ports_of
from editor.canvas.words import described
from editor.layout.geometry import Direction, Point
from editor.workflow.edit import Rejection
from editor.workflow.graph import vertex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint, QPointF

    from editor.canvas.drawing import Drawing
    from editor.canvas.view import CanvasView
    from editor.layout.geometry import Rect
    from editor.session import Session
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Outcome


class Board:
    """The canvas as gestures see it. It is the origin of all they do.

    `edge` is the selected edge, `hovered` the node under the pointer; `found` are the nodes a search found, the
    present one first; `broken` ones cannot be read whole.
    """

    def __init__(self, session: Session, view: CanvasView) -> None:
        self.session = session
        self.view = view
        self.direction = Direction.DOWN
        self.edge: Path | None = None
        self.hovered: Path | None = None
        self.found: tuple[Path, ...] = ()
        self.broken: tuple[Path, ...] = ()

    @property
    def document(self) -> Document:
        """The workflow as it is now."""
        return self.session.document

    @property
    def drawing(self) -> Drawing:
        """What is drawn of it; there are no gestures before there is a drawing."""
        assert self.view.drawing is not None
        return self.view.drawing

    @property
    def selection(self) -> tuple[Path, ...]:
        """The selected states that show; none where an edge is selected."""
        if self.view.drawing is None or self.edge is not None:
            return ()
        return tuple(path for path in self.session.view.selection if path in self.drawing.picture.nodes)

    def perform(self, outcome: Outcome) -> bool:
        """Do what an operation answered; True where something was done."""
        if not isinstance(outcome, Rejection):
            self.edge = None
        return self.session.perform(outcome, origin=self)

    def select(self, paths: Iterable[Path]) -> None:
        """Select states, and no edge."""
        self.edge = None
        self.session.select(paths, origin=self)
        self.mark()

    def pick(self, key: Path | None) -> None:
        """Select one state and mark the whole of it in the text, or select nothing."""
        state = None if key is None else self.document.outline.states.get(key)
        if state is None:
            self.select(())
            return
        self.edge = None
        self.session.place_caret(state.key.start, state.span.end, origin=self)
        self.mark()

    def pick_edge(self, key: Path) -> None:
        """Select an edge, and mark what it leads to in the text."""
        transition = self.document.outline.transitions.get(key)
        if transition is not None:
            self.edge = key
            self.session.place_caret(transition.node.start, transition.node.end, origin=self)
            self.mark()

    def hover(self, key: Path | None) -> None:
        """Show the ports of the node under the pointer."""
        if key != self.hovered:
            self.hovered = key
            self.mark()

    def mark(self) -> None:
        """Bring rings, ports and marks in line with what is selected."""
        if self.view.drawing is None:
            return
        self.drawing.select(self.selection)
        self.view.setAccessibleDescription(self._in_words())
        self.view.show_marks(self._marks())

    def _in_words(self) -> str:
        """What is selected, for screen readers: the canvas is one widget to them."""
        names = [described(vertex(self.drawing.graph, path)).replace("\n", ", ") for path in self.selection[:1]]
        more = len(self.selection) - 1
        return "; ".join((*names, f"and {more} more")) if more > 0 else "".join(names)

    def _marks(self) -> Marks:
        drawing = self.drawing
        line = drawing.picture.edges.get(self.edge) if self.edge is not None else None
        ports = [port for key in self.with_ports() for port in ports_of(drawing, key, self.direction)]
        found = tuple(drawing.rects(self.found))
        broken = tuple(drawing.rects({shown(path, drawing.nodes) or path for path in self.broken}))
        if line is None and not (ports or found or broken):
            return NO_MARKS
        is_present_shown = bool(self.found) and self.found[0] in drawing.nodes
        return Marks(
            edge=line.points if line else (),
            edge_label=line.label if line else None,
            ports=tuple(ports),
            append=self._append_port(),
            matches=found,
            match=found[0] if is_present_shown else None,
            broken=broken,
        )

    def _append_port(self) -> Point | None:
        """The port of the only selected state that it usually leads on from."""
        ports = ports_of(self.drawing, self.selection[0], self.direction) if len(self.selection) == 1 else ()
        return ports[0] if ports else None

    def with_ports(self) -> list[Path]:
        """The nodes whose ports show: the one under the pointer, and the one that alone is selected."""
        alone = self.selection if len(self.selection) == 1 else ()
        return list(dict.fromkeys(key for key in (self.hovered, *alone) if key is not None))

    def show(self, preview: Preview = NOTHING) -> None:
        """Show what a gesture would do."""
        self.view.show_preview(preview)

    def scene_place(self, place: QPoint | QPointF) -> Point:
        """A place in the view as one on the canvas."""
        found = self.view.to_scene(place)
        return Point(found.x(), found.y())

    def rect_of(self, key: Path) -> Rect | None:
        """Where a node is."""
        return self.drawing.picture.nodes.get(key)
