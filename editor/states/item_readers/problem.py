"""The one thing that can be wrong with what is read."""

from __future__ import annotations

from editor.states.behaviour import StateProblem


class ItemReaderProblem(StateProblem):
    """An object is not what the ItemReader says it is; the Map fails with States.ItemReaderFailed."""

    def __init__(self, cause: str) -> None:
        super().__init__("States.ItemReaderFailed", cause, names_place=False)
