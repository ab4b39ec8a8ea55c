"""Hostile text ends in a diagnostic, within seconds and some hundred megabytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the system cannot limit a process")

from tests.text.hostile import MEGABYTES, SECONDS, TEXTS

ROOT = Path(__file__).resolve().parents[2]


def in_a_process_of_its_own(*arguments: str) -> str:
    """What a reading under limits prints; fails where the system ended it."""
    command = [sys.executable, "-m", "tests.text.hostile", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: over {SECONDS} s or {MEGABYTES} MB, or {done.stderr[-300:]}"
    return done.stdout


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_ends_in_a_diagnostic(name):
    assert in_a_process_of_its_own(name).split()


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_key_typed_in_hostile_text_is_read(name):
    in_a_process_of_its_own(name, "typed")


def test_a_process_over_the_limits_is_noticed():
    code = "from tests.text.hostile import limit; limit(); 'x' * (1 << 30)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
