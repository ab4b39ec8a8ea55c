"""The view menu: what is seen of a workflow, how large, which way, and in which colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.app.recent import short_place
from editor.canvas.view import ZOOM_STEP
from editor.layout.geometry import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.appearance import Mode
    from editor.app.window import Window

_DIRECTIONS = {"down": Direction.DOWN, "right": Direction.RIGHT}


class Viewing:
    """How one window shows its workflows."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._settings = window.bench.settings
        self._mode = str(self._settings["view"])

    @property
    def mode(self) -> str:
        """What is seen of a workflow: design, code or split."""
        return self._mode

    def show_as(self, mode: str) -> None:
        """See graph, text or both, in this window and in those opened later."""
        self._mode = mode
        self._settings.put("view", mode)
        if self._window.page is not None:
            self._window.page.show_as(mode)

    def is_seen_as(self, mode: str) -> bool:
        """Whether this is what is seen of a workflow."""
        return self._mode == mode

    @property
    def direction(self) -> Direction:
        """Which way workflows flow."""
        return _DIRECTIONS[self._settings["direction"]]

    def flow(self, name: str) -> None:
        """Let all workflows flow `down` or to the `right`."""
        self._settings.put("direction", name)
        for window in self._window.bench.windows:
            for page in window.tabs.pages:
                page.canvas.set_direction(_DIRECTIONS[name])

    def flows(self, name: str) -> bool:
        """Whether workflows flow this way."""
        return bool(self._settings["direction"] == name)

    def has_theme(self, mode: Mode) -> bool:
        """Whether this decides about light and dark."""
        return self._window.bench.appearance.mode is mode

    def choose_theme(self, mode: Mode) -> None:
        """Be light, dark, or as the system is."""
        self._settings.put("theme", str(mode))
        self._window.bench.appearance.choose(mode)

    @property
    def is_animated(self) -> bool:
        """Whether nodes move to their places rather than jump."""
        return bool(self._settings["animations"])

    def toggle_animations(self) -> None:
        """Have nodes move or jump."""
        self._settings.put("animations", not self.is_animated)
        for window in self._window.bench.windows:
            for page in window.tabs.pages:
                page.canvas.is_animated = self.is_animated

    def toggle_problems(self) -> None:
        """Show or hide the list of problems."""
        dock = self._window.problems_dock
        dock.setVisible(not dock.isVisible())

    def toggle_flow(self) -> None:
        """Show or hide the states to drag onto the canvas."""
        dock = self._window.flow_dock
        dock.setVisible(not dock.isVisible())

    @property
    def share(self) -> int:
        """How much of the width the graph has beside the text, in per cent."""
        said = str(self._settings["graph_share"])
        return min(max(int(said), 10), 90) if said.isdecimal() else 60

    def keep_share(self) -> None:
        """Have the pages opened later, and at the next start, share their width as the one looked at."""
        page = self._window.page
        if page is not None and page.share is not None:
            self._settings.put("graph_share", str(page.share))

    def zoom_in(self) -> None:
        """Show the graph a step larger."""
        if self._window.page is not None:
            self._window.page.canvas.view.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the graph a step smaller."""
        if self._window.page is not None:
            self._window.page.canvas.view.zoom_by(1 / ZOOM_STEP)

    def zoom_to_full_size(self) -> None:
        """Show the graph at 100 %."""
        if self._window.page is not None:
            self._window.page.canvas.view.zoom_to(1.0)

    def fit(self) -> None:
        """Show the whole graph."""
        if self._window.page is not None:
            self._window.page.canvas.view.fit()

    def turn_tabs(self, step: int) -> None:
        """Look at the next tab, or the one before."""
        tabs = self._window.tabs
        if tabs.count():
            tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())

    def fill_recent(self, files: Sequence[str]) -> None:
        """Put the recent files into their menu, greyed where they are not there any more."""
        menu = self._window.menus["&File/Open &Recent"]
        for action in menu.actions():
            if action.data() is not None:
                menu.removeAction(action)
                action.deleteLater()
        before = menu.actions()[0]
        for file in files:
            path = Path(file)
            action = menu.addAction(f"{path.name}   {short_place(path, Path.home())}".replace("&", "&&"))
            action.setData(file)
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _=False, path=path: self._window.filing.open_file(path))
            menu.insertAction(before, action)
