"""The command itself: what a first word means, how it ends, and what it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from editor import __version__
from editor.__main__ import main
from editor.cli.commands import SUBCOMMANDS

PROJECT = Path(__file__).resolve().parent.parent.parent
WORKFLOW = '{"StartAt": "é \\ud800", "States": {"é \\ud800": {"Type": "Succeed"}}}'


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    """A small workflow whose state has a name that few encodings have characters for."""
    path = tmp_path / "machine.asl.json"
    path.write_text(WORKFLOW, "utf-8")
    return path


def statewright(*words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A whole process `statewright WORDS`."""
    command = [sys.executable, "-m", "editor", *words]
    return subprocess.run(command, cwd=PROJECT, env={**os.environ, **variables}, capture_output=True, check=False)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Each list of files a window was opened with, in place of the windows."""
    calls: list[list[str]] = []
    window = types.ModuleType("editor.app.main")
    window.run = lambda paths: calls.append(paths) or 5  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "editor.app.main", window)
    return calls


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ([], []),
        (["a.json", "b.json"], ["a.json", "b.json"]),
        (["./show"], ["./show"]),
        (["a.json", "show"], ["a.json", "show"]),
        (["--", "show", "-x"], ["show", "-x"]),
    ],
)
def test_what_is_no_subcommand_opens_a_window(words: list[str], files: list[str], opened: list[list[str]]):
    assert main(words) == 5
    assert opened == [files]


def test_a_first_word_that_is_a_subcommand_wins_over_a_file_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[list[str]], capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    Path("show").write_text(WORKFLOW, "utf-8")
    assert main(["show", "show"]) == 0
    assert capsys.readouterr().out.startswith("show\n├─ start")
    assert opened == []


def test_a_window_that_does_not_load_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setitem(sys.modules, "editor.app.main", None)
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("statewright: The window cannot be opened, a part of it does not load:")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"statewright {__version__}\n"


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_lists_every_subcommand_with_a_line(word: str, capsys: pytest.CaptureFixture[str]):
    assert main([word]) == 0
    lines = capsys.readouterr().out.splitlines()
    width = max(len(known.name) for known in SUBCOMMANDS)
    for known in SUBCOMMANDS:
        line = f"  {known.name:<{width}}  {known.summary}"
        assert [shown for shown in lines if shown.split()[:1] == [known.name]] == [line]


@pytest.mark.parametrize("known", SUBCOMMANDS, ids=lambda known: known.name)
def test_the_help_of_a_subcommand_tells_its_exit_codes(known: tuple[str, str, str], capsys: pytest.CaptureFixture[str]):
    assert main([known[0], "--help"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert known[1] in output
    assert "exit codes: 0 " in output


def test_an_unknown_option_is_a_wrong_call(opened: list[list[str]], capsys: pytest.CaptureFixture[str]):
    assert main(["--nonsense"]) == 2
    assert capsys.readouterr().err.startswith("statewright: There is no option --nonsense.\nusage: statewright")
    assert opened == []


@pytest.mark.parametrize("subcommand", [["show"], ["show", "--format", "json"], ["format"]])
def test_a_subcommand_loads_no_window_no_graph_and_no_schema(subcommand: list[str], workflow: Path):
    code = (
        "import sys\nfrom editor.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "heavy = {'PySide6', 'shiboken6', 'networkx', 'jsonschema'} & set(sys.modules)\n"
        "raise SystemExit(f'{code} {sorted(heavy)}')"
    )
    command = [sys.executable, "-c", code, *subcommand, str(workflow)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    assert run.stderr.splitlines()[-1] == b"0 []"


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-8"},
    ],
    ids=str,
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_whatever_the_locale_the_output_can_be_written(workflow: Path, variables: dict[str, str], form: str):
    run = statewright("show", "--format", form, str(workflow), **variables)
    assert run.returncode == 0
    assert rb"\ud800" in run.stdout
    assert all(b": error: " in line for line in run.stderr.splitlines()), "diagnostics, and nothing else"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("subcommand", [["show"], ["show", "--format", "json"], ["--help"], ["show", "--help"]])
def test_a_reader_that_goes_away_is_no_error_to_tell(workflow: Path, subcommand: list[str]):
    file = [] if "--help" in subcommand else [str(workflow)]
    reading, writing = os.pipe()
    os.close(reading)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "editor", *subcommand, *file]
    try:
        run = subprocess.run(command, cwd=PROJECT, env=buffered, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (run.returncode, run.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_output_that_cannot_be_written_is_told(workflow: Path):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "editor", "show", str(workflow)]
        run = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    assert run.stderr == b"statewright: The output cannot be written: No space left on device.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts otherwise")
def test_ctrl_c_ends_quietly():
    command = [sys.executable, "-m", "editor", "show", "-"]
    process = subprocess.Popen(
        command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _wait_until_it_reads(process.pid)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, output, errors) == (130, b"", b"")


def _wait_until_it_reads(process: int) -> None:
    """Until the process has loaded its parts and waits for its standard input."""
    waiting_in = Path(f"/proc/{process}/wchan")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if waiting_in.exists() and "pipe" in waiting_in.read_text():
            return
        time.sleep(0.05)
        if not waiting_in.exists():
            time.sleep(1)
            return
    pytest.fail("it never came to read")


@pytest.mark.skipif(os.name == "nt", reason="Windows closes no streams this way")
def test_without_standard_error_nothing_of_it_lands_in_the_output(workflow: Path):
    workflow.write_text('{"States": {"A": {"Type": "Pass" "End": true}}}')
    command = f'"{sys.executable}" -m editor show "{workflow}" 2>&-'
    run = subprocess.run(["sh", "-c", command], cwd=PROJECT, capture_output=True, check=False)
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == 2
