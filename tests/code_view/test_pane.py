"""Typing into the code pane: what is typed changes, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from editor.code_view.offset_map import shown
from editor.code_view.pane import CodePane
from editor.session import Session
from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.edit import Edit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TRICKY = '{\r\n "A": "\u2028\u00a0\U0001f600\ufdd0\0",\r "B": "\ud800",\n "C": 1\r\n}'


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(qtbot: QtBot, text: str, clock: Clock | None = None) -> tuple[CodePane, Session]:
    session = Session(Document(text), clock=clock or Clock())
    pane = CodePane(session)
    session.setParent(pane)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitExposed(pane)
    return pane, session


def caret_at(pane: CodePane, position: int, anchor: int | None = None) -> None:
    """Place caret and anchor where keys and mouse could place them: not inside a wide character."""
    places = (position if anchor is None else anchor, position)
    start, end = (pane._offsets.to_position(pane._offsets.to_offset(place)) for place in places)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def displayed(pane: CodePane) -> str:
    cursor = QTextCursor(pane.document())
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText().replace("\u2029", "\n")


@pytest.mark.parametrize("offset", range(len(TRICKY) + 1))
def test_one_typed_key_changes_that_place_and_no_other_byte(qtbot: QtBot, offset: int) -> None:
    if TRICKY[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1
    pane, session = opened(qtbot, TRICKY)
    caret_at(pane, pane._offsets.to_position(offset))
    qtbot.keyClick(pane, Qt.Key.Key_X)
    assert session.document.text == TRICKY[:offset] + "x" + TRICKY[offset:]
    assert displayed(pane) == shown(session.document.text)


def test_enter_writes_the_line_end_of_its_line(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, "aa\r\nbb\rcc\ndd")
    for position in (10, 7, 4, 1):
        caret_at(pane, position)
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert session.document.text == "a\r\na\r\nb\rb\rc\nc\nd\r\nd"


@pytest.mark.parametrize(
    ("text", "position", "key", "expected"),
    [
        ("a\rb\n", 2, Qt.Key.Key_Return, "a\r\r\nb\n"),
        ("a\r\nb\r", 1, Qt.Key.Key_Return, "a\r\n\r\nb\r"),
        ("a\rb\n", 3, Qt.Key.Key_Backspace, "a\r\r\n"),
    ],
)
def test_line_ends_that_stand_apart_stay_apart(
    qtbot: QtBot, text: str, position: int, key: Qt.Key, expected: str
) -> None:
    pane, session = opened(qtbot, text)
    caret_at(pane, position)
    qtbot.keyClick(pane, key)
    assert session.document.text == expected
    assert displayed(pane) == shown(expected)


def test_backspace_takes_a_whole_line_end_and_a_whole_character(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, "a\r\n\U0001f600b")
    caret_at(pane, 2)
    qtbot.keyClick(pane, Qt.Key.Key_Backspace)
    assert session.document.text == "a\U0001f600b"
    caret_at(pane, 3)
    qtbot.keyClick(pane, Qt.Key.Key_Backspace)
    assert session.document.text == "ab"


def test_a_pasted_text_takes_the_line_ends_of_the_file(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, "a\r\nb")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("1\n2\n")
    caret_at(pane, 2)
    pane.paste()
    assert session.document.text == "a\r\n1\r\n2\r\nb"


def test_a_selection_typed_over_is_one_edit(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, TRICKY)
    caret_at(pane, len(shown(TRICKY)) + 1, 0)
    qtbot.keyClick(pane, Qt.Key.Key_X)
    assert session.document.text == "x"
    session.undo()
    assert session.document.text == TRICKY
    assert displayed(pane) == shown(TRICKY)


def test_edits_of_others_are_patched_in(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, TRICKY)
    edits = (TextEdit(1, 3, "\r"), TextEdit(6, 7, "\U0001f600\r\n"), TextEdit(len(TRICKY), len(TRICKY), "\n\ud800"))
    assert session.perform(Edit("Elsewhere", edits))
    assert displayed(pane) == shown(session.document.text)
    caret_at(pane, 0)
    qtbot.keyClick(pane, Qt.Key.Key_X)
    assert displayed(pane) == shown(session.document.text)
    session.undo()
    session.undo()
    assert session.document.text == TRICKY
    assert displayed(pane) == shown(TRICKY)


def test_typing_is_one_step_until_a_pause(qtbot: QtBot) -> None:
    clock = Clock()
    pane, session = opened(qtbot, '{"A": ""}', clock)
    caret_at(pane, 7)
    qtbot.keyClicks(pane, "one")
    clock.now = 5.0
    qtbot.keyClicks(pane, "two")
    assert session.document.text == '{"A": "onetwo"}'
    session.undo()
    assert session.document.text == '{"A": "one"}'
    session.undo()
    assert session.document.text == '{"A": ""}'
    session.redo()
    assert session.document.text == '{"A": "one"}'
    assert pane.textCursor().position() == 10


def test_the_pane_leaves_undo_to_the_window(qtbot: QtBot) -> None:
    pane, session = opened(qtbot, "a")
    qtbot.keyClicks(pane, "b")
    qtbot.keyClick(pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.document.text == "ba"


def test_the_caret_selects_the_state_it_stands_in_and_a_selection_moves_the_caret(qtbot: QtBot) -> None:
    text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Fail"}}}'
    pane, session = opened(qtbot, text)
    caret_at(pane, text.index("Fail"))
    assert session.view.selection == (("States", "B"),)
    session.select([("States", "A")])
    assert pane.textCursor().position() == text.index('"A": {')


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["k", "\n", "back", "del", "undo", "redo"]))
    )
)
def test_any_keys_leave_pane_and_text_in_step(qtbot: QtBot, keys: list[tuple[int, int, str]]) -> None:
    pane, session = opened(qtbot, TRICKY)
    named = {"\n": Qt.Key.Key_Return, "back": Qt.Key.Key_Backspace, "del": Qt.Key.Key_Delete, "k": Qt.Key.Key_K}
    for position, anchor, key in keys:
        last = pane.document().characterCount() - 1
        if key in named:
            caret_at(pane, min(position, last), min(anchor, last))
            qtbot.keyClick(pane, named[key])
        else:
            getattr(session, key)()
        QCoreApplication.processEvents()
        assert displayed(pane) == shown(session.document.text)
    while session.history.undo_label:
        session.undo()
    assert session.document.text == TRICKY
