"""What a scope is laid out from: its boxes and the bundles of transitions between them.

Transitions with the same ends share one line and stack their labels on it, so that five rules with one target read as
a list and not as five lines. Catchers keep a line of their own, because it is drawn otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from editor.layout.engine import Box, Link
from editor.layout.geometry import Size
from editor.layout.ranking import walk
from editor.workflow.graph import Vertex, VertexKind, vertex
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from editor.text.tree import Path
    from editor.workflow.graph import Graph
    from editor.workflow.outline import Transition

WEIGHTS: Mapping[TransitionKind, float] = {
    TransitionKind.START: 6.0,
    TransitionKind.NEXT: 6.0,
    TransitionKind.CHOICE: 3.0,
    TransitionKind.DEFAULT: 3.0,
    TransitionKind.END: 2.0,
    TransitionKind.CATCH: 0.5,
}
"""How much a line of each kind pulls its ends into one column: the way without errors stays straight."""
LABEL_GAP = 2.0
_RANKS = {VertexKind.START: "first", VertexKind.END: "last"}


class Sizes(Protocol):
    """How big things are drawn, in canvas units; asked for what is in the graph and for nothing else."""

    def node(self, vertex: Vertex) -> Size:
        """The size of a node that is no open container."""
        ...

    def header(self, vertex: Vertex) -> float:
        """The width that the header of an open container needs."""
        ...

    def label(self, transition: Transition) -> Size | None:
        """The size of the label of a transition; None where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class Bundle:
    """Transitions that share a line, with the sizes of their labels."""

    link: Link
    labels: tuple[Size | None, ...]
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A scope's boxes, each with its vertex, in the order a depth-first walk from the start meets them."""

    vertices: tuple[Vertex, ...]
    boxes: tuple[Box, ...]
    bundles: tuple[Bundle, ...]


@dataclass(slots=True)
class ScopeContent:
    """The vertices and transitions of one scope, with the keys of the ends of each, as the graph lists them."""

    vertices: list[Vertex]
    transitions: list[tuple[Path, Path, Transition]]


def scope_contents(graph: Graph) -> dict[Path, ScopeContent]:
    """What each scope of a graph holds; scopes without any vertex are left out."""
    contents: dict[Path, ScopeContent] = {}
    for key in graph:
        record = vertex(graph, key)
        contents.setdefault(record.scope, ScopeContent([], [])).vertices.append(record)
    for source, target, attributes in graph.edges(data=True):
        scope = vertex(graph, source).scope
        contents[scope].transitions.append((source, target, attributes["transition"]))
    return contents


def parts_of(content: ScopeContent, sizes: Sizes, containers: Mapping[Path, Size]) -> Parts:
    """The parts of a scope; `containers` has the sizes of the open containers in it."""
    numbers = {record.path: number for number, record in enumerate(content.vertices)}
    bundles = _bundles(content.transitions)
    ends = [(numbers[source], numbers[target]) for (source, target, _) in bundles]
    start = next((n for n, record in enumerate(content.vertices) if record.kind is VertexKind.START), None)
    order, back = walk(len(numbers), ends, start)
    place = {number: position for position, number in enumerate(order)}
    vertices = tuple(content.vertices[number] for number in order)
    return Parts(
        vertices,
        tuple(_box(record, containers.get(record.path) or sizes.node(record)) for record in vertices),
        tuple(
            _bundle((place[source], place[target]), together, sizes, number in back)
            for number, ((source, target), together) in enumerate(zip(ends, bundles.values(), strict=True))
        ),
    )


def _box(record: Vertex, size: Size) -> Box:
    return Box(size, _RANKS.get(record.kind, "free"), record.kind in _RANKS)


def _bundles(
    transitions: Iterable[tuple[Path, Path, Transition]],
) -> dict[tuple[Path, Path, bool], list[Transition]]:
    """The transitions with the same ends together, catchers apart; each source's in the order a reader expects."""
    found: dict[tuple[Path, Path, bool], list[Transition]] = {}
    for source, target, transition in sorted(transitions, key=lambda entry: _reading_order(entry[2])):
        found.setdefault((source, target, transition.kind is TransitionKind.CATCH), []).append(transition)
    return found


def _reading_order(transition: Transition) -> int:
    """What leads on comes first, then rules in their order, the default after them, and catchers last."""
    return _READING_ORDER[transition.kind]


_READING_ORDER = {
    kind: number
    for number, kind in enumerate(
        (
            TransitionKind.START,
            TransitionKind.NEXT,
            TransitionKind.CHOICE,
            TransitionKind.DEFAULT,
            TransitionKind.END,
            TransitionKind.CATCH,
        )
    )
}


def _bundle(ends: tuple[int, int], transitions: Sequence[Transition], sizes: Sizes, turns_back: bool) -> Bundle:
    labels = tuple(sizes.label(transition) for transition in transitions)
    weight = max(WEIGHTS[transition.kind] for transition in transitions)
    link = Link(*ends, weight, stacked(labels), turns_back)
    return Bundle(link, labels, tuple(transition.path for transition in transitions))


def stacked(labels: Iterable[Size | None]) -> Size | None:
    """The size of labels one below the other; None where there are none."""
    found = [label for label in labels if label is not None]
    if not found:
        return None
    height = sum(label.height for label in found) + LABEL_GAP * (len(found) - 1)
    return Size(max(label.width for label in found), height)
