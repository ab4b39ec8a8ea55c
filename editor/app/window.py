"""The main window: a tab per workflow, menus, and a status bar."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.actions import add_actions
from editor.app.no_workflow import NoWorkflow
from editor.app.notice import Notice, close_button
from editor.app.problems_line import ProblemsLine
from editor.app.workflow_tab import WorkflowTab
from editor.assets import resource
from editor.canvas.view import ZOOM_STEP
from editor.errors import FileProblem
from editor.layout.geometry import Direction
from editor.workflow.files import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.app.appearance import Appearance
    from editor.widgets.theme import Theme

_SIZE = (1280, 800)
_FILES = "Workflows (*.asl.json *.json);;All files (*)"
_NAME = "Statewright"


class Window(QMainWindow):
    """Shows workflows. It is a list of parts; what they do is theirs."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.appearance = appearance
        self.notice = Notice()
        self.welcome = NoWorkflow()
        self.tabs = QTabWidget()
        self.problems = ProblemsLine()
        self.zoom = QLabel()
        self.states = QLabel()
        self._folder = ""
        self._direction = Direction.DOWN
        self._pages = QStackedWidget()
        self.setWindowTitle(_NAME)
        self.setWindowIcon(QIcon(str(resource("icons/statewright.svg"))))
        self.resize(*_SIZE)
        self._build()
        self._needing_workflow = add_actions(self)
        self._connect()
        self._show_present()

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setMovable(True)
        for page in (self.welcome, self.tabs):
            self._pages.addWidget(page)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.notice)
        box.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.statusBar().addWidget(self.problems, 1)
        self.statusBar().addPermanentWidget(self.states)
        self.statusBar().addPermanentWidget(self.zoom)

    def _connect(self) -> None:
        self.welcome.open_wanted.connect(self.ask_for_files)
        self.tabs.currentChanged.connect(self._show_present)
        self.appearance.changed.connect(self._on_theme)

    @property
    def workflow(self) -> WorkflowTab | None:
        """The workflow looked at."""
        present = self.tabs.currentWidget()
        return present if isinstance(present, WorkflowTab) else None

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open files, each in a tab of its own; those that cannot be read are said in the notice."""
        for path in paths:
            self._open_file(path)

    def _open_file(self, path: Path) -> None:
        known = self._tab_of(path)
        if known is not None:
            self.tabs.setCurrentWidget(known)
            return
        try:
            opened = read_document(path)
        except FileProblem as problem:
            self.notice.say(str(problem))
            return
        tab = WorkflowTab(opened, self.appearance.theme)
        tab.canvas.set_direction(self._direction)
        tab.canvas.view.zoomed.connect(self._show_zoom)
        index = self.tabs.addTab(tab, path.name.replace("&", "&&"))
        self.tabs.setTabToolTip(index, f"<qt>{escape(str(path))}</qt>")
        self.tabs.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(tab))
        self.tabs.setCurrentWidget(tab)
        tab.canvas.setFocus()

    def _close_button(self, tab: WorkflowTab) -> QToolButton:
        button = close_button(f"Close {tab.path.name}")
        button.clicked.connect(lambda: self._close_tab(self.tabs.indexOf(tab)))
        return button

    def _tab_of(self, path: Path) -> WorkflowTab | None:
        return next((tab for tab in self._workflows() if _same(tab.path, path)), None)

    def ask_for_files(self) -> None:
        """Ask which files to open."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Open workflows", self._folder, _FILES)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
            self.notice.clear()
            self.open_files(Path(name) for name in chosen)

    def close_workflow(self) -> None:
        """Close the workflow looked at."""
        self._close_tab(self.tabs.currentIndex())

    def _close_tab(self, index: int) -> None:
        tab = self.tabs.widget(index)
        if tab is not None:
            self.tabs.removeTab(index)
            tab.deleteLater()
            self._show_present()

    def zoom_in(self) -> None:
        """Show the graph a step larger."""
        if self.workflow is not None:
            self.workflow.canvas.view.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the graph a step smaller."""
        if self.workflow is not None:
            self.workflow.canvas.view.zoom_by(1 / ZOOM_STEP)

    def zoom_to_full_size(self) -> None:
        """Show the graph at 100 %."""
        if self.workflow is not None:
            self.workflow.canvas.view.zoom_to(1.0)

    def fit(self) -> None:
        """Show the whole graph."""
        if self.workflow is not None:
            self.workflow.canvas.view.fit()

    def set_direction(self, direction: Direction) -> None:
        """Let all workflows flow down or to the right."""
        self._direction = direction
        for tab in self._workflows():
            tab.canvas.set_direction(direction)

    def _on_theme(self, theme: Theme) -> None:
        for tab in self._workflows():
            tab.canvas.set_theme(theme)

    def _workflows(self) -> list[WorkflowTab]:
        tabs = (self.tabs.widget(index) for index in range(self.tabs.count()))
        return [tab for tab in tabs if isinstance(tab, WorkflowTab)]

    def _show_present(self) -> None:
        """Bring title, status bar and actions in line with the workflow looked at."""
        tab = self.workflow
        self._pages.setCurrentWidget(self.welcome if tab is None else self.tabs)
        self.setWindowTitle(_NAME if tab is None else f"{tab.path.name} – {_NAME}")
        self.problems.show_problems_of(None if tab is None else tab.session)
        count = 0 if tab is None else len(tab.session.document.outline.states)
        self.states.setText("" if tab is None else "1 state" if count == 1 else f"{count} states")
        for action in self._needing_workflow:
            action.setEnabled(tab is not None)
        self._show_zoom()

    def _show_zoom(self) -> None:
        tab = self.workflow
        self.zoom.setText("" if tab is None else zoom_in_words(tab.canvas.view.zoom))


def zoom_in_words(zoom: float) -> str:
    """A zoom as a percentage."""
    return f"{zoom:.0%}" if zoom >= 0.1 else f"{zoom:.1%}"


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
