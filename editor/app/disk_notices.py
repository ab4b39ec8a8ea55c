"""What is said when another program changed or took away an open file, and what can be done then."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from editor.app.filing import STILL_HERE
from editor.app.notices import Notice, Severity
from editor.errors import FileProblem
from editor.workflow.comparison import Fate, compare

if TYPE_CHECKING:
    from editor.app.page import Page
    from editor.app.window import Window
    from editor.workflow.comparison import Comparison

KEY = "disk"
_FATES = (Fate.ADDED, Fate.CHANGED, Fate.RENAMED, Fate.MOVED)


class DiskNotices:
    """The notices of one window's pages about their files."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def on_changed(self, page: Page) -> None:
        """A file holds other bytes: if the text is the one that is here, all is well."""
        try:
            theirs = page.workfile.read_again()
        except FileProblem:
            self.say_changed(page)
            return
        if theirs.document == page.session.document:
            page.workfile.keep_mine(theirs)
            page.notices.withdraw(KEY)
        else:
            self.say_changed(page)

    def on_gone(self, page: Page) -> None:
        """A file is not there any more."""
        page.workfile.lose_file()
        filing = self._window.filing
        choices = (("Save", lambda: filing.save(page)), ("Save As…", lambda: filing.save_as(page)))
        sentence = f"{page.workfile.path} is not there any more: it was deleted, renamed or moved. {STILL_HERE}"
        page.notices.say(Notice(KEY, sentence, Severity.WARNING, choices))

    def say_changed(self, page: Page, summary: str = "") -> None:
        """Offer the three ways: keep what is here, take what is there, or look at what differs first."""
        choices = (
            ("Keep Mine", lambda: self._keep(page)),
            ("Reload", lambda: self._reload(page)),
            ("Compare", lambda: self._compare(page)),
        )
        sentence = f"{page.workfile.name} was changed by another program.{summary}"
        page.notices.say(Notice(KEY, sentence, Severity.WARNING, choices))

    def _keep(self, page: Page) -> None:
        try:
            page.workfile.keep_mine()
        except FileProblem as problem:
            self._say(page, problem)

    def _reload(self, page: Page) -> None:
        path = page.workfile.path
        if page.workfile.lock is not None and path is not None:
            self._window.filing.close(page)  # it may be text by now
            self._window.filing.open_file(path)
            return
        try:
            page.workfile.reload()
        except FileProblem as problem:
            self._say(page, problem)

    def _compare(self, page: Page) -> None:
        try:
            theirs = page.workfile.read_again().document
        except FileProblem as problem:
            self._say(page, problem)
            return
        mine = page.session.document
        self.say_changed(page, f" {in_words(compare(mine.outline, theirs.outline))}")
        page.compare(mine, theirs)

    def _say(self, page: Page, problem: FileProblem) -> None:
        filing = self._window.filing
        choices = (("Overwrite", lambda: self._overwrite(page)), ("Save As…", lambda: filing.save_as(page)))
        page.notices.say(Notice(KEY, f"{problem} {STILL_HERE}", Severity.ERROR, choices))

    def _overwrite(self, page: Page) -> None:
        try:
            page.workfile.save(over_changes=True)
        except FileProblem as problem:
            self._say(page, problem)


def in_words(comparison: Comparison) -> str:
    """What differs on the disk, in a sentence: `On the disk, 2 states are added and 1 is removed.`"""
    if comparison.is_same:
        return "On the disk, only the writing differs: states and transitions are the same."
    counts = Counter(comparison.states.values())
    parts = [_count(counts[fate], fate) for fate in _FATES if counts[fate]]
    if comparison.removed_states:
        parts.append(_count(len(comparison.removed_states), Fate.REMOVED))
    if not parts:
        return "On the disk, states are the same and lead elsewhere."
    return f"On the disk: {', '.join(parts)}."


def _count(number: int, fate: Fate) -> str:
    return f"{number} {'state' if number == 1 else 'states'} {fate}"
