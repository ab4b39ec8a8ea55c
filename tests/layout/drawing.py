"""Sizes for layouts in tests, workflows to lay out, and what is wrong with a picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from editor.layout.geometry import Direction, Rect, Size
from editor.layout.layouter import Layouter
from editor.workflow.document import Document
from editor.workflow.graph import Vertex, VertexKind, vertex
from editor.workflow.outline import Transition, TransitionKind

if TYPE_CHECKING:
    from editor.layout.picture import Picture

CARD = Size(208, 56)
ANCHOR = Size(24, 24)
LABELS = {
    TransitionKind.CHOICE: Size(180, 18),
    TransitionKind.DEFAULT: Size(52, 18),
    TransitionKind.CATCH: Size(96, 18),
}


class CardSizes:
    """Cards as the canvas draws them, and labels of one width a kind."""

    def node(self, vertex: Vertex) -> Size:
        return ANCHOR if vertex.kind in (VertexKind.START, VertexKind.END) else CARD

    def header(self, _: Vertex) -> float:
        return 260.0

    def label(self, transition: Transition) -> Size | None:
        return LABELS.get(transition.kind)


def drawn(document: Document, **options: Any) -> Picture:
    """The picture of a document, laid out by a layouter that knows nothing yet."""
    return Layouter().lay_out(document.outline, document.graph, CardSizes(), **options)


def machine(start: str, **states: dict[str, Any]) -> dict[str, Any]:
    """A state machine; states that say nothing of it are Pass states."""
    return {"StartAt": start, "States": {name: {"Type": "Pass", **state} for name, state in states.items()}}


def document(value: Any) -> Document:
    """A value as a document."""
    return Document(json.dumps(value, indent=2))


@dataclass(frozen=True)
class Faults:
    """What reads badly in a picture, as sentences."""

    overlaps: list[str]
    outside: list[str]
    crossed: list[str]
    covered: list[str]


def faults(document: Document, picture: Picture) -> Faults:
    """Nodes of a scope that overlap, things that stick out of their container, edges through nodes they do not join,
    labels that cover nodes or each other."""
    graph = document.graph
    scopes: dict[Any, list[Any]] = {}
    for key in picture.nodes:
        scopes.setdefault(vertex(graph, key).scope, []).append(key)
    found = Faults([], [], [], [])
    for scope, keys in scopes.items():
        _judge_nodes(picture, keys, picture.scopes[scope].rect, found)
        edges = [(s, t, k) for s, t, k in graph.edges(keys, keys=True) if k in picture.edges]
        _judge_edges(picture, keys, edges, found)
    return found


def _judge_nodes(picture: Picture, keys: list[Any], lane: Rect, found: Faults) -> None:
    for one, other in combinations(keys, 2):
        if picture.nodes[one].overlaps(picture.nodes[other]):
            found.overlaps.append(f"{one} and {other}")
    found.outside.extend(f"{key}" for key in keys if not lane.grown(0.01).holds(picture.nodes[key]))


def _judge_edges(picture: Picture, keys: list[Any], edges: list[Any], found: Faults) -> None:
    labels = [(key, picture.edges[key].label) for _, _, key in edges if picture.edges[key].label]
    for source, target, key in edges:
        for node in keys:
            inside = picture.nodes[node].grown(-0.5)
            points = picture.edges[key].points
            if node not in (source, target) and any(inside.meets(*piece) for piece in pairwise(points)):
                found.crossed.append(f"{key} passes through {node}")
    for key, label in labels:
        found.covered.extend(f"{key} covers {node}" for node in keys if label.overlaps(picture.nodes[node]))
    for (one, label), (other, second) in combinations(labels, 2):
        if label.overlaps(second):
            found.covered.append(f"{one} covers {other}")


_names = st.sampled_from([f"S{number}" for number in range(9)])


@st.composite
def states(draw: st.DrawFn, depth: int) -> dict[str, Any]:
    """A state of any shape the graph knows, leading to states that may or may not be there."""
    kinds = ["Pass", "Task", "Choice", "Succeed"] + (["Parallel", "Map"] if depth else [])
    kind = draw(st.sampled_from(kinds))
    state: dict[str, Any] = {"Type": kind}
    if kind == "Choice":
        state["Choices"] = [{"Next": name} for name in draw(st.lists(_names, max_size=4))]
        state["Default"] = draw(_names)
        return state
    if kind == "Succeed":
        return state
    state |= draw(st.one_of(st.just({"End": True}), _names.map(lambda name: {"Next": name}), st.just({})))
    if kind != "Pass":
        state["Catch"] = [{"ErrorEquals": ["E"], "Next": name} for name in draw(st.lists(_names, max_size=2))]
    if kind == "Parallel":
        state["Branches"] = draw(st.lists(machines(depth - 1), max_size=3))
    if kind == "Map":
        state["ItemProcessor"] = draw(machines(depth - 1))
    return state


@st.composite
def machines(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    """A machine with states that may be unreachable, missing, or lead to themselves."""
    names = draw(st.lists(_names, unique=True, max_size=7 if depth == 2 else 3))
    return {"StartAt": draw(_names), "States": {name: draw(states(depth)) for name in names}}


directions = st.sampled_from(list(Direction))
