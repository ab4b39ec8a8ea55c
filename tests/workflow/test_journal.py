"""Unsaved work survives its program, once, and is nobody else's to read."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from editor.errors import FileProblem
from editor.workflow.journal import Entry, Journal, new_key

if TYPE_CHECKING:
    from pathlib import Path

GONE = 4_000_000


def entry(key: str, text: str = "{}", process: int = GONE, time: float = 1.0) -> Entry:
    return Entry(key, text, "/somewhere/a.json", "utf-8", "", process, time)


def is_running(process: int) -> bool:
    return process != GONE


def test_work_of_a_program_that_is_gone_is_found_oldest_first(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    late, early = entry(new_key(), '{"a": "\ud800 \U0001f600\r\n"}', time=2.0), entry(new_key(), time=1.0)
    journal.keep(late)
    journal.keep(early)
    assert journal.orphans(is_running) == [early, late]


def test_work_of_a_running_program_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep(entry("a", process=os.getpid()))
    assert journal.orphans(is_running) == []


def test_an_entry_is_rewritten_in_place_and_discarded_at_the_end(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep(entry("a", "1"))
    journal.keep(entry("a", "2"))
    assert [found.text for found in journal.orphans(is_running)] == ["2"]
    journal.discard("a")
    journal.discard("a")
    assert journal.orphans(is_running) == []


def test_adopted_work_is_not_found_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep(entry("a"))
    adopted = journal.adopt(journal.orphans(is_running)[0])
    assert adopted.process == os.getpid()
    assert journal.orphans(is_running) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_only_its_user_can_read_a_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.keep(entry("a"))
    assert stat.S_IMODE(journal.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in journal.folder.iterdir()] == [0o600]


def test_files_that_are_no_entries_are_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep(entry("good"))
    for name, content in {"a": "", "b": "{}", "c": "[]", "d": '{"key": 3}'}.items():
        (tmp_path / f"{name}.journal").write_text(content)
    (tmp_path / "copy.journal").write_bytes((tmp_path / "good.journal").read_bytes())
    assert [found.key for found in journal.orphans(is_running)] == ["good"]


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileProblem, match="Unsaved work cannot be kept"):
        Journal(tmp_path / "file" / "journal").keep(entry("a"))
