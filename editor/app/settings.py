"""What a user has chosen, in one JSON file of theirs.

Each setting is one declaration. What the file holds beside them is kept: a newer version may know it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor.errors import FileProblem
from editor.workflow.files import read_file, write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose. `choices` are its values where it has only some; `sentence` says what it does."""

    name: str
    default: bool | str | tuple[str, ...]
    sentence: str
    choices: tuple[str, ...] = ()

    def is_value(self, value: object) -> bool:
        """Whether it can have this value."""
        if isinstance(self.default, tuple):
            return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
        return type(value) is type(self.default) and (not self.choices or value in self.choices)


SYSTEM, LIGHT, DARK = "system", "light", "dark"
DECLARED: Mapping[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("theme", SYSTEM, "Light or dark, or as the system has it.", (SYSTEM, LIGHT, DARK)),
        Setting("animations", True, "Move nodes to their new places instead of having them jump."),
        Setting("direction", "down", "Which way workflows flow on the canvas.", ("down", "right")),
        Setting("view", "split", "What a workflow is opened as.", ("design", "code", "split")),
        Setting("graph_share", "60", "How much of the width the graph has beside the text, in per cent."),
        Setting("recent_files", (), "The files opened last, the latest first."),
        Setting("last_folder", "", "The folder a file was opened from or saved to last."),
        Setting("window_geometry", "", "Where the window was, as Qt writes it down."),
        Setting("window_docks", "", "How docks were arranged, as Qt writes it down."),
    )
}


class Settings(QObject):
    """The settings of a user, read from `file` and written to it at each change.

    changed(name)     a setting has another value
    failed(sentence)  the file cannot be written; the settings hold until the program ends
    """

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.problem: str | None = None
        """What is wrong with the file, if anything is: said once when a window opens."""
        self._is_broken = False
        self._values: dict[str, Any] = {}
        try:
            self._values = self._read()
        except FileProblem as problem:
            self.problem = str(problem)

    def __getitem__(self, name: str) -> Any:
        """The value of a declared setting: its default where the file has none that fits."""
        setting = DECLARED[name]
        value = self._values.get(name)
        if not setting.is_value(value):
            return setting.default
        return tuple(value) if isinstance(value, list) else value

    def put(self, name: str, value: bool | str | tuple[str, ...]) -> None:
        """Give a setting another value, and keep it."""
        if not DECLARED[name].is_value(value):
            raise ValueError(f"{value!r} is no value of {name}")
        if self[name] == value:
            return
        self._values[name] = list(value) if isinstance(value, tuple) else value
        try:
            self._write(name)
        except FileProblem as problem:
            self.failed.emit(f"The setting is not kept. {problem}")
        self.changed.emit(name)

    def _read(self) -> dict[str, Any]:
        if not os.path.lexists(self.file):
            return {}
        content = read_file(self.file)
        try:
            values = json.loads(content)
        except (ValueError, RecursionError):
            values = None
        self._is_broken = not isinstance(values, dict)
        if self._is_broken:
            raise FileProblem(
                f"The settings in {self.file} are no JSON object, so the usual ones hold. At the next change the file "
                f"is kept as {self._aside().name}."
            )
        return dict(values)

    def _write(self, name: str) -> None:
        """Write one setting into the file as it is now: another program may have written others since."""
        try:
            values = self._read()
        except FileProblem:
            values = dict(self._values)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self._is_broken:
                self.file.replace(self._aside())
                self._is_broken = False
        except OSError as error:
            raise FileProblem(f"{self.file} cannot be written: {error.strerror}.") from error
        values[name] = self._values[name]
        write_file(self.file, (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))

    def _aside(self) -> Path:
        return self.file.with_suffix(".broken.json")
