"""The edit menu: it acts on the pane that has the keyboard, graph or text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from editor.canvas.commands import COMMANDS
from editor.canvas.editing import append_state, create_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.window import Window
    from editor.canvas.pane import CanvasPane
    from editor.text.tree import Path

_COMMANDS = {command.id: command for command in COMMANDS}


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
    def graph(self) -> CanvasPane | None:
        """The graph, if it has the keyboard."""
        page, focused = self._window.page, self._window.focusWidget()
        has_keyboard = page is not None and focused is not None and page.canvas.isAncestorOf(focused)
        return page.canvas if page is not None and has_keyboard and self.text_field is None else None

    def can_paste(self) -> bool:
        """Whether something can be put in where the keyboard is."""
        field = self.text_field
        return self.graph is not None or (field is not None and not field.isReadOnly())

    def can_copy(self) -> bool:
        """Whether there is something to copy where the keyboard is."""
        graph = self.graph
        if graph is not None:
            return bool(graph.board.selection)
        field = self.text_field
        if isinstance(field, QPlainTextEdit):
            return field.textCursor().hasSelection()
        return field is not None and field.hasSelectedText()

    def can_cut(self) -> bool:
        """Whether there is something to take out where the keyboard is."""
        return self.can_copy() and self.can_paste()

    def can_delete(self) -> bool:
        """Whether something can be taken out: selected states or an edge, in a text the next character too."""
        graph = self.graph
        return self.can_paste() if graph is None else bool(graph.board.selection or graph.board.edge)

    def can_duplicate(self) -> bool:
        """Whether states are selected in the graph."""
        return self.graph is not None and self.can_copy()

    def can_select_all(self) -> bool:
        """Whether the keyboard is in something that can be selected."""
        return self.graph is not None or self.text_field is not None

    def cut(self) -> None:
        """Take out what is selected, and keep it on the clipboard."""
        self._do("canvas.cut", lambda field: field.cut())

    def copy(self) -> None:
        """Keep what is selected on the clipboard; states as text in the Amazon States Language."""
        self._do("canvas.copy", lambda field: field.copy())

    def paste(self) -> None:
        """Put in what the clipboard holds."""
        self._do("canvas.paste", lambda field: field.paste())

    def duplicate(self) -> None:
        """Put copies of the selected states beside them."""
        self._do("canvas.duplicate", lambda _: None)

    def delete(self) -> None:
        """Take out what is selected; in a text without a selection, the character behind the caret."""
        self._do("canvas.delete", _delete_in)

    def select_all(self) -> None:
        """Select all states of the workflow, or all of the text."""
        self._do("canvas.select_all", lambda field: field.selectAll())

    def do_in_graph(self, name: str) -> None:
        """Do a command of the canvas to what is selected there, wherever the keyboard is."""
        page = self._window.page
        if page is not None and page.canvas.view.drawing is not None:
            page.canvas.setFocus()
            _COMMANDS[name].run(page.canvas)

    def add_state(self, kind: str) -> None:
        """Add a state of a type after the selected one, or on the selected edge; without either, in the open."""
        page = self._window.page
        if page is not None and page.canvas.view.drawing is not None:
            board = page.canvas.board
            is_alone = board.edge is None and not board.selection
            board.perform(create_state(board, kind) if is_alone else append_state(board, kind))
            page.canvas.setFocus()

    def go_to_state(self, path: Path) -> None:
        """Select a state and bring it into view."""
        page = self._window.page
        if page is None:
            return
        if page.canvas.isVisible() and page.canvas.view.drawing is not None:
            page.canvas.show_state(path)
        else:
            page.session.select((path,), origin=self)
        page.take_focus()

    def _do(self, name: str, in_text: Callable[[QPlainTextEdit | QLineEdit], object]) -> None:
        """Do a command of the canvas, or its like in the text, whichever has the keyboard."""
        if self.graph is not None:
            self.do_in_graph(name)
        elif (field := self.text_field) is not None:
            in_text(field)


def _delete_in(field: QPlainTextEdit | QLineEdit) -> None:
    if isinstance(field, QPlainTextEdit):
        field.textCursor().deleteChar()
    else:
        field.del_()
