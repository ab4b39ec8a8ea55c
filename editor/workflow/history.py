"""Undo and redo: an index into a list of changes.

Each step keeps the text its edits took out, so that going back puts in what was there: nothing is inverted by hand.
Typing becomes one step until a pause, a newline, a paste, a jump of the caret, or a turn between inserting and
deleting; other edits join the step before them where both name the same merge key.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.text.edits import TextEdit, compose
from editor.workflow.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.placement import Placement

TYPING = "typing"
"""The merge key of keystrokes: they join by the rules of typing."""
PAUSE = 1.0
"""Seconds without a keystroke after which typing begins a new step."""
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class View:
    """What was selected, and where caret and anchor stood in the text (offsets in code points)."""

    selection: tuple[Path, ...] = ()
    caret: int = 0
    anchor: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A document became another one. `origin` is who did it, so that a pane can skip its own echo."""

    before: Document
    after: Document
    edit: Edit
    origin: object = None
    view: View = View()


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the history: edits forth and back, and what was seen before and after."""

    label: str
    forth: tuple[TextEdit, ...]
    back: tuple[TextEdit, ...]
    placements: tuple[Placement, Placement]
    views: tuple[View, View]
    merge_key: str | None
    time: float
    ended: bool
    """Whether no keystroke can join it any more: it was no single keystroke, or a new line."""

    @property
    def size(self) -> int:
        """Roughly, in bytes."""
        return 500 + sum(len(edit.text) + 100 for edit in (*self.forth, *self.back))


class History:
    """The steps of one document. `present` is where it stands; `clock` gives seconds and is injected by tests."""

    def __init__(
        self, document: Document, *, clock: Callable[[], float] = time.monotonic, max_bytes: int = MAX_BYTES
    ) -> None:
        self.present = document
        self._clock = clock
        self._max_bytes = max_bytes
        self._steps: list[_Step] = []
        self._index = 0
        self._size = 0
        self._sealed = False

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, for the menu; None where there is nothing."""
        return self._steps[self._index - 1].label if self._index else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._steps[self._index].label if self._index < len(self._steps) else None

    def apply(
        self,
        edit: Edit,
        view: View = View(),
        see: Callable[[Document], View] | None = None,
        origin: object = None,
    ) -> Change:
        """Do an edit and remember it; `view` is what was seen before it, `see` tells what is seen of the result."""
        before = self.present
        now = before.applied(edit)
        after = see(now) if see is not None else View(edit.select or view.selection, view.caret, view.anchor)
        if now != before:
            self._remember(before, now, edit, (view, after))
        self.present = now
        return Change(before, now, edit, origin, after)

    def undo(self, origin: object = None) -> Change | None:
        """Take back the last step; None where there is none."""
        if not self._index:
            return None
        self._index -= 1
        self._sealed = True
        step = self._steps[self._index]
        return self._go(Edit(f"Undo {step.label}", step.back, step.placements[0]), step.views[0], origin)

    def redo(self, origin: object = None) -> Change | None:
        """Do the next step again; None where there is none."""
        if self._index == len(self._steps):
            return None
        step = self._steps[self._index]
        self._index += 1
        self._sealed = True
        return self._go(Edit(f"Redo {step.label}", step.forth, step.placements[1]), step.views[1], origin)

    def seal(self) -> None:
        """End the step: what comes next is a step of its own (after a save, a click elsewhere)."""
        self._sealed = True

    def _go(self, edit: Edit, view: View, origin: object) -> Change:
        before = self.present
        self.present = before.applied(edit)
        return Change(before, self.present, edit, origin, view)

    def _remember(self, before: Document, after: Document, edit: Edit, views: tuple[View, View]) -> None:
        step = _Step(
            edit.label,
            edit.text_edits,
            _back(before.text, edit.text_edits),
            (before.placement, after.placement),
            views,
            edit.merge_key,
            self._clock(),
            not _is_keystroke(edit.text_edits),
        )
        self._drop(self._index)
        last = self._steps[-1] if self._steps and not self._sealed else None
        if last is not None and _joins(last, step):
            step = _joined(last, step, len(before.text))
            self._drop(len(self._steps) - 1)
        self._sealed = _is_void(step)
        if not self._sealed:
            self._steps.append(step)
            self._size += step.size
        self._index = len(self._steps)
        self._forget_oldest()

    def _drop(self, length: int) -> None:
        self._size -= sum(step.size for step in self._steps[length:])
        del self._steps[length:]

    def _forget_oldest(self) -> None:
        while self._size > self._max_bytes and len(self._steps) > 1:
            self._size -= self._steps.pop(0).size
            self._index -= 1


def _back(text: str, edits: tuple[TextEdit, ...]) -> tuple[TextEdit, ...]:
    """Edits to the edited text that put back what `edits` took out of `text`."""
    shift = 0
    back: list[TextEdit] = []
    for start, end, new in edits:
        back.append(TextEdit(start + shift, start + shift + len(new), text[start:end]))
        shift += len(new) - (end - start)
    return tuple(back)


def _joins(last: _Step, step: _Step) -> bool:
    if step.merge_key is None or step.merge_key != last.merge_key:
        return False
    return step.merge_key != TYPING or _goes_on_typing(last, step)


def _is_keystroke(edits: tuple[TextEdit, ...]) -> bool:
    """Whether edits are one character typed, over a selection or not, or one deleted; a new line ends what is typed."""
    if len(edits) != 1:
        return False
    start, end, text = edits[0]
    return len(text) == 1 and text not in "\r\n" if text else end - start == 1


def _goes_on_typing(last: _Step, step: _Step) -> bool:
    """Whether a keystroke goes on where the one before it ended, in the same direction and without a pause."""
    if last.ended or step.ended or step.time - last.time > PAUSE or len(last.back) != 1:
        return False
    typed, (start, end, _) = step.forth[0], last.back[0]
    inserted = start < end
    if typed.text:
        return inserted and typed.start == typed.end == end
    return not inserted and start in (typed.start, typed.end)


def _is_void(step: _Step) -> bool:
    """Whether a step leaves everything as it was, as what was joined can."""
    if step.placements[0] != step.placements[1] or len(step.forth) != len(step.back):
        return False
    return all(forth[0] == back[0] and forth[2] == back[2] for forth, back in zip(step.forth, step.back, strict=True))


def _joined(last: _Step, step: _Step, middle: int) -> _Step:
    """Two steps as one; `middle` is the length of the text between them."""
    before = middle - sum(len(edit.text) - (edit.end - edit.start) for edit in last.forth)
    after = middle + sum(len(edit.text) - (edit.end - edit.start) for edit in step.forth)
    return replace(
        step,
        label=last.label,
        forth=compose(before, last.forth, step.forth),
        back=compose(after, step.back, last.back),
        placements=(last.placements[0], step.placements[1]),
        views=(last.views[0], step.views[1]),
    )
