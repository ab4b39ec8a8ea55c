"""One open file: a session, where the file lies, how its bytes spell the text, and what of it is on the disk.

workfile = opened(path)      read, however broken; FileProblem where it cannot be read at all
workfile.save()              FileProblem says why not, and nothing is lost
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.locked import LockedSession
from editor.app.rewriting import edits_between
from editor.app.spelling import spelled
from editor.errors import FileProblem
from editor.session import Session
from editor.text.encoding import UTF_8, Encoding, decode
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.files import OpenedFile, document_of, format_of, read_file, write_file
from editor.workflow.journal import new_key
from editor.workflow.placement import AUTOMATIC, Placement
from editor.workflow.sidecar import Sidecar, read_sidecar, write_sidecar

if TYPE_CHECKING:
    from pathlib import Path

    from editor.workflow.history import Change

UNTITLED = "Untitled"


class OnDisk(Enum):
    """How the file compares with what was last read from it or written to it."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class ChangedOnDisk(FileProblem):
    """Somebody else wrote the file since it was read: saving would undo that."""


@dataclass(frozen=True, slots=True)
class _Saved:
    """What the disk holds of a document: its text and placement, the digest of its bytes, the rest of its sidecar."""

    text: str
    placement: Placement
    digest: bytes | None
    sidecar: Sidecar


class Workfile(QObject):
    """An open workflow and its file; one without a path has none yet.

    modified(bool)  its text came to differ from the saved one, or came back to it
    renamed()       it has another path
    """

    modified = Signal(bool)
    renamed = Signal()

    def __init__(
        self, session: Session, saved: _Saved | None, path: Path | None = None, encoding: Encoding = UTF_8
    ) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self.encoding = encoding
        self.key = new_key()
        """What the journal knows it by."""
        self.title = UNTITLED
        """How it is called as long as it has no path."""
        self.remark: str | None = None
        """What its user should know from the start: a sidecar that cannot be read."""
        self._saved = saved
        self._was_modified = self.is_modified
        session.changed.connect(self._on_changed)

    @property
    def name(self) -> str:
        """How it is called in tabs and titles."""
        return self.title if self.path is None else self.path.name

    @property
    def lock(self) -> str | None:
        """Why it can only be looked at; None where it can be edited."""
        return self.session.reason if isinstance(self.session, LockedSession) else None

    @property
    def is_modified(self) -> bool:
        """Whether text or placement differ from the saved ones, however that came about."""
        document = self.session.document
        saved = self._saved
        return saved is None or document.text != saved.text or document.placement != saved.placement

    @property
    def saved_document(self) -> Document | None:
        """The document as it is on the disk; None where it is not."""
        document = self.session.document
        return None if self._saved is None else Document(self._saved.text, document.format, self._saved.placement)

    def save(self, *, over_changes: bool = False) -> None:
        """Write the file it came from. Raises FileProblem; ChangedOnDisk where that would undo what others wrote."""
        if self.path is None:
            raise FileProblem(f"{self.name} has no file yet: save it under a name.")
        if self.lock is not None:
            raise FileProblem(self.lock)
        if not over_changes and self.on_disk() is OnDisk.CHANGED:
            raise ChangedOnDisk(f"{self.path} was changed by another program.")
        self._write(self.path)

    def save_as(self, path: Path) -> None:
        """Write another file, which is its own from then on. Raises FileProblem."""
        require_writable_format(path)
        self._write(path)
        self.path = path
        self.renamed.emit()

    def _write(self, path: Path) -> None:
        """Write text and sidecar; what of it failed is unsaved still."""
        document = self.session.document
        content, encoding = spelled(document.text, self.encoding)
        write_file(path, content)
        self.encoding = encoding
        self.session.history.seal()
        before = self._saved.sidecar if self._saved is not None else Sidecar()
        sidecar = Sidecar(document.placement, before.others)
        there = before if path == self.path else Sidecar()
        self._adopt(_Saved(document.text, there.placement, digest(content), before))
        if sidecar != there:
            write_sidecar(path, sidecar)
        self._adopt(_Saved(document.text, document.placement, digest(content), sidecar))

    def on_disk(self) -> OnDisk:
        """How the file's bytes compare with the last ones read or written; times and sizes mean nothing."""
        if self.path is None or self._saved is None:
            return OnDisk.SAME
        now = self.disk_digest()
        if now is None:
            return OnDisk.SAME if self.path.exists() else OnDisk.GONE  # what cannot be read may be the same
        return OnDisk.SAME if now == self._saved.digest else OnDisk.CHANGED

    def disk_digest(self) -> bytes | None:
        """What tells the bytes of the file as it is now from others; None where they cannot be read."""
        if self.path is None:
            return None
        try:
            return digest(read_file(self.path))
        except FileProblem:
            return None

    def read_again(self) -> OpenedFile:
        """The file as it is now, with its sidecar's placement. Raises FileProblem."""
        if self.path is None:
            raise FileProblem(f"{self.name} has no file yet.")
        content = read_file(self.path)
        opened = document_of(content, self.path, self.session.document.format)
        try:
            placement = read_sidecar(self.path).placement
        except FileProblem:
            placement = self.session.document.placement
        return OpenedFile(self.path, opened.document.with_placement(placement), opened.encoding)

    def reload(self, label: str = "Reload") -> None:
        """Take over what the file holds now, as one step that can be undone. Raises FileProblem."""
        opened = self.read_again()
        edits = edits_between(self.session.document.text, opened.document.text)
        self.session.history.seal()
        self.keep_mine(opened)
        self.session.perform(Edit(label, edits, opened.document.placement), origin=self)
        self.session.history.seal()

    def keep_mine(self, opened: OpenedFile | None = None) -> None:
        """Stand by the text as it is here: the file, as it is now, is what saving replaces. Raises FileProblem."""
        found = opened if opened is not None else self.read_again()
        content = found.bytes_of(found.document)
        sidecar = self._saved.sidecar if self._saved is not None else Sidecar()
        self.encoding = found.encoding
        now = Sidecar(found.document.placement, sidecar.others)
        self._adopt(_Saved(found.document.text, found.document.placement, digest(content), now))

    def lose_file(self) -> None:
        """The file is gone: all of the text is unsaved."""
        self._adopt(None)

    def _adopt(self, saved: _Saved | None) -> None:
        self._saved = saved
        self._tell()

    def _on_changed(self, _change: Change) -> None:
        self._tell()

    def _tell(self) -> None:
        now = self.is_modified
        if now != self._was_modified:
            self._was_modified = now
            self.modified.emit(now)


