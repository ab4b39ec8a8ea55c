"""A bar over the canvas that finds states by name, type and resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from editor.canvas.finding import states_matching

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from editor.canvas.pane import CanvasPane
    from editor.text.tree import Path
    from editor.widgets.theme import Theme

_WIDTH = 220


class SearchBar(QFrame):
    """Finds states while one types; Enter goes to the next, Shift+Enter to the one before, Escape closes it."""

    def __init__(self, pane: CanvasPane, parent: QWidget) -> None:
        super().__init__(parent)
        self.pane = pane
        self.setObjectName("searchBar")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find by name, type or resource")
        self.words.setAccessibleName("Find states")
        self.words.setMinimumWidth(_WIDTH)
        self.words.setClearButtonEnabled(True)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close the search")
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 6, 6, 6)
        for part in (self.words, self.count, close):
            box.addWidget(part)
        self.words.textChanged.connect(lambda: self.refresh(picks=True))
        close.clicked.connect(self.leave)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the bar in other colours."""
        self.setStyleSheet(
            f"#searchBar {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 8px; }}"
            f" #searchBar QLabel {{ color: {theme.secondary}; }}"
        )

    def begin(self) -> None:
        """Open the bar for new words."""
        self.show()
        self.raise_()
        self.words.selectAll()
        self.words.setFocus()
        self.refresh(picks=False)

    def leave(self) -> None:
        """Close the bar; what was found last stays selected."""
        self.hide()
        self._mark(())
        self.pane.view.setFocus()

    def refresh(self, *, picks: bool) -> None:
        """Look again; with `picks`, select what is found first."""
        if not self.isVisible():
            return
        present = self.pane.board.found[:1]
        found = tuple(states_matching(self.pane.session.document, self.words.text()))
        start = found.index(present[0]) if present and present[0] in found else 0
        self._mark((*found[start:], *found[:start]))
        if picks:
            self._pick()

    def go(self, by: int) -> None:
        """Go so many found states further, round and round."""
        found = self.pane.board.found
        if found:
            by %= len(found)
            self._mark((*found[by:], *found[:by]))
            self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Next, previous, close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _mark(self, found: tuple[Path, ...]) -> None:
        self.pane.board.found = found
        self.pane.board.mark()
        self.count.setText(self._counted(found) if self.words.text().strip() else "")
        self.adjustSize()
        self.pane.place_parts()

    def _counted(self, found: tuple[Path, ...]) -> str:
        """Which of the found states is looked at: `2 of 5`, in written order."""
        if not found:
            return "Nothing found"
        place = {path: number for number, path in enumerate(self.pane.session.document.outline.states)}
        return f"{sum(place[path] <= place[found[0]] for path in found)} of {len(found)}"

    def _pick(self) -> None:
        if self.pane.board.found:
            self.pane.show_state(self.pane.board.found[0])
