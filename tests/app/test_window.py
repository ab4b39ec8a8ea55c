"""The window: what is seen, what keys do, and what is remembered."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from editor.app.appearance import Mode
from editor.widgets.theme import DARK, LIGHT
from editor.workflow.operations.transitions import connect
from tests.app.desk import TEXT, A, B, leave, open_workbench, type_into, workflow_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from editor.app.page import Page
    from editor.app.window import Window
    from editor.app.workbench import Workbench

PROJECT = Path(__file__).resolve().parents[2]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BRANCHES = """{
  "StartAt": "P",
  "States": {
    "P": {
      "Type": "Parallel",
      "QueryLanguage": "JSONata",
      "End": true,
      "Branches": [{"StartAt": "Take Order", "States": {"Take Order": {"Type": "Pass", "End": true}}}]
    }
  }
}
"""


@pytest.fixture
def page(qtbot: QtBot, window: Window, tmp_path: Path) -> Page:
    """An open workflow that is drawn."""
    window.filing.open_file(workflow_file(tmp_path))
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.canvas.view.drawing is not None)
    return page


def test_typing_shows_on_the_canvas_and_is_undone_by_its_key(qtbot: QtBot, page: Page) -> None:
    page.code.setFocus()
    page.session.place_caret(TEXT.index('"B": {') + 2, TEXT.index('"B": {') + 2)
    qtbot.keyClicks(page.code, "ee")
    assert ("States", "Bee") in page.canvas.board.drawing.picture.nodes
    qtbot.keyClick(page.code, Qt.Key.Key_Z, CONTROL)
    assert page.session.document.text == TEXT
    assert B in page.canvas.board.drawing.picture.nodes
    qtbot.keyClick(page.code, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert ("States", "Bee") in page.canvas.board.drawing.picture.nodes


def test_undo_and_redo_say_what_they_would_do(window: Window, page: Page) -> None:
    undo, redo = window.actions_of["edit.undo"], window.actions_of["edit.redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    page.session.perform(connect(page.session.document, A, A))
    assert (undo.text(), undo.isEnabled()) == ("&Undo Connect A to A", True)
    undo.trigger()
    assert (undo.isEnabled(), redo.text(), page.session.document.text) == (False, "&Redo Connect A to A", TEXT)
    redo.trigger()
    assert '"Next": "A"' in page.session.document.text


def test_selection_goes_both_ways(qtbot: QtBot, page: Page) -> None:
    page.session.select([B])
    assert page.canvas.board.selection == (B,)
    page.code.setFocus()
    qtbot.keyClick(page.code, Qt.Key.Key_Home, CONTROL)
    for _ in range(3):
        qtbot.keyClick(page.code, Qt.Key.Key_Down)
    qtbot.keyClick(page.code, Qt.Key.Key_End)
    qtbot.keyClick(page.code, Qt.Key.Key_Left)
    qtbot.keyClick(page.code, Qt.Key.Key_Left)
    assert page.canvas.board.selection == (A,)


@pytest.mark.parametrize(
    ("key", "seen"),
    [(Qt.Key.Key_1, (True, False)), (Qt.Key.Key_2, (False, True)), (Qt.Key.Key_3, (True, True))],
)
def test_design_code_and_split_by_key(
    qtbot: QtBot, window: Window, page: Page, key: Qt.Key, seen: tuple[bool, bool]
) -> None:
    qtbot.keyClick(window, key, ALT)
    assert (page.canvas.isVisible(), page.code.isVisible()) == seen
    assert [window.actions_of[f"view.{name}"].isChecked() for name in ("design", "code", "split")] == [
        seen == (True, False),
        seen == (False, True),
        seen == (True, True),
    ]


def test_text_is_cut_copied_and_pasted_where_the_keyboard_is_in_the_text(window: Window, page: Page) -> None:
    page.code.setFocus()
    window.actions_of["edit.all"].trigger()
    window.actions_of["edit.cut"].trigger()
    assert (page.session.document.text, QGuiApplication.clipboard().text()) == ("", TEXT)
    window.actions_of["edit.paste"].trigger()
    assert page.session.document.text == TEXT
    assert not page.workfile.is_modified


def test_states_are_cut_copied_and_pasted_where_the_keyboard_is_in_the_graph(window: Window, page: Page) -> None:
    page.canvas.setFocus()
    page.session.select([A])
    window.actions_of["edit.copy"].trigger()
    assert '"A": {"Type": "Pass"' in QGuiApplication.clipboard().text()
    window.actions_of["edit.paste"].trigger()
    assert len(page.session.document.outline.states) == 3
    window.actions_of["edit.undo"].trigger()
    page.session.select([A])
    window.actions_of["edit.cut"].trigger()
    assert list(page.session.document.outline.states) == [B]
    window.actions_of["edit.undo"].trigger()
    assert page.session.document.text == TEXT


def test_duplicate_delete_and_select_all_act_on_states(window: Window, page: Page) -> None:
    page.canvas.setFocus()
    page.session.select([A])
    window.actions_of["edit.duplicate"].trigger()
    assert len(page.session.document.outline.states) == 3
    window.actions_of["edit.all"].trigger()
    assert len(page.session.view.selection) == 3
    page.session.select([A])
    window.actions_of["edit.delete"].trigger()
    assert A not in page.session.document.outline.states


def test_nothing_is_to_be_copied_where_nothing_is_selected(window: Window, page: Page) -> None:
    page.canvas.setFocus()
    page.session.select(())
    assert not window.actions_of["edit.copy"].isEnabled()
    page.session.select([A])
    assert window.actions_of["edit.copy"].isEnabled()


def test_what_is_refused_is_said_in_the_status_bar(window: Window, page: Page) -> None:
    page.canvas.setFocus()
    QGuiApplication.clipboard().setText("no workflow at all")
    window.actions_of["edit.paste"].trigger()
    assert window.statusBar().currentMessage() != ""
    assert page.session.document.text == TEXT


def test_the_status_bar_tells_where_the_caret_is(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.filing.open_file(workflow_file(tmp_path, text=BRANCHES))
    page = window.page
    assert page is not None
    place = BRANCHES.index('"Pass"')
    page.session.place_caret(place, place)
    column = place - BRANCHES.rindex("\n", 0, place)
    words = f"$.States.P.Branches[0].States['Take Order'].Type   8:{column}"
    qtbot.waitUntil(lambda: window.status.place.text() == words)
    assert window.status.language.text() == "JSONPath"
    page.session.place_caret(BRANCHES.index('"Parallel"'), BRANCHES.index('"Parallel"'))
    qtbot.waitUntil(lambda: window.status.language.text() == "JSONata")
    assert window.status.states.text() == "2 states"


def test_the_problems_lead_to_their_places(qtbot: QtBot, window: Window, page: Page) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL | SHIFT)
    assert window.problems_dock.isVisible()
    broken = TEXT.replace('"Next": "B"', '"Next": B"')
    window.viewing.show_as("design")
    page.code.setPlainText(broken)
    qtbot.waitUntil(lambda: window.problems.list.topLevelItemCount() > 0)
    row = window.problems.list.topLevelItem(0)
    assert row.text(1).startswith("Line 4, column")
    place = window.problems.list.visualItemRect(row).center()
    qtbot.mouseClick(window.problems.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.code.isVisible()
    assert page.code.hasFocus()
    assert page.session.view.caret == page.session.document.tree.syntax_problems[0].span.start


def test_the_command_palette_goes_to_states_files_and_actions(qtbot: QtBot, window: Window, page: Page) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    assert window.finder.isVisible()
    qtbot.keyClicks(window.finder.line, "b")
    assert "B" in window.finder.found
    window.finder.list.setCurrentIndex(window.finder.list.model().index(window.finder.found.index("B"), 0))
    qtbot.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert page.session.view.selection == (B,)
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.keyClicks(window.finder.line, "code")
    qtbot.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert page.mode == "code"
    assert page.code.hasFocus() or page.code.isVisible()


def has_text_colour(part: QWidget, colour: str) -> bool:
    return part.palette().color(QPalette.ColorRole.Text).name() == colour


def test_light_and_dark_reach_every_part(qtbot: QtBot, window: Window, page: Page) -> None:
    for mode, theme in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT)):
        window.viewing.choose_theme(mode)
        parts = (window, page, page.code, window.welcome, window.problems.list, window.finder.line)
        for part in parts:
            qtbot.waitUntil(partial(has_text_colour, part, theme.text))
        assert page.code.grab().toImage().pixelColor(3, page.code.height() // 2).name() == theme.panel


def test_theme_view_and_docks_are_remembered(qtbot: QtBot, window: Window, bench: Workbench) -> None:
    window.viewing.choose_theme(Mode.DARK)
    window.viewing.show_as("code")
    window.viewing.flow("right")
    window.problems_dock.show()
    window.resize(900, 650)
    window.close()
    leave(bench)
    again = open_workbench()
    other = again.new_window()
    qtbot.waitExposed(other)
    assert again.appearance.mode is Mode.DARK
    assert (other.viewing.mode, again.settings["direction"]) == ("code", "right")
    assert (other.width(), other.height(), other.problems_dock.isVisible()) == (900, 650, True)
    other.viewing.choose_theme(Mode.SYSTEM)
    leave(again)


def test_remembered_nonsense_is_passed_over(bench: Workbench) -> None:
    bench.settings.put("window_geometry", "é nonsense")
    bench.settings.put("window_docks", "bm9uc2Vuc2U=")
    window = bench.new_window()
    assert window.isVisible()


def test_several_windows_have_tabs_of_their_own(qtbot: QtBot, window: Window, page: Page, bench: Workbench) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    other = bench.windows[1]
    assert (window.tabs.count(), other.tabs.count()) == (1, 0)
    other.filing.new()
    type_into(page)
    assert (window.isWindowModified(), other.isWindowModified()) == (True, False)
    other.close()
    assert bench.windows == [window]


def test_tabs_are_turned_by_key(qtbot: QtBot, window: Window, page: Page) -> None:
    window.filing.new()
    assert window.page is not page
    qtbot.keyClick(window, Qt.Key.Key_PageUp, CONTROL)
    assert window.page is page


def test_a_broken_settings_file_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text("{", "utf-8")
    bench = open_workbench()
    window = bench.new_window()
    qtbot.waitExposed(window)
    assert bench.settings.problem is not None
    bench.say_everywhere(bench.settings.problem)
    assert "no JSON object" in window.notices.notices[0].sentence
    leave(bench)


def test_the_command_opens_the_files_it_is_given(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from editor.__main__ import main\n"
        "application = QApplication(['statewright'])\n"
        "def tell():\n"
        "    window, = (w for w in application.topLevelWidgets() if type(w).__name__ == 'Window')\n"
        "    print([window.tabs.tabText(i) for i in range(window.tabs.count())], len(window.notices.notices))\n"
        "    window.close()\n"
        "QTimer.singleShot(500, tell)\n"
        "raise SystemExit(main(sys.argv[1:]))\n"
    )
    first, second = workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json")
    words = [sys.executable, "-c", code, str(first), str(second), str(first), str(tmp_path / "missing.asl.json")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(words, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stdout) == (0, "['1.asl.json', '2.asl.json'] 1\n"), run.stderr


def test_the_state_menu_acts_on_the_graph_wherever_the_keyboard_is(window: Window, page: Page) -> None:
    page.session.select([A])
    page.code.setFocus()
    wrap = window.actions_of["canvas.wrap_parallel"]
    assert wrap in window.menus["&State"].actions()
    wrap.trigger()
    assert page.session.document.outline.states[(*A[:1], "Parallel")].type == "Parallel"
    assert window.actions_of["edit.undo"].isEnabled()


def test_the_flow_palette_adds_states_after_the_selected_one(qtbot: QtBot, window: Window, page: Page) -> None:
    window.flow_dock.show()
    page.session.select([A])
    window.flow.setCurrentRow([window.flow.item(row).text() for row in range(window.flow.count())].index("Wait"))
    window.flow.setFocus()
    qtbot.keyClick(window.flow, Qt.Key.Key_Return)
    states = page.session.document.outline.states
    assert [state.type for state in states.values()] == ["Pass", "Wait", "Succeed"]
    assert page.session.view.selection == (("States", "Wait"),)


def test_the_share_of_graph_and_text_is_remembered(window: Window, page: Page, tmp_path: Path) -> None:
    page.set_share(30)
    page.split.splitterMoved.emit(page.split.sizes()[0], 1)
    assert abs(int(window.bench.settings["graph_share"]) - 30) <= 2
    window.filing.open_file(workflow_file(tmp_path, "other.asl.json"))
    other = window.page
    assert other is not None
    assert other.share is not None
    assert abs(other.share - 30) <= 2


def test_backspace_and_delete_in_the_text_are_those_of_the_text(qtbot: QtBot, page: Page) -> None:
    page.code.setFocus()
    page.session.place_caret(2, 2)
    qtbot.keyClick(page.code, Qt.Key.Key_Backspace)
    assert page.session.document.text == TEXT[:1] + TEXT[2:]
    qtbot.keyClick(page.code, Qt.Key.Key_Delete)
    assert page.session.document.text == TEXT[:1] + TEXT[3:]


def test_delete_in_the_graph_deletes_the_selected_state(qtbot: QtBot, page: Page) -> None:
    page.canvas.setFocus()
    page.session.select([A])
    qtbot.keyClick(page.canvas.view, Qt.Key.Key_Delete)
    assert list(page.session.document.outline.states) == [B]
