"""The canvas of one session: draws its document again when it changes, and keeps selection in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.canvas.board import Board
from editor.canvas.drawing import draw
from editor.canvas.editing import SELECT_ONE, append_state, only_selected
from editor.canvas.finding import broken_states
from editor.canvas.forwarding import Forwarding
from editor.canvas.ink import ink_of
from editor.canvas.keyboard import Keyboard
from editor.canvas.menus import context_menu, target_menu, type_menu
from editor.canvas.minimap import Minimap
from editor.canvas.motion import Motion
from editor.canvas.pointer import Pointer
from editor.canvas.rename_editor import RenameEditor
from editor.canvas.search_bar import SearchBar
from editor.canvas.standing import shift_between
from editor.canvas.view import CanvasView
from editor.layout.layouter import Layouter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from editor.layout.geometry import Direction
    from editor.session import Session
    from editor.text.tree import Path
    from editor.widgets.theme import Theme
    from editor.workflow.edit import Outcome
    from editor.workflow.history import Change, View

_INSET = 12


class CanvasPane(QWidget):
    """Shows the workflow of one session, and lets it be edited. With `animated`, nodes glide to new places."""

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, animated: bool = False
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.view = CanvasView(self)
        self.board: Board = Board(session, self.view)
        self.pointer = self.view.pointer = Pointer(self.board)
        self._forwarding = Forwarding(self.view, self.pointer)
        self.keyboard = self.view.keyboard = Keyboard(self)
        self.rename_editor: RenameEditor | None = None
        self.search = SearchBar(self, self.view)
        self.minimap = Minimap(self.view)
        self.motion = Motion(self)
        self.is_animated = animated
        self.collapsed: frozenset[Path] = frozenset()
        self._theme = theme
        self._layouter = Layouter()
        self._is_drawn = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.search.set_theme(theme)
        self.view.turned.connect(self.turn)
        self.view.pressed.connect(self.motion.finish)
        self.view.renamed.connect(self.rename_selected)
        self.view.menu_wanted.connect(self.open_menu)
        self.view.append_wanted.connect(lambda: self.ask_for_type("Append", append_state))
        session.changed.connect(self._on_changed)
        session.viewed.connect(self._on_viewed)

    @property
    def direction(self) -> Direction:
        """Which way the workflow flows."""
        return self.board.direction

    def ask_for_type(self, title: str, attempt: Callable[[Board, str], Outcome]) -> None:
        """Let a state type be chosen, for something that is done with it."""
        self._pop_up(type_menu(self, title, attempt, self._theme))

    def ask_for_target(self) -> None:
        """Let a state be chosen that the selected state, or the selected edge, is to lead to."""
        self._pop_up(target_menu(self))

    def open_menu(self, place: QPoint | None = None) -> None:
        """Show what can be done with what is selected, at a place of the screen or beside it."""
        self._pop_up(context_menu(self), place)

    def rename_selected(self) -> None:
        """Let the name of the selected state be edited where it stands."""
        key = only_selected(self.board)
        if key is None:
            self.board.perform(SELECT_ONE)
            return
        self.end_renaming()
        self.view.reveal(self.board.drawing.rects([key]))
        self.rename_editor = RenameEditor(self.board, key, self._theme)

    def end_renaming(self) -> None:
        """Leave a name that is being edited as it was."""
        if self.rename_editor is not None:
            self.rename_editor.close_editor()
            self.rename_editor = None

    def _pop_up(self, menu: QMenu, place: QPoint | None = None) -> None:
        if place is None:
            rects = self.board.drawing.rects(self.board.selection)
            room = self.view.viewport().rect()
            beside = self.view.mapFromScene(rects[0].right, rects[0].y) if rects else room.center()
            beside = beside if room.contains(beside) else room.center()
            place = self.view.viewport().mapToGlobal(beside)
        menu.popup(place)

    def pick_in_view(self, key: Path) -> None:
        """Select a state and bring it into view."""
        self.board.pick(key)
        self.view.reveal(self.board.drawing.rects([key]))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.search.set_theme(theme)
        self._draw()

    def set_direction(self, direction: Direction) -> None:
        """Let the workflow flow that way, and show it from its start."""
        if direction is not self.direction:
            self.board.direction = direction
            self._draw()
            self.view.fit_readably()

    def turn(self, key: Path) -> None:
        """Close an open container, or open a closed one; its corner stays where it is."""
        self.collapsed ^= {key}
        self._redraw([key], [key])

    def show_state(self, key: Path) -> None:
        """Select a state and bring it into view, opening what it is in."""
        around = {other for other in self.collapsed if other != key and key[: len(other)] == other}
        if around:
            self.collapsed -= around
            self._draw()
        self.pick_in_view(key)

    def open_search(self) -> None:
        """Open the search."""
        self.search.begin()

    def turn_minimap(self) -> None:
        """Show the overview in the corner, or hide it."""
        self.minimap.setVisible(self.minimap.isHidden())
        self.place_parts()

    def place_parts(self) -> None:
        """Put the search into the upper right corner, the overview into the lower one."""
        room = self.view.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
        self.search.move(room.right() - self.search.width(), room.top())
        self.minimap.move(room.right() - self.minimap.width(), room.bottom() - self.minimap.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the canvas in its corners."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.place_parts)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the workflow when it is first seen: once the window has come up, and the view has its size."""
        super().showEvent(event)
        if not self._is_drawn:
            QTimer.singleShot(0, self, self._draw_first)

    def _draw_first(self) -> None:
        if not self._is_drawn:
            self._is_drawn = True
            self.board.broken = tuple(broken_states(self.session.document))
            self._draw()
            self.view.fit_readably()

    def _draw(self) -> None:
        """Draw the document as it is now, unless nobody has looked at it yet."""
        if not self._is_drawn:
            return
        self.motion.finish()
        ink = ink_of(self._theme)
        drawing = draw(self.session.document, self._layouter, ink, self.direction, self.collapsed)
        self.view.show_drawing(drawing)
        self.board.hovered = self.board.hovered if self.board.hovered in drawing.nodes else None
        self.board.mark()
        self.minimap.update()

    def _redraw(self, old: Sequence[Path], new: Sequence[Path]) -> None:
        """Draw again; what was and is selected stays where it is on the screen."""
        before, middle = self.view.drawing, self.board.scene_place(self.view.viewport().rect().center())
        self._draw()
        if before is None or not self._is_drawn:
            return
        dx, dy = shift_between(before.picture, self.board.drawing.picture, old, new, middle)
        if dx or dy:
            self.view.pan(round(-dx * self.view.zoom), round(-dy * self.view.zoom))
        if self.is_animated:
            self.motion.begin(before, self.board.drawing, dx, dy)

    def _on_changed(self, change: Change) -> None:
        if not change.edit.text_edits and change.before.placement == change.after.placement:
            return
        self.pointer.cancel()
        self.end_renaming()
        self.collapsed &= frozenset(change.after.outline.states)
        if self.board.edge not in change.after.outline.transitions:
            self.board.edge = None
        self.board.broken = tuple(broken_states(change.after))
        old = () if self.view.drawing is None else self.view.drawing.selected
        self._redraw(old, change.view.selection)
        if change.origin is self.board and self._is_drawn:
            self.view.reveal(self.board.drawing.rects(change.view.selection))
        self.search.refresh(picks=False)

    def _on_viewed(self, _view: View, origin: object) -> None:
        if self.view.drawing is None:
            return
        if origin is not self.board:
            self.board.edge = None
        self.board.mark()
        if origin is not self.board:
            self.view.reveal(self.board.drawing.rects(self.board.selection))
