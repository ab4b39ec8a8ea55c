"""What every test run shares: the screen, the laws' settings, the sample of slow tests, the count of cases."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

import pytest
from hypothesis import settings

from tests.corpus import corpus_problem
from tests.counting import ConformanceCount, conformance_cases
from tests.sampling import SlowSample, add_options

__all__ = ["conformance_cases"]

# A shared machine is slow at times: a law is never broken by the clock. In CI the examples are the same at every run.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
PROFILE = "ci" if os.environ.get("CI") else "dev"


def pytest_addoption(parser: pytest.Parser) -> None:
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    if problem := corpus_problem():
        raise pytest.UsageError(problem)
    choose_screen(config)
    settings.load_profile(config.getoption("--hypothesis-profile", None) or PROFILE)
    config.pluginmanager.register(SlowSample(config))
    config.pluginmanager.register(ConformanceCount(config))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    examples = "the same examples every run" if settings.default.derandomize else "new examples every run"
    terminalreporter.write_line(f"hypothesis: {settings.get_current_profile_name()} settings, {examples}")


def choose_screen(config: pytest.Config) -> None:
    """Draw on Xvfb where it is installed, else off screen; never on the screen of whoever runs the tests."""
    if not sys.platform.startswith("linux"):
        return
    has_xvfb = shutil.which("Xvfb") is not None and not config.getoption("--no-xvfb", False)
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if has_xvfb else "offscreen")
    if "XDG_RUNTIME_DIR" not in os.environ:
        # Qt warns where the session of a bare machine has none.
        folder = tempfile.TemporaryDirectory(prefix="statewright-runtime-")
        os.environ["XDG_RUNTIME_DIR"] = folder.name
        config.add_cleanup(folder.cleanup)
