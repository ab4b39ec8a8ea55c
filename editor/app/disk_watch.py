"""Files that other programs change, delete or put in the place of the old ones while they are open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from editor.app.workfile import OnDisk

if TYPE_CHECKING:
    from editor.app.workfile import Workfile

SETTLE_MS = 150
"""How long a change is left alone: many programs write a file in several steps."""


class DiskWatch(QObject):
    """Compares open files with the disk whenever something happens around them, by their bytes.

    changed(Workfile)  the file holds other bytes than were last read or written; said once for the same bytes
    gone(Workfile)     the file is not there any more
    """

    changed = Signal(object)
    gone = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: list[Workfile] = []
        self._said: dict[Workfile, bytes | None] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._on_event)
        self._watcher.directoryChanged.connect(self._on_event)

    def watch(self, workfile: Workfile) -> None:
        """Follow a workfile's file from now on, under whatever path it gets."""
        self._watched.append(workfile)
        workfile.renamed.connect(self._aim)
        self._aim()

    def release(self, workfile: Workfile) -> None:
        """Follow it no more."""
        if workfile in self._watched:
            self._watched.remove(workfile)
            self._said.pop(workfile, None)
            workfile.renamed.disconnect(self._aim)
            self._aim()

    def look(self) -> None:
        """Compare all files with the disk now: also when a window comes to the front, for disks that tell nothing."""
        for workfile in tuple(self._watched):
            self._compare(workfile)
        self._aim()

    def _compare(self, workfile: Workfile) -> None:
        found = workfile.on_disk()
        if found is OnDisk.SAME:
            self._said.pop(workfile, None)
            return
        now = workfile.disk_digest()
        if workfile not in self._said or self._said[workfile] != now:
            self._said[workfile] = now
            (self.changed if found is OnDisk.CHANGED else self.gone).emit(workfile)

    def _on_event(self, _path: str) -> None:
        self._settling.start()

    def _aim(self) -> None:
        """Watch the files and their folders: a file that was replaced is watched no longer, its folder still is."""
        wanted: set[str] = set()
        for workfile in self._watched:
            if workfile.path is not None:
                wanted |= {str(place) for place in (workfile.path, workfile.path.parent) if place.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))
