"""Nodes moved by hand: they stay where they were put, and move into the box they are put into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.workflow.placement import AUTOMATIC
from tests.gui.gestures.desks import ALT, SHIFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.gestures.desks import Desk

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "Next": "P"},
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "I", "States": {"I": {"Type": "Pass", "Next": "J"}, "J": {"Type": "Pass", "End": true}}}
    ]}
  }
}"""
BRANCH = state("P", "Branches", 0)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return desk_with(qtbot, TEXT)


def test_a_dragged_node_stays_where_it_was_put_and_the_others_where_they_are(desk: Desk):
    before = desk.canvas.board.drawing.picture.nodes
    start = desk.place(state("B"))
    desk.drag(start, start + QPoint(300, 8), ALT)
    after = desk.canvas.board.drawing.picture.nodes
    assert after[state("B")] == before[state("B")].moved(300, 8)
    assert after[state("A")] == before[state("A")]
    assert desk.text == TEXT
    places = desk.session.document.placement.of(())
    assert places is not None
    assert set(places) == {"A", "B", "P"}
    assert desk.session.history.undo_label == "Move B"
    desk.session.undo()
    assert desk.session.document.placement == AUTOMATIC
    assert desk.canvas.board.drawing.picture.nodes == before


def test_a_node_snaps_to_the_grid_and_to_the_middle_of_others(desk: Desk):
    picture = desk.canvas.board.drawing.picture
    start = desk.place(state("B"))
    desk.hold(start, start + QPoint(4, 40))
    assert len(desk.canvas.view.preview.guides) == 1
    desk.press(Qt.Key.Key_Escape)
    desk.let_go(start)
    desk.drag(start, start + QPoint(301, 37))
    centre = desk.canvas.board.drawing.picture.nodes[state("B")].centre
    assert (centre.x % 16, centre.y % 16) == (0, 0)
    assert abs(centre.x - picture.nodes[state("B")].centre.x - 301) <= 8


def test_the_edges_follow_while_a_node_is_dragged_and_come_back(desk: Desk):
    start = desk.place(state("B"))
    desk.hold(start, start + QPoint(200, 0))
    drawing = desk.canvas.board.drawing
    assert not drawing.edges[state("A", "Next")].isVisible()
    assert len(desk.canvas.view.preview.lines) == 2
    desk.press(Qt.Key.Key_Escape)
    assert drawing.edges[state("A", "Next")].isVisible()
    assert drawing.nodes[state("B")].pos().x() == drawing.picture.nodes[state("B")].x
    desk.let_go(start)
    assert desk.session.document.placement == AUTOMATIC


def test_a_state_dropped_into_a_box_moves_there(desk: Desk):
    lane = desk.canvas.board.drawing.picture.scopes[BRANCH].rect
    inside = desk.seen(lane.centre.moved(-lane.width / 2 - 10, 0))
    desk.hold(desk.place(state("B")), inside)
    assert desk.canvas.view.preview.hint == "Move B"
    desk.let_go(inside)
    states = json.loads(desk.text)["States"]
    assert (list(states), states["A"]["Next"]) == (["A", "P"], "P")
    assert list(states["P"]["Branches"][0]["States"]) == ["I", "J", "B"]
    desk.session.undo()
    assert desk.text == TEXT


def test_a_state_dropped_outside_its_box_comes_out(desk: Desk):
    desk.drag(desk.place((*BRANCH, "States", "J")), QPoint(8, 8))
    states = json.loads(desk.text)["States"]
    assert list(states) == ["A", "B", "P", "J"]
    assert list(states["P"]["Branches"][0]["States"]) == ["I"]


def test_alt_and_arrows_move_by_steps_that_are_undone_together(desk: Desk):
    before = desk.canvas.board.drawing.picture.nodes[state("B")]
    desk.click(desk.place(state("B")))
    for _ in range(3):
        desk.press(Qt.Key.Key_Right, ALT)
    assert desk.canvas.board.drawing.picture.nodes[state("B")] == before.moved(48, 0)
    desk.session.undo()
    assert desk.session.document.placement == AUTOMATIC


def test_tidy_up_lays_the_scope_out_afresh(desk: Desk):
    before = desk.canvas.board.drawing.picture.nodes
    start = desk.place(state("B"))
    desk.drag(start, start + QPoint(250, 0))
    assert desk.canvas.board.drawing.picture.nodes != before
    desk.press(Qt.Key.Key_T, SHIFT)
    assert desk.canvas.board.drawing.picture.nodes == before
    desk.press(Qt.Key.Key_T, SHIFT)
    assert desk.refusals == ["Nothing was moved by hand here."]


def test_from_far_away_a_frame_is_dragged(desk: Desk):
    desk.canvas.view.zoom_to(0.3)
    start = desk.place(state("B"))
    desk.hold(start, start + QPoint(40, 0), ALT)
    before = desk.canvas.board.drawing.picture.nodes[state("B")]
    (ghost,) = desk.canvas.view.preview.ghosts
    assert abs(ghost.x - before.x - 40 / 0.3) <= 4
    desk.let_go(start + QPoint(40, 0), ALT)


def test_a_drag_to_the_border_brings_more_into_view(desk: Desk):
    before = desk.place(state("A"))
    desk.hold(desk.place(state("B")), QPoint(4, 400))
    assert desk.place(state("A")).x() > before.x()
    desk.press(Qt.Key.Key_Escape)
    desk.let_go(QPoint(4, 400))
    assert desk.session.document.placement == AUTOMATIC
