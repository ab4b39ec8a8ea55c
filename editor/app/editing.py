"""The edit menu: it acts on the pane that has the keyboard, graph or text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from editor.workflow.edit import Rejection
from editor.workflow.operations.adding import After, InScope
from editor.workflow.operations.clipboard import Cutting, copy, cut, duplicate, paste
from editor.workflow.operations.deleting import delete_states

if TYPE_CHECKING:
    from editor.app.page import Page
    from editor.app.window import Window
    from editor.session import Session
    from editor.text.tree import Path
    from editor.workflow.edit import Edit


class Editing:
    """What cut, copy, paste and their like do in one window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def text_field(self) -> QPlainTextEdit | QLineEdit | None:
        """The text that has the keyboard, if one has."""
        focused = self._window.focusWidget()
        return focused if isinstance(focused, (QPlainTextEdit, QLineEdit)) and focused.isVisible() else None

    @property
    def graph(self) -> Page | None:
        """The page whose graph has the keyboard, if it has."""
        page = self._window.tabs.page
        focused = self._window.focusWidget()
        on_graph = page is not None and focused is not None and page.canvas.isAncestorOf(focused)
        return page if on_graph else None

    def can_edit(self) -> bool:
        """Whether something can be put in where the keyboard is."""
        field = self.text_field
        return self.graph is not None or (field is not None and not field.isReadOnly())

    def can_copy(self) -> bool:
        """Whether there is something to copy where the keyboard is."""
        graph = self.graph
        if graph is not None:
            return bool(graph.session.view.selection)
        field = self.text_field
        if isinstance(field, QPlainTextEdit):
            return field.textCursor().hasSelection()
        return field is not None and field.hasSelectedText()

    def can_cut(self) -> bool:
        """Whether there is something to take out where the keyboard is."""
        return self.can_copy() and self.can_edit()

    def can_delete(self) -> bool:
        """Whether something can be taken out: selected states, or in a text the next character too."""
        return self.can_edit() if self.graph is None else self.can_copy()

    def can_duplicate(self) -> bool:
        """Whether states are selected in the graph."""
        return self.graph is not None and self.can_copy()

    def can_select_all(self) -> bool:
        """Whether the keyboard is in something that can be selected."""
        return self.graph is not None or self.text_field is not None

    def cut(self) -> None:
        """Take out what is selected, and keep it on the clipboard."""
        if self.graph is None:
            if (field := self.text_field) is not None:
                field.cut()
            return
        session = self.graph.session
        cutting = cut(session.document, session.view.selection)
        if isinstance(cutting, Cutting):
            QGuiApplication.clipboard().setText(cutting.text)
            session.perform(cutting.edit, origin=self)
        else:
            session.refused.emit(cutting.reason)

    def copy(self) -> None:
        """Keep what is selected on the clipboard; states as text in the Amazon States Language."""
        if self.graph is None:
            if (field := self.text_field) is not None:
                field.copy()
            return
        session = self.graph.session
        text = copy(session.document, session.view.selection)
        if isinstance(text, Rejection):
            session.refused.emit(text.reason)
        else:
            QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Put in what the clipboard holds; in the graph, after the selected state."""
        if self.graph is None:
            if (field := self.text_field) is not None:
                field.paste()
            return
        session = self.graph.session
        session.perform(_pasted(session, QGuiApplication.clipboard().text()), origin=self)

    def duplicate(self) -> None:
        """Put copies of the selected states beside them."""
        if self.graph is not None:
            session = self.graph.session
            session.perform(duplicate(session.document, session.view.selection), origin=self)

    def delete(self) -> None:
        """Take out what is selected; in a text without a selection, the character behind the caret."""
        if self.graph is not None:
            session = self.graph.session
            session.perform(delete_states(session.document, session.view.selection), origin=self)
            return
        field = self.text_field
        if isinstance(field, QPlainTextEdit):
            field.textCursor().deleteChar()
        elif field is not None:
            field.del_()

    def select_all(self) -> None:
        """Select all states of the workflow, or all of the text."""
        if self.graph is not None:
            session = self.graph.session
            outermost = session.document.outline.scopes.get(())
            session.select(outermost.states if outermost is not None else (), origin=self)
        elif (field := self.text_field) is not None:
            field.selectAll()

    def go_to_state(self, path: Path) -> None:
        """Select a state and bring it into view."""
        page = self._window.tabs.page
        if page is not None:
            page.session.select((path,), origin=self)
            page.take_focus()


def _pasted(session: Session, text: str) -> Edit | Rejection:
    """An edit that puts a text in after the one selected state, else at its side, else in the open."""
    selection = session.view.selection
    if not selection:
        return paste(session.document, InScope(()), text)
    behind = paste(session.document, After(selection[-1]), text)
    if isinstance(behind, Rejection):
        beside = paste(session.document, InScope(selection[-1][:-2]), text)
        return behind if isinstance(beside, Rejection) else beside
    return behind
