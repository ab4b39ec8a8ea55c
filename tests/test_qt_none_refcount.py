"""Calls from Python into Qt that return nothing leave the count of references to None alone.

PySide6 6.12.0 dropped one at every such call on Python 3.11, which ended the process after some 7,000 calls.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

from PySide6.QtCore import QObject, QTimer

CALLS_A_ROUND = 500
ROUNDS = 40
# Other code may let go of a few while we look; a call that drops one loses CALLS_A_ROUND.
TOLERANCE = CALLS_A_ROUND // 2


def test_qt_calls_without_a_result_do_not_use_up_none():
    """Looked at after every round, so that a bad version fails here before it ends the process."""
    thing, timer = QObject(), QTimer()
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        for number in range(CALLS_A_ROUND):
            thing.setObjectName("a")
            timer.setInterval(number)
        assert sys.getrefcount(None) > before - TOLERANCE
    assert timer.interval() == CALLS_A_ROUND - 1


def test_the_installed_qt_is_below_the_version_that_aborts():
    major, minor = version("PySide6-Essentials").split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)
