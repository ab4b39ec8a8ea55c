"""What keys and the context menu do to what is selected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.gestures.desks import CONTROL, SHIFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.gestures.desks import Desk

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "Next": "C"},
    "C": {"Type": "Succeed"}
  }
}"""


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    QGuiApplication.clipboard().clear()
    return desk_with(qtbot, TEXT)


def pick(desk: Desk, *names: str) -> None:
    for number, name in enumerate(names):
        desk.click(desk.place(state(name)), CONTROL if number else Qt.KeyboardModifier.NoModifier)


def open_menu(qtbot: QtBot, desk: Desk) -> QMenu:
    """The menu that has come up."""
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in desk.canvas.findChildren(QMenu)))
    return next(menu for menu in desk.canvas.findChildren(QMenu) if menu.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_deleting_a_state_joins_its_neighbours(desk: Desk, key: Qt.Key):
    pick(desk, "B")
    desk.press(key)
    assert desk.text == TEXT.replace('    "B": {"Type": "Pass", "Next": "C"},\n', "").replace('"B"', '"C"')
    assert desk.selected == ["A"]
    desk.session.undo()
    assert desk.text == TEXT
    assert desk.selected == ["B"]


def test_deleting_nothing_says_what_to_do_first(desk: Desk):
    desk.press(Qt.Key.Key_Delete)
    assert desk.refusals == ["Select the states to delete first."]
    assert desk.text == TEXT


def test_control_d_puts_a_copy_beside(desk: Desk):
    pick(desk, "B")
    desk.press(Qt.Key.Key_D, CONTROL)
    assert list(json.loads(desk.text)["States"]) == ["A", "B", "B (1)", "C"]
    assert desk.selected == ["B (1)"]


def test_copy_and_paste_go_through_the_clipboard_as_a_workflow_in_text(qtbot: QtBot, desk: Desk):
    pick(desk, "A", "B")
    desk.press(Qt.Key.Key_C, CONTROL)
    copied = json.loads(QGuiApplication.clipboard().text())
    assert (copied["StartAt"], list(copied["States"])) == ("A", ["A", "B"])
    other = desk_with(qtbot, '{"StartAt": "Z", "States": {"Z": {"Type": "Pass", "End": true}}}')
    other.click(other.place(state("Z")))
    other.press(Qt.Key.Key_V, CONTROL)
    assert {name: fields.get("Next") for name, fields in json.loads(other.text)["States"].items()} == {
        "Z": "A",
        "A": "B",
        "B": None,
    }
    assert sorted(other.selected) == ["A", "B"]


def test_cutting_takes_the_states_away_and_pasting_brings_them_back(desk: Desk):
    pick(desk, "B")
    desk.press(Qt.Key.Key_X, CONTROL)
    assert '"B"' not in desk.text
    assert desk.session.history.undo_label == "Cut B"
    desk.press(Qt.Key.Key_V, CONTROL)
    states = json.loads(desk.text)["States"]
    assert (states["A"]["Next"], states["B"]["Next"]) == ("B", "C")


def test_pasting_without_anything_on_the_clipboard_says_so(desk: Desk):
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.refusals == ["There is no text on the clipboard: copy states first."]


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_the_context_menu_offers_what_can_be_done_and_says_why_the_rest_cannot(qtbot: QtBot, desk: Desk, way: str):
    if way == "mouse":
        place = desk.place(state("A"))
        viewport = desk.canvas.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
    else:
        pick(desk, "A")
        desk.press(Qt.Key.Key_F10, SHIFT)
    menu = open_menu(qtbot, desk)
    actions = {action.objectName(): action for action in menu.actions()}
    assert desk.selected == ["A"]
    assert actions["canvas.delete"].isEnabled()
    assert not actions["canvas.unwrap"].isEnabled()
    assert actions["canvas.unwrap"].toolTip() == ('"A" holds no states: only a Parallel or a Map can be unwrapped.')
    assert menu.toolTipsVisible()
    actions["canvas.delete"].trigger()
    menu.close()
    assert '"StartAt": "B"' in desk.text


def test_a_right_click_beside_all_nodes_selects_nothing(qtbot: QtBot, desk: Desk):
    pick(desk, "A")
    viewport = desk.canvas.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), viewport.mapToGlobal(QPoint(3, 3)))
    QApplication.sendEvent(viewport, event)
    open_menu(qtbot, desk).close()
    assert desk.selected == []


@pytest.mark.parametrize(
    ("key", "letter", "names"),
    [
        (Qt.Key.Key_A, Qt.Key.Key_W, {"A": "Wait", "Wait": "B"}),
        (Qt.Key.Key_N, Qt.Key.Key_W, {"A": "B", "Wait": None}),
        (Qt.Key.Key_R, Qt.Key.Key_W, {"A": "B"}),
    ],
)
def test_letters_append_create_and_replace_by_a_type_chosen(
    qtbot: QtBot, desk: Desk, key: Qt.Key, letter: Qt.Key, names: dict[str, str | None]
):
    pick(desk, "A")
    desk.press(key)
    qtbot.keyClick(open_menu(qtbot, desk), letter)
    states = json.loads(desk.text)["States"]
    assert {name: states[name].get("Next") for name in names} == names
    assert any(fields["Type"] == "Wait" for fields in states.values())
    desk.session.undo()
    assert desk.text == TEXT


def test_letters_typed_into_the_text_are_text(qtbot: QtBot, desk: Desk):
    desk.session.place_caret(0, 0)
    qtbot.keyClicks(desk.code, "an")
    assert desk.text == "an" + TEXT


@pytest.mark.parametrize("box", ["parallel", "map"])
def test_a_selection_is_wrapped_and_unwrapped(qtbot: QtBot, desk: Desk, box: str):
    pick(desk, "A", "B")
    command(qtbot, desk, f"canvas.wrap_{box}")
    states = json.loads(desk.text)["States"]
    assert list(states) == [box.capitalize(), "C"]
    assert desk.selected == [box.capitalize()]
    command(qtbot, desk, "canvas.unwrap")
    assert list(json.loads(desk.text)["States"]) == ["A", "B", "C"]


def command(qtbot: QtBot, desk: Desk, name: str) -> None:
    """Choose a line of the context menu."""
    desk.press(Qt.Key.Key_F10, SHIFT)
    menu = open_menu(qtbot, desk)
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()
    menu.deleteLater()
    QApplication.processEvents()


def test_a_state_is_made_the_start(qtbot: QtBot, desk: Desk):
    pick(desk, "B")
    command(qtbot, desk, "canvas.start")
    assert desk.text == TEXT.replace('"StartAt": "A"', '"StartAt": "B"')
