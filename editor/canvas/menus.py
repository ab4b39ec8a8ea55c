"""The menus of the canvas: what can be done with what is selected, and which type a state is to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from editor.canvas.commands import COMMANDS
from editor.canvas.editing import lead_selected, scope_in_view
from editor.canvas.words import one_line
from editor.states.registry import STATE_TYPES
from editor.widgets.icons import pixmap
from editor.workflow.anchors import end_of, is_end
from editor.workflow.edit import Rejection

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from editor.canvas.board import Board
    from editor.canvas.commands import Command
    from editor.canvas.pane import CanvasPane
    from editor.widgets.theme import Theme
    from editor.workflow.edit import Outcome

_ICON_SIDE = 16


def context_menu(pane: CanvasPane) -> QMenu:
    """All that can be done with what is selected; what cannot says why in its tooltip."""
    menu = _menu(pane, "Canvas")
    for command in COMMANDS:
        if command.in_menu:
            if command.begins_group:
                menu.addSeparator()
            menu.addAction(_action(command, pane, menu))
    return menu


def type_menu(pane: CanvasPane, title: str, attempt: Callable[[Board, str], Outcome], theme: Theme) -> QMenu:
    """The state types to choose from; each does its own attempt, and those that are refused say why."""
    menu = _menu(pane, title)
    for name in STATE_TYPES:
        outcome = attempt(pane.board, name)
        action = QAction(type_icon(name, theme), _LATER.get(name, f"&{name}"), menu)
        _mark_disabled(action, outcome.reason if isinstance(outcome, Rejection) else None)
        action.triggered.connect(lambda _=False, name=name: pane.board.perform(attempt(pane.board, name)))
        menu.addAction(action)
    return menu


def target_menu(pane: CanvasPane) -> QMenu:
    """The states of the scope, and its End, for the selected state or edge to lead to."""
    board, menu = pane.board, _menu(pane, "Connect to")
    scope = scope_in_view(board)
    for key in (*board.document.outline.scopes[scope].states, end_of(scope)):
        name = "End" if is_end(key) else one_line(str(key[-1])).replace("&", "&&")
        action = QAction(name, menu)
        action.triggered.connect(lambda _=False, key=key: board.perform(lead_selected(board, key)))
        menu.addAction(action)
    return menu


_LATER = {"Pass": "P&ass", "Succeed": "&Succeed"}
"""Names whose first letter another type has taken already."""


def type_icon(name: str, theme: Theme) -> QIcon:
    """The glyph of a state type in its colour."""
    return QIcon(pixmap(f"states/{name.lower()}", theme.type_colour(name), _ICON_SIDE, 2.0))


def _menu(parent: QWidget, title: str) -> QMenu:
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _action(command: Command, pane: CanvasPane, menu: QMenu) -> QAction:
    shown_keys = f"\t{command.keys[0]}" if command.keys else ""
    action = QAction(command.text + shown_keys, menu)
    action.setObjectName(command.id)
    _mark_disabled(action, command.why_not(pane))
    action.triggered.connect(lambda _=False: command.run(pane))
    return action


def _mark_disabled(action: QAction, reason: str | None) -> None:
    action.setEnabled(reason is None)
    action.setToolTip(reason or "")
    action.setStatusTip(reason or "")
