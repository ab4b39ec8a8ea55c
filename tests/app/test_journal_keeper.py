"""Unsaved work survives: written down soon after typing, given back after a crash, taken away when it is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.app.journal_keeper import LATEST_MS, JournalKeeper, encoding_of, entry_of
from editor.app.workfile import created, opened, restored
from editor.text.edits import TextEdit
from editor.text.encoding import Encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from editor.workflow.journal import Entry

PROJECT = Path(__file__).resolve().parents[2]
TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from editor.app.journal_keeper import JournalKeeper
from editor.app.workfile import opened
from editor.text.edits import TextEdit
app = QCoreApplication([])
keeper = JournalKeeper(Path(sys.argv[1]))
workfile = opened(Path(sys.argv[2]))
keeper.watch(workfile)
workfile.session.type_text([TextEdit(0, 0, "typed ")], 6)
app.exec()
"""


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[JournalKeeper]:
    keeper = JournalKeeper(tmp_path / "state")
    yield keeper
    keeper.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "order.asl.json"
    path.write_text("{}", "utf-8")
    return path


def entries(keeper: JournalKeeper) -> list[Entry]:
    """All whole entries, whoever wrote them."""
    return keeper.journal.orphans(lambda _process: False)


def test_work_is_written_down_a_moment_after_typing_and_taken_away_when_saved(
    qtbot: QtBot, keeper: JournalKeeper, file: Path
) -> None:
    workfile = opened(file)
    keeper.watch(workfile)
    workfile.session.type_text([TextEdit(0, 0, "x")], 1)
    assert entries(keeper) == []
    qtbot.waitUntil(lambda: len(entries(keeper)) == 1, timeout=LATEST_MS)
    workfile.save()
    qtbot.waitUntil(lambda: entries(keeper) == [])


def test_uninterrupted_typing_is_written_down_all_the_same(qtbot: QtBot, keeper: JournalKeeper, file: Path) -> None:
    workfile = opened(file)
    keeper.watch(workfile)
    for place in range(2 * LATEST_MS // 100):
        workfile.session.type_text([TextEdit(place, place, "x")], place + 1)
        qtbot.wait(100)
        if entries(keeper):
            return
    pytest.fail("nothing was written down")


def test_going_back_to_the_saved_text_takes_the_entry_away(qtbot: QtBot, keeper: JournalKeeper, file: Path) -> None:
    workfile = opened(file)
    keeper.watch(workfile)
    workfile.session.type_text([TextEdit(0, 0, "x")], 1)
    keeper.write_now()
    qtbot.waitUntil(lambda: len(entries(keeper)) == 1)
    workfile.session.undo()
    qtbot.waitUntil(lambda: entries(keeper) == [])


def test_closing_a_workflow_takes_its_entry_away(qtbot: QtBot, keeper: JournalKeeper) -> None:
    workfile = created("{}")
    keeper.watch(workfile)
    workfile.session.type_text([TextEdit(0, 0, "x")], 1)
    keeper.write_now()
    qtbot.waitUntil(lambda: len(entries(keeper)) == 1)
    keeper.release(workfile)
    qtbot.waitUntil(lambda: entries(keeper) == [])


def test_work_of_a_killed_program_is_recovered_with_its_file(qtbot: QtBot, keeper: JournalKeeper, file: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", TYPING, str(keeper.journal.folder), str(file)]
    with subprocess.Popen(words, cwd=PROJECT, env=environment) as program:
        try:
            qtbot.waitUntil(lambda: len(entries(keeper)) == 1, timeout=20_000)
            assert keeper.orphans() == []  # it lives
        finally:
            program.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    (entry,) = keeper.orphans()
    assert (entry.text, entry.path, file.read_text("utf-8")) == ("typed {}", str(file), "{}")
    workfile = restored(entry.text, Path(entry.path), encoding_of(entry))
    keeper.adopt(entry, workfile)
    assert keeper.orphans() == []
    assert (workfile.session.document.text, workfile.is_modified) == ("typed {}", True)
    workfile.save()
    qtbot.waitUntil(lambda: entries(keeper) == [])
    assert file.read_text("utf-8") == "typed {}"


def test_work_that_is_not_wanted_is_taken_away(qtbot: QtBot, keeper: JournalKeeper) -> None:
    keeper.journal.keep(entry_of(created("{}")))
    (entry,) = keeper.orphans()
    keeper.forget(entry)
    qtbot.waitUntil(lambda: keeper.orphans() == [])


def test_a_folder_that_takes_nothing_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", "utf-8")
    keeper = JournalKeeper(tmp_path / "state")
    workfile = created("{}")
    keeper.watch(workfile)
    workfile.session.type_text([TextEdit(0, 0, "x")], 1)
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.write_now()
    assert failed.args[0].startswith("Unsaved work would not survive a crash now. ")
    keeper.close()


@pytest.mark.parametrize(("codec", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-8", b"")])
def test_the_encoding_comes_back(codec: str, mark: bytes) -> None:
    workfile = restored("{}", None, Encoding(codec, mark))
    assert encoding_of(entry_of(workfile)) == Encoding(codec, mark)