def digest(content: bytes) -> bytes:
    """What tells the bytes of two files apart."""
    return hashlib.blake2b(content, digest_size=16).digest()


def opened(path: Path) -> Workfile:
    """The workfile of a file, only to be looked at where its bytes are no text. Raises FileProblem."""
    form = format_of(path)
    content = read_file(path)
    try:
        text, encoding = decode(content)
    except FileProblem as problem:
        return _locked(path, content, problem)
    sidecar, remark = _sidecar_of(path)
    document = document_of(content, path, form).document.with_placement(sidecar.placement)
    saved = _Saved(text, sidecar.placement, digest(content), sidecar)
    workfile = Workfile(Session(document), saved, path, encoding)
    workfile.remark = remark
    return workfile


def created(text: str, title: str = UNTITLED) -> Workfile:
    """A workfile without a file; unmodified as long as its text is the one it began with."""
    workfile = Workfile(Session(Document(text)), _Saved(text, AUTOMATIC, None, Sidecar()))
    workfile.title = title
    return workfile


def restored(text: str, path: Path | None, encoding: Encoding = UTF_8) -> Workfile:
    """A workfile with unsaved text that belongs into a file; undo leads back to what the file holds, if it is there."""
    if path is not None and path.exists():
        try:
            workfile = opened(path)
        except FileProblem:
            workfile = None
        if workfile is not None and workfile.lock is None:
            edits = edits_between(workfile.session.document.text, text)
            workfile.session.perform(Edit("Recover unsaved work", edits))
            workfile.session.history.seal()
            return workfile
    return Workfile(Session(Document(text)), None, path, encoding)


def _locked(path: Path, content: bytes, problem: FileProblem) -> Workfile:
    if b"\0" in content:
        raise FileProblem(f"{path} is no text, so it is no workflow.") from problem
    document = Document(content.decode("utf-8", "replace"))
    reason = f"{path.name} is open only to be looked at, because some of its bytes are no text. {problem}"
    saved = _Saved(document.text, AUTOMATIC, digest(content), Sidecar())
    return Workfile(LockedSession(document, reason), saved, path)


def _sidecar_of(path: Path) -> tuple[Sidecar, str | None]:
    try:
        return read_sidecar(path), None
    except FileProblem as problem:
        return Sidecar(), str(problem)


_NOT_WRITTEN = {".yaml": "YAML", ".yml": "YAML", ".tf": "Terraform", ".hcl": "Terraform"}
_PICTURES = frozenset({".svg", ".png", ".pdf", ".mmd"})


def require_writable_format(path: Path) -> None:
    """Raise FileProblem where the extension stands for a format that workflows are not saved in yet."""
    suffix = path.suffix.lower()
    if suffix in _NOT_WRITTEN:
        raise FileProblem(f"Saving as {_NOT_WRITTEN[suffix]} is not supported yet: use a name that ends in .asl.json.")
    if suffix in _PICTURES:
        raise FileProblem(f"{path.name} would be a picture, not a workflow: use a name that ends in .asl.json.")
