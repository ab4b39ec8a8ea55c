"""Files are read whatever way they are spelled, and written all or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from editor.errors import FileProblem
from editor.text.edits import TextEdit
from editor.workflow import files
from editor.workflow.files import MAX_BYTES, read_document, read_file, write_file

PROJECT = Path(__file__).resolve().parent.parent.parent
MACHINE = '{\r\n  "StartAt": "Zählen 記 😀",\r\n  "States": {"Zählen 記 😀": {"Type": "Succeed"}}\r\n}'
BYTES = {
    "utf-8": MACHINE.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + MACHINE.encode(),
    "utf-16 with a mark": MACHINE.encode("utf-16"),
    "utf-16 big endian with a mark": b"\xfe\xff" + MACHINE.encode("utf-16-be"),
    "utf-16 without a mark": MACHINE.encode("utf-16-le"),
    "a lone surrogate": MACHINE.encode().replace("😀".encode(), b"\xed\xa0\x80"),
}


def saved(folder: Path, content: bytes, name: str = "machine.asl.json") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(content)
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def problem_of_reading(path: Path) -> str:
    with pytest.raises(FileProblem) as problem:
        read_document(path)
    return str(problem.value)


def problem_of_writing(path: Path, content: bytes = b"new") -> str:
    with pytest.raises(FileProblem) as problem:
        write_file(path, content)
    return str(problem.value)


@pytest.mark.parametrize("content", BYTES.values(), ids=BYTES)
def test_the_bytes_of_an_unchanged_document_are_the_bytes_that_were_read(tmp_path: Path, content: bytes):
    opened = read_document(saved(tmp_path, content))
    assert opened.bytes_of(opened.document) == content
    assert [state.type for state in opened.document.outline.states.values()] == ["Succeed"]


@pytest.mark.parametrize("content", BYTES.values(), ids=BYTES)
def test_a_changed_document_keeps_the_encoding_of_the_file(tmp_path: Path, content: bytes):
    path = saved(tmp_path, content)
    opened = read_document(path)
    place = opened.document.text.index("StartAt")
    write_file(path, opened.bytes_of(opened.document.with_text_edits([TextEdit(place, place + 7, "Début")])))
    again = read_document(path)
    assert again.encoding == opened.encoding
    assert again.document.text == opened.document.text.replace("StartAt", "Début")


@pytest.mark.parametrize(
    "name", ["machine.json", "machine.asl", "machine.asl.json", "MACHINE.JSON", "run", "a.json.tpl"]
)
def test_a_file_is_read_as_json_unless_its_name_says_otherwise(tmp_path: Path, name: str):
    assert len(read_document(saved(tmp_path, MACHINE.encode(), name)).document.outline.states) == 1


@pytest.mark.parametrize(
    ("name", "language"), [("a.yaml", "YAML"), ("a.asl.yml", "YAML"), ("a.YAML", "YAML"), ("a.tf", "Terraform")]
)
def test_a_format_that_cannot_be_read_yet_is_named(tmp_path: Path, name: str, language: str):
    path = saved(tmp_path, b"StartAt: A", name)
    assert problem_of_reading(path) == (
        f"{path} is a {language} file, and {language} cannot be read yet: use JSON (.asl.json)."
    )


def test_a_template_is_told_from_a_workflow(tmp_path: Path):
    template = saved(tmp_path, b'{"Resources": {"Machine": {"Type": "AWS::Serverless::StateMachine"}}}')
    assert "is a template (SAM or CloudFormation)" in problem_of_reading(template)
    workflow = saved(tmp_path, b'{"Resources": {}, "States": {"A": {"Type": "Succeed"}}}')
    assert len(read_document(workflow).document.outline.states) == 1


def test_what_cannot_be_read_is_said_in_a_sentence_that_names_it(tmp_path: Path):
    missing = tmp_path / "none.json"
    assert problem_of_reading(missing) == f"There is no file {missing}."
    assert problem_of_reading(tmp_path) == f"{tmp_path} is a folder, not a file."
    below_a_file = saved(tmp_path, b"{}", "file.json") / "inner.json"
    assert problem_of_reading(below_a_file) == f"{below_a_file} cannot be read: a part of its path is no folder."
    assert "cannot be read: its name holds characters that no file name has" in problem_of_reading(Path("a\0b.json"))
    long = tmp_path / ("a" * 300 + ".json")
    assert problem_of_reading(long) == f"{long} cannot be read: the name is too long."


def test_bytes_that_are_no_text_are_told_with_their_place(tmp_path: Path):
    path = saved(tmp_path, b'{\n  "A": "\xff"}')
    assert problem_of_reading(path) == (
        f"{path} is no text. Line 2, column 9: byte 0xff is not UTF-8. Save the file as UTF-8 and open it again."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert problem_of_reading(pipe) == f"{pipe} is a pipe or a device, not a file."
    assert problem_of_writing(pipe) == f"{pipe} is a pipe or a device, not a file."


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links")
def test_links_that_lead_round_in_a_circle_are_told(tmp_path: Path):
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    one.symlink_to(other)
    other.symlink_to(one)
    assert problem_of_reading(one) == f"{one} cannot be read: its links lead round in a circle."
    assert problem_of_writing(one) == f"{one} cannot be written: its links lead round in a circle."


def test_a_file_larger_than_any_workflow_is_not_read(tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert problem_of_reading(path) == f"{path} is larger than 64 MB, more than any workflow: it is not read."
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read_file(path)) == MAX_BYTES


def test_a_new_file_is_written_with_the_usual_mode(tmp_path: Path):
    usual = saved(tmp_path, b"", "usual")
    path = tmp_path / "new.json"
    write_file(path, b"content")
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode == usual.stat().st_mode
    assert names_in(tmp_path) == ["new.json", "usual"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o664])
def test_the_mode_of_a_file_is_kept(tmp_path: Path, mode: int):
    path = saved(tmp_path, b"old")
    path.chmod(mode)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links")
def test_the_file_a_link_leads_to_is_written_and_the_link_kept(tmp_path: Path):
    (tmp_path / "real").mkdir()
    real = saved(tmp_path / "real", b"old")
    link = tmp_path / "link.json"
    link.symlink_to(Path("real", "machine.asl.json"))
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names_in(tmp_path / "real") == ["machine.asl.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links")
def test_a_link_to_a_file_that_is_not_there_yet_makes_that_file(tmp_path: Path):
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "new.json")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "new.json").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "permission is denied"),
        (errno.EROFS, "it lies on a disk that cannot be written to"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_write_that_fails_leaves_the_old_bytes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
):
    path = saved(tmp_path, b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "fdopen":
        monkeypatch.setattr(Path, "open", refuse)
    else:
        monkeypatch.setattr(files.os, step, refuse)
    assert problem_of_writing(path) == f"{path} cannot be written: {reason}."
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["machine.asl.json"]


def test_a_write_that_is_interrupted_leaves_the_old_bytes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = saved(tmp_path, b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["machine.asl.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_leaves_the_old_bytes(tmp_path: Path):
    path = saved(tmp_path, b"old")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from editor.workflow.files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_file(Path(sys.argv[1]), b'n' * 100_000)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], cwd=PROJECT, capture_output=True, text=True)
    assert run.stderr.endswith(f"FileProblem: {path} cannot be written: the disk takes no file of this size.\n")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["machine.asl.json"]


def test_a_read_only_file_is_not_replaced_behind_its_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = saved(tmp_path, b"old")
    path.chmod(0o444)
    if os.access(path, os.W_OK):  # the administrator may write everything: ask as somebody else
        monkeypatch.setattr(files.os, "access", lambda place, _: bool(Path(place).stat().st_mode & stat.S_IWUSR))
    assert problem_of_writing(path) == f"{path} cannot be written: it is read-only."
    assert path.read_bytes() == b"old"


def test_writing_where_no_file_can_be_is_said_in_a_sentence(tmp_path: Path):
    nowhere = tmp_path / "none" / "machine.json"
    assert problem_of_writing(nowhere) == f"{nowhere} cannot be written: there is no folder {nowhere.parent}."
    assert problem_of_writing(tmp_path) == f"{tmp_path} is a folder, not a file."
    assert "its name holds characters that no file name has" in problem_of_writing(Path("a\0b.json"))
