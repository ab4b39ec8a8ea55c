"""A sample of the tests marked `slow`, so that a usual run stays short and in time covers all of them.

Chosen by a seed that the run prints; `--slow-seed` repeats a choice, `--slow` runs them all. Tests named one by one
(`tests/test_x.py::test_y`) or by `-m slow` all run.
"""

from __future__ import annotations

import random

import pytest

SAMPLE = 20


def add_options(parser: pytest.Parser) -> None:
    """The options of a test run that choose among slow tests."""
    group = parser.getgroup("statewright")
    group.addoption("--slow", action="store_true", help="run all slow tests instead of a sample")
    group.addoption("--slow-seed", type=int, help="choose the sample of slow tests by this seed")


class SlowSample:
    """Deselects all but a sample of the slow tests and says which seed chose it."""

    def __init__(self, config: pytest.Config) -> None:
        given = config.getoption("--slow-seed")
        self.seed: int = random.SystemRandom().randrange(100_000) if given is None else given
        self.line = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        slow = [item for item in items if item.get_closest_marker("slow")]
        if wants_all(config) or len(slow) <= SAMPLE:
            return
        chosen = set(random.Random(self.seed).sample([item.nodeid for item in slow], SAMPLE))
        left_out = [item for item in slow if item.nodeid not in chosen]
        items[:] = [item for item in items if item not in set(left_out)]
        config.hook.pytest_deselected(items=left_out)
        self.line = (
            f"slow tests: {SAMPLE} of {len(slow)} ran; --slow-seed={self.seed} repeats the choice, --slow runs all"
        )

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.line:
            terminalreporter.write_line(self.line)


def wants_all(config: pytest.Config) -> bool:
    """Whether the call asks for slow tests by itself."""
    named = any("::" in argument for argument in config.args)
    return bool(config.getoption("--slow")) or named or config.option.markexpr == "slow"
