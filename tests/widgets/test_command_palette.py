"""The command palette: type, choose, done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow

from editor.widgets.command_palette import MOST_SHOWN, CommandPalette, Offer, ranked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.centralWidget().setFocus()
    return window


def offers(done: list[str], *names: str) -> list[Offer]:
    return [Offer(name, "File", lambda name=name: done.append(name)) for name in names]


def test_typing_finds_and_enter_does(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(window)
    palette.offer(offers(done, "Open", "Save", "Save As"))
    assert palette.found == ["Open", "Save", "Save As"]
    qtbot.keyClicks(palette.line, "sa")
    assert palette.found == ["Save", "Save As"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Save As"]
    assert not palette.isVisible()
    assert window.focusWidget() is window.centralWidget()


def test_up_goes_round_to_the_last(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(window)
    palette.offer(offers(done, "One", "Two", "Three"))
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Three"]


def test_escape_leaves_without_doing_anything(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(window)
    palette.offer(offers(done, "One"))
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert (done, palette.isVisible()) == ([], False)
    assert window.focusWidget() is window.centralWidget()


def test_a_click_chooses(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(window)
    palette.offer(offers(done, "One", "Two"))
    place = palette.list.visualRect(palette.list.model().index(1, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert done == ["Two"]


def test_nothing_found_is_nothing_done(qtbot: QtBot, window: QMainWindow) -> None:
    done: list[str] = []
    palette = CommandPalette(window)
    palette.offer(offers(done, "One"))
    qtbot.keyClicks(palette.line, "zzz")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert (palette.found, done) == ([], [])


def test_leaving_the_line_closes(window: QMainWindow) -> None:
    palette = CommandPalette(window)
    palette.offer(offers([], "One"))
    window.centralWidget().setFocus()
    assert not palette.isVisible()


def test_thousands_of_states_are_searched_while_typing() -> None:
    many = offers([], *(f"State number {number} of the order workflow" for number in range(5000)))
    start = time.perf_counter()
    found = ranked("snum wf 499", many)
    assert time.perf_counter() - start < 0.5
    assert 0 < len(found) <= MOST_SHOWN
