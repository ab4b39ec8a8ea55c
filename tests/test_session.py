"""One session: what one pane does the others hear of, once, and undo brings back what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.session import Session
from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.renaming import rename_state
from editor.workflow.operations.transitions import connect

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TWO = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}, "B": {"Type": "Pass", "End": true}}}'
A, B = ("States", "A"), ("States", "B")


def test_a_gesture_is_announced_with_its_origin_and_label(qtbot: QtBot) -> None:
    session = Session(Document(TWO))
    with qtbot.waitSignal(session.changed) as announced:
        assert session.perform(connect(session.document, A, B), origin="canvas")
    (change,) = announced.args
    assert (change.origin, change.edit.label) == ("canvas", "Connect A to B")
    assert change.before.text == TWO
    assert '"Next": "B"' in change.after.text is session.document.text


def test_what_cannot_be_done_is_said_and_changes_nothing(qtbot: QtBot) -> None:
    session = Session(Document(TWO))
    with qtbot.waitSignal(session.refused) as refused, qtbot.assertNotEmitted(session.changed):
        assert not session.perform(rename_state(session.document, A, "B"))
    assert refused.args == ['Another state of this workflow is called "B" already.']
    assert session.document.text == TWO


def test_undo_and_redo_bring_back_text_selection_and_caret() -> None:
    session = Session(Document(TWO))
    session.select([B])
    caret = session.view.caret
    session.perform(delete_states(session.document, [B]))
    assert session.view.selection == ()
    session.undo()
    assert (session.document.text, session.view.selection, session.view.caret) == (TWO, (B,), caret)
    session.redo()
    assert session.view.selection == ()
    assert session.history.undo_label == "Delete B"


def test_the_caret_selects_its_state_and_a_selection_places_the_caret(qtbot: QtBot) -> None:
    session = Session(Document(TWO))
    with qtbot.waitSignal(session.viewed) as seen:
        session.place_caret(TWO.rindex("Pass"), TWO.rindex("Pass"), origin="text")
    assert seen.args == [session.view, "text"]
    assert session.view.selection == (B,)
    session.select([A, B, A, ("States", "gone")])
    assert session.view.selection == (A, B)
    assert session.view.caret == TWO.index('"A": {')


def test_looking_where_one_looks_already_is_not_announced(qtbot: QtBot) -> None:
    session = Session(Document(TWO))
    session.select([A])
    with qtbot.assertNotEmitted(session.viewed):
        session.select([A])


def test_typing_moves_the_caret_and_is_taken_back_as_one() -> None:
    session = Session(Document(TWO), clock=lambda: 0.0)
    place = TWO.index('"A"') + 2
    for number, letter in enumerate("xyz"):
        session.type_text([TextEdit(place + number, place + number, letter)], place + number + 1)
    assert session.document.text == TWO.replace('"A"', '"Axyz"', 1)
    assert session.view.caret == place + 3
    session.undo()
    assert session.document.text == TWO


def test_an_edit_elsewhere_carries_the_caret_along() -> None:
    session = Session(Document(TWO))
    session.place_caret(len(TWO), len(TWO))
    session.perform(connect(session.document, A, B))
    assert session.view.selection == (A,)
    session.place_caret(len(session.document.text), 0)
    session.undo()
    assert session.view.caret <= len(session.document.text)
