"""The program in a real window: keys, gestures, opening, scrolling, starting, up to what is painted.

It runs on the screen there is, on one of its own (Xvfb) where there is none, and off screen where there is neither.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size, spread
from benchmarks.workflows import workflow_text
from editor.app.folders import CONFIG_VARIABLE, STATE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROJECT = Path(__file__).resolve().parent.parent.parent
MOST_FOR_A_KEY = {30: 16.0, 250: 50.0, 1_000: 400.0}
"""The 95th percentile from a key to the painted canvas, in milliseconds, by the number of states."""
MOST_FOR_OPENING = {30: 300.0, 1_000: 1_000.0, 5_000: 3_000.0}
MOST_FOR_A_FRAME = 16.0
LONGEST_BLOCK = 33.0
MOST_FOR_STARTING, MOST_MEMORY = 1_000.0, 160.0
REACH = 6
"""How far rules and catchers lead, as in real workflows; a layout of lines that lead anywhere takes minutes."""
_TIMES = 5
"""How many times as many states as elsewhere the largest workflow has."""


def measure(size: Size) -> Iterator[Figure]:
    """All figures, each scenario in a process of its own."""
    with _screen() as screen, tempfile.TemporaryDirectory() as folder:
        run = _Runner(Path(folder), screen, size.runs)
        yield from _starting(run, size)
        for states, target in MOST_FOR_OPENING.items():
            if states <= size.states * _TIMES:
                opening = run("opening", states)["opening"]
                yield Figure(f"open {states} states to first paint", min(opening), "ms", target=target)
        for states, target in MOST_FOR_A_KEY.items():
            if states <= size.states:
                yield from _typing(run("typing", states), states, target)
        for name, frames in run("moving", size.states * _TIMES).items():
            for kind, value in spread(frames):
                target_here = MOST_FOR_A_FRAME if kind == "p95" else None
                yield Figure(f"{size.states * _TIMES} states, {name}, {kind}", value, "ms", target=target_here)


def _starting(run: _Runner, size: Size) -> Iterator[Figure]:
    found = [run("starting", 30) for _ in range(max(size.runs // 2, 1))]
    yield Figure("start to a painted workflow", min(one["usable"][0] for one in found), "ms", target=MOST_FOR_STARTING)
    yield Figure("memory then", min(one["memory"][0] for one in found), "MB", target=MOST_MEMORY)


def _typing(samples: Mapping[str, list[float]], states: int, target: float) -> Iterator[Figure]:
    for name, times in samples.items():
        if name.endswith("block"):
            yield Figure(f"{states} states, {name}, longest", max(times), "ms", target=LONGEST_BLOCK)
            continue
        for kind, value in spread(times):
            bound = target if kind == "p95" and name.endswith("canvas") else None
            yield Figure(f"{states} states, {name}, {kind}", value, "ms", target=bound)


class _Runner:
    """Runs scenarios on one screen, with workflows and settings in one folder."""

    def __init__(self, folder: Path, screen: Mapping[str, str], runs: int) -> None:
        self.folder = folder
        self.runs = runs
        own = {CONFIG_VARIABLE: str(folder / "config"), STATE_VARIABLE: str(folder / "state")}
        self.environment = {**os.environ, **screen, **own}

    def __call__(self, scenario: str, states: int) -> dict[str, list[float]]:
        """What a scenario measured, by name."""
        path = self.folder / f"{states}.asl.json"
        path.write_text(workflow_text(states, reach=REACH), encoding="utf-8")
        words = [sys.executable, "-m", "benchmarks.window", scenario, str(path), str(self.runs), str(time.monotonic())]
        ended = subprocess.run(words, cwd=PROJECT, env=self.environment, capture_output=True, check=False)
        if ended.returncode:
            raise RuntimeError(f"{scenario} of {states} states failed:\n{ended.stderr.decode(errors='replace')}")
        found: dict[str, list[float]] = json.loads(ended.stdout)
        return found


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """What leads to a screen: nothing more where there is one."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        yield {}
    elif shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
    else:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert server.stdout is not None
        try:
            yield {"DISPLAY": f":{server.stdout.readline().decode().strip()}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()
            server.wait()


BENCHMARK = Benchmark("canvas", "keys, gestures, opening and scrolling in a real window", measure)
