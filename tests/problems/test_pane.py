"""The list of problems follows a text and leads to its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from editor.problems.pane import ProblemsPane
from editor.session import Session
from editor.text.edits import TextEdit
from editor.widgets.theme import DARK, LIGHT
from editor.workflow.document import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BROKEN = '{"a": 1,\n "a": 2,\n "b" 3}'


@pytest.fixture
def pane(qtbot: QtBot) -> ProblemsPane:
    pane = ProblemsPane(LIGHT)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def places(pane: ProblemsPane) -> list[str]:
    return [pane.list.topLevelItem(row).text(1) for row in range(pane.list.topLevelItemCount())]


def test_without_a_workflow_it_says_what_it_is_for(pane: ProblemsPane) -> None:
    assert pane.currentWidget() is pane.empty
    assert "Open a workflow" in pane.empty.text()


def test_a_sound_text_has_no_problems(pane: ProblemsPane) -> None:
    pane.show_session(Session(Document("{}")))
    assert pane.empty.text() == "No problems."


def test_each_problem_has_its_place_and_typing_mends_it(qtbot: QtBot, pane: ProblemsPane) -> None:
    session = Session(Document(BROKEN))
    pane.show_session(session)
    assert [place.split(",")[0] for place in places(pane)] == ["Line 2", "Line 3"]
    colon = BROKEN.index(" 3")
    session.type_text([TextEdit(colon, colon, ":")], colon + 1)
    qtbot.waitUntil(lambda: len(places(pane)) == 1)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_choosing_one_places_the_caret(qtbot: QtBot, pane: ProblemsPane, by: str) -> None:
    session = Session(Document(BROKEN))
    pane.show_session(session)
    row = pane.list.topLevelItem(1)
    with qtbot.waitSignal(pane.gone_to):
        if by == "mouse":
            place = pane.list.visualItemRect(row).center()
            qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        else:
            pane.list.setCurrentItem(row)
            qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    span = session.document.tree.syntax_problems[1].span
    assert (session.view.caret, session.view.anchor) == (span.start, span.end)


def test_another_workflow_shows_its_own(pane: ProblemsPane) -> None:
    first = Session(Document(BROKEN))
    pane.show_session(first)
    pane.show_session(Session(Document("{")))
    assert len(places(pane)) == 1
    pane.set_theme(DARK)
    assert len(places(pane)) == 1
    pane.show_session(None)
    assert places(pane) == []
