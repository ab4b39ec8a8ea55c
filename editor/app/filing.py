"""New, open, save, save as, revert, close: what a window does with files. Whatever fails is said in a notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.app import asking
from editor.app.asking import Unsaved
from editor.app.new_workflow import NEW_WORKFLOW
from editor.app.notices import Notice, Severity
from editor.app.workfile import ChangedOnDisk, created, opened, require_writable_format
from editor.errors import FileProblem
from editor.text.encoding import encode
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from editor.app.page import Page
    from editor.app.window import Window
    from editor.app.workfile import Workfile

STILL_HERE = "Your work is still here."


class Filing:
    """The file menu of one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._bench = window.bench

    def new(self) -> Page:
        """Begin a workflow."""
        return self.show(created(NEW_WORKFLOW, self._bench.next_title()))

    def show(self, workfile: Workfile) -> Page:
        """Open a page for a workfile."""
        page = self._window.new_page(workfile)
        self._bench.take(workfile)
        return page

    def ask_for_files(self) -> None:
        """Ask which files to open, and open them."""
        self.open_files(asking.ask_for_files(self._window, self._bench.settings["last_folder"]))

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open files, each in a tab of its own; one that is open already, in whatever window, comes to the front."""
        for path in paths:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a file, or say why not."""
        path = Path(path).absolute()
        known = self._bench.page_of(path)
        if known is not None:
            window, page = known
            window.look_at(page)
            return
        key = f"open {path}"
        try:
            workfile = opened(path)
        except FileProblem as problem:
            choices = () if path.exists() else self._offers_to_forget(path)
            self._window.notices.say(Notice(key, str(problem), Severity.ERROR, choices))
            return
        self._window.notices.withdraw(key)
        self.show(workfile)
        self._bench.remember(path)

    def _offers_to_forget(self, path: Path) -> tuple[tuple[str, Callable[[], object]], ...]:
        if str(path) not in self._bench.settings["recent_files"]:
            return ()
        return (("Remove from Recent", lambda: self._bench.forget(path)),)

    def save(self, page: Page) -> bool:
        """Write a page's file; one without a file is asked for its name. Whether it is saved now."""
        if page.workfile.path is None:
            return self.save_as(page)
        try:
            page.workfile.save()
        except ChangedOnDisk:
            self._window.disk_notices.say_changed(page)
            return False
        except FileProblem as problem:
            self._say_unsaved(page, problem)
            return False
        self._settle(page)
        return True

    def save_as(self, page: Page) -> bool:
        """Ask for a name and write that file, which is the page's from then on. Whether it is saved now."""
        path = asking.ask_for_name(self._window, self._suggested(page.workfile))
        return path is not None and self.save_under(page, path.absolute())

    def save_under(self, page: Page, path: Path) -> bool:
        """Write another file, which is the page's from then on. Whether it is saved now."""
        try:
            self._require_free(page, path)
            if page.workfile.lock is not None:
                require_writable_format(path)
                write_file(path, encode(page.session.document.text))
                self.open_file(path)
                return True
            page.workfile.save_as(path)
        except FileProblem as problem:
            self._say_unsaved(page, problem)
            return False
        self._settle(page)
        return True

    def save_all(self) -> None:
        """Save all modified workflows of the window."""
        for page in self._window.tabs.pages:
            if page.workfile.is_modified and not self.save(page):
                return

    def revert(self, page: Page) -> None:
        """Go back to what the file holds; undo takes that back."""
        try:
            page.workfile.reload("Revert to Saved")
        except FileProblem as problem:
            page.notices.say(Notice("save", f"{problem} {STILL_HERE}", Severity.ERROR))
            return
        page.notices.withdraw("disk")

    def close(self, page: Page) -> bool:
        """Close a page, unsaved work saved or given up first. Whether it is closed."""
        if not self._may_close([page]):
            return False
        self._window.drop_page(page)
        self._bench.leave(page.workfile)
        return True

    def close_all(self) -> bool:
        """Close all pages. Whether they are closed: all or none."""
        pages = self._window.tabs.pages
        if not self._may_close(pages):
            return False
        for page in pages:
            self._window.drop_page(page)
            self._bench.leave(page.workfile)
        return True

    def reopen(self) -> None:
        """Open the file whose tab was closed last."""
        while self._bench.closed:
            path = self._bench.closed.pop()
            if self._bench.page_of(path) is None:
                self.open_file(path)
                return

    def _may_close(self, pages: Sequence[Page]) -> bool:
        modified = [page for page in pages if page.workfile.is_modified]
        if not modified:
            return True
        self._window.look_at(modified[0])
        answer = asking.ask_about_unsaved(self._window, [page.workfile.name for page in modified])
        if answer is Unsaved.SAVE:
            return all(self.save(page) for page in modified)
        return answer is Unsaved.DISCARD

    def _require_free(self, page: Page, path: Path) -> None:
        known = self._bench.page_of(path)
        if known is not None and known[1] is not page:
            raise FileProblem(f"{path.name} is open in another tab: choose another name, or close that tab first.")

    def _suggested(self, workfile: Workfile) -> Path:
        if workfile.path is not None:
            return workfile.path
        return asking.folder_or_home(self._bench.settings["last_folder"]) / f"{workfile.title}{asking.SUFFIX}"

    def _settle(self, page: Page) -> None:
        """Say no more about what saving has put right."""
        for key in ("save", "disk"):
            page.notices.withdraw(key)
        if page.workfile.path is not None:
            self._bench.remember(page.workfile.path)

    def _say_unsaved(self, page: Page, problem: FileProblem) -> None:
        choices = (("Save As…", lambda: self.save_as(page)), ("Try Again", lambda: self.save(page)))
        sentence = f"{page.workfile.name} is not saved. {problem} {STILL_HERE}"
        page.notices.say(Notice("save", sentence, Severity.ERROR, choices))
