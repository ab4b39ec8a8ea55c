"""Lays out whole workflows, scope by scope, innermost first, and remembers the scopes it has laid out."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.layout.container import HEADER, ContainerLayout, enclose
from editor.layout.geometry import Direction, Point, Rect
from editor.layout.manual import centres_of
from editor.layout.parts import Parts, parts_of, scope_contents
from editor.layout.picture import EdgeLine, Picture, ScopeBox
from editor.layout.scope import EMPTY, ScopeLayout, automatic_layout, manual_layout, moved_line
from editor.workflow.graph import vertex
from editor.workflow.placement import AUTOMATIC

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Set as AbstractSet

    from editor.layout.geometry import Size
    from editor.layout.parts import Sizes
    from editor.text.tree import Path
    from editor.workflow.graph import Graph, Vertex
    from editor.workflow.outline import Outline, State
    from editor.workflow.placement import Placement

CAPACITY = 50_000
_NOTHING = ScopeLayout((), (), EMPTY)


class Layouter:
    """Lays out workflows. Scopes of the same structure and sizes are laid out once, whatever their names.

    `capacity` bounds what is remembered, in boxes and lines.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._known: OrderedDict[Hashable, ScopeLayout] = OrderedDict()
        self._capacity = capacity
        self._held = 0

    @property
    def remembered(self) -> int:
        """How many boxes, lines and scopes are remembered; over the capacity only while a single scope is."""
        return self._held

    def lay_out(
        self,
        outline: Outline,
        graph: Graph,
        sizes: Sizes,
        *,
        direction: Direction = Direction.DOWN,
        collapsed: AbstractSet[Path] = frozenset(),
        placement: Placement = AUTOMATIC,
    ) -> Picture:
        """Where everything in a workflow goes. States in `collapsed` are drawn as cards, whatever is inside them."""
        inside = _Inside()
        shown = shown_scopes(outline, collapsed)
        contents = scope_contents(graph)
        for scope in reversed(shown):
            for state in outline.scopes[scope].states:
                inside.enclose(outline.states[state], vertex(graph, state), sizes, direction)
            if scope in contents:
                parts = parts_of(contents[scope], sizes, inside.sizes)
                inside.parts[scope] = parts
                inside.layouts[scope] = self._scope_layout(scope, parts, direction, placement)
            else:
                inside.layouts[scope] = _NOTHING
        return _assembled(outline, shown, inside)

    def _scope_layout(self, scope: Path, parts: Parts, direction: Direction, placement: Placement) -> ScopeLayout:
        places = placement.of(scope)
        centres = None if places is None else centres_of(parts, places, direction)
        key = (direction, parts.boxes, tuple((bundle.link, bundle.labels) for bundle in parts.bundles), centres)
        known = self._known.get(key)
        if known is not None:
            self._known.move_to_end(key)
            return known
        if centres is None:
            found = automatic_layout(parts.boxes, parts.bundles, direction)
        else:
            found = manual_layout(parts.boxes, parts.bundles, centres, direction)
        self._remember(key, found)
        return found

    def _remember(self, key: Hashable, layout: ScopeLayout) -> None:
        self._known[key] = layout
        self._held += _weight(layout)
        while self._held > self._capacity and len(self._known) > 1:
            _, oldest = self._known.popitem(last=False)
            self._held -= _weight(oldest)


@dataclass(slots=True)
class _Inside:
    """What is known while scopes are laid out from the innermost one outwards."""

    parts: dict[Path, Parts] = field(default_factory=dict)
    layouts: dict[Path, ScopeLayout] = field(default_factory=dict)
    containers: dict[Path, ContainerLayout] = field(default_factory=dict)
    sizes: dict[Path, Size] = field(default_factory=dict)

    def enclose(self, state: State, record: Vertex, sizes: Sizes, direction: Direction) -> None:
        """Put a container around the scopes of a state, if it has any that show."""
        scopes = self.scopes_in(state)
        if scopes:
            rooms = [self.layouts[scope].bounds.size for scope in scopes]
            self.containers[state.path] = enclose(rooms, sizes.header(record), direction)
            self.sizes[state.path] = self.containers[state.path].size

    def scopes_in(self, state: State) -> list[Path]:
        """The scopes of a state that show."""
        return [scope for scope in state.scopes if scope in self.layouts]


def _weight(layout: ScopeLayout) -> int:
    return 1 + len(layout.boxes) + len(layout.lines)


def shown_scopes(outline: Outline, collapsed: AbstractSet[Path]) -> list[Path]:
    """The scopes that are not inside a collapsed state, outer before inner."""
    hidden: set[Path] = set()
    for state in outline.states.values():
        if state.path in collapsed or state.scope in hidden:
            hidden.update(state.scopes)
    return [scope for scope in outline.scopes if scope not in hidden]


def _assembled(outline: Outline, shown: list[Path], inside: _Inside) -> Picture:
    """The scopes put into each other, from the outermost one inwards."""
    room = inside.layouts[()].bounds if () in inside.layouts else EMPTY
    picture = _Drawn({}, {}, {(): ScopeBox(room, Point(0, 0))}, {})
    for scope in shown:
        if scope not in inside.parts:
            continue
        picture.put_scope(inside.parts[scope], inside.layouts[scope], picture.scopes[scope].corner)
        for path in outline.scopes[scope].states:
            if path in inside.containers:
                picture.put_lanes(inside.scopes_in(outline.states[path]), inside, path)
    return Picture(picture.nodes, picture.headers, picture.scopes, picture.edges, room)


@dataclass(slots=True)
class _Drawn:
    """A picture while it grows."""

    nodes: dict[Path, Rect]
    headers: dict[Path, Rect]
    scopes: dict[Path, ScopeBox]
    edges: dict[Path, EdgeLine]

    def put_scope(self, parts: Parts, layout: ScopeLayout, corner: Point) -> None:
        for record, box in zip(parts.vertices, layout.boxes, strict=True):
            self.nodes[record.path] = box.moved(*corner)
        for bundle, line in zip(parts.bundles, layout.lines, strict=True):
            moved = moved_line(line, *corner)
            for path, label in zip(bundle.paths, moved.labels, strict=True):
                self.edges[path] = EdgeLine(moved.points, label)

    def put_lanes(self, scopes: list[Path], inside: _Inside, state: Path) -> None:
        rect = self.nodes[state]
        self.headers[state] = Rect(rect.x, rect.y, rect.width, HEADER)
        for scope, lane in zip(scopes, inside.containers[state].lanes, strict=True):
            room = lane.moved(rect.x, rect.y)
            bounds = inside.layouts[scope].bounds
            # Places count from the scope's own corner, which need not be where its bounds begin.
            self.scopes[scope] = ScopeBox(room, Point(room.x - bounds.x, room.y - bounds.y))
