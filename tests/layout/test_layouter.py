"""Workflows of which one can say where everything goes."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from editor.layout.container import HEADER, PADDING
from editor.layout.geometry import Direction, Rect
from editor.layout.layouter import Layouter
from editor.workflow.anchors import end_of, start_of
from editor.workflow.document import Document
from editor.workflow.placement import AUTOMATIC, Point
from tests.layout.drawing import CARD, CardSizes, document, drawn, faults, machine


def state(*names: str) -> tuple[str, ...]:
    """The path of a state of the outermost machine."""
    return ("States", *names)


LINEAR = machine("A", A={"Next": "B"}, B={"Next": "C"}, C={"End": True})


def test_a_linear_workflow_is_a_straight_column():
    picture = drawn(document(LINEAR))
    order = [start_of(()), state("A"), state("B"), state("C"), end_of(())]
    rects = [picture.nodes[key] for key in order]
    assert len({rect.centre.x for rect in rects}) == 1
    assert all(one.bottom + 50 == other.y for one, other in pairwise(rects))
    assert all(len(edge.points) == 2 for edge in picture.edges.values())


def test_to_the_right_it_is_a_straight_row():
    picture = drawn(document(LINEAR), direction=Direction.RIGHT)
    order = [start_of(()), state("A"), state("B"), state("C"), end_of(())]
    rects = [picture.nodes[key] for key in order]
    assert len({rect.centre.y for rect in rects}) == 1
    assert all(one.right + 50 == other.x for one, other in pairwise(rects))


def test_the_way_without_errors_stays_straight_beside_catchers():
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}]
    value = machine(
        "A",
        A={"Type": "Task", "Next": "B", "Catch": catch},
        B={"Type": "Task", "Next": "C", "Catch": catch},
        C={"Type": "Task", "End": True, "Catch": catch},
        Failed={"Type": "Fail"},
    )
    picture = drawn(document(value))
    assert len({picture.nodes[state(name)].centre.x for name in "ABC"}) == 1
    assert picture.nodes[state("Failed")].x > picture.nodes[state("C")].centre.x


def test_the_targets_of_a_choice_stand_in_the_order_of_its_rules():
    rules = [{"Next": name} for name in "BCDE"]
    leaves = {name: {"Type": "Succeed"} for name in "BCDE"}
    picture = drawn(document(machine("A", A={"Type": "Choice", "Choices": rules}, **leaves)))
    rects = [picture.nodes[state(name)] for name in "BCDE"]
    assert all(one.right < other.x for one, other in pairwise(rects))


def test_rules_with_one_target_share_a_line_and_list_their_labels():
    rules = [{"Next": "B"}, {"Next": "B"}, {"Next": "B"}]
    subject = document(machine("A", A={"Type": "Choice", "Choices": rules}, B={"End": True}))
    picture = drawn(subject)
    edges = [picture.edges[("States", "A", "Choices", number, "Next")] for number in range(3)]
    assert len({edge.points for edge in edges}) == 1
    labels = [edge.label for edge in edges if edge.label]
    assert len(labels) == 3
    assert all(one.bottom < other.y for one, other in pairwise(labels))
    assert faults(subject, picture).covered == []


def test_a_line_back_does_not_turn_the_order_round():
    value = machine("A", A={"Next": "B"}, B={"Type": "Choice", "Choices": [{"Next": "A"}], "Default": "C"}, C={})
    picture = drawn(document(value))
    tops = [picture.nodes[state(name)].y for name in "ABC"]
    assert tops == sorted(tops)


@pytest.mark.parametrize("direction", Direction)
def test_a_state_that_leads_to_itself_shows_its_loop_beside_it(direction: Direction):
    value = machine("A", A={"Type": "Choice", "Choices": [{"Next": "A"}], "Default": "B"}, B={"Next": "B"})
    subject = document(value)
    picture = drawn(subject, direction=direction)
    loop = picture.edges[("States", "A", "Choices", 0, "Next")]
    assert len(loop.points) == 4
    assert not any(picture.nodes[state("A")].meets(*piece) for piece in pairwise(loop.points))
    assert faults(subject, picture).covered == []


def test_states_nothing_leads_to_are_drawn_too():
    picture = drawn(document(machine("A", A={"End": True}, Lost={"Next": "A"}, Alone={})))
    assert not picture.nodes[state("Lost")].overlaps(picture.nodes[state("Alone")])


def test_a_target_that_is_not_there_gets_a_place():
    subject = document(machine("A", A={"Next": "Nowhere"}))
    picture = drawn(subject)
    assert picture.nodes[state("Nowhere")].y > picture.nodes[state("A")].bottom


def test_a_container_is_as_big_as_what_is_inside_with_its_header_and_padding():
    branch = machine("X", X={"End": True})
    picture = drawn(document(machine("P", P={"Type": "Parallel", "Branches": [branch, branch], "End": True})))
    box, (left, right) = (
        picture.nodes[state("P")],
        [picture.scopes[("States", "P", "Branches", number)].rect for number in (0, 1)],
    )
    assert picture.headers[state("P")] == Rect(box.x, box.y, box.width, HEADER)
    assert left.x == box.x + PADDING
    assert right.right == box.right - PADDING
    assert left.y == box.y + HEADER + PADDING
    assert left.bottom == box.bottom - PADDING
    assert left.right < right.x


def test_an_empty_branch_keeps_room_to_drop_a_state():
    picture = drawn(document(machine("M", M={"Type": "Map", "ItemProcessor": {}, "End": True})))
    room = picture.scopes[("States", "M", "ItemProcessor")].rect
    assert (room.width, room.height) == CARD


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"States": {}}', "nothing"])
def test_a_text_without_states_gives_an_empty_picture(text: str):
    picture = drawn(Document(text))
    assert picture.nodes == {}
    assert picture.edges == {}


def test_two_hundred_containers_in_each_other_are_laid_out():
    value: Any = machine("Leaf", Leaf={"End": True})
    for number in range(200):
        value = machine(f"M{number}", **{f"M{number}": {"Type": "Map", "ItemProcessor": value, "End": True}})
    subject = Document(json.dumps(value))
    levels = len(subject.outline.scopes)
    picture = drawn(subject)
    assert levels >= 60  # deeper values than the tree holds are a diagnostic of the text
    assert len(picture.scopes) == levels
    assert faults(subject, picture).outside == []


def test_a_thousand_states_in_one_scope_are_laid_out():
    states = {f"S{number}": {"Next": f"S{number + 1}"} for number in range(999)}
    subject = document(machine("S0", **states, S999={"End": True}))
    picture = drawn(subject)
    assert len({picture.nodes[path].centre.x for path in subject.outline.states}) == 1


def test_a_new_state_lands_beside_its_neighbour_in_a_scope_put_by_hand():
    value = machine("A", A={"Next": "New"}, New={"Next": "B"}, B={"End": True})
    places = {"A": Point(1000, 300), "B": Point(100, 100)}
    picture = drawn(document(value), placement=AUTOMATIC.placed((), places))
    new = picture.nodes[state("New")]
    assert new.centre == (1000, 300 + CARD.height + 50)
    assert not any(new.overlaps(picture.nodes[state(name)]) for name in "AB")


def test_start_and_end_follow_their_states_in_a_scope_put_by_hand():
    places = {"A": Point(1000, 300), "B": Point(100, 100), "C": Point(500, 900)}
    picture = drawn(document(LINEAR), placement=AUTOMATIC.placed((), places))
    assert picture.nodes[start_of(())].centre.x == 1000
    assert picture.nodes[start_of(())].bottom < picture.nodes[state("A")].y
    assert picture.nodes[end_of(())].centre.x == 500
    assert picture.nodes[end_of(())].y > picture.nodes[state("C")].bottom


def test_a_layouter_forgets_what_it_has_no_room_for():
    layouter = Layouter(capacity=20)
    for count in range(1, 30):
        states = {f"S{number}": {} for number in range(count)}
        subject = document(machine("S0", **states))
        picture = layouter.lay_out(subject.outline, subject.graph, CardSizes())
        assert len(picture.nodes) == count + 1
    assert layouter.remembered <= 1 + 30 + 1
