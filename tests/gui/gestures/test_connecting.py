"""Edges drawn, moved and taken away by mouse and key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from editor.workflow.anchors import end_of, start_of
from tests.gui.gestures.desks import ALT, NO_KEYS, SHIFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from editor.text.tree import Path
    from tests.gui.gestures.desks import Desk

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Task", "Resource": "r", "Next": "B"},
    "B": {"Type": "Pass", "End": true},
    "C": {"Type": "Pass", "End": true},
    "D": {"Type": "Succeed"},
    "E": {"Type": "Choice", "Choices": [], "Default": "C"},
    "P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}
    ]}
  }
}"""
INNER = state("P", "Branches", 0, "States", "I")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = desk_with(qtbot, TEXT)
    desk.canvas.view.fit()
    return desk


def port(desk: Desk, key: Path) -> QPoint:
    """The port below a node, which shows when the pointer is over the node."""
    rect = desk.canvas.board.drawing.picture.nodes[key]
    desk.hover(desk.place(key))
    return desk.seen(rect.centre.moved(0, rect.height / 2))


def test_the_ports_of_the_node_under_the_pointer_show(desk: Desk):
    assert desk.canvas.view.marks.ports == ()
    desk.hover(desk.place(state("B")))
    rect = desk.canvas.board.drawing.picture.nodes[state("B")]
    assert desk.canvas.view.marks.ports[0] == rect.centre.moved(0, rect.height / 2)
    desk.hover(desk.place(end_of(())))
    assert desk.canvas.view.marks.ports == ()


@pytest.mark.parametrize(
    ("source", "target", "keys", "before", "after"),
    [
        ("A", "C", NO_KEYS, '"Resource": "r", "Next": "B"}', '"Resource": "r", "Next": "C"}'),
        ("B", "C", NO_KEYS, '"B": {"Type": "Pass", "End": true}', '"B": {"Type": "Pass", "Next": "C"}'),
        (
            "A",
            "C",
            ALT,
            '"Next": "B"}',
            '"Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]}',
        ),
    ],
)
def test_dragging_from_a_port_to_a_state_connects_the_two(
    desk: Desk, source: str, target: str, keys: Qt.KeyboardModifier, before: str, after: str
):
    desk.drag(port(desk, state(source)), desk.place(state(target)), keys)
    assert desk.text == TEXT.replace(before, after, 1)
    assert desk.selected == [source]
    desk.session.undo()
    assert desk.text == TEXT


@pytest.mark.parametrize("keys", [NO_KEYS, SHIFT])
def test_a_choice_with_a_default_gets_one_more_rule(desk: Desk, keys: Qt.KeyboardModifier):
    desk.drag(port(desk, state("E")), desk.place(state("D")), keys)
    choice = json.loads(desk.text)["States"]["E"]
    assert [rule["Next"] for rule in choice["Choices"]] == ["D"]
    assert choice["Default"] == "C"


def test_dragging_from_start_lets_the_workflow_start_elsewhere(desk: Desk):
    desk.drag(port(desk, start_of(())), desk.place(state("C")))
    assert desk.text == TEXT.replace('"StartAt": "A"', '"StartAt": "C"')


def test_dragging_to_end_ends_a_state(desk: Desk):
    desk.drag(port(desk, state("A")), desk.place(end_of(())))
    assert desk.text == TEXT.replace('"Next": "B"}', '"End": true}', 1)


def test_a_target_that_refuses_says_why_while_the_pointer_is_over_it(desk: Desk):
    desk.hold(port(desk, state("A")), desk.place(INNER))
    preview = desk.canvas.view.preview
    assert preview.is_refused
    assert preview.hint == 'No transition enters "P": connect "P" itself.'
    assert preview.target == desk.canvas.board.drawing.picture.nodes[INNER]
    desk.let_go(desk.place(INNER))
    assert desk.refusals == [preview.hint]
    assert desk.text == TEXT


def test_a_target_that_takes_the_edge_says_what_comes_of_it(desk: Desk):
    desk.hold(port(desk, state("A")), desk.place(state("C")))
    preview = desk.canvas.view.preview
    assert (preview.is_refused, preview.hint) == (False, "Connect A to C")
    desk.press(Qt.Key.Key_Escape)
    desk.let_go(desk.place(state("C")))
    assert desk.text == TEXT
    assert desk.canvas.view.preview.line == ()


def test_letting_go_in_the_open_changes_nothing(desk: Desk):
    desk.drag(port(desk, state("A")), QPoint(3, 3))
    assert desk.text == TEXT
    assert desk.refusals == []


def test_dragging_the_head_of_a_selected_edge_leads_it_elsewhere(desk: Desk):
    desk.canvas.board.pick_edge(state("A", "Next"))
    desk.drag(desk.seen(desk.edge("States", "A", "Next")[-1]), desk.place(state("C")))
    assert desk.text == TEXT.replace('"Next": "B"', '"Next": "C"', 1)


def test_dragging_the_tail_of_a_selected_edge_lets_another_state_lead_there(desk: Desk):
    desk.canvas.board.pick_edge(state("A", "Next"))
    desk.drag(desk.seen(desk.edge("States", "A", "Next")[0]), desk.place(state("C")))
    moved = TEXT.replace('"Resource": "r", "Next": "B"', '"Resource": "r", "End": true')
    assert desk.text == moved.replace('"C": {"Type": "Pass", "End": true}', '"C": {"Type": "Pass", "Next": "B"}')


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_on_a_selected_edge_takes_it_away(desk: Desk, key: Qt.Key):
    desk.canvas.board.pick_edge(state("A", "Next"))
    desk.press(key)
    assert desk.text == TEXT.replace('"Next": "B"}', '"End": true}', 1)
    desk.session.undo()
    assert desk.text == TEXT


def choose(qtbot: QtBot, desk: Desk, name: str) -> None:
    """Choose a line of the menu that has come up."""
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in desk.canvas.findChildren(QMenu)))
    menu = next(menu for menu in desk.canvas.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def test_a_state_is_connected_by_keys_alone(qtbot: QtBot, desk: Desk):
    desk.click(desk.place(state("A")))
    desk.press(Qt.Key.Key_L)
    choose(qtbot, desk, "C")
    assert desk.text == TEXT.replace('"Resource": "r", "Next": "B"', '"Resource": "r", "Next": "C"')


def test_an_edge_is_selected_and_led_elsewhere_by_keys_alone(qtbot: QtBot, desk: Desk):
    desk.click(desk.place(state("E")))
    desk.press(Qt.Key.Key_O)
    assert desk.canvas.board.edge == state("E", "Default")
    desk.press(Qt.Key.Key_L)
    choose(qtbot, desk, "D")
    assert desk.text == TEXT.replace('"Default": "C"', '"Default": "D"')


def test_a_state_without_edges_says_so(desk: Desk):
    desk.press(Qt.Key.Key_O)
    assert desk.refusals == ["Select one state that leads somewhere first."]
