"""The command line as whole processes, from the start of Python to the exit."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, best
from benchmarks.corpus import largest_definition
from benchmarks.workflows import workflow_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROJECT = Path(__file__).resolve().parent.parent.parent
MOST_MILLISECONDS = 400


def measure(size: Size) -> Iterator[Figure]:
    """`--version`, and `show` of the largest collected workflow and of a generated one."""
    yield Figure("statewright --version", _process(size, ["--version"]), "ms", target=MOST_MILLISECONDS)
    largest = largest_definition()
    if largest is not None:
        name = f"show {largest.stat().st_size // 1000} kB, the largest of the corpus"
        yield Figure(name, _process(size, ["show", str(largest)]), "ms", target=MOST_MILLISECONDS)
    with tempfile.TemporaryDirectory() as folder:
        generated = Path(folder, "generated.asl.json")
        generated.write_text(workflow_text(size.states), encoding="utf-8")
        for kind in ("text", "json"):
            words = ["show", "--format", kind, str(generated)]
            yield Figure(f"show {size.states} generated states as {kind}", _process(size, words), "ms")


def _process(size: Size, words: Sequence[str]) -> float:
    """The shortest time of a whole process, in milliseconds."""
    command = [sys.executable, "-m", "editor", *words]
    return best(size.runs, lambda: subprocess.run(command, cwd=PROJECT, stdout=subprocess.DEVNULL, check=True))


BENCHMARK = Benchmark("start", "the command line as whole processes", measure)
