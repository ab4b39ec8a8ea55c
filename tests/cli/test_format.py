"""`statewright format` lays files out, names those that are not, and leaves what it cannot read as it is."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from editor.__main__ import main
from editor.workflow import files
from tests.corpus import Definition, definitions

if TYPE_CHECKING:
    from pathlib import Path

CANONICAL = b"""{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Succeed"
    }
  }
}
"""
CRAMPED = b'{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}'
BROKEN = b'{\n  "StartAt" "A",\n  "States": {}\n}\n'


@pytest.fixture
def cramped(tmp_path: Path) -> Path:
    """A workflow on one line."""
    path = tmp_path / "cramped.asl.json"
    path.write_bytes(CRAMPED)
    return path


class Terminal(io.TextIOWrapper):
    """Standard input or output that holds bytes."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")

    @property
    def bytes(self) -> bytes:
        self.flush()
        content = self.buffer
        assert isinstance(content, io.BytesIO)
        return content.getvalue()


def formatted_by_pipe(monkeypatch: pytest.MonkeyPatch, content: bytes, *words: str) -> tuple[int, bytes]:
    """Exit code and output of `format - WORDS` with this input."""
    output = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(content))
    monkeypatch.setattr(sys, "stdout", output)
    code = main(["format", "-", *words])
    return code, output.bytes


def test_a_file_is_laid_out_in_its_place(cramped: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["format", str(cramped)]) == 0
    assert cramped.read_bytes() == CANONICAL
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_laid_out_already_is_not_written(tmp_path: Path):
    path = tmp_path / "canonical.json"
    path.write_bytes(CANONICAL)
    os.utime(path, (1, 1))
    inode = path.stat().st_ino
    assert main(["format", str(path)]) == 0
    assert (path.stat().st_mtime, path.stat().st_ino) == (1, inode)


def test_check_names_what_is_not_laid_out_and_writes_nothing(cramped: Path, capsys: pytest.CaptureFixture[str]):
    canonical = cramped.with_name("canonical.json")
    canonical.write_bytes(CANONICAL)
    assert main(["format", "--check", str(canonical), str(cramped)]) == 1
    assert capsys.readouterr() == (f"{cramped} is not in the canonical layout.\n", "")
    assert cramped.read_bytes() == CRAMPED
    assert main(["format", "--check", str(canonical)]) == 0
    assert capsys.readouterr() == ("", "")


def test_broken_text_stays_as_it_is_and_its_errors_are_told_with_their_places(
    cramped: Path, capsys: pytest.CaptureFixture[str]
):
    broken = cramped.with_name("broken.json")
    broken.write_bytes(BROKEN)
    assert main(["format", str(broken), str(cramped)]) == 2
    assert broken.read_bytes() == BROKEN
    assert cramped.read_bytes() == CANONICAL, "the others are laid out all the same"
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"{broken}:2:")
    assert ": error: A colon is missing between the name and the value on line 2." in errors


def test_a_broken_file_outweighs_one_that_is_not_laid_out(cramped: Path):
    broken = cramped.with_name("broken.json")
    broken.write_bytes(BROKEN)
    assert main(["format", "--check", str(broken), str(cramped)]) == 2
    assert main(["format", "--check", str(cramped), str(broken)]) == 2


@pytest.mark.parametrize("text", ["", " \n", "[", '{"A": ', "{'A': 1}", "nonsense", '"', "{" * 1000])
def test_whatever_is_broken_ends_in_sentences(cramped: Path, text: str, capsys: pytest.CaptureFixture[str]):
    cramped.write_text(text, "utf-8")
    assert main(["format", str(cramped)]) == 2
    assert cramped.read_text("utf-8") == text
    errors = capsys.readouterr().err.splitlines()
    assert 0 < len(errors) <= 21
    assert all(line.startswith((f"{cramped}:", "statewright: ")) for line in errors)


