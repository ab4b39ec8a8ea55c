"""What holds for the layout of every workflow, however odd."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.layout.layouter import Layouter
from editor.workflow.document import Document
from editor.workflow.graph import vertex
from editor.workflow.placement import AUTOMATIC, Point
from tests.layout.drawing import CardSizes, directions, document, drawn, faults, machines

if TYPE_CHECKING:
    from editor.layout.geometry import Direction


@given(machines(), directions)
def test_everything_in_the_graph_has_its_place(value: dict[str, Any], direction: Direction):
    subject = document(value)
    picture = drawn(subject, direction=direction)
    assert set(picture.nodes) == set(subject.graph)
    assert set(picture.edges) == {key for _, _, key in subject.graph.edges(keys=True)}
    assert set(picture.scopes) == set(subject.outline.scopes)


@given(machines(), directions)
def test_no_two_nodes_overlap_and_none_sticks_out(value: dict[str, Any], direction: Direction):
    subject = document(value)
    found = faults(subject, drawn(subject, direction=direction))
    assert found.overlaps == []
    assert found.outside == []


@given(machines(), directions)
def test_labels_cover_neither_nodes_nor_each_other(value: dict[str, Any], direction: Direction):
    subject = document(value)
    assert faults(subject, drawn(subject, direction=direction)).covered == []


@given(machines(), directions)
def test_no_edge_passes_through_a_node_it_does_not_join(value: dict[str, Any], direction: Direction):
    subject = document(value)
    assert faults(subject, drawn(subject, direction=direction)).crossed == []


@given(machines(), directions)
def test_containers_hold_what_is_inside_them(value: dict[str, Any], direction: Direction):
    subject = document(value)
    picture = drawn(subject, direction=direction)
    for state in subject.outline.states.values():
        for scope in state.scopes:
            box = picture.nodes[state.path]
            assert box.grown(-19.9).holds(picture.scopes[scope].rect)
            assert picture.scopes[scope].rect.y >= picture.headers[state.path].bottom
    assert picture.bounds.grown(0.01).holds(picture.scopes[()].rect)


@given(machines(), directions)
def test_the_same_workflow_is_laid_out_the_same_whatever_was_laid_out_before(
    value: dict[str, Any], direction: Direction
):
    subject = document(value)
    layouter = Layouter(capacity=10)
    once = layouter.lay_out(subject.outline, subject.graph, CardSizes(), direction=direction)
    again = layouter.lay_out(subject.outline, subject.graph, CardSizes(), direction=direction)
    assert once == again == drawn(subject, direction=direction)


@given(machines())
def test_names_have_no_say_in_the_layout(value: dict[str, Any]):
    """Equal structure, equal layout: a renamed workflow keeps every place."""
    before = document(value)
    after = Document(_renamed(before.text))
    assert list(drawn(before).nodes.values()) == list(drawn(after).nodes.values())
    assert list(drawn(before).edges.values()) == list(drawn(after).edges.values())


def _renamed(text: str) -> str:
    for number in range(9):
        text = text.replace(json.dumps(f"S{number}"), json.dumps(f"Another name of {number}"))
    return text


@settings(max_examples=60)
@given(machines(), directions, st.randoms(use_true_random=False), st.data())
def test_nodes_stand_where_they_were_put(value: dict[str, Any], direction: Direction, random: Any, data: st.DataObject):
    subject = document(value)
    scope = data.draw(st.sampled_from(list(subject.outline.scopes)))
    names = [str(path[-1]) for path in subject.outline.scopes[scope].states]
    kept = {name: Point(random.randrange(-900, 900), random.randrange(-900, 900)) for name in names}
    picture = drawn(subject, direction=direction, placement=AUTOMATIC.placed(scope, kept))
    corner = picture.scopes[scope].corner
    for name, point in kept.items():
        place = picture.nodes[(*scope, "States", name)].centre
        assert abs(place.x - corner.x - point.x) < 0.01
        assert abs(place.y - corner.y - point.y) < 0.01
    assert faults(subject, picture).outside == []


@settings(max_examples=60)
@given(machines(), directions)
def test_a_scope_made_manual_as_it_stands_keeps_its_nodes(value: dict[str, Any], direction: Direction):
    subject = document(value)
    before = drawn(subject, direction=direction)
    placement = AUTOMATIC
    for scope, box in before.scopes.items():
        paths = subject.outline.scopes[scope].states
        centres = {str(path[-1]): before.nodes[path].centre.moved(-box.corner.x, -box.corner.y) for path in paths}
        placement = placement.placed(scope, {name: Point(*centre) for name, centre in centres.items()})
    after = drawn(subject, direction=direction, placement=placement)
    for scope, box in before.scopes.items():
        for path in subject.outline.scopes[scope].states:
            old = before.nodes[path].moved(-box.corner.x, -box.corner.y)
            corner = after.scopes[scope].corner
            new = after.nodes[path].moved(-corner.x, -corner.y)
            assert abs(old.centre.x - new.centre.x) < 0.01
            assert abs(old.centre.y - new.centre.y) < 0.01


@given(machines(), st.data())
def test_what_is_inside_a_collapsed_container_is_not_drawn(value: dict[str, Any], data: st.DataObject):
    subject = document(value)
    states = list(subject.outline.states)
    collapsed = frozenset(data.draw(st.lists(st.sampled_from(states)))) if states else frozenset()
    picture = drawn(subject, collapsed=collapsed)
    for key in subject.graph:
        inside = any(vertex(subject.graph, key).scope[: len(path)] == path for path in collapsed)
        assert (key in picture.nodes) is not inside
    assert not collapsed & set(picture.headers)
