"""What all windows of the program share: settings, the look, unsaved work, the watch over files, and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.appearance import Mode
from editor.app.disk_watch import DiskWatch
from editor.app.journal_keeper import JournalKeeper
from editor.app.notices import Notice, Severity
from editor.app.recent import with_recent, without_recent
from editor.app.settings import FILE_NAME, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from editor.app.appearance import Appearance
    from editor.app.page import Page
    from editor.app.window import Window
    from editor.app.workfile import Workfile

MOST_CLOSED = 50


class Workbench(QObject):
    """One per program. `recent_changed()` when the list of recent files is another one."""

    recent_changed = Signal()

    def __init__(
        self, appearance: Appearance, config: Path, state: Path, make_window: Callable[[Workbench], Window]
    ) -> None:
        super().__init__(appearance)
        self._make_window = make_window
        self.appearance = appearance
        self.settings = Settings(config / FILE_NAME, self)
        self.keeper = JournalKeeper(state, self)
        self.watch = DiskWatch(self)
        self.windows: list[Window] = []
        self.closed: list[Path] = []
        """Files whose tabs were closed, the last one at the end."""
        self._untitled = 0
        appearance.choose(Mode(self.settings["theme"]))
        self.watch.changed.connect(self._on_changed)
        self.watch.gone.connect(self._on_gone)
        self.keeper.failed.connect(self.say_everywhere)
        self.settings.failed.connect(self.say_everywhere)

    def next_title(self) -> str:
        """How the next workflow without a file is called."""
        self._untitled += 1
        return f"Untitled {self._untitled}" if self._untitled > 1 else "Untitled"

    def take(self, workfile: Workfile) -> None:
        """Keep the unsaved work of a workfile that was opened, and watch its file."""
        self.keeper.watch(workfile)
        self.watch.watch(workfile)

    def leave(self, workfile: Workfile) -> None:
        """Forget a workfile that is closed; its file can be opened again."""
        self.keeper.release(workfile)
        self.watch.release(workfile)
        if workfile.path is not None:
            self.closed = [*(path for path in self.closed if path != workfile.path), workfile.path][-MOST_CLOSED:]

    def pages(self) -> Iterable[tuple[Window, Page]]:
        """All open pages with their windows."""
        return ((window, page) for window in self.windows for page in window.tabs.pages)

    def page_of(self, path: Path) -> tuple[Window, Page] | None:
        """Where a file is open already, by whatever name."""
        for window, page in self.pages():
            if page.workfile.path is not None and is_same_file(page.workfile.path, path):
                return window, page
        return None

    def window_of(self, workfile: Workfile) -> tuple[Window, Page] | None:
        """Where a workfile is open."""
        return next(((window, page) for window, page in self.pages() if page.workfile is workfile), None)

    def new_window(self) -> Window:
        """Open one more window."""
        window = self._make_window(self)
        self.windows.append(window)
        window.show()
        return window

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        self.settings.put("recent_files", with_recent(self.settings["recent_files"], path))
        self.settings.put("last_folder", str(path.parent))
        self.recent_changed.emit()

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones."""
        self.settings.put("recent_files", without_recent(self.settings["recent_files"], path))
        self.recent_changed.emit()

    def forget_all(self) -> None:
        """Have no recent files."""
        self.settings.put("recent_files", ())
        self.recent_changed.emit()

    def close(self) -> None:
        """Finish writing before the program ends."""
        self.keeper.close()

    def _on_changed(self, workfile: Workfile) -> None:
        found = self.window_of(workfile)
        if found is not None:
            found[0].disk_notices.on_changed(found[1])

    def _on_gone(self, workfile: Workfile) -> None:
        found = self.window_of(workfile)
        if found is not None:
            found[0].disk_notices.on_gone(found[1])

    def quit(self) -> None:
        """Close all windows, unless one of them has unsaved work its user wants to keep."""
        for window in tuple(self.windows):
            if not window.close():
                return

    def say_everywhere(self, sentence: str) -> None:
        """Say in each window what went wrong with settings or unsaved work."""
        for window in self.windows:
            window.notices.say(Notice("keeping", sentence, Severity.WARNING))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, whether it is there or not."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
