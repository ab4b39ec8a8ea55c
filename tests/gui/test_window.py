"""The window: opening, closing, zooming, and what cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from editor.app.appearance import Mode
from editor.layout.geometry import Direction
from editor.workflow.anchors import end_of, start_of
from tests.gui.windows import ORDER, opened, shown_window, state, written

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_window_without_a_workflow_says_how_to_open_one(qtbot: QtBot):
    window = shown_window(qtbot)
    assert window.welcome.isVisible()
    assert window.welcome.button.isVisible()
    assert not window.tabs.isVisible()


def test_the_button_of_the_empty_window_asks_for_a_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chosen = [str(written(tmp_path, ORDER))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    window = shown_window(qtbot)
    qtbot.mouseClick(window.welcome.button, Qt.MouseButton.LeftButton)
    assert window.workflow is not None
    assert window.windowTitle().startswith("order.asl.json")


def test_a_file_opens_with_its_text_and_its_graph(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, ORDER))
    assert tab.text.toPlainText().startswith('{\n  "StartAt": "Check"')
    assert tab.text.isReadOnly()
    assert tab.canvas.view.drawing is not None
    assert set(tab.canvas.view.drawing.nodes) == set(tab.session.document.graph)
    assert {start_of(()), end_of(()), state("Pay")} <= set(tab.canvas.view.drawing.nodes)
    assert window.states.text() == "6 states"
    assert window.problems.text() == "No problems"


def test_the_whole_of_a_small_workflow_is_in_view_when_it_opens(qtbot: QtBot, tmp_path: Path):
    small = {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}
    tab = opened(qtbot, shown_window(qtbot), written(tmp_path, small))
    view = tab.canvas.view
    assert view.drawing is not None
    room = view.viewport().rect()
    assert view.zoom == pytest.approx(1.0)
    assert all(room.contains(view.mapFromScene(*rect.centre)) for rect in view.drawing.picture.nodes.values())


def test_each_file_has_a_tab_and_is_opened_once(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    paths = [written(tmp_path, ORDER, "one.json"), written(tmp_path, ORDER, "two & a half.json")]
    window.open_files([*paths, paths[0]])
    assert [window.tabs.tabText(index) for index in range(window.tabs.count())] == ["one.json", "two && a half.json"]
    assert window.tabs.currentIndex() == 0


def test_control_w_closes_a_tab_and_the_last_one_leaves_the_empty_window(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    opened(qtbot, window, written(tmp_path, ORDER, "one.json"))
    tab = opened(qtbot, window, written(tmp_path, ORDER, "two.json"))
    qtbot.keyClick(tab.canvas.view, Qt.Key.Key_W, CONTROL)
    assert window.tabs.count() == 1
    assert window.workflow is not None
    qtbot.keyClick(window.workflow.text, Qt.Key.Key_W, CONTROL)
    assert window.welcome.isVisible()


def test_the_cross_of_a_tab_closes_it(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    opened(qtbot, window, written(tmp_path, ORDER))
    bar = window.tabs.tabBar()
    qtbot.mouseClick(bar.tabButton(0, bar.ButtonPosition.RightSide), Qt.MouseButton.LeftButton)
    assert window.workflow is None


def test_control_q_closes_the_window(qtbot: QtBot):
    window = shown_window(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()


def test_keys_zoom_the_graph(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, ORDER))
    view = tab.canvas.view
    fitted = view.zoom
    qtbot.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view.zoom == pytest.approx(1.0)
    assert window.zoom.text() == "100%"
    qtbot.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert view.zoom == pytest.approx(1.2)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CONTROL)
    assert view.zoom == pytest.approx(1.0)
    qtbot.keyClick(view, Qt.Key.Key_Equal, CONTROL)
    assert view.zoom > 1.1
    qtbot.keyClick(view, Qt.Key.Key_1, CONTROL)
    assert view.zoom == pytest.approx(fitted, abs=0.01)


def test_zooming_stays_within_its_bounds(qtbot: QtBot, tmp_path: Path):
    tab = opened(qtbot, shown_window(qtbot), written(tmp_path, ORDER))
    for _ in range(60):
        tab.canvas.view.zoom_by(2)
    assert tab.canvas.view.zoom == pytest.approx(4)
    for _ in range(60):
        tab.canvas.view.zoom_by(0.5)
    assert tab.canvas.view.zoom == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.json", None, "There is no file"),
        ("image.json", "\x00\x01\udcff", "is no text"),
        ("flow.asl.yaml", "StartAt: A", "YAML cannot be read yet"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, name: str, content: str | None, words: str
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    window = shown_window(qtbot)
    window.open_files([path])
    assert window.workflow is None
    assert words in window.notice.text
    assert window.notice.isVisible()


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_opening(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    window.open_files([tmp_path, written(tmp_path, ORDER)])
    assert window.workflow is not None
    assert "is a folder" in window.notice.text


def test_a_broken_file_is_drawn_as_far_as_it_can_be_read(qtbot: QtBot, tmp_path: Path):
    text = '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next" "B"},\n "B": {"Type": "Wait"'
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, text))
    assert tab.canvas.view.drawing is not None
    assert {state("A"), state("B")} <= set(tab.canvas.view.drawing.nodes)
    assert "Line 1, column 1" in window.problems.text()


def test_the_problems_line_goes_from_problem_to_problem(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, '{"States": {\n "A": {"Type" "Pass"},\n "B": {"Type": tru}\n}}'))
    spans = [problem.span for problem in tab.session.document.tree.syntax_problems]
    assert len(spans) >= 2
    for span in (*spans, spans[0]):
        qtbot.mouseClick(window.problems, Qt.MouseButton.LeftButton)
        assert tab.session.view.caret == span.start


def test_a_text_without_states_is_shown_without_a_graph(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, "not a workflow"))
    assert tab.canvas.view.drawing is not None
    assert tab.canvas.view.drawing.is_empty
    window.fit()
    tab.canvas.view.grab()
    assert tab.text.toPlainText() == "not a workflow"


def test_the_theme_can_be_chosen(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, ORDER))
    window.appearance.choose(Mode.DARK)
    dark = tab.canvas.view.grab().toImage().pixelColor(2, 2).lightness()
    window.appearance.choose(Mode.LIGHT)
    light = tab.canvas.view.grab().toImage().pixelColor(2, 2).lightness()
    assert dark < 60 < 200 < light
    window.appearance.choose(Mode.SYSTEM)
    assert QApplication.palette().window().color().name() == window.appearance.theme.panel


def test_the_direction_can_be_chosen(qtbot: QtBot, tmp_path: Path):
    window = shown_window(qtbot)
    tab = opened(qtbot, window, written(tmp_path, ORDER))
    window.set_direction(Direction.RIGHT)
    assert tab.canvas.view.drawing is not None
    nodes = tab.canvas.view.drawing.picture.nodes
    assert nodes[start_of(())].right < nodes[state("Check")].x < nodes[end_of(())].x


def test_a_name_full_of_html_is_shown_as_it_is(qtbot: QtBot, tmp_path: Path):
    name = "<b>bold</b><img src='file:///etc/passwd'>"
    value = {"StartAt": name, "States": {name: {"Type": "Pass", "End": True}}}
    path = written(tmp_path, value, "<i>&lt;name&gt;.json")
    window = shown_window(qtbot)
    tab = opened(qtbot, window, path)
    assert tab.canvas.view.drawing is not None
    look = tab.canvas.view.drawing.nodes[state(name)].look
    assert look.name.startswith("<b>")
    assert "&lt;i&gt;&amp;lt;" in window.tabs.tabToolTip(0)
    QToolTip.hideText()


@pytest.mark.parametrize(
    "name", ["a\nb\u2028c", "\ud800", "\u202eright to left", "x" * 100_000, "", "😀" * 50, "a\x00b"]
)
def test_hostile_names_are_drawn_in_one_line(qtbot: QtBot, tmp_path: Path, name: str):
    value = {"StartAt": name, "States": {name: {"Type": name, "Resource": name, "Next": name + "?"}}}
    tab = opened(qtbot, shown_window(qtbot), written(tmp_path, value))
    assert tab.canvas.view.drawing is not None
    assert not tab.canvas.view.grab().isNull()
    look = tab.canvas.view.drawing.nodes[state(name)].look
    assert not set(look.name) & set("\n\u2028\u202e\x00")
