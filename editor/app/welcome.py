"""What stands in a window while no workflow is open: recent files, and how to begin."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.recent import short_place
from editor.assets import resource
from editor.widgets.icons import icon
from editor.widgets.theme import LARGE, NORMAL, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.widgets.theme import Theme

_ICON_SIDE = 48
_WIDTH = 560
_ROW = 28
_PATH = Qt.ItemDataRole.UserRole


class Welcome(QWidget):
    """Offers a first step.

    new_wanted(), open_wanted()  a button was pressed
    file_wanted(Path)            a recent file was chosen
    """

    new_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files: Sequence[str] = ()
        self.new = QPushButton("New workflow")
        self.open = QPushButton("Open a file…")
        self.recent = QTreeWidget()
        self._heading = QLabel("Recent files")
        self._hint = QLabel()
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.new.setDefault(True)
        self.recent.setAccessibleName("Recent files")
        self.recent.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.recent.setColumnCount(2)
        self.recent.setHeaderHidden(True)
        self.recent.setRootIsDecorated(False)
        self.recent.setUniformRowHeights(True)
        self.recent.setIconSize(QSize(16, 16))
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.header().setStretchLastSection(False)
        self.recent.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.recent.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.recent.header().setMaximumSectionSize(_WIDTH // 2)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.itemClicked.connect(self._choose)
        self.recent.itemActivated.connect(self._choose)
        _set_font(self._heading, SMALL, QFont.Weight.DemiBold)
        self._heading.setForegroundRole(self._heading.palette().ColorRole.PlaceholderText)
        self._hint.setForegroundRole(self._hint.palette().ColorRole.PlaceholderText)
        self._hint.setWordWrap(True)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        box = QVBoxLayout(column)
        box.setSpacing(12)
        box.addStretch(1)
        box.addLayout(self._head())
        box.addSpacing(12)
        box.addLayout(self._buttons())
        box.addSpacing(12)
        box.addWidget(self._heading)
        box.addWidget(self.recent, 6)
        box.addWidget(self._hint)
        box.addStretch(1)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(column, 20)
        whole.addStretch(1)

    def _head(self) -> QHBoxLayout:
        sign = QSvgWidget(str(resource("icons/statewright.svg")))
        sign.setFixedSize(_ICON_SIDE, _ICON_SIDE)
        title, subtitle = QLabel("Statewright"), QLabel("Draw, check and try out AWS Step Functions workflows")
        _set_font(title, LARGE + 5, QFont.Weight.DemiBold)
        _set_font(subtitle, NORMAL, QFont.Weight.Normal)
        subtitle.setForegroundRole(subtitle.palette().ColorRole.PlaceholderText)
        subtitle.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(subtitle)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(sign)
        head.addLayout(words, 1)
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.new, self.open):
            button.setMinimumHeight(32)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_recent(self, files: Sequence[str]) -> None:
        """Show these files, greyed where they are not there any more."""
        self._files = files
        self.recent.clear()
        for file in files:
            self.recent.addTopLevelItem(self._row(Path(file)))
        self._heading.setVisible(bool(files))
        self.recent.setVisible(bool(files))
        self._hint.setText(
            "You can also drop files anywhere in this window."
            if files
            else "Files you open are listed here. You can also drop them anywhere in this window, or start as "
            "“statewright FILE”."
        )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.new.setIcon(icon("actions/new", theme.text, theme.disabled))
        self.open.setIcon(icon("actions/open", theme.text, theme.disabled))
        self.show_recent(self._files)

    def _row(self, path: Path) -> QTreeWidgetItem:
        is_there = path.exists()
        row = QTreeWidgetItem([path.name, short_place(path, Path.home()) if is_there else "not there any more"])
        row.setIcon(0, icon("actions/file", self._theme.secondary, self._theme.disabled))
        row.setData(0, _PATH, str(path))
        row.setSizeHint(0, QSize(0, _ROW))
        row.setForeground(1, QColor(self._theme.secondary if is_there else self._theme.disabled))
        for column in range(2):
            row.setToolTip(column, f"<qt>{escape(str(path))}</qt>")
        if not is_there:
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return row

    def _choose(self, row: QTreeWidgetItem) -> None:
        self.file_wanted.emit(Path(row.data(0, _PATH)))


def _set_font(label: QLabel, pixels: int, weight: QFont.Weight) -> None:
    font = QFont(label.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    label.setFont(font)
