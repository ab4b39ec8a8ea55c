"""What the window can do, each declared once: menu, words, shortcuts, and the method that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from editor.app.appearance import Mode
from editor.layout.geometry import Direction

if TYPE_CHECKING:
    from editor.app.window import Window


@dataclass(frozen=True, slots=True)
class Command:
    """An action of the window: `method` is the name of the method of the window that does it."""

    menu: str
    words: str
    method: str
    keys: tuple[str, ...] = ()
    needs_workflow: bool = True


COMMANDS = (
    Command("&File", "&Open…", "ask_for_files", ("Ctrl+O",), needs_workflow=False),
    Command("&File", "&Close", "close_workflow", ("Ctrl+W",)),
    Command("&File", "&Quit", "close", ("Ctrl+Q",), needs_workflow=False),
    Command("&View", "Zoom &In", "zoom_in", ("Ctrl++", "Ctrl+=")),
    Command("&View", "Zoom &Out", "zoom_out", ("Ctrl+-",)),
    Command("&View", "&100 %", "zoom_to_full_size", ("Ctrl+0",)),
    Command("&View", "&Fit", "fit", ("Ctrl+1",)),
)
DIRECTIONS = {Direction.DOWN: "Top to &Bottom", Direction.RIGHT: "Left to &Right"}
MODES = {Mode.SYSTEM: "As the &System", Mode.LIGHT: "&Light", Mode.DARK: "&Dark"}


def add_actions(window: Window) -> list[QAction]:
    """Fill the menus of a window; the actions that need an open workflow are returned."""
    menus = {name: window.menuBar().addMenu(name) for name in dict.fromkeys(command.menu for command in COMMANDS)}
    needing: list[QAction] = []
    for command in COMMANDS:
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(_calling(window, command.method))
        menus[command.menu].addAction(action)
        if command.needs_workflow:
            needing.append(action)
    directions = menus["&View"].addMenu("&Direction")
    modes = menus["&View"].addMenu("&Theme")
    needing += _add_choice(window, directions, DIRECTIONS, Direction.DOWN, window.set_direction)
    _add_choice(window, modes, MODES, window.appearance.mode, window.appearance.choose)
    return needing


def _calling(window: Window, method: str):
    """A slot that calls a method without the `checked` that Qt sends along."""
    return lambda: getattr(window, method)()


def _add_choice(window: Window, menu, words, present, choose) -> list[QAction]:
    """Fill a menu with actions of which one is chosen."""
    group = QActionGroup(window)
    actions = []
    for value, text in words.items():
        action = QAction(text, window)
        action.setCheckable(True)
        action.setChecked(value is present)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
        actions.append(action)
    return actions
