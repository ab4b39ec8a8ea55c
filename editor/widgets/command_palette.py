"""A line to type a few letters into, and below it what they may mean: actions, states, files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.widgets.fuzzy import match
from editor.widgets.theme import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

MOST_SHOWN = 200
_WIDTH, _ROW, _ROWS = 600, 32, 12
_TOP = 48
_INDEX = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: what it is called, what stands greyed beside it, and what choosing it does."""

    text: str
    detail: str
    run: Callable[[], object]
    keys: str = ""


class CommandPalette(QFrame):
    """Lies over the top of its window while something is looked for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._offers: Sequence[Offer] = ()
        self._came_from: QWidget | None = None
        self.line = QLineEdit()
        self.list = QListView()
        self._model = _Found(self)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setObjectName("palette")
        self.line.setPlaceholderText("Type to find an action, a state or a recent file")
        self.line.setAccessibleName("Find an action, a state or a recent file")
        self.list.setAccessibleName("What was found")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.list)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._choose)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Open with these to choose from."""
        self._offers = offers
        self._came_from = self.window().focusWidget()
        self.line.clear()
        self._find("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def found(self) -> list[str]:
        """What is shown, the best first."""
        return [offer.text for offer, _ in self._model.rows]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line around: it lies over other things."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line's arrow keys move in the list, Enter choose and Escape leave; leaving the line leaves all."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._leave()
        return bool(super().eventFilter(watched, event))

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._leave(back=True)
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self.list.currentIndex().row() + by
            row = row % count if abs(by) == 1 else min(max(row, 0), count - 1)
            self.list.setCurrentIndex(self._model.index(row))

    def _find(self, typed: str) -> None:
        self._model.show(ranked(typed, self._offers))
        self._place()
        self.list.setCurrentIndex(self._model.index(0))
        self.list.scrollToTop()

    def _choose(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._model.rows):
            offer = self._model.rows[row][0]
            self._leave(back=True)
            offer.run()

    def _leave(self, *, back: bool = False) -> None:
        """Close; `back` gives the focus to where it was."""
        came_from, self._came_from = self._came_from, None
        self.hide()
        if back and came_from is not None:
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        room = self._window.size()
        width = min(_WIDTH, room.width() - 32)
        rows = min(_ROWS, max(len(self._model.rows), 1))
        line = self.line.sizeHint().height()
        height = min(line + rows * _ROW + 24, room.height() - _TOP - 16)
        self.setGeometry((room.width() - width) // 2, _TOP, width, height)


def ranked(typed: str, offers: Sequence[Offer]) -> list[tuple[Offer, tuple[int, ...]]]:
    """The offers that fit what was typed, the best first, with the places of their letters that were meant."""
    if not typed.strip():
        return [(offer, ()) for offer in offers[:MOST_SHOWN]]
    found = [
        (found.score, -number, offer, found.places)
        for number, offer in enumerate(offers)
        if (found := match(typed, offer.text)) is not None
    ]
    found.sort(key=lambda entry: entry[:2], reverse=True)
    return [(offer, places) for _, _, offer, places in found[:MOST_SHOWN]]


class _Found(QAbstractListModel):
    """What fits, as a list."""

    def __init__(self, parent: CommandPalette) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Offer, tuple[int, ...]]] = []

    def show(self, rows: list[tuple[Offer, tuple[int, ...]]]) -> None:
        """Have other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says, for the eye and for screen readers."""
        offer, places = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.text}, {offer.detail} {offer.keys}"
        return (offer, places) if role == Qt.ItemDataRole.UserRole else None


class _Row(QStyledItemDelegate):
    """Draws one offer: its text with the letters that were meant, its detail, its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:  # noqa: ARG002 - as Qt has it
        """All rows are alike."""
        return QSize(_WIDTH // 2, max(_ROW, option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        """Draw a row."""
        offer, places = index.data(Qt.ItemDataRole.UserRole)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colours = option.palette
        painter.save()
        if is_chosen:
            painter.fillRect(option.rect, colours.highlight())
        ink = colours.highlightedText() if is_chosen else colours.text()
        quiet = ink if is_chosen else colours.placeholderText()
        room = option.rect.adjusted(8, 0, -8, 0)
        small = painter.font()
        small.setPixelSize(SMALL)
        beside = f"{offer.detail}   {offer.keys}" if offer.keys and offer.detail else offer.detail or offer.keys
        measures = QFontMetrics(small)
        beside = measures.elidedText(beside, Qt.TextElideMode.ElideMiddle, room.width() // 2)
        taken = measures.horizontalAdvance(beside) + 16
        text = option.fontMetrics.elidedText(offer.text, Qt.TextElideMode.ElideMiddle, room.width() - taken)
        painter.setPen(ink.color())
        _draw_text(painter, room, text, places if text == offer.text else ())
        painter.setFont(small)
        painter.setPen(quiet.color())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        painter.restore()


def _draw_text(painter: QPainter, room, text: str, places: Sequence[int]) -> None:
    """Draw a text and a line under the letters that were meant."""
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags, text)
    measures = painter.fontMetrics()
    base = room.center().y() + measures.height() // 2 - 1
    for place in places:
        left = room.left() + measures.horizontalAdvance(text[:place])
        painter.drawLine(left, base, left + measures.horizontalAdvance(text[place]) - 1, base)
