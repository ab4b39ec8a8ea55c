"""What a program can do, each thing declared once: menus, toolbar, shortcuts and the command palette are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from editor.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

    from editor.widgets.theme import Theme


def always() -> bool:
    """Whether an action can be done that always can."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    `menu` is where it stands, submenus behind slashes: `&View/&Theme`; empty for nowhere. `words` gives its text where
    that changes ("Undo Connect A to B"), `is_checked` whether it has a tick. `begins_group` puts a line before it.
    `hint` are keys to show that a pane answers to by itself.
    """

    id: str
    text: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    menu: str = ""
    icon: str = ""
    tooltip: str = ""
    hint: str = ""
    in_toolbar: bool = False
    in_palette: bool = True
    begins_group: bool = False
    is_enabled: Callable[[], bool] = always
    is_checked: Callable[[], bool] | None = None
    words: Callable[[], str] | None = None

    @property
    def plain_text(self) -> str:
        """What it is called, without the mark of its access key."""
        return without_access_key(self.text if self.words is None else self.words())

    @property
    def place(self) -> str:
        """The menu it stands in, as people read it: `View › Theme`."""
        return without_access_key(self.menu).replace("/", " › ")


def without_access_key(text: str) -> str:
    """A menu's text as it is read: `&Save` is Save, `A && B` is A & B."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class ActionSet(QObject):
    """The actions of one window, with the QActions made of them."""

    def __init__(self, declared: Iterable[Action], window: QMainWindow) -> None:
        super().__init__(window)
        self.declared: Mapping[str, Action] = {action.id: action for action in declared}
        self._actions = {name: self._made(action, window) for name, action in self.declared.items()}
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        """The QAction of a declared action."""
        return self._actions[name]

    def refresh(self) -> None:
        """Bring texts, ticks and what is greyed in line with how things are."""
        for name, declared in self.declared.items():
            action = self._actions[name]
            action.setEnabled(declared.is_enabled())
            if declared.words is not None:
                action.setText(declared.words())
                action.setToolTip(_tooltip(declared))
            if declared.is_checked is not None:
                action.setChecked(declared.is_checked())

    def paint(self, theme: Theme) -> None:
        """Give the icons the colours of a theme."""
        for name, declared in self.declared.items():
            if declared.icon:
                self._actions[name].setIcon(icon(f"actions/{declared.icon}", theme.text, theme.disabled))

    def fill_menus(self, bar: QMenuBar) -> Mapping[str, QMenu]:
        """Put all actions that stand in a menu there, in the order they are declared; the menus by their place."""
        menus: dict[str, QMenu] = {}
        for name, declared in self.declared.items():
            if declared.menu:
                menu = self._menu(bar, menus, declared.menu)
                if declared.begins_group:
                    menu.addSeparator()
                menu.addAction(self._actions[name])
        return menus

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the actions of the toolbar there, with a line between groups."""
        for name, declared in self.declared.items():
            if declared.in_toolbar:
                if declared.begins_group and bar.actions():
                    bar.addSeparator()
                bar.addAction(self._actions[name])

    def offered(self) -> list[Action]:
        """What can be done now, for the command palette."""
        return [action for action in self.declared.values() if action.in_palette and action.is_enabled()]

    def _menu(self, bar: QMenuBar, menus: dict[str, QMenu], place: str) -> QMenu:
        if place not in menus:
            outer, _, name = place.rpartition("/")
            menu = (self._menu(bar, menus, outer) if outer else bar).addMenu(name)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            menus[place] = menu
        return menus[place]

    def _made(self, declared: Action, window: QMainWindow) -> QAction:
        action = QAction(f"{declared.text}\t{declared.hint}" if declared.hint else declared.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in declared.shortcuts])
        action.setToolTip(_tooltip(declared))
        action.setStatusTip("")
        action.setCheckable(declared.is_checked is not None)
        action.triggered.connect(lambda _checked=False: self._run(declared))
        window.addAction(action)
        return action

    def _run(self, declared: Action) -> None:
        if declared.is_enabled():
            declared.run()
        self.refresh()


def _tooltip(declared: Action) -> str:
    keys = f" ({declared.shortcuts[0]})" if declared.shortcuts else ""
    return (declared.tooltip or declared.plain_text.rstrip("…")) + keys
