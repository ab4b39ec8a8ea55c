"""New states dropped from the palette.

The drag itself is the system's: what is sent here are the events that it sends to the canvas, entering, moving and
dropping, with what the palette gives it to carry.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from editor.canvas.palette import FlowPalette
from editor.states.registry import STATE_TYPES
from editor.widgets.theme import LIGHT
from tests.gui.gestures.desks import desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.gestures.desks import Desk

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"},
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}},
      {"States": {}}
    ]}
  }
}"""
COPY, NO_KEYS = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = desk_with(qtbot, TEXT)
    desk.canvas.view.fit()
    return desk


def carried(qtbot: QtBot, kind: str) -> QMimeData:
    """What the palette gives a drag of one of its lines."""
    palette = FlowPalette(LIGHT)
    qtbot.addWidget(palette)
    return palette.mimeData(palette.findItems(kind, Qt.MatchFlag.MatchExactly))


def drag_over(desk: Desk, dragged: QMimeData, place: QPoint) -> bool:
    """Drag something in, and to a place; whether the canvas would take it there."""
    viewport = desk.canvas.view.viewport()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, COPY, dragged, Qt.MouseButton.LeftButton, NO_KEYS)
        QApplication.sendEvent(viewport, event)
    return event.isAccepted()


def drop(desk: Desk, dragged: QMimeData, place: QPoint) -> None:
    drag_over(desk, dragged, place)
    event = QDropEvent(place.toPointF(), COPY, dragged, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(desk.canvas.view.viewport(), event)


def middle_of_edge(desk: Desk) -> QPoint:
    first, second = desk.edge("States", "A", "Next")[:2]
    return desk.seen(first.moved((second.x - first.x) / 2, (second.y - first.y) / 2))


def test_the_palette_offers_the_eight_types(qtbot: QtBot):
    palette = FlowPalette(LIGHT)
    qtbot.addWidget(palette)
    assert [palette.item(row).text() for row in range(palette.count())] == list(STATE_TYPES)
    assert not any(palette.item(row).icon().isNull() for row in range(palette.count()))


def test_enter_on_a_line_of_the_palette_asks_for_its_state(qtbot: QtBot):
    palette = FlowPalette(LIGHT)
    qtbot.addWidget(palette)
    palette.show()
    palette.setCurrentRow(2)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette, Qt.Key.Key_Return)
    assert chosen.args == ["Parallel"]


def test_dropping_onto_an_edge_puts_the_state_between(qtbot: QtBot, desk: Desk):
    place, dragged = middle_of_edge(desk), carried(qtbot, "Wait")
    assert drag_over(desk, dragged, place)
    preview = desk.canvas.view.preview
    assert len(preview.marker) == 2
    assert (preview.hint, preview.is_refused) == ("Add Wait", False)
    drop(desk, dragged, place)
    states = json.loads(desk.text)["States"]
    assert (states["A"]["Next"], states["Wait"]["Next"]) == ("Wait", "B")
    assert desk.selected == ["Wait"]
    assert desk.canvas.view.preview.marker == ()
    desk.session.undo()
    assert desk.text == TEXT


def test_dropping_onto_a_state_appends(qtbot: QtBot, desk: Desk):
    drop(desk, carried(qtbot, "Pass"), desk.place(state("A")))
    states = json.loads(desk.text)["States"]
    assert (states["A"]["Next"], states["Pass"]["Next"]) == ("Pass", "B")


def test_a_place_that_refuses_says_why_while_something_is_dragged_over_it(qtbot: QtBot, desk: Desk):
    place, dragged = middle_of_edge(desk), carried(qtbot, "Fail")
    drag_over(desk, dragged, place)
    preview = desk.canvas.view.preview
    assert preview.is_refused
    assert preview.hint == 'A Fail ends the workflow: "B" would not be reached from here any more.'
    drop(desk, dragged, place)
    assert desk.refusals == [preview.hint]
    assert desk.text == TEXT


def test_dropping_onto_the_slot_of_an_empty_branch_starts_it(qtbot: QtBot, desk: Desk):
    branch = state("P", "Branches", 1)
    lane = desk.canvas.board.drawing.picture.scopes[branch].rect
    assert branch in desk.canvas.board.drawing.slots
    drop(desk, carried(qtbot, "Pass"), desk.seen(lane.centre))
    branch_now = json.loads(desk.text)["States"]["P"]["Branches"][1]
    assert branch_now["StartAt"] == "Pass"
    assert branch_now["States"] == {"Pass": {"Type": "Pass", "End": True}}
    assert branch not in desk.canvas.board.drawing.slots


def test_dropping_into_the_inside_of_a_container_adds_there(qtbot: QtBot, desk: Desk):
    lane = desk.canvas.board.drawing.picture.scopes[state("P", "Branches", 0)].rect
    drop(desk, carried(qtbot, "Pass"), desk.seen(lane.centre.moved(-lane.width / 2 + 2, lane.height / 2 - 2)))
    assert list(json.loads(desk.text)["States"]["P"]["Branches"][0]["States"]) == ["I", "Pass"]


def test_dropping_into_the_open_adds_to_the_workflow(qtbot: QtBot, desk: Desk):
    drop(desk, carried(qtbot, "Pass"), QPoint(5, 5))
    assert list(json.loads(desk.text)["States"]) == ["A", "B", "P", "Pass"]


def test_an_empty_workflow_has_a_slot(qtbot: QtBot):
    desk = desk_with(qtbot, "{}")
    drop(desk, carried(qtbot, "Task"), desk.seen(desk.canvas.board.drawing.picture.bounds.centre))
    assert json.loads(desk.text)["StartAt"] == "Task"


def test_leaving_the_canvas_takes_the_preview_away(qtbot: QtBot, desk: Desk):
    drag_over(desk, carried(qtbot, "Pass"), desk.place(state("A")))
    assert desk.canvas.view.preview.target is not None
    QApplication.sendEvent(desk.canvas.view.viewport(), QDragLeaveEvent())
    assert desk.canvas.view.preview.target is None
    assert desk.text == TEXT


def test_what_is_no_state_is_not_taken(desk: Desk):
    dragged = QMimeData()
    dragged.setText("Pass")
    assert not drag_over(desk, dragged, desk.place(state("A")))


def test_the_plus_on_the_selected_state_appends(qtbot: QtBot, desk: Desk):
    desk.click(desk.place(state("A")))
    plus = desk.canvas.view.marks.append
    assert plus is not None
    desk.click(desk.seen(plus))
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in desk.canvas.findChildren(QMenu)))
    menu = next(menu for menu in desk.canvas.findChildren(QMenu) if menu.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_W)
    states = json.loads(desk.text)["States"]
    assert (states["A"]["Next"], states["Wait"]["Next"]) == ("Wait", "B")


def test_where_nodes_were_put_by_hand_a_new_one_stays_where_it_is_let_go(qtbot: QtBot, desk: Desk):
    desk.click(desk.place(state("B")))
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    place = QPoint(12, 12)
    at = desk.canvas.board.scene_place(place)
    drop(desk, carried(qtbot, "Pass"), place)
    centre = desk.canvas.board.drawing.picture.nodes[state("Pass")].centre
    assert (centre.x, centre.y) == pytest.approx((at.x, at.y))


def test_the_selected_state_is_said_to_screen_readers(desk: Desk):
    desk.click(desk.place(state("A")))
    assert desk.canvas.view.accessibleDescription() == "A, Pass"
