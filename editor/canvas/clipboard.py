"""States to and from the system's clipboard, as text in the Amazon States Language that pastes into any editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from editor.canvas.editing import place_for_paste
from editor.text.json import JSON
from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.clipboard import copy, cut, paste

if TYPE_CHECKING:
    from editor.canvas.board import Board
    from editor.text.format import Format
    from editor.workflow.edit import Outcome

_EMPTY = Rejection("There is no text on the clipboard: copy states first.")


def copied(board: Board) -> str | Rejection:
    """The selected states as a workflow of their own."""
    return copy(board.document, board.selection)


def copy_selected(board: Board) -> bool:
    """Put the selected states on the clipboard; False, and the reason said, where that cannot be done."""
    text = copied(board)
    if isinstance(text, Rejection):
        return board.perform(text)
    QGuiApplication.clipboard().setText(text)
    return True


def cut_out(board: Board) -> Outcome:
    """What cutting the selected states would come to."""
    found = cut(board.document, board.selection)
    return found if isinstance(found, Rejection) else found.edit


def cut_selected(board: Board) -> bool:
    """Put the selected states on the clipboard and delete them."""
    found = cut(board.document, board.selection)
    if isinstance(found, Rejection):
        return board.perform(found)
    QGuiApplication.clipboard().setText(found.text)
    return board.perform(found.edit)


def pasted(board: Board) -> Outcome:
    """What pasting would come to: after the selected state or on the selected edge, else in the open."""
    text = QGuiApplication.clipboard().text()
    if not text.strip():
        return _EMPTY
    outcomes = [paste(board.document, place, text, _form(board, text)) for place in place_for_paste(board)]
    return next((outcome for outcome in outcomes if isinstance(outcome, Edit)), outcomes[-1])


def _form(board: Board, text: str) -> Format:
    """What a text is written in: JSON where it looks like it, else what the workflow is written in."""
    return JSON if text.lstrip()[:1] in ("{", '"') else board.document.format
