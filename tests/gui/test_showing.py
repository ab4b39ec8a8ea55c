"""How a workflow is shown: zoom, direction, theme, broken texts, hostile names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.layout.geometry import Direction
from editor.widgets.theme import DARK, LIGHT
from editor.workflow.anchors import end_of, start_of
from tests.gui.gestures.desks import desk_with
from tests.gui.windows import ORDER, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_whole_of_a_small_workflow_is_in_view_when_it_opens(qtbot: QtBot):
    desk = desk_with(qtbot, {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}})
    room = desk.canvas.view.viewport().rect()
    assert desk.canvas.view.zoom == pytest.approx(1.0)
    nodes = desk.canvas.board.drawing.picture.nodes
    assert all(room.contains(desk.seen(rect.centre)) for rect in nodes.values())


def test_zooming_stays_within_its_bounds(qtbot: QtBot):
    desk = desk_with(qtbot, ORDER)
    view = desk.canvas.view
    for _ in range(60):
        view.zoom_by(2)
    assert view.zoom == pytest.approx(4)
    for _ in range(60):
        view.zoom_by(0.5)
    assert view.zoom == pytest.approx(0.005)


def test_a_broken_text_is_drawn_as_far_as_it_can_be_read(qtbot: QtBot):
    desk = desk_with(qtbot, '{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next" "B"},\n "B": {"Type": "Wait"')
    assert {state("A"), state("B")} <= set(desk.canvas.board.drawing.nodes)


def test_a_text_without_states_is_shown_without_a_graph(qtbot: QtBot):
    desk = desk_with(qtbot, "not a workflow")
    assert desk.canvas.board.drawing.is_empty
    desk.canvas.view.fit()
    assert not desk.canvas.view.grab().isNull()
    assert desk.code.toPlainText() == "not a workflow"


def test_light_and_dark(qtbot: QtBot):
    desk = desk_with(qtbot, ORDER)
    lightness = []
    for theme in (DARK, LIGHT):
        desk.canvas.set_theme(theme)
        lightness.append(desk.canvas.view.grab().toImage().pixelColor(6, 6).lightness())
    assert lightness[0] < 60 < 200 < lightness[1]


def test_a_workflow_can_flow_to_the_right(qtbot: QtBot):
    desk = desk_with(qtbot, ORDER)
    desk.canvas.set_direction(Direction.RIGHT)
    nodes = desk.canvas.board.drawing.picture.nodes
    assert nodes[start_of(())].right < nodes[state("Check")].x < nodes[end_of(())].x


def test_a_name_full_of_html_is_shown_as_it_is(qtbot: QtBot):
    name = "<b>bold</b><img src='file:///etc/passwd'>"
    desk = desk_with(qtbot, {"StartAt": name, "States": {name: {"Type": "Pass", "End": True}}})
    assert desk.canvas.board.drawing.nodes[state(name)].look.name.startswith("<b>")


@pytest.mark.parametrize(
    "name", ["a\nb\u2028c", "\ud800", "\u202eright to left", "x" * 100_000, "", "😀" * 50, "a\x00b"]
)
def test_hostile_names_are_drawn_in_one_line(qtbot: QtBot, name: str):
    value = {"StartAt": name, "States": {name: {"Type": name, "Resource": name, "Next": name + "?"}}}
    desk = desk_with(qtbot, value)
    assert not desk.canvas.view.grab().isNull()
    look = desk.canvas.board.drawing.nodes[state(name)].look
    assert not set(look.name) & set("\n\u2028\u202e\x00")
    desk.canvas.board.pick(state(name))
    desk.canvas.rename_selected()
    desk.canvas.end_renaming()
    desk.canvas.ask_for_target()
