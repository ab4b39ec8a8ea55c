"""The keys of a scope's Start and End in the graph: gestures join states to them as to other states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.text.tree import Path

_START = "#start"
_END = "#end"


def start_of(scope: Path) -> Path:
    """The key of the Start of a scope."""
    return (*scope, _START)


def end_of(scope: Path) -> Path:
    """The key of the End of a scope."""
    return (*scope, _END)


def is_start(key: Path) -> bool:
    """Whether a key is that of a Start: a state's key ends in `States` and its name."""
    return _is_anchor(key, _START)


def is_end(key: Path) -> bool:
    """Whether a key is that of an End."""
    return _is_anchor(key, _END)


def scope_of_key(key: Path) -> Path:
    """The scope of a state, a Start or an End."""
    return key[:-1] if is_start(key) or is_end(key) else key[:-2]


def _is_anchor(key: Path, mark: str) -> bool:
    return key[-1:] == (mark,) and key[-2:-1] != ("States",)
