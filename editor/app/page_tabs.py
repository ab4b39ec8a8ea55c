"""The tabs of a window, one for each open workflow."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QTabBar, QTabWidget

from editor.app.notices import close_button
from editor.app.page import Page
from editor.app.style import tab_style
from editor.widgets.icons import icon
from editor.widgets.theme import palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton, QWidget

    from editor.widgets.theme import Theme

_DOT, _SIDE = 8, 16


class PageTabs(QTabWidget):
    """Pages with their names, a dot on those with unsaved changes; `close_wanted(Page)` by cross or middle button."""

    close_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("Open workflows")
        self.tabBar().installEventFilter(self)
        self.set_theme(theme)

    @property
    def page(self) -> Page | None:
        """The page looked at."""
        present = self.currentWidget()
        return present if isinstance(present, Page) else None

    @property
    def pages(self) -> list[Page]:
        """All pages, from left to right."""
        found = (self.widget(index) for index in range(self.count()))
        return [page for page in found if isinstance(page, Page)]

    def add(self, page: Page) -> None:
        """Add a page and look at it."""
        index = self.addTab(page, "")
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(page))
        page.workfile.modified.connect(self.refresh)
        page.workfile.renamed.connect(self.refresh)
        self.refresh()
        self.setCurrentWidget(page)

    def remove(self, page: Page) -> None:
        """Take a page away; it is gone then."""
        page.workfile.modified.disconnect(self.refresh)
        page.workfile.renamed.disconnect(self.refresh)
        self.removeTab(self.indexOf(page))
        page.deleteLater()

    def refresh(self) -> None:
        """Bring names and dots in line with the workfiles."""
        for index, page in enumerate(self.pages):
            workfile = page.workfile
            self.setTabText(index, workfile.name.replace("&", "&&"))
            self.setTabIcon(index, self._dot() if workfile.is_modified else QIcon())
            state = "<br>Unsaved changes" if workfile.is_modified else ""
            self.setTabToolTip(index, f"<qt>{escape(str(workfile.path or workfile.name))}{state}</qt>")
            self.tabBar().setAccessibleTabName(index, f"{workfile.name}{', modified' if workfile.is_modified else ''}")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.tabBar().setStyleSheet(tab_style(theme))
        self.setPalette(palette(theme))  # the application's does not reach what lies in something with a style sheet
        for index, page in enumerate(self.pages):
            self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(page))
            page.set_theme(theme)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the tab the middle button is released on."""
        if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
            return bool(super().eventFilter(watched, event))
        if event.button() == Qt.MouseButton.MiddleButton:
            page = self.widget(self.tabBar().tabAt(event.position().toPoint()))
            if isinstance(page, Page):
                self.close_wanted.emit(page)
                return True
        return bool(super().eventFilter(watched, event))

    def _close_button(self, page: Page) -> QToolButton:
        button = close_button(f"Close {page.workfile.name}")
        button.setIcon(icon("actions/close", self._theme.secondary, self._theme.disabled))
        button.clicked.connect(lambda: self.close_wanted.emit(page))
        return button

    def _dot(self) -> QIcon:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        with QPainter(drawn) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse((_SIDE - _DOT) // 2, (_SIDE - _DOT) // 2, _DOT, _DOT)
        return QIcon(drawn)
