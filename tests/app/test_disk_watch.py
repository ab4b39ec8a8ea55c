"""What other programs do to open files is noticed, once, and only where bytes differ."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.app.disk_watch import SETTLE_MS, DiskWatch
from editor.app.workfile import opened
from editor.text.edits import TextEdit

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "order.asl.json"
    path.write_text("{}", "utf-8")
    return path


def replace(file: Path, content: bytes) -> None:
    """Write as many editors do: a new file takes the place of the old one."""
    new = file.with_name("new")
    new.write_bytes(content)
    os.replace(new, file)  # noqa: PTH105


def test_a_file_written_in_place_is_noticed(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    with qtbot.waitSignal(watch.changed) as changed:
        file.write_text('{"a": 1}', "utf-8")
    assert changed.args == [workfile]


def test_a_file_that_is_replaced_is_noticed_each_time(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    for content in (b"[1]", b"[2]", b"[3]"):
        with qtbot.waitSignal(watch.changed):
            replace(file, content)


def test_the_same_bytes_again_and_own_saves_are_no_change(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    with qtbot.assertNotEmitted(watch.changed, wait=3 * SETTLE_MS):
        replace(file, b"{}")
        workfile.session.type_text([TextEdit(0, 0, " ")], 1)
        workfile.save()


def test_the_same_change_is_said_once(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    with qtbot.waitSignal(watch.changed):
        replace(file, b"[]")
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()


def test_a_file_that_is_deleted_is_noticed_and_one_that_comes_back_too(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    with qtbot.waitSignal(watch.gone):
        file.unlink()
    with qtbot.waitSignal(watch.changed):
        file.write_text("[]", "utf-8")


def test_a_file_saved_under_another_name_is_watched_there(qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    other = tmp_path / "folder" / "other.asl.json"
    other.parent.mkdir()
    workfile.save_as(other)
    with qtbot.assertNotEmitted(watch.changed, wait=2 * SETTLE_MS):
        file.write_text("[]", "utf-8")
    with qtbot.waitSignal(watch.changed):
        replace(other, b"[]")


def test_a_closed_file_is_watched_no_more(qtbot: QtBot, file: Path) -> None:
    watch, workfile = DiskWatch(), opened(file)
    watch.watch(workfile)
    watch.release(workfile)
    with qtbot.assertNotEmitted(watch.changed, wait=3 * SETTLE_MS):
        file.write_text("[]", "utf-8")
