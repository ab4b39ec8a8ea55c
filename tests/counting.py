"""The last line of a test run: how many conformance cases ran.

A test marked `conformance` counts as one case (so each of its parameters does); a test that checks many cases in one go
says so through the fixture `conformance_cases`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

PROPERTY = "conformance cases"
ConformanceCases = Callable[..., None]


class Cases(NamedTuple):
    """Conformance cases that ran (passed or failed) and that were left out."""

    ran: int
    skipped: int

    def and_also(self, other: Cases) -> Cases:
        """Both together."""
        return Cases(self.ran + other.ran, self.skipped + other.skipped)


@pytest.fixture
def conformance_cases(record_property: Callable[[str, object], None]) -> ConformanceCases:
    """Say how many cases this test checked: `conformance_cases(ran, skipped=0)`, before its assertions."""

    def say(ran: int, skipped: int = 0) -> None:
        record_property(PROPERTY, (ran, skipped))

    return say


class ConformanceCount:
    """Adds up the cases while tests report, and prints the sum when pytest has said everything else."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.cases = Cases(0, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.cases = self.cases.and_also(cases_of(report))

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if terminal is not None and not self.config.option.collectonly:
            ran, skipped = self.cases
            terminal.write_line(f"conformance: {ran} cases ran, {skipped} skipped")


def cases_of(report: pytest.TestReport) -> Cases:
    """The conformance cases that one phase (setup, call, teardown) of a test stands for."""
    said = [Cases(*value) for name, value in report.user_properties if name == PROPERTY]
    if report.when == "call" and said:
        return Cases(sum(cases.ran for cases in said), sum(cases.skipped for cases in said))
    if "conformance" not in report.keywords or report.when == "teardown":
        return Cases(0, 0)
    if report.skipped and not hasattr(report, "wasxfail"):
        return Cases(0, 1)
    return Cases(1, 0) if report.when == "call" or report.failed else Cases(0, 0)
