"""A laid out workflow as items in a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from editor.canvas.card import CardLook
from editor.canvas.edges import edge_item
from editor.canvas.frame import FrameLook
from editor.canvas.items import LabelItem, Look, NodeItem
from editor.canvas.marks import AnchorLook, StubLook
from editor.canvas.overview import Overview, overview
from editor.canvas.sizes import DrawnSizes
from editor.canvas.slots import SlotItem
from editor.layout.geometry import Point
from editor.workflow.anchors import start_of
from editor.workflow.graph import VertexKind, vertex
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from editor.canvas.ink import Ink
    from editor.layout.geometry import Direction, Rect
    from editor.layout.layouter import Layouter
    from editor.layout.picture import Picture
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.graph import Graph, Vertex
    from editor.workflow.outline import Transition

_EDGE, _LABEL, _NODE = 1, 2, 3
_LAYERS = 4
MARGIN = 2000.0
"""How far one can go beyond the last node."""


class Drawing:
    """The items of one picture by their keys, in a scene of their own.

    The dicts keep the items alive: an item whose Python side is gone cannot be painted. Edges that share a line share
    an item, which stands for the first of them.
    """

    def __init__(self, graph: Graph, picture: Picture, labels: Mapping[Path, str], ink: Ink) -> None:
        self.picture = picture
        self.graph = graph
        self.ink = ink
        self.states: frozenset[Path] = frozenset(key for key in picture.nodes if vertex(graph, key).state is not None)
        self.nodes: dict[Path, NodeItem] = {}
        self.edges: dict[Path, QGraphicsItem] = {}
        self.labels: dict[Path, LabelItem] = {}
        self.slots: dict[Path, SlotItem] = {}
        self.transitions: dict[Path, Transition] = {}
        self.selected: tuple[Path, ...] = ()
        self.overview: Overview = overview(picture, graph)
        self.scene = QGraphicsScene()
        self.scene.setSceneRect(QRectF(*picture.bounds.grown(MARGIN)))
        self._lines: dict[tuple[Point, ...], QGraphicsItem] = {}
        self._keys: dict[int, Path] = {}
        for key, rect in picture.nodes.items():
            self._add_node(vertex(graph, key), rect)
        for source, _, attributes in graph.edges(data=True):
            transition = attributes["transition"]
            if transition.path in picture.edges:
                self._add_edge(transition, _layer(vertex(graph, source).scope), labels)

    def add_slots(self, scopes: Iterable[Path]) -> None:
        """Show where states can be dropped: in scopes in which nothing stands."""
        taken = {vertex(self.graph, key).scope for key in self.nodes}
        for scope in scopes:
            box = self.picture.scopes.get(scope)
            if box is not None and scope not in taken:
                slot = SlotItem(box.rect, self.ink)
                slot.setZValue(_layer(scope) + _NODE)
                self.slots[scope] = slot
                self.scene.addItem(slot)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self.nodes and not self.slots

    @property
    def start(self) -> Point:
        """Where the workflow starts; the corner of a workflow that does not say."""
        rect = self.picture.nodes.get(start_of(()))
        return Point(self.picture.bounds.x, self.picture.bounds.y) if rect is None else rect.centre

    def select(self, keys: Sequence[Path]) -> None:
        """Show these nodes as selected, and no others."""
        for key in self.selected:
            self.nodes[key].select(False)
        self.selected = tuple(key for key in keys if key in self.nodes)
        for key in self.selected:
            self.nodes[key].select(True)

    def rects(self, keys: Iterable[Path]) -> list[Rect]:
        """Where nodes are."""
        return [self.picture.nodes[key] for key in keys if key in self.picture.nodes]

    def key_of_edge(self, item: QGraphicsItem) -> Path | None:
        """The key of the edge that an item draws or says something of."""
        return item.key if isinstance(item, LabelItem) else self._keys.get(id(item))

    def _add_node(self, record: Vertex, rect: Rect) -> None:
        look = self._look(record, rect)
        item = NodeItem(record.path, rect, look, self.ink)
        item.setZValue(_layer(record.scope) + (0 if look.is_open else _NODE))
        self.nodes[record.path] = item
        self.scene.addItem(item)

    def _add_edge(self, transition: Transition, layer: int, labels: Mapping[Path, str]) -> None:
        edge = self.picture.edges[transition.path]
        item = self._lines.get(edge.points)
        if item is None:
            item = edge_item(edge.points, transition.kind, self.ink)
            item.setZValue(layer + _EDGE)
            self._lines[edge.points] = item
            self._keys[id(item)] = transition.path
            self.scene.addItem(item)
        self.edges[transition.path] = item
        self.transitions[transition.path] = transition
        if edge.label is not None:
            self._add_label(transition, edge.label, layer, labels[transition.path])

    def _add_label(self, transition: Transition, rect: Rect, layer: int, words: str) -> None:
        is_catch = transition.kind is TransitionKind.CATCH
        item = LabelItem(transition.path, words, rect, self.ink, is_catch=is_catch)
        item.setZValue(layer + _LABEL)
        self.labels[transition.path] = item
        self.scene.addItem(item)

    def _look(self, record: Vertex, rect: Rect) -> Look:
        if record.kind is VertexKind.MISSING:
            return StubLook(record, self.ink)
        if record.state is None:
            return AnchorLook(rect.width, self.ink, is_end=record.kind is VertexKind.END)
        if record.path in self.picture.headers:
            scopes = self.picture.scopes
            lanes = [scopes[scope].rect for scope in record.state.scopes if scope in scopes]
            return FrameLook(record.state, rect, lanes, self.ink)
        return CardLook(record.state, self.ink)


def _layer(scope: Path) -> int:
    """The height above the canvas of what lies in a scope: what lies inside something lies above it."""
    return _LAYERS * len(scope)


def draw(document: Document, layouter: Layouter, ink: Ink, direction: Direction, collapsed: frozenset[Path]) -> Drawing:
    """A document laid out and drawn."""
    sizes = DrawnSizes()
    picture = layouter.lay_out(
        document.outline,
        document.graph,
        sizes,
        direction=direction,
        collapsed=collapsed,
        placement=document.placement,
    )
    drawing = Drawing(document.graph, picture, sizes.labels, ink)
    drawing.add_slots(scope.path for scope in document.outline.scopes.values() if not scope.states)
    return drawing
