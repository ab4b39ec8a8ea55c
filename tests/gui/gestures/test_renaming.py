"""Names changed where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.gestures.desks import CONTROL, LEFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from editor.canvas.rename_editor import RenameEditor
    from tests.gui.gestures.desks import Desk

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "A"}], "Default": "A"}
  }
}"""


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return desk_with(qtbot, TEXT)


def editor_of(desk: Desk) -> RenameEditor:
    editor = desk.canvas.rename_editor
    assert editor is not None
    assert editor.isVisible()
    assert editor.hasFocus()
    return editor


def open_editor(desk: Desk, way: str) -> RenameEditor:
    place = desk.place(state("A"))
    desk.click(place)
    if way == "double click":
        QTest.mouseDClick(desk.canvas.view.viewport(), LEFT, pos=place)
    else:
        desk.press(Qt.Key.Key_E if way == "E" else Qt.Key.Key_F2)
    return editor_of(desk)


@pytest.mark.parametrize("way", ["E", "F2", "double click"])
def test_a_state_is_renamed_in_place_and_every_reference_follows(qtbot: QtBot, desk: Desk, way: str):
    editor = open_editor(desk, way)
    assert editor.selectedText() == "A"
    qtbot.keyClicks(editor, "Ask")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert desk.text == TEXT.replace('"A"', '"Ask"')
    assert desk.selected == ["Ask"]
    assert desk.canvas.view.hasFocus()
    desk.session.undo()
    assert desk.text == TEXT


def test_escape_leaves_the_name(qtbot: QtBot, desk: Desk):
    editor = open_editor(desk, "F2")
    qtbot.keyClicks(editor, "Else")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.text == TEXT
    assert not editor.isVisible()
    assert desk.canvas.view.hasFocus()


def test_a_name_that_cannot_be_given_is_refused_while_it_is_typed(qtbot: QtBot, desk: Desk):
    editor = open_editor(desk, "F2")
    qtbot.keyClicks(editor, "B")
    assert editor.reason.isVisible()
    assert editor.reason.text() == 'Another state of this workflow is called "B" already.'
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert desk.text == TEXT
    qtbot.keyClicks(editor, "2")
    assert not editor.reason.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert desk.text == TEXT.replace('"A"', '"B2"')


def test_going_elsewhere_takes_the_name_over(qtbot: QtBot, desk: Desk):
    editor = open_editor(desk, "F2")
    qtbot.keyClicks(editor, "New")
    desk.code.setFocus()
    assert desk.text == TEXT.replace('"A"', '"New"')


def test_letters_and_control_keys_in_a_name_are_no_commands(qtbot: QtBot, desk: Desk):
    editor = open_editor(desk, "F2")
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(editor, "an")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "a"
    assert desk.text == TEXT
