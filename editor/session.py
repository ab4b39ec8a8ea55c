"""One open workflow: its history, what is selected, and the signals by which panes hear of both.

The session is the only thing panes share; they know it and not each other. A pane that changes something names itself
as the origin and passes over its own echo.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.text.edits import carry
from editor.workflow.edit import Edit, Rejection
from editor.workflow.history import TYPING, History, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from editor.text.edits import TextEdit
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Outcome
    from editor.workflow.history import Change


class Session(QObject):
    """An open workflow.

    changed(Change)      the document became another one
    viewed(View, origin) selection or caret moved; after a change this comes second
    refused(str)         an operation could not be done; the sentence says why
    """

    changed = Signal(object)
    viewed = Signal(object, object)
    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.history = History(document, clock=clock)
        self.view = View()

    @property
    def document(self) -> Document:
        """The workflow as it is now."""
        return self.history.present

    def perform(self, outcome: Outcome, origin: object = None) -> bool:
        """Do what an operation answered; a rejection is said. True where something was done."""
        if isinstance(outcome, Rejection):
            self.refused.emit(outcome.reason)
            return False
        self._announce(self.history.apply(outcome, self.view, lambda after: self._selecting(after, outcome), origin))
        return True

    def type_text(
        self, text_edits: Sequence[TextEdit], caret: int, origin: object = None, label: str = "Typing"
    ) -> None:
        """Take over edits somebody typed; the caret is where it stands afterwards."""
        edit = Edit(label, tuple(text_edits), merge_key=TYPING)
        self._announce(self.history.apply(edit, self.view, lambda after: caret_view(after, caret, caret), origin))

    def undo(self) -> None:
        """Take back the last step, if there is one."""
        self._announce(self.history.undo())

    def redo(self) -> None:
        """Do the next step again, if there is one."""
        self._announce(self.history.redo())

    def select(self, paths: Iterable[Path], origin: object = None) -> None:
        """Select states; the caret goes to the name of the first of them."""
        self._look(selecting_view(self.document, paths, self.view.caret), origin)

    def place_caret(self, caret: int, anchor: int, origin: object = None) -> None:
        """Move caret and anchor in the text; the state they stand in is selected."""
        self._look(caret_view(self.document, caret, anchor), origin)

    def _look(self, view: View, origin: object) -> None:
        if view != self.view:
            self.view = view
            self.viewed.emit(view, origin)

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self.view = self._living(change.view)
        self.changed.emit(change)
        self.viewed.emit(self.view, change.origin)

    def _selecting(self, after: Document, edit: Edit) -> View:
        """What is seen after an edit: the states it says to select, or what was selected before."""
        if not edit.select:
            carried = carry(self.view.caret, edit.text_edits)
            return View(self.view.selection, carried, carried)
        return selecting_view(after, edit.select, self.view.caret)

    def _living(self, view: View) -> View:
        """A view without states that are gone and with its caret inside the text."""
        states, length = self.document.outline.states, len(self.document.text)
        selection = tuple(path for path in view.selection if path in states)
        return replace(view, selection=selection, caret=min(view.caret, length), anchor=min(view.anchor, length))


def selecting_view(document: Document, paths: Iterable[Path], caret: int) -> View:
    """A view with states selected, the caret at the name of the first; without any, where it was."""
    states = document.outline.states
    selection = tuple(path for path in dict.fromkeys(paths) if path in states)
    place = states[selection[0]].key.start if selection else min(caret, len(document.text))
    return View(selection, place, place)


def caret_view(document: Document, caret: int, anchor: int) -> View:
    """A view with the caret somewhere in the text, and the state it stands in selected."""
    node = document.tree.node_at(caret)
    state = None if node is None else document.outline.state_at(node.path)
    return View(() if state is None else (state.path,), caret, anchor)
