"""The files opened last, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST = 20


def with_recent(files: Sequence[str], path: Path) -> tuple[str, ...]:
    """The recent files after `path` was opened or saved."""
    name = str(path)
    return (name, *(file for file in files if file != name))[:MOST]


def without_recent(files: Sequence[str], path: Path) -> tuple[str, ...]:
    """The recent files without one of them."""
    return tuple(file for file in files if file != str(path))


def short_place(path: Path, home: Path) -> str:
    """The folder of a file as people say it: `~/work` for one in their home."""
    folder = path.parent
    return f"~/{folder.relative_to(home)}".removesuffix("/.") if folder.is_relative_to(home) else str(folder)
