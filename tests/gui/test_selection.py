"""Text and graph in step, with real clicks and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.gui.windows import ORDER, PACK, desk_of, place_of, selected_text, state, written

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.text.tree import Path as TextPath
    from tests.gui.gestures.desks import Desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Desk:
    """The order workflow, open and in view."""
    tab = desk_of(qtbot, written(tmp_path, ORDER))
    tab.canvas.view.fit()
    return tab


def click(tab: Desk, place: QPoint) -> None:
    QTest.mouseClick(tab.canvas.view.viewport(), LEFT, pos=place)


def ringed(tab: Desk) -> list[TextPath]:
    """The nodes that show a ring."""
    assert tab.canvas.view.drawing is not None
    return [key for key, item in tab.canvas.view.drawing.nodes.items() if item.is_selected]


@pytest.mark.parametrize("key", [state("Pay"), state("Refuse"), PACK, state("Ship")])
def test_a_click_on_a_node_marks_its_text(tab: Desk, key: TextPath):
    click(tab, place_of(tab, key))
    assert ringed(tab) == [key]
    assert selected_text(tab).startswith(f'"{key[-1]}": {{')
    assert selected_text(tab).endswith("}")
    assert tab.code.rect().contains(tab.code.cursorRect().center())


def test_a_click_beside_all_nodes_selects_none(tab: Desk):
    click(tab, place_of(tab, state("Pay")))
    click(tab, QPoint(3, 3))
    assert ringed(tab) == []
    assert selected_text(tab) == ""


def test_a_click_on_a_label_marks_the_target_in_the_text(tab: Desk):
    assert tab.canvas.view.drawing is not None
    label = tab.canvas.view.drawing.picture.edges[(*state("Check"), "Choices", 0, "Next")].label
    assert label is not None
    click(tab, tab.canvas.view.mapFromScene(*label.centre))
    assert selected_text(tab) == '"Ask"'
    assert tab.canvas.board.edge == (*state("Check"), "Choices", 0, "Next")
    assert ringed(tab) == []


def test_the_caret_in_the_text_selects_its_node(qtbot: QtBot, tab: Desk):
    place = tab.session.document.text.index("Lambda.Error")
    cursor = QTextCursor(tab.code.document())
    cursor.setPosition(place)
    tab.code.setTextCursor(cursor)
    assert ringed(tab) == [state("Pay")]
    qtbot.keyClick(tab.code, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert ringed(tab) == []


def test_a_click_into_the_text_selects_its_node_and_brings_it_into_view(tab: Desk):
    view = tab.canvas.view
    view.zoom_to(4.0)
    cursor = QTextCursor(tab.code.document())
    cursor.setPosition(tab.session.document.text.index('"Refuse": {'))
    tab.code.setTextCursor(cursor)
    tab.code.ensureCursorVisible()
    place = tab.code.cursorRect().center()
    tab.code.moveCursor(QTextCursor.MoveOperation.Up)
    assert ringed(tab) != [state("Refuse")]
    QTest.mouseClick(tab.code.viewport(), LEFT, pos=place)
    assert ringed(tab) == [state("Refuse")]
    assert view.viewport().rect().contains(place_of(tab, state("Refuse")))


def test_wide_characters_and_odd_line_ends_do_not_shift_the_selection(qtbot: QtBot, tmp_path: Path):
    text = (
        '{"Comment": "😀\u2028 😀",\r\n "StartAt": "A",\r "States": {\n "A": {"Type": "Pass", "Next": "B 😀"},\r\n'
        ' "B 😀": {"Type": "Succeed"}\r\n}}'
    )
    tab = desk_of(qtbot, written(tmp_path, text))
    click(tab, place_of(tab, state("B 😀")))
    assert selected_text(tab) == '"B 😀": {"Type": "Succeed"}'
    qtbot.keyClick(tab.code, Qt.Key.Key_Up)
    assert ringed(tab) == [state("A")]


def test_the_wheel_zooms_around_the_pointer(tab: Desk):
    view, place = tab.canvas.view, place_of(tab, state("Refuse"))
    before = view.zoom
    turn(tab, place, QPoint(0, 240))
    assert view.zoom == pytest.approx(before * 1.44)
    after = place_of(tab, state("Refuse"))
    assert abs(after.x() - place.x()) <= 2
    assert abs(after.y() - place.y()) <= 2
    turn(tab, place, QPoint(0, -240))
    assert view.zoom == pytest.approx(before)


def test_the_wheel_with_shift_moves_sideways(tab: Desk):
    place = place_of(tab, state("Pay"))
    turn(tab, place, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert place_of(tab, state("Pay")).x() < place.x()
    assert place_of(tab, state("Pay")).y() == place.y()


def turn(
    tab: Desk,
    place: QPoint,
    by: QPoint,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over a place."""
    view = tab.canvas.view.viewport()
    everywhere = QPointF(view.mapToGlobal(place))
    no_buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(place), everywhere, QPoint(), by, no_buttons, keys, phase, False)
    QApplication.sendEvent(view, event)


def test_the_arrow_of_a_container_closes_and_opens_it(tab: Desk):
    view = tab.canvas.view
    assert view.drawing is not None
    header = view.drawing.picture.headers[state("Ship")]
    click(tab, view.mapFromScene(header.right - 14, header.centre.y))
    assert PACK not in view.drawing.nodes
    card = view.drawing.picture.nodes[state("Ship")]
    assert (card.width, card.height) == (208, 56)
    click(tab, view.mapFromScene(card.right - 12, card.bottom - 16))
    assert PACK in view.drawing.nodes


def test_what_is_selected_in_a_closed_container_does_no_harm(tab: Desk):
    tab.canvas.turn(state("Ship"))
    tab.session.select([PACK])
    assert ringed(tab) == []
    tab.canvas.turn(state("Ship"))
    assert ringed(tab) == [PACK]


def test_from_far_away_nodes_are_drawn_as_boxes_and_can_be_picked(tab: Desk):
    view = tab.canvas.view
    view.zoom_to(0.2)
    place = place_of(tab, state("Pay"))
    click(tab, place)
    assert ringed(tab) == [state("Pay")]
    image = view.grab().toImage()
    assert image.pixelColor(place) != image.pixelColor(2, 2)


@pytest.mark.parametrize(
    ("name", "words"),
    [("Pay", "Lambda: Invoke"), ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;")],
)
def test_a_hover_card_says_what_a_node_is_in_plain_text(qtbot: QtBot, tmp_path: Path, name: str, words: str):
    value = {"StartAt": name, "States": {name: ORDER["States"]["Pay"] | {"Next": name}}}
    tab = desk_of(qtbot, written(tmp_path, value))
    view, place = tab.canvas.view, place_of(tab, state(name))
    everywhere = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, everywhere))
    assert words in QToolTip.text()
    QToolTip.hideText()
