"""The workflow as a graph: what its nodes and edges are, and that nobody changes it."""

from __future__ import annotations

import networkx
import pytest

from editor.workflow.anchors import end_of, is_end, is_start, scope_of_key, start_of
from editor.workflow.document import Document
from editor.workflow.graph import VertexKind, ends, vertex
from editor.workflow.outline import TransitionKind
from tests.workflow.reading import state

TEXT = """{"StartAt": "Ask", "States": {
  "Ask": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Go"},
                                        {"Variable": "$.b", "IsNull": true, "Next": "Go"}], "Default": "Gone"},
  "Go": {"Type": "Parallel", "Next": "Done", "Branches": [
    {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}}]},
  "Done": {"Type": "Succeed"}}}"""
INNER = (*state("Go"), "Branches", 0)


def test_nodes_are_starts_states_ends_and_what_is_named_and_missing() -> None:
    graph = Document(TEXT).graph
    assert {key: vertex(graph, key).kind for key in graph} == {
        start_of(()): VertexKind.START,
        start_of(INNER): VertexKind.START,
        state("Ask"): VertexKind.STATE,
        state("Go"): VertexKind.STATE,
        (*INNER, "States", "In"): VertexKind.STATE,
        state("Done"): VertexKind.STATE,
        state("Gone"): VertexKind.MISSING,
        end_of(()): VertexKind.END,
        end_of(INNER): VertexKind.END,
    }


def test_each_node_carries_its_record() -> None:
    document = Document(TEXT)
    go, missing, end = (vertex(document.graph, key) for key in (state("Go"), state("Gone"), end_of(INNER)))
    assert go.state is document.outline.states[state("Go")]
    assert (go.name, go.scope) == ("Go", ())
    assert (missing.name, missing.scope, missing.state) == ("Gone", (), None)
    assert (end.name, end.scope) == ("End", INNER)


def test_parallel_edges_are_told_apart_by_the_field_they_stand_for() -> None:
    document = Document(TEXT)
    edges = document.graph[state("Ask")][state("Go")]
    first, second = ((*state("Ask"), "Choices", index, "Next") for index in (0, 1))
    assert list(edges) == [first, second]
    assert edges[second]["transition"] is document.outline.transitions[second]


def test_edges_join_what_their_transitions_join() -> None:
    document = Document(TEXT)
    for source, target, key, data in document.graph.edges(keys=True, data=True):
        assert data["transition"] is document.outline.transitions[key]
        assert ends(data["transition"]) == (source, target)
    assert document.graph.has_edge(start_of(INNER), (*INNER, "States", "In"), (*INNER, "StartAt"))


def test_the_graph_is_frozen() -> None:
    graph = Document(TEXT).graph
    with pytest.raises(networkx.NetworkXError):
        graph.add_node(state("New"))
    with pytest.raises(networkx.NetworkXError):
        graph.remove_edge(start_of(()), state("Ask"))
    with pytest.raises(AttributeError):
        vertex(graph, state("Ask")).name = "Other"  # type: ignore[misc]  # that is what is shown


def test_a_start_that_leads_to_a_state_nobody_wrote_is_drawn() -> None:
    graph = Document('{"StartAt": "A"}').graph
    assert list(graph.edges(keys=True)) == [(start_of(()), state("A"), ("StartAt",))]
    assert vertex(graph, state("A")).kind is VertexKind.MISSING


def test_an_empty_text_is_an_empty_graph() -> None:
    assert len(Document("").graph) == 0


def test_states_named_like_the_anchors_are_not_taken_for_them() -> None:
    text = '{"StartAt": "#end", "States": {"#end": {"Type": "Pass", "Next": "#start"}, "#start": {"Type": "Succeed"}}}'
    graph = Document(text).graph
    kinds = [vertex(graph, key).kind for key in graph]
    assert kinds == [VertexKind.START, VertexKind.STATE, VertexKind.STATE, VertexKind.END]
    assert not is_end(state("#end"))
    assert not is_start(state("#start"))


def test_the_scope_of_every_key_is_found() -> None:
    graph = Document(TEXT).graph
    assert all(scope_of_key(key) == vertex(graph, key).scope for key in graph)
    assert is_end(end_of(INNER))
    assert is_start(start_of(()))
    assert {transition.kind for transition in Document(TEXT).outline.transitions.values()} == set(TransitionKind) - {
        TransitionKind.CATCH
    }
