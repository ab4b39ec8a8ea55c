"""A whole program killed after typing: the next one offers the work, and gives it back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from editor.app.journal_keeper import entry_of
from editor.app.recovery import in_words, offer_recovery
from editor.app.workfile import restored
from editor.workflow.journal import Journal
from tests.app.desk import TEXT, workflow_file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from editor.app.window import Window

PROJECT = Path(__file__).resolve().parents[2]
LEFT = Qt.MouseButton.LeftButton
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from editor.app.main import start
application = QApplication([])
bench = start(application)
window = bench.windows[0]
window.filing.open_file(Path(sys.argv[1]))
window.page.code.setFocus()
QTest.keyClicks(window.page.code, " typed")
application.exec()
"""


@pytest.fixture
def killed(qtbot: QtBot, tmp_path: Path) -> Path:
    """The file a program had open, with work typed and not saved, when it was killed."""
    file = workflow_file(tmp_path)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(file)], cwd=PROJECT, env=environment) as program:
        try:
            written = Journal(tmp_path / "state")
            qtbot.waitUntil(lambda: written.orphans(lambda _process: False) != [], timeout=30_000)
        finally:
            program.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    return file


def test_work_of_a_killed_program_is_offered_and_recovered(qtbot: QtBot, window: Window, killed: Path) -> None:
    offer_recovery(window)
    assert "order.asl.json" in window.notices.notices[0].sentence
    qtbot.mouseClick(window.notices.button("recovery", "Recover"), LEFT)
    page = window.page
    assert page is not None
    assert (page.workfile.path, page.workfile.is_modified) == (killed, True)
    assert page.session.document.text == " typed" + TEXT
    assert killed.read_bytes() == TEXT.encode()
    assert window.bench.keeper.orphans() == []
    assert window.filing.save(page)
    qtbot.waitUntil(lambda: list(window.bench.keeper.journal.folder.glob("*.journal")) == [])


def test_work_that_is_discarded_is_not_offered_again(qtbot: QtBot, window: Window, killed: Path) -> None:
    offer_recovery(window)
    qtbot.mouseClick(window.notices.button("recovery", "Discard"), LEFT)
    qtbot.waitUntil(lambda: window.bench.keeper.orphans() == [])
    assert killed.read_bytes() == TEXT.encode()


def test_nothing_is_said_where_nothing_was_left_behind(window: Window) -> None:
    offer_recovery(window)
    assert window.notices.notices == []


def test_work_for_a_file_that_is_open_comes_beside_it(window: Window, tmp_path: Path) -> None:
    file = workflow_file(tmp_path)
    window.bench.keeper.journal.keep(entry_of(restored("{}", file)))
    window.filing.open_file(file)
    offer_recovery(window)
    window.notices.button("recovery", "Recover").click()
    assert [page.workfile.name for page in window.tabs.pages] == ["order.asl.json", "Recovered order.asl.json"]
    assert [page.session.document.text for page in window.tabs.pages] == [TEXT, "{}"]


def test_several_are_named_in_one_sentence() -> None:
    paths = [Path(f"/w/{number}.asl.json") for number in range(5)]
    entries = [entry_of(restored("{}", path)) for path in paths] + [entry_of(restored("{}", None))]
    assert in_words(entries).endswith("0.asl.json, 1.asl.json, 2.asl.json and 3 more.")
    assert in_words(entries[5:]).endswith("saved: a workflow without a name.")