def test_many_errors_are_counted_instead_of_all_told(cramped: Path, capsys: pytest.CaptureFixture[str]):
    cramped.write_text("{" + ", ".join(f'"a{index}" 1' for index in range(50)) + "}")
    assert main(["format", str(cramped)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 21
    assert errors[-1] == f"statewright: {cramped} has 30 more errors."


def test_the_error_told_first_is_the_one_that_keeps_the_text_from_being_laid_out(
    cramped: Path, capsys: pytest.CaptureFixture[str]
):
    cramped.write_text("{" + "// remark\n" * 30 + '"a": 1 "b": 2}')
    assert main(["format", str(cramped)]) == 2
    assert capsys.readouterr().err == f"{cramped}:31:7: error: A comma is missing after line 31.\n"


def test_comments_and_a_comma_too_many_do_not_keep_a_file_from_being_laid_out(cramped: Path):
    cramped.write_text('{"StartAt": "A", // first\n"States": {},}')
    assert main(["format", str(cramped)]) == 0
    assert cramped.read_text() == '{\n  "StartAt": "A", // first\n  "States": {}\n}\n'


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_of_a_file_are_kept(cramped: Path, encoding: str, mark: bytes, line_end: str):
    text = f'{{"Comment": "größe 記 😀",{line_end}"States": {{}}}}'
    cramped.write_bytes(mark + text.encode(encoding))
    assert main(["format", str(cramped)]) == 0
    laid_out = ["{", '  "Comment": "größe 記 😀",', '  "States": {}', "}", ""]
    assert cramped.read_bytes() == mark + line_end.join(laid_out).encode(encoding)


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links and has no modes")
def test_a_link_stays_a_link_and_a_mode_stays_the_mode(cramped: Path):
    cramped.chmod(0o640)
    link = cramped.with_name("link.json")
    link.symlink_to(cramped.name)
    assert main(["format", str(link)]) == 0
    assert link.is_symlink()
    assert cramped.read_bytes() == CANONICAL
    assert stat.S_IMODE(cramped.stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_bytes_and_is_told(
    cramped: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "replace", refuse)
    assert main(["format", str(cramped)]) == 2
    assert cramped.read_bytes() == CRAMPED
    assert [path.name for path in cramped.parent.iterdir()] == [cramped.name]
    assert capsys.readouterr() == ("", f"statewright: {cramped} cannot be written: the disk is full.\n")


def test_a_missing_file_is_told_and_the_others_are_laid_out(cramped: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["format", "nowhere.json", str(cramped)]) == 2
    assert capsys.readouterr() == ("", "statewright: There is no file nowhere.json.\n")
    assert cramped.read_bytes() == CANONICAL


def test_yaml_is_told_to_come_later(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "machine.asl.yaml"
    path.write_text("StartAt: A\n")
    assert main(["format", str(path)]) == 2
    assert "YAML cannot be read yet" in capsys.readouterr().err
    assert path.read_text() == "StartAt: A\n"


def test_standard_input_is_laid_out_to_standard_output(monkeypatch: pytest.MonkeyPatch):
    assert formatted_by_pipe(monkeypatch, CRAMPED) == (0, CANONICAL)


def test_standard_input_keeps_its_encoding_and_line_ends(monkeypatch: pytest.MonkeyPatch):
    content = b"\xff\xfe" + '{"Comment":\r\n"größe 😀"}'.encode("utf-16-le")
    expected = b"\xff\xfe" + '{\r\n  "Comment": "größe 😀"\r\n}\r\n'.encode("utf-16-le")
    assert formatted_by_pipe(monkeypatch, content) == (0, expected)


def test_standard_input_can_be_checked(monkeypatch: pytest.MonkeyPatch):
    assert formatted_by_pipe(monkeypatch, CANONICAL, "--check") == (0, b"")
    assert formatted_by_pipe(monkeypatch, CRAMPED, "--check") == (
        1,
        b"standard input is not in the canonical layout.\n",
    )


def test_of_broken_standard_input_nothing_is_passed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert formatted_by_pipe(monkeypatch, BROKEN) == (2, b"")
    assert capsys.readouterr().err.startswith("standard input:2:")


def test_closed_standard_streams_are_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["format", "-"]) == 2
    assert capsys.readouterr().err == "statewright: Standard input is closed: give a file instead of -.\n"
    monkeypatch.setattr(sys, "stdin", Terminal(CRAMPED))
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["format", "-"]) == 2
    assert capsys.readouterr().err == "statewright: Standard output is closed.\n"


def test_without_a_file_the_call_is_wrong(capsys: pytest.CaptureFixture[str]):
    assert main(["format"]) == 2
    assert "required: FILE" in capsys.readouterr().err


@pytest.mark.conformance
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_laying_out_a_real_workflow_keeps_its_values_and_is_done_once(definition: Definition, tmp_path: Path):
    path = tmp_path / definition.path.name
    path.write_bytes(definition.content)
    if "known_broken" in definition.entry:
        assert main(["format", str(path)]) == 2
        assert path.read_bytes() == definition.content
        return
    before = files.read_document(path).document
    assert main(["format", str(path)]) == 0
    after = files.read_document(path).document
    assert before.tree.root is not None
    assert after.tree.root is not None
    assert list(after.outline.transitions) == list(before.outline.transitions)
    assert repr(after.tree.root.value) == repr(before.tree.root.value)
    assert main(["format", "--check", str(path)]) == 0
