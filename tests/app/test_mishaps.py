"""A part that fails in a way nobody foresaw takes neither the program nor the work along."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from editor.app.mishaps import sentence_for, survive
from tests.app.desk import type_into, workflow_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.window import Window


def test_an_unforeseen_error_is_logged_and_said_and_the_work_written_down(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    window.filing.open_file(workflow_file(tmp_path))
    page = window.page
    assert page is not None
    type_into(page)
    survive(window.bench)
    error = ZeroDivisionError("division by zero")
    sys.excepthook(type(error), error, None)
    assert "ZeroDivisionError: division by zero" in caplog.text
    assert [notice.sentence for notice in window.notices.notices] == [sentence_for(error)]
    qtbot.waitUntil(lambda: len(window.bench.keeper.journal.orphans(lambda _process: False)) == 1)


@pytest.mark.parametrize("message", ["", "two\nlines", "x" * 5000])
def test_whatever_the_error_says_the_sentence_is_short(message: str) -> None:
    assert len(sentence_for(ValueError(message))) < 500
    assert "\n" not in sentence_for(ValueError(message))
