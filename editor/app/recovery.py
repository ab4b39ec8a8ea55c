"""Unsaved work that an earlier run left behind, offered when the program starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.app.journal_keeper import encoding_of
from editor.app.notices import Notice, Severity
from editor.app.workfile import restored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.window import Window
    from editor.workflow.journal import Entry

KEY = "recovery"
_FEW = 3


def offer_recovery(window: Window) -> None:
    """Say what unsaved work was left behind, if there is any; what is not decided on is offered again next time."""
    entries = window.bench.keeper.orphans()
    if entries:
        choices = (("Recover", lambda: recover(window, entries)), ("Discard", lambda: discard(window, entries)))
        window.notices.say(Notice(KEY, in_words(entries), Severity.WARNING, choices))


def recover(window: Window, entries: Sequence[Entry]) -> None:
    """Open unsaved work as modified workflows, each with the path it had."""
    for entry in entries:
        path = None if entry.path is None else Path(entry.path)
        known = None if path is None else window.bench.page_of(path)
        # A file that is open already stays as it is here; the work comes beside it, under a name of its own.
        workfile = restored(entry.text, None if known is not None else path, encoding_of(entry))
        if workfile.path is None:
            workfile.title = window.bench.next_title() if path is None else f"Recovered {path.name}"
        window.new_page(workfile)
        window.bench.keeper.adopt(entry, workfile)
        window.bench.watch.watch(workfile)


def discard(window: Window, entries: Sequence[Entry]) -> None:
    """Give unsaved work up."""
    for entry in entries:
        window.bench.keeper.forget(entry)


def in_words(entries: Sequence[Entry]) -> str:
    """What was left behind, in a sentence."""
    names = [Path(entry.path).name if entry.path is not None else "a workflow without a name" for entry in entries]
    listed = ", ".join(names[:_FEW]) + (f" and {len(names) - _FEW} more" if len(names) > _FEW else "")
    return f"Statewright ended before this work was saved: {listed}."
