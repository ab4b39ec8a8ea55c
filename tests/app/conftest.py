"""What tests of windows and files share: folders of their own, never those of whoever runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.folders import CONFIG_VARIABLE, STATE_VARIABLE
from tests.app.desk import leave, open_workbench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from editor.app.window import Window
    from editor.app.workbench import Workbench


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and unsaved work go into the test's own folder."""
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "config"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))


@pytest.fixture
def bench(qapp: QApplication, user_folders: None) -> Iterator[Workbench]:  # noqa: ARG001 - both have to be there
    """The program, without a window."""
    bench = open_workbench()
    yield bench
    leave(bench)


@pytest.fixture
def window(bench: Workbench, qtbot: QtBot) -> Window:
    """A window of the program, with the keyboard."""
    window = bench.new_window()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window
