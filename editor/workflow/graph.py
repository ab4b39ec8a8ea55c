"""A workflow as a frozen networkx MultiDiGraph, for the canvas and for flow analysis.

Nodes are keyed by state path; a scope's Start and End by the path of the scope and a mark; a state that a transition
names and that is not there by the path it would have. Edges are keyed by the path of the field they stand for. Each
node carries one frozen record under `vertex`, each edge one under `transition`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import networkx

from editor.workflow.anchors import end_of, is_end, scope_of_key, start_of
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.text.tree import Path
    from editor.workflow.outline import Outline, State, Transition

Graph: TypeAlias = "networkx.MultiDiGraph[Path]"


class VertexKind(StrEnum):
    """What a node of the graph stands for."""

    START = "start"
    END = "end"
    STATE = "state"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node: its kind, its scope, and the state it stands for, where it stands for one."""

    path: Path
    kind: VertexKind
    scope: Path
    name: str
    state: State | None = None


def graph_of(outline: Outline) -> Graph:
    """The graph of all scopes of an outline; Start stands in each that has states, End where something ends."""
    graph: Graph = networkx.MultiDiGraph()
    for scope in outline.scopes.values():
        if scope.states:
            _add(graph, Vertex(start_of(scope.path), VertexKind.START, scope.path, "Start"))
    for state in outline.states.values():
        _add(graph, Vertex(state.path, VertexKind.STATE, state.scope, state.name, state))
    for transition in outline.transitions.values():
        source, target = ends(transition)
        _ensure(graph, transition, source)
        _ensure(graph, transition, target)
        graph.add_edge(source, target, transition.path, transition=transition)
    networkx.freeze(graph)
    return graph


def ends(transition: Transition) -> tuple[Path, Path]:
    """The keys of the nodes an edge joins."""
    if transition.kind is TransitionKind.START:
        assert transition.target is not None
        return start_of(transition.source), transition.target
    if transition.target is None:
        return transition.source, end_of(transition.source[:-2])
    return transition.source, transition.target


def _ensure(graph: Graph, transition: Transition, key: Path) -> None:
    """Add the node an edge needs and the outline does not have: an End, a Start without states, a missing state."""
    if key in graph:
        return
    if key == transition.target:
        _add(graph, Vertex(key, VertexKind.MISSING, scope_of_key(key), str(key[-1])))
    elif is_end(key):
        _add(graph, Vertex(key, VertexKind.END, scope_of_key(key), "End"))
    else:
        _add(graph, Vertex(key, VertexKind.START, scope_of_key(key), "Start"))


def _add(graph: Graph, vertex: Vertex) -> None:
    graph.add_node(vertex.path, vertex=vertex)


def vertex(graph: Graph, key: Path) -> Vertex:
    """The record of a node."""
    record = graph.nodes[key]["vertex"]
    assert isinstance(record, Vertex)
    return record
