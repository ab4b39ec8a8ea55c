"""Selecting on the canvas: clicks, rubber band, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.gestures.desks import CONTROL, SHIFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.gestures.desks import Desk

FORK = {
    "StartAt": "Ask",
    "States": {
        "Ask": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.a", "IsPresent": True, "Next": "Yes"}],
            "Default": "No",
        },
        "Yes": {"Type": "Pass", "Next": "Both"},
        "No": {"Type": "Pass", "Next": "Both"},
        "Both": {
            "Type": "Parallel",
            "Branches": [{"StartAt": "In", "States": {"In": {"Type": "Pass", "End": True}}}],
            "End": True,
        },
    },
}
IN = state("Both", "Branches", 0, "States", "In")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return desk_with(qtbot, FORK)


@pytest.mark.parametrize("keys", [CONTROL, SHIFT])
def test_a_click_with_a_key_adds_to_the_selection_and_takes_out_again(desk: Desk, keys: Qt.KeyboardModifier):
    desk.click(desk.place(state("Yes")))
    desk.click(desk.place(state("No")), keys)
    assert sorted(desk.selected) == ["No", "Yes"]
    desk.click(desk.place(state("Yes")), keys)
    assert desk.selected == ["No"]


def test_a_rubber_band_selects_what_it_touches(desk: Desk):
    yes, no = desk.place(state("Yes")), desk.place(state("No"))
    left, right = sorted((yes, no), key=QPoint.x)
    desk.hold(left - QPoint(140, 10), right + QPoint(0, 10))
    assert desk.canvas.view.preview.band is not None
    assert desk.selected == []
    QTest.mouseRelease(desk.canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=right + QPoint(0, 10))
    assert sorted(desk.selected) == ["No", "Yes"]
    assert desk.canvas.view.preview.band is None


def test_a_rubber_band_given_up_by_escape_selects_nothing(desk: Desk):
    desk.hold(QPoint(2, 2), QPoint(900, 800))
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(900, 800))
    assert desk.selected == []


@pytest.mark.parametrize("way", ["middle", "space"])
def test_the_middle_button_and_the_space_bar_drag_the_canvas(desk: Desk, way: str):
    start = desk.place(state("Yes"))
    if way == "space":
        QTest.keyPress(desk.canvas.view, Qt.Key.Key_Space)
    desk.drag(start, start + QPoint(60, 40), button=Qt.MouseButton.MiddleButton if way == "middle" else LEFT)
    QTest.keyRelease(desk.canvas.view, Qt.Key.Key_Space)
    moved = desk.place(state("Yes")) - start
    assert (abs(moved.x() - 60) <= 1, abs(moved.y() - 40) <= 1) == (True, True)
    assert desk.selected == []


LEFT = Qt.MouseButton.LeftButton


def test_control_a_selects_all_and_escape_none(desk: Desk):
    desk.press(Qt.Key.Key_A, CONTROL)
    assert sorted(desk.selected) == ["Ask", "Both", "No", "Yes"]
    desk.press(Qt.Key.Key_Escape)
    assert desk.selected == []


def test_a_click_on_an_edge_selects_the_edge_and_no_node(desk: Desk):
    first, second = desk.edge("States", "Yes", "Next")[:2]
    desk.click(desk.seen(first.moved((second.x - first.x) / 2, (second.y - first.y) / 2)))
    assert desk.canvas.board.edge == state("Yes", "Next")
    assert desk.selected == []
    assert desk.canvas.view.marks.edge == desk.edge("States", "Yes", "Next")
    assert desk.code.textCursor().selectedText() == '"Both"'


def test_arrows_move_the_selection_along_the_graph(desk: Desk):
    desk.press(Qt.Key.Key_Down)
    assert desk.selected == ["Ask"]
    desk.press(Qt.Key.Key_Down)
    first = desk.selected
    assert first in (["Yes"], ["No"])
    desk.press(Qt.Key.Key_Right if first == ["Yes"] else Qt.Key.Key_Left)
    assert desk.selected == (["No"] if first == ["Yes"] else ["Yes"])
    desk.press(Qt.Key.Key_Down)
    assert desk.selected == ["Both"]
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert desk.selected == ["Ask"]


def test_tab_walks_through_the_graph_and_out_of_it(desk: Desk):
    walked = []
    for _ in range(5):
        desk.press(Qt.Key.Key_Tab)
        walked += desk.selected
    assert walked[0] == "Ask"
    assert sorted(walked) == ["Ask", "Both", "In", "No", "Yes"]
    assert walked.index("In") == walked.index("Both") + 1
    desk.press(Qt.Key.Key_Tab, SHIFT)
    assert desk.selected == [walked[-2]]
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    assert not desk.canvas.view.hasFocus()


def test_control_and_arrows_pan(desk: Desk):
    before = desk.place(IN)
    desk.press(Qt.Key.Key_Right, CONTROL)
    desk.press(Qt.Key.Key_Down, CONTROL)
    assert before - desk.place(IN) == QPoint(64, 64)
    assert desk.selected == []


def test_shift_and_arrows_add_to_the_selection(desk: Desk):
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Down, SHIFT)
    assert len(desk.selected) == 3
    assert {"Ask", "Both"} < set(desk.selected)
