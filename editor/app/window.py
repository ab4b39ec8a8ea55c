"""The main window: a list of parts that know what to do themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.actions import declared_actions
from editor.app.disk_notices import DiskNotices
from editor.app.editing import Editing
from editor.app.exporting import Exporting
from editor.app.file_drop import FileDrop
from editor.app.filing import Filing
from editor.app.finding import offers
from editor.app.notices import NoticeBar
from editor.app.page import VIEWS, Page
from editor.app.page_tabs import PageTabs
from editor.app.problems_line import ProblemsLine
from editor.app.status_line import StatusLine
from editor.app.style import status_style, toolbar_style
from editor.app.viewing import Viewing
from editor.app.welcome import Welcome
from editor.assets import resource
from editor.canvas.palette import FlowPalette
from editor.problems.pane import ProblemsPane
from editor.widgets.action import ActionSet
from editor.widgets.command_palette import CommandPalette

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from editor.app.workbench import Workbench
    from editor.app.workfile import Workfile
    from editor.widgets.theme import Theme

NAME = "Statewright"
_SIZE = (1280, 800)
_ICON = 20
_FLOW_WIDTH = 168
_REFUSAL_MS = 8000


class Window(QMainWindow):
    """Shows workflows, each in a tab."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        theme = bench.appearance.theme
        self.notices = NoticeBar(theme)
        self.welcome = Welcome(theme)
        self.tabs = PageTabs(theme)
        self.problems = ProblemsPane(theme)
        self.flow = FlowPalette(theme)
        self.filing = Filing(self)
        self.editing = Editing(self)
        self.viewing = Viewing(self)
        self.disk_notices = DiskNotices(self)
        self.exporting = Exporting(self)
        self.finder = CommandPalette(self)
        self.drop = FileDrop(self)
        self.problems_line = ProblemsLine()
        self.status = StatusLine(self.statusBar())
        self.toolbar = QToolBar("Tools")
        self._pages = QStackedWidget()
        self._shown: Page | None = None
        self._build()
        self.problems_dock = self.add_dock("Problems", self.problems, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.flow.setFrameShape(FlowPalette.Shape.NoFrame)
        self.flow_dock = self.add_dock("Flow", self.flow, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.actions_of = ActionSet(declared_actions(self), self)
        self.menus = self.actions_of.fill_menus(self.menuBar())
        self.actions_of.fill_toolbar(self.toolbar)
        self._name_views()
        self._connect()
        self._on_theme(theme)
        self._restore()
        self._show_recent()
        self._show_page()

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.setWindowIcon(QIcon(str(resource("icons/statewright.svg"))))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        for page in (self.welcome, self.tabs):
            self._pages.addWidget(page)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.notices)
        box.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.toolbar.setObjectName("tools")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(_ICON, _ICON))
        self.addToolBar(self.toolbar)
        self.statusBar().addWidget(self.problems_line, 1)
        self.statusBar().setSizeGripEnabled(False)

    def _name_views(self) -> None:
        """Let the three ways to see a workflow be read in the toolbar: Design, Code, Split."""
        for name in VIEWS:
            button = self.toolbar.widgetForAction(self.actions_of[f"view.{name}"])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def add_dock(self, title: str, pane: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """Put a pane at a side of the window; where it is, and how large, is remembered under its title."""
        dock = QDockWidget(title)
        dock.setObjectName(title)
        dock.setWidget(pane)
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        self.welcome.new_wanted.connect(self.filing.new)
        self.welcome.open_wanted.connect(self.filing.ask_for_files)
        self.welcome.file_wanted.connect(self.filing.open_file)
        self.tabs.currentChanged.connect(self._show_page)
        self.tabs.close_wanted.connect(self.filing.close)
        self.drop.dropped.connect(self.filing.open_files)
        self.flow.chosen.connect(self.editing.add_state)
        self.problems.gone_to.connect(self._show_text)
        self.problems_line.pressed.connect(self.problems_dock.show)
        self.bench.appearance.changed.connect(self._on_theme)
        self.bench.recent_changed.connect(self._show_recent)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    @property
    def page(self) -> Page | None:
        """The workflow looked at."""
        return self.tabs.page

    def new_page(self, workfile: Workfile) -> Page:
        """Show a workfile in a tab of its own."""
        page = Page(workfile, self.bench.appearance.theme, self.viewing.mode)
        page.canvas.set_direction(self.viewing.direction)
        page.canvas.is_animated = self.viewing.is_animated
        page.set_share(self.viewing.share)
        page.split.splitterMoved.connect(self.viewing.keep_share)
        page.session.refused.connect(self._say_refused)
        page.session.viewed.connect(self.refresh)
        page.workfile.modified.connect(self.refresh)
        page.workfile.renamed.connect(self.refresh)
        self.drop.over(page.code.viewport())
        self.tabs.add(page)
        self._show_page()
        page.take_focus()
        return page

    def drop_page(self, page: Page) -> None:
        """Take a page away."""
        page.session.refused.disconnect(self._say_refused)
        page.session.viewed.disconnect(self.refresh)
        page.workfile.modified.disconnect(self.refresh)
        page.workfile.renamed.disconnect(self.refresh)
        if self._shown is page:
            self._follow(None)
        self.tabs.remove(page)
        self._show_page()

    def look_at(self, page: Page) -> None:
        """Bring a page, and the window, to the front."""
        self.tabs.setCurrentWidget(page)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def find_anything(self) -> None:
        """Open the command palette."""
        self.actions_of.refresh()
        self.finder.offer(offers(self))

    def refresh(self, *_: object) -> None:
        """Bring title and actions in line with the page looked at."""
        page = self.page
        self.setWindowTitle(NAME if page is None else f"{page.workfile.name}[*] – {NAME}")
        self.setWindowModified(page is not None and page.workfile.is_modified)
        self.actions_of.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close where unsaved work is saved or given up; remember where things were."""
        self._remember()
        if not self.filing.close_all():
            event.ignore()
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        self.bench.appearance.changed.disconnect(self._on_theme)
        self.bench.recent_changed.disconnect(self._show_recent)
        self.bench.windows.remove(self)
        event.accept()

    def changeEvent(self, event) -> None:
        """Look at the disk when the window comes to the front: not every disk tells of changes."""
        super().changeEvent(event)
        if event.type() == event.Type.ActivationChange and self.isActiveWindow():
            self.bench.watch.look()

    def _show_page(self) -> None:
        page = self.page
        self._pages.setCurrentWidget(self.welcome if page is None else self.tabs)
        for dock in (self.problems_dock, self.flow_dock):
            dock.setEnabled(page is not None)
        if page is not self._shown:
            self._follow(page)
        self.refresh()

    def _follow(self, page: Page | None) -> None:
        session = None if page is None else page.session
        self._shown = page
        self.problems.show_session(session)
        self.problems_line.show_problems_of(session)
        self.status.show_page(page)
        if page is not None:
            page.show_as(self.viewing.mode)

    def _show_text(self) -> None:
        if self.page is not None:
            self.page.show_text()

    def _show_recent(self) -> None:
        files = self.bench.settings["recent_files"]
        self.welcome.show_recent(files)
        self.viewing.fill_recent(files)

    def _say_refused(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _REFUSAL_MS)

    def _on_theme(self, theme: Theme) -> None:
        for part in (self.notices, self.welcome, self.tabs, self.problems, self.flow):
            part.set_theme(theme)
        self.actions_of.paint(theme)
        self.toolbar.setStyleSheet(toolbar_style(theme))
        self.statusBar().setStyleSheet(status_style(theme))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.refresh()

    def _remember(self) -> None:
        self.bench.settings.put("window_geometry", _written(self.saveGeometry()))
        self.bench.settings.put("window_docks", _written(self.saveState()))

    def _restore(self) -> None:
        """Have window and docks where they were; what does not fit is passed over by Qt."""
        geometry, docks = self.bench.settings["window_geometry"], self.bench.settings["window_docks"]
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))
        if not docks or not self.restoreState(QByteArray.fromBase64(docks.encode("ascii", "replace"))):
            self.problems_dock.hide()
            self.resizeDocks([self.flow_dock], [_FLOW_WIDTH], Qt.Orientation.Horizontal)


def _written(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
