"""Workflow files: read into a document with how they are spelled, and written so that a crash loses nothing.

    opened = read_document(path)
    write_file(path, opened.bytes_of(changed))

Everything that can go wrong is a FileProblem with a sentence for the person who asked.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from editor.errors import FileProblem
from editor.text.encoding import Encoding, decode, encode
from editor.text.json import JSON
from editor.workflow.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.text.format import Format
    from editor.text.tree import Node

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is opened; AWS takes definitions of up to 1 MB."""

_NOT_YET: Mapping[str, str] = {
    ".yaml": "YAML",
    ".yml": "YAML",
    ".tf": "Terraform",
    ".hcl": "Terraform",
}
_REASONS: Mapping[int, str] = {
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EROFS: "it lies on a disk that cannot be written to",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the disk takes no file of this size",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead round in a circle",
    errno.ENOTDIR: "a part of its path is no folder",
}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as it was read: its document and how its bytes spell the text."""

    path: Path
    document: Document
    encoding: Encoding

    def bytes_of(self, document: Document) -> bytes:
        """What to write so that the file holds this document, in the encoding it was read in."""
        return encode(document.text, self.encoding)


def read_document(path: Path) -> OpenedFile:
    """The workflow in a file, however broken its text; raises FileProblem where it cannot be read as one."""
    form = format_of(path)
    return document_of(read_file(path), path, form)


def document_of(content: bytes, path: Path, form: Format = JSON) -> OpenedFile:
    """The workflow in bytes that came from `path`, or from elsewhere under that name."""
    try:
        text, encoding = decode(content)
    except FileProblem as problem:
        raise FileProblem(f"{path} is no text. {problem}") from problem
    document = Document(text, form)
    if _is_template(document.tree.root):
        raise FileProblem(f"{path} is a template (SAM or CloudFormation), and templates cannot be read yet.")
    return OpenedFile(path, document, encoding)


def format_of(path: Path) -> Format:
    """The format a file name stands for: JSON, unless it is one of those that cannot be read yet (FileProblem)."""
    language = _NOT_YET.get(path.suffix.lower())
    if language is not None:
        raise FileProblem(f"{path} is a {language} file, and {language} cannot be read yet: use JSON (.asl.json).")
    return JSON


def _is_template(root: Node | None) -> bool:
    resources = None if root is None else root.get("Resources")
    return root is not None and resources is not None and resources.is_object and root.get("States") is None


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises FileProblem where it is missing, no file, out of bounds, or out of reach."""
    try:
        # Looked at before it is opened: to open a pipe that nobody writes to would wait forever.
        _require_plain_file(path, path.stat().st_mode)
        with path.open("rb") as file:
            return read_stream(file, str(path))
    except FileNotFoundError as error:
        raise FileProblem(f"There is no file {path}.") from error
    except (OSError, ValueError) as error:
        raise FileProblem(f"{path} cannot be read: {_reason(error)}.") from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of an open stream; raises FileProblem where it holds more than MAX_BYTES."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FileProblem(f"{name} is larger than {MAX_BYTES // 1024**2} MB, more than any workflow: it is not read.")
    return content


def write_file(path: Path, content: bytes) -> None:
    """Make `content` the bytes of a file: all of them, or on any failure none.

    They go to a new file in the same folder, which then takes the place of the old one. Mode and, where allowed, owner
    are kept; through a symbolic link the file it leads to is written. Raises FileProblem.
    """
    try:
        target = Path(os.path.realpath(path))
        old = _stat_if_there(target)
        if old is not None:
            _require_plain_file(path, old.st_mode)
            if not os.access(target, os.W_OK):
                raise FileProblem(f"{path} cannot be written: it is read-only.")
        _replace(target, content, old)
    except FileNotFoundError as error:
        raise FileProblem(f"{path} cannot be written: there is no folder {path.parent}.") from error
    except (OSError, ValueError) as error:
        raise FileProblem(f"{path} cannot be written: {_reason(error)}.") from error


def _require_plain_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise FileProblem(f"{path} is a folder, not a file.")
    if not stat.S_ISREG(mode):
        raise FileProblem(f"{path} is a pipe or a device, not a file.")


def _stat_if_there(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _replace(target: Path, content: bytes, old: os.stat_result | None) -> None:
    """Write a new file and put it in the place of the old one; whatever fails, no new file is left."""
    new = target.with_name(f".statewright-{os.urandom(8).hex()}.tmp")
    try:
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _keep_owner_and_mode(new, old)
        os.replace(new, target)  # noqa: PTH105 - the boundary that tests make fail
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _keep_owner_and_mode(new: Path, old: os.stat_result) -> None:
    if os.name != "nt":
        with contextlib.suppress(OSError):  # only the administrator may give a file away
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(stat.S_IMODE(old.st_mode))


def _settle(folder: Path) -> None:
    """Have the folder's new entry on the disk, where the system knows such a thing; the file itself is there."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    """Why the system refused, in a few words."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno) or (error.strerror or "the system gives no reason")
    return "its name holds characters that no file name has"
