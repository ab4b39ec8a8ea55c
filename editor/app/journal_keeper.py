"""Unsaved work, written down a moment after each change and found again after a crash."""

from __future__ import annotations

import contextlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from editor.text.encoding import Encoding
from editor.workflow.journal import Entry, Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from editor.app.workfile import Workfile
    from editor.workflow.document import Document

QUIET_MS = 500
"""How long after the last change work is written down."""
LATEST_MS = 3000
"""How long after the first change that is not yet written down, at the latest, in uninterrupted typing."""


class JournalKeeper(QObject):
    """Keeps an entry for each modified workfile it watches. A thread of its own writes; nothing waits for the disk.

    failed(sentence)  work cannot be written down
    """

    failed = Signal(str)
    _went_wrong = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = Journal(folder)
        self._lock = _lock_of(folder, os.getpid())
        self._writer = ThreadPoolExecutor(1, "journal")
        self._watched: dict[str, Workfile] = {}
        self._kept: dict[str, Document | None] = {}  # what each entry holds; None: of a program that is gone
        self._quiet = self._timer(QUIET_MS)
        self._latest = self._timer(LATEST_MS)
        self._went_wrong.connect(self._on_failure)

    def watch(self, workfile: Workfile) -> None:
        """Keep the unsaved work of a workfile from now on."""
        self._watched[workfile.key] = workfile
        workfile.session.changed.connect(self._soon)
        workfile.modified.connect(self._on_modified)
        self._soon()

    def release(self, workfile: Workfile) -> None:
        """Forget a workfile that is closed, and what was kept of it."""
        if self._watched.pop(workfile.key, None) is not None:
            workfile.session.changed.disconnect(self._soon)
            workfile.modified.disconnect(self._on_modified)
            self._discard(workfile.key)

    def write_now(self) -> None:
        """Write down what changed; the writing goes on in its thread."""
        self._quiet.stop()
        self._latest.stop()
        for key, workfile in self._watched.items():
            document = workfile.session.document
            if workfile.is_modified and self._kept.get(key) is not document:
                self._kept[key] = document
                self._queue(_keep, self.journal, entry_of(workfile), self._lock)
        self._discard_saved()

    def orphans(self) -> list[Entry]:
        """Work that a program which is gone has left behind, the oldest first."""
        return [entry for entry in self.journal.orphans(self._is_running) if entry.key not in self._watched]

    def adopt(self, entry: Entry, workfile: Workfile) -> None:
        """Keep recovered work as this program's own, under the key it had."""
        workfile.key = entry.key
        self._kept[entry.key] = None
        self.watch(workfile)
        self.write_now()

    def forget(self, entry: Entry) -> None:
        """Take away work that nobody wants to have back."""
        self._queue(self.journal.discard, entry.key)

    def close(self) -> None:
        """Finish writing; what is still modified stays kept."""
        self.write_now()
        self._writer.shutdown(wait=True)
        self._lock.unlock()

    def _is_running(self, process: int) -> bool:
        """Whether a program lives; its lock cannot be taken then. This one's own old number means another one."""
        if process == os.getpid():
            return False
        lock = _lock_of(self.journal.folder, process)
        if lock.tryLock(0):
            lock.unlock()
            return False
        return lock.error() is QLockFile.LockError.LockFailedError

    def _soon(self, *_: object) -> None:
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def _on_modified(self, is_modified: bool) -> None:
        if not is_modified:
            self._discard_saved()

    def _discard_saved(self) -> None:
        for key in [key for key, workfile in self._watched.items() if not workfile.is_modified]:
            self._discard(key)

    def _discard(self, key: str) -> None:
        if key in self._kept:
            del self._kept[key]
            self._queue(self.journal.discard, key)

    def _queue(self, job: Callable[..., None], *words: object) -> None:
        self._writer.submit(job, *words).add_done_callback(self._when_done)

    def _when_done(self, future: Future[None]) -> None:
        """Have the window's thread hear of a failure; this runs in the writer's."""
        problem = future.exception()
        if problem is not None:
            self._went_wrong.emit(str(problem))

    def _on_failure(self, sentence: str) -> None:
        self.failed.emit(f"Unsaved work would not survive a crash now. {sentence}")

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.write_now)
        return timer


def entry_of(workfile: Workfile) -> Entry:
    """What the journal keeps of a workfile."""
    path, encoding = workfile.path, workfile.encoding
    return Entry(
        key=workfile.key,
        text=workfile.session.document.text,
        path=None if path is None else str(path),
        codec=encoding.codec,
        mark=encoding.mark.hex(),
        process=os.getpid(),
        time=time.time(),
    )


def encoding_of(entry: Entry) -> Encoding:
    """The encoding of recovered work; UTF-8 where the entry's makes no sense."""
    try:
        "".encode(entry.codec)
        return Encoding(entry.codec, bytes.fromhex(entry.mark))
    except (LookupError, ValueError):
        return Encoding()


def _keep(journal: Journal, entry: Entry, lock: QLockFile) -> None:
    """Write an entry, in the writer's thread; the lock beside it says that its program lives."""
    if not lock.isLocked():
        with contextlib.suppress(OSError):
            journal.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.tryLock(0)
    journal.keep(entry)


def _lock_of(folder: Path, process: int) -> QLockFile:
    lock = QLockFile(str(folder / f"{process}.lock"))
    lock.setStaleLockTime(0)
    return lock
