"""One open file: what is saved is what was meant, and whatever fails, the work is still there."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from editor.app.workfile import ChangedOnDisk, OnDisk, created, opened, restored
from editor.errors import FileProblem
from editor.text.edits import TextEdit
from editor.text.encoding import Encoding
from editor.workflow.edit import Edit
from editor.workflow.placement import AUTOMATIC, Point
from editor.workflow.sidecar import sidecar_path

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.workfile import Workfile

TEXT = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}\r\n'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")


def type_into(workfile: Workfile, text: str, place: int = 0) -> None:
    workfile.session.type_text([TextEdit(place, place, text)], place + len(text))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "order.asl.json"
    path.write_bytes(TEXT.encode())
    return path


def test_typing_modifies_and_undoing_back_to_the_saved_text_does_not(qtbot: QtBot, file: Path) -> None:
    workfile = opened(file)
    assert not workfile.is_modified
    with qtbot.waitSignal(workfile.modified) as told:
        type_into(workfile, " ")
    assert told.args == [True]
    with qtbot.waitSignal(workfile.modified) as told:
        workfile.session.undo()
    assert told.args == [False]


def test_undoing_past_a_save_modifies_and_redoing_comes_back(file: Path) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    workfile.save()
    assert (workfile.is_modified, file.read_bytes()) == (False, b" " + TEXT.encode())
    workfile.session.undo()
    assert workfile.is_modified
    workfile.session.redo()
    assert not workfile.is_modified


def test_typing_on_after_a_save_is_a_step_of_its_own(file: Path) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    workfile.save()
    type_into(workfile, " ", 1)
    workfile.session.undo()
    assert workfile.session.document.text == " " + TEXT


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        '{"a": "\u2028\u00a0\U0001f600"}\r\n\n\r'.encode(),
    ],
)
def test_encoding_mark_and_line_ends_are_kept(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    workfile = opened(file)
    type_into(workfile, "\n")
    workfile.session.undo()
    workfile.save()
    assert file.read_bytes() == content


@POSIX
def test_mode_and_link_are_kept(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("link.asl.json")
    link.symlink_to(file)
    workfile = opened(link)
    type_into(workfile, " ")
    workfile.save()
    assert link.is_symlink()
    assert file.read_bytes() == b" " + TEXT.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_places_of_nodes_are_saved_beside_the_file_and_read_again(file: Path) -> None:
    workfile = opened(file)
    placement = AUTOMATIC.placed((), {"A": Point(10, 20)})
    workfile.session.perform(Edit("Move A", (), placement))
    assert workfile.is_modified
    workfile.save()
    assert not workfile.is_modified
    assert file.read_bytes() == TEXT.encode()
    assert opened(file).session.document.placement == placement
    workfile.session.undo()
    workfile.save()
    assert not sidecar_path(file).exists()


def test_what_else_a_sidecar_holds_goes_along_to_another_name(file: Path) -> None:
    sidecar_path(file).write_text('{"version": 1, "placement": [], "notes": [1]}', "utf-8")
    workfile = opened(file)
    workfile.save_as(file.with_name("other.asl.json"))
    assert json.loads(sidecar_path(file.with_name("other.asl.json")).read_text("utf-8"))["notes"] == [1]


def test_a_sidecar_that_cannot_be_read_is_said_and_the_file_opens(file: Path) -> None:
    sidecar_path(file).write_text("{", "utf-8")
    workfile = opened(file)
    assert workfile.remark is not None
    assert "is no JSON" in workfile.remark
    assert workfile.session.document.text == TEXT


def test_saving_under_another_name_leaves_the_old_file_alone(qtbot: QtBot, file: Path) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    other = file.with_name("copy.asl.json")
    with qtbot.waitSignal(workfile.renamed):
        workfile.save_as(other)
    assert (file.read_bytes(), other.read_bytes()) == (TEXT.encode(), b" " + TEXT.encode())
    assert (workfile.path, workfile.name, workfile.is_modified) == (other, "copy.asl.json", False)


@pytest.mark.parametrize(("name", "word"), [("a.yaml", "YAML"), ("a.tf", "Terraform"), ("a.SVG", "picture")])
def test_an_extension_that_is_not_written_yet_is_refused_in_words(file: Path, name: str, word: str) -> None:
    workfile = opened(file)
    with pytest.raises(FileProblem, match=word):
        workfile.save_as(file.with_name(name))
    assert not file.with_name(name).exists()
    assert workfile.path == file


def test_a_new_workflow_has_no_file_and_is_modified_once_it_differs(tmp_path: Path) -> None:
    workfile = created(TEXT, "Untitled 2")
    assert (workfile.name, workfile.path, workfile.is_modified) == ("Untitled 2", None, False)
    with pytest.raises(FileProblem, match="save it under a name"):
        workfile.save()
    type_into(workfile, " ")
    workfile.save_as(tmp_path / "new.asl.json")
    assert (tmp_path / "new.asl.json").read_bytes() == b" " + TEXT.encode()


def failing(number: int):
    def replace(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return replace


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "a disk that cannot be written to")]
)
def test_a_disk_that_takes_nothing_is_said_and_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    monkeypatch.setattr(os, "replace", failing(number))
    with pytest.raises(FileProblem, match=words):
        workfile.save()
    assert (file.read_bytes(), workfile.is_modified) == (TEXT.encode(), True)
    assert list(file.parent.glob("*.tmp")) == []
    monkeypatch.undo()
    workfile.save()
    assert file.read_bytes() == b" " + TEXT.encode()


def test_a_file_marked_read_only_is_said_when_saved_and_saves_elsewhere(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    file.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(FileProblem, match="it is read-only"):
        workfile.save()
    workfile.save_as(file.with_name("mine.asl.json"))
    assert file.with_name("mine.asl.json").read_bytes() == b" " + TEXT.encode()


def test_a_folder_that_vanished_and_a_name_too_long_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "a.asl.json"
    file.write_text(TEXT, "utf-8")
    workfile = opened(file)
    type_into(workfile, " ")
    file.unlink()
    folder.rmdir()
    with pytest.raises(FileProblem, match="there is no folder"):
        workfile.save()
    with pytest.raises(FileProblem, match="name is too long"):
        workfile.save_as(tmp_path / f"{'n' * 300}.json")
    assert workfile.is_modified
    workfile.save_as(tmp_path / "back.asl.json")
    assert not workfile.is_modified


def test_bytes_that_are_no_text_can_be_looked_at_and_not_changed(qtbot: QtBot, file: Path) -> None:
    content = b'{\n "a": "caf\xe9"}'
    file.write_bytes(content)
    workfile = opened(file)
    assert workfile.lock is not None
    assert "Line 2, column 11" in workfile.lock
    with qtbot.waitSignal(workfile.session.refused) as refused:
        type_into(workfile, " ")
    assert refused.args == [workfile.lock]
    with pytest.raises(FileProblem, match="only to be looked at"):
        workfile.save()
    assert (workfile.is_modified, file.read_bytes()) == (False, content)


def test_a_picture_is_not_opened_as_text(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with pytest.raises(FileProblem, match="is no text"):
        opened(file)


def test_a_change_on_the_disk_is_told_by_bytes_and_not_by_times(file: Path) -> None:
    workfile = opened(file)
    os.utime(file, (1, 1))
    assert workfile.on_disk() is OnDisk.SAME
    file.write_bytes(b"{}")
    assert workfile.on_disk() is OnDisk.CHANGED
    file.unlink()
    assert workfile.on_disk() is OnDisk.GONE


def test_saving_over_what_another_program_wrote_is_refused_until_it_is_meant(file: Path) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        workfile.save()
    assert file.read_bytes() == b"theirs"
    workfile.keep_mine()
    assert workfile.is_modified
    workfile.save()
    assert file.read_bytes() == b" " + TEXT.encode()


def test_reloading_is_one_step_that_undo_takes_back(file: Path) -> None:
    workfile = opened(file)
    type_into(workfile, " ")
    mine = workfile.session.document.text
    theirs = TEXT.replace('"A"', '"B"').replace("Pass", "Succeed")
    file.write_bytes(theirs.encode())
    workfile.reload()
    assert (workfile.session.document.text, workfile.is_modified) == (theirs, False)
    assert workfile.session.history.undo_label == "Reload"
    workfile.session.undo()
    assert (workfile.session.document.text, workfile.is_modified) == (mine, True)


def test_reloading_takes_over_the_encoding(file: Path) -> None:
    workfile = opened(file)
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    workfile.reload()
    assert not workfile.is_modified
    workfile.save()
    assert file.read_bytes() == b"\xef\xbb\xbf" + TEXT.encode()


def test_text_whose_file_is_gone_is_unsaved_and_saving_writes_it_again(file: Path) -> None:
    workfile = opened(file)
    file.unlink()
    workfile.lose_file()
    assert workfile.is_modified
    workfile.save()
    assert (file.read_bytes(), workfile.is_modified) == (TEXT.encode(), False)


def test_restored_work_is_modified_and_undo_leads_back_to_the_file(file: Path) -> None:
    workfile = restored(" " + TEXT, file)
    assert (workfile.is_modified, workfile.path) == (True, file)
    workfile.session.undo()
    assert (workfile.session.document.text, workfile.is_modified) == (TEXT, False)


def test_restored_work_whose_file_is_gone_keeps_its_name_and_encoding(file: Path) -> None:
    file.unlink()
    workfile = restored(TEXT, file, Encoding("utf-16-le", b"\xff\xfe"))
    assert workfile.is_modified
    workfile.save()
    assert file.read_bytes() == b"\xff\xfe" + TEXT.encode("utf-16-le")
