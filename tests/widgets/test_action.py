"""Actions: declared once, and menus, toolbar and shortcuts follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolBar

from editor.widgets.action import Action, ActionSet, without_access_key
from editor.widgets.theme import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """Something to act on."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.is_open = False

    def declared(self) -> tuple[Action, ...]:
        return (
            Action("new", "&New", lambda: self.done.append("new"), ("Ctrl+N",), "&File", "new", in_toolbar=True),
            Action("close", "&Close", lambda: self.done.append("close"), ("Ctrl+W",), "&File", is_enabled=self.is_it),
            Action("undo", "&Undo", lambda: None, (), "&Edit", words=lambda: f"&Undo {len(self.done)}"),
            Action("dark", "&Dark", lambda: None, (), "&View/&Theme", is_checked=self.is_it, begins_group=True),
        )

    def is_it(self) -> bool:
        return self.is_open


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_a_shortcut_does_what_is_declared_and_only_while_it_can_be_done(qtbot: QtBot, window: QMainWindow) -> None:
    desk = Desk()
    actions = ActionSet(desk.declared(), window)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["new"]
    desk.is_open = True
    actions.refresh()
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["new", "close"]


def test_menus_and_toolbar_hold_the_same_actions(window: QMainWindow) -> None:
    actions = ActionSet(Desk().declared(), window)
    bar = QToolBar()
    menus = actions.fill_menus(window.menuBar())
    actions.fill_toolbar(bar)
    assert [action.text() for action in window.menuBar().actions()] == ["&File", "&Edit", "&View"]
    assert [action.text() for action in menus["&View/&Theme"].actions() if not action.isSeparator()] == ["&Dark"]
    assert bar.actions() == [actions["new"]]
    assert menus["&File"].actions()[0] is actions["new"]
    assert actions["new"].toolTip() == "New (Ctrl+N)"
    bar.deleteLater()


def test_texts_and_ticks_follow_how_things_are(window: QMainWindow) -> None:
    desk = Desk()
    actions = ActionSet(desk.declared(), window)
    assert not actions["dark"].isChecked()
    desk.is_open = True
    actions["new"].trigger()
    assert (actions["dark"].isChecked(), actions["undo"].text()) == (True, "&Undo 1")


def test_only_what_can_be_done_is_offered(window: QMainWindow) -> None:
    desk = Desk()
    actions = ActionSet(desk.declared(), window)
    assert [action.id for action in actions.offered()] == ["new", "undo", "dark"]
    assert actions.declared["dark"].place == "View › Theme"


def test_icons_take_the_colours_of_the_theme(window: QMainWindow) -> None:
    actions = ActionSet(Desk().declared(), window)
    actions.paint(DARK)
    image = actions["new"].icon().pixmap(20, 20).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert DARK.text in colours


def test_access_keys_are_not_read() -> None:
    assert without_access_key("&Save && &Close") == "Save & Close"
