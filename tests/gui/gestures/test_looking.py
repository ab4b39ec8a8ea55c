"""Searching, the overview, what is broken, and what stands still while the workflow changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.canvas.motion import DURATION
from editor.workflow.operations.deleting import delete_states
from tests.gui.gestures.desks import CONTROL, LEFT, SHIFT, desk_with, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.gestures.desks import Desk

LONG = {
    "StartAt": "S0",
    "States": {
        **{f"S{number}": {"Type": "Pass", "Next": f"S{number + 1}"} for number in range(12)},
        "S12": {
            "Type": "Map",
            "ItemProcessor": {"StartAt": "Deep", "States": {"Deep": {"Type": "Wait", "End": True}}},
            "Next": "Call",
        },
        "Call": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": True},
    },
}
DEEP = state("S12", "ItemProcessor", "States", "Deep")
BROKEN = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "Comment": , "End": true}
  }
}"""


def search(qtbot: QtBot, desk: Desk, words: str) -> None:
    desk.press(Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(desk.canvas.search.words, words)


def test_control_f_finds_by_name_type_and_resource(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    for words, name in (("S11", "S11"), ("wait", "Deep"), ("SENDMESSAGE", "Call")):
        search(qtbot, desk, words)
        assert desk.selected == [name]
        place = desk.place(desk.canvas.board.selection[0])
        assert desk.canvas.view.viewport().rect().contains(place)
        assert desk.canvas.search.count.text() == "1 of 1"
        qtbot.keyClick(desk.canvas.search.words, Qt.Key.Key_Escape)
        assert not desk.canvas.search.isVisible()
        assert desk.canvas.view.marks.matches == ()


def test_enter_goes_round_what_was_found(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    search(qtbot, desk, "s1")
    assert (desk.selected, desk.canvas.search.count.text()) == (["S1"], "1 of 4")
    assert len(desk.canvas.view.marks.matches) == 4
    walked = []
    for _ in range(4):
        qtbot.keyClick(desk.canvas.search.words, Qt.Key.Key_Return)
        walked += desk.selected
    assert walked == ["S10", "S11", "S12", "S1"]
    qtbot.keyClick(desk.canvas.search.words, Qt.Key.Key_Return, SHIFT)
    assert (desk.selected, desk.canvas.search.count.text()) == (["S12"], "4 of 4")


def test_what_is_found_in_a_closed_container_is_shown(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    desk.canvas.turn(state("S12"))
    search(qtbot, desk, "deep")
    assert desk.selected == ["Deep"]
    search(qtbot, desk, "nowhere")
    assert desk.canvas.search.count.text() == "Nothing found"


def test_the_overview_shows_and_moves_what_is_seen(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    desk.press(Qt.Key.Key_M)
    minimap = desk.canvas.minimap
    assert minimap.isVisible()
    assert minimap.geometry().bottom() <= desk.canvas.view.height()
    desk.canvas.view.zoom_to(1.0)
    QTest.mouseClick(minimap, LEFT, pos=QPoint(minimap.width() // 2, minimap.height() - 14))
    assert desk.canvas.view.viewport().rect().contains(desk.place(state("Call")))
    QTest.mouseClick(minimap, LEFT, pos=QPoint(minimap.width() // 2, 14))
    assert not desk.canvas.view.viewport().rect().contains(desk.place(state("Call")))
    desk.press(Qt.Key.Key_M)
    assert not minimap.isVisible()


def test_a_broken_state_is_marked_and_what_is_safe_can_still_be_done(qtbot: QtBot):
    desk = desk_with(qtbot, BROKEN)
    nodes = desk.canvas.board.drawing.picture.nodes
    assert desk.canvas.view.marks.broken == (nodes[state("B")],)
    desk.click(desk.place(state("A")))
    desk.press(Qt.Key.Key_F2)
    qtbot.keyClicks(desk.canvas.rename_editor, "Ask")
    qtbot.keyClick(desk.canvas.rename_editor, Qt.Key.Key_Return)
    assert desk.text == BROKEN.replace('"A"', '"Ask"')
    mended = desk.text.replace('"Comment": ,', '"Comment": "",')
    caret = desk.text.index(" ,", desk.text.index("Comment")) + 1
    desk.session.place_caret(caret, caret)
    qtbot.keyClicks(desk.code, '""')
    assert desk.text == mended
    assert desk.canvas.view.marks.broken == ()


def test_what_a_break_in_the_text_makes_unsafe_is_refused_with_the_line_to_mend(qtbot: QtBot):
    text = BROKEN.replace('"Comment": ,', '"Comment": "open,')
    desk = desk_with(qtbot, text)
    desk.canvas.board.select([state("B")])
    desk.press(Qt.Key.Key_D, CONTROL)
    assert desk.text == text
    assert len(desk.refusals) == 1
    assert desk.refusals[0].endswith(".")


def test_the_edited_node_keeps_its_place_on_the_screen(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    view = desk.canvas.view
    view.zoom_to(1.0)
    view.centerOn(*desk.canvas.board.rect_of(state("S6")).centre)
    desk.click(desk.place(state("S6")))
    before = desk.place(state("S6"))
    desk.press(Qt.Key.Key_F2)
    qtbot.keyClicks(desk.canvas.rename_editor, "Six")
    qtbot.keyClick(desk.canvas.rename_editor, Qt.Key.Key_Return)
    after = desk.place(state("Six"))
    assert (abs(after.x() - before.x()) <= 1, abs(after.y() - before.y()) <= 1) == (True, True)
    desk.canvas.board.perform(delete_states(desk.session.document, [state("S0"), state("S1")]))
    after = desk.place(state("Six"))
    assert (abs(after.x() - before.x()) <= 1, abs(after.y() - before.y()) <= 1) == (True, True)


def test_nodes_glide_to_their_places_when_animations_are_on(qtbot: QtBot):
    desk = desk_with(qtbot, LONG)
    desk.canvas.is_animated = True
    desk.click(desk.place(state("S3")))
    desk.press(Qt.Key.Key_Delete)
    assert "S3" not in json.loads(desk.text)["States"]
    drawing = desk.canvas.board.drawing
    on_way = [key for key, item in drawing.nodes.items() if item.pos().y() != drawing.picture.nodes[key].y]
    assert on_way
    assert DURATION < 250
    qtbot.wait(DURATION + 100)
    assert all(
        (item.pos().x(), item.pos().y()) == drawing.picture.nodes[key][:2] for key, item in drawing.nodes.items()
    )
    assert all(item.opacity() == 1.0 for item in drawing.edges.values())
