"""What a test run of this project says at its end, and which slow tests it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
MARKERS = "markers = slow\n    conformance"
CONFTEST = "from tests.conftest import *\nfrom tests.conftest import pytest_addoption, pytest_configure"
CASES = """
import pytest

@pytest.mark.conformance
@pytest.mark.parametrize("number", range(3))
def test_each(number):
    if number == 2:
        pytest.skip("cannot be compared")

@pytest.mark.conformance
@pytest.mark.skip(reason="not yet")
def test_never(): ...

def test_many(conformance_cases):
    conformance_cases(40, skipped=2)

def test_that_is_no_case(): ...
"""
SLOW = """
import pytest

@pytest.mark.slow
@pytest.mark.parametrize("number", range(50))
def test_long(number):
    print("ran", number)

def test_short(): ...
"""


def run_tests(folder: Path, tests: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of pytest over one module, with this project's conftest."""
    (folder / "pytest.ini").write_text(f"[pytest]\n{MARKERS}\npythonpath = {PROJECT}\n")
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_it.py").write_text(tests)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--no-xvfb", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("-q",), ("-v",)])
def test_the_last_line_counts_the_conformance_cases(tmp_path: Path, arguments: tuple[str, ...]):
    lines = run_tests(tmp_path, CASES, *arguments).stdout.splitlines()
    assert lines[-1] == "conformance: 42 cases ran, 4 skipped"
    assert "4 passed, 2 skipped in " in lines[-2]


def test_a_failing_case_is_counted_as_run(tmp_path: Path):
    failing = "import pytest\n@pytest.mark.conformance\ndef test_it(): assert False\n"
    assert run_tests(tmp_path, failing).stdout.splitlines()[-1] == "conformance: 1 cases ran, 0 skipped"


def test_a_sample_of_slow_tests_is_repeated_by_its_seed(tmp_path: Path):
    first = run_tests(tmp_path, SLOW, "-rP", "--slow-seed=7").stdout
    again = run_tests(tmp_path, SLOW, "-rP", "--slow-seed=7").stdout
    other = run_tests(tmp_path, SLOW, "-rP", "--slow-seed=8").stdout
    ran = [[line for line in output.splitlines() if line.startswith("ran ")] for output in (first, again, other)]
    assert len(ran[0]) == 20
    assert ran[0] == ran[1] != ran[2]
    assert "slow tests: 20 of 50 ran; --slow-seed=7 repeats the choice" in first


@pytest.mark.parametrize("arguments", [("--slow",), ("-m", "slow"), ("test_it.py::test_long",)])
def test_slow_tests_all_run_when_asked_for(tmp_path: Path, arguments: tuple[str, ...]):
    assert " 20 of 50" not in (output := run_tests(tmp_path, SLOW, *arguments).stdout)
    assert "50 passed" in output or "51 passed" in output


def test_a_corpus_that_was_promised_and_is_absent_stops_the_run(tmp_path: Path):
    run = run_tests(tmp_path, SLOW, STATEWRIGHT_CORPUS=str(tmp_path / "nowhere"))
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "STATEWRIGHT_CORPUS names" in run.stderr


def test_a_test_without_a_corpus_is_skipped_with_the_reason(tmp_path: Path):
    reading = "from tests import corpus\ndef test_it(): corpus.corpus_path('definitions')\n"
    without = "from pathlib import Path\nimport tests.corpus\ntests.corpus.DEFAULT = Path('nowhere')\n"
    run = run_tests(tmp_path, without + reading, "-rs", STATEWRIGHT_CORPUS="")
    assert "1 skipped" in run.stdout
    assert "STATEWRIGHT_CORPUS is not set" in run.stdout
