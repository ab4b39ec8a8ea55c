"""Unsaved work, kept where it survives a crash and nobody else reads it.

Each open document with unsaved changes has one entry: a file in a folder of the user's, rewritten a moment after each
change and taken away when the document is saved or closed. An entry whose program is gone is work to be recovered.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from editor.errors import FileProblem
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SUFFIX = ".journal"


@dataclass(frozen=True, slots=True)
class Entry:
    """Unsaved work: the text, the file it belongs to (None for a new one), its encoding, and who wrote it when.

    `time` is in seconds since 1970, `process` the number of the program's process.
    """

    key: str
    text: str
    path: str | None
    codec: str
    mark: str
    process: int
    time: float


class Journal:
    """The entries in one folder, which is made readable by its user alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, entry: Entry) -> None:
        """Write an entry, in place of the one with the same key; raises FileProblem where that fails."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        except OSError as error:
            raise FileProblem(f"Unsaved work cannot be kept in {self.folder}: {error.strerror}.") from error
        place = self._place(entry.key)
        if not place.exists():
            with contextlib.suppress(OSError):
                place.touch(mode=0o600)
        write_file(place, json.dumps(asdict(entry)).encode("ascii"))

    def discard(self, key: str) -> None:
        """Take an entry away: its work is saved, or given up."""
        with contextlib.suppress(OSError):
            self._place(key).unlink(missing_ok=True)

    def orphans(self, is_running: Callable[[int], bool]) -> list[Entry]:
        """The entries whose program is gone, the oldest first."""
        return sorted(
            (entry for entry in self._entries() if not is_running(entry.process)), key=lambda entry: entry.time
        )

    def adopt(self, entry: Entry) -> Entry:
        """Make an entry this program's own, so that it is recovered once."""
        mine = replace(entry, process=os.getpid())
        self.keep(mine)
        return mine

    def _entries(self) -> Iterator[Entry]:
        for place in sorted(self.folder.glob(f"*{_SUFFIX}")) if self.folder.is_dir() else ():
            entry = _read(place)
            if entry is not None:
                yield entry

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def new_key() -> str:
    """A key no other entry has."""
    return uuid.uuid4().hex


def _read(place: Path) -> Entry | None:
    """The entry in a file; None where the file is no whole entry."""
    try:
        content = json.loads(place.read_bytes())
        entry = Entry(**content)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    types = {"key": str, "text": str, "codec": str, "mark": str, "process": int}
    fits = all(isinstance(getattr(entry, name), kind) for name, kind in types.items())
    return entry if fits and isinstance(entry.time, (int, float)) and entry.key == place.stem else None
