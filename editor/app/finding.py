"""What the command palette offers: actions, the states of the workflow, recent files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.app.recent import short_place
from editor.widgets.command_palette import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.app.window import Window


def offers(window: Window) -> list[Offer]:
    """Everything that can be chosen now."""
    return [*_actions(window), *_states(window), *_files(window)]


def _actions(window: Window) -> Iterator[Offer]:
    for action in window.actions_of.offered():
        keys = action.shortcuts[0] if action.shortcuts else action.hint
        yield Offer(action.plain_text, action.place, action.run, keys)


def _states(window: Window) -> Iterator[Offer]:
    page = window.page
    if page is None:
        return
    for path, state in page.session.document.outline.states.items():
        outer = " › ".join(str(step) for step in path[1:-2:2] if isinstance(step, str))
        detail = f"{state.type or 'State'} in {outer}" if outer else state.type or "State"
        yield Offer(state.name, detail, partial(window.editing.go_to_state, path))


def _files(window: Window) -> Iterator[Offer]:
    for file in window.bench.settings["recent_files"]:
        path = Path(file)
        if path.exists():
            detail = short_place(path, Path.home())
            yield Offer(path.name, f"File in {detail}", partial(window.filing.open_file, path))
