"""Another program changes an open file: three ways, and none of them loses anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.app.desk import TEXT, type_into, workflow_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.page import Page
    from editor.app.window import Window

THEIRS = TEXT.replace('"Succeed"', '"Fail"').replace('"B"', '"C"')
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return workflow_file(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: Window, file: Path) -> Page:
    """A page with unsaved work whose file another program has changed."""
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    type_into(page)
    file.write_bytes(THEIRS.encode())
    qtbot.waitUntil(lambda: [notice.key for notice in page.notices.notices] == ["disk"])
    return page


def test_keeping_mine_changes_nothing_and_saving_writes_it(
    qtbot: QtBot, window: Window, page: Page, file: Path
) -> None:
    qtbot.mouseClick(page.notices.button("disk", "Keep Mine"), LEFT)
    assert (page.session.document.text, file.read_bytes()) == (" " + TEXT, THEIRS.encode())
    assert window.filing.save(page)
    assert file.read_bytes() == (" " + TEXT).encode()


def test_reloading_takes_theirs_and_undo_brings_mine_back(qtbot: QtBot, page: Page) -> None:
    qtbot.mouseClick(page.notices.button("disk", "Reload"), LEFT)
    assert (page.session.document.text, page.workfile.is_modified) == (THEIRS, False)
    page.session.undo()
    assert page.session.document.text == " " + TEXT


def test_comparing_says_what_differs_and_asks_for_both_to_be_shown(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.compare_wanted) as wanted:
        qtbot.mouseClick(page.notices.button("disk", "Compare"), LEFT)
    old, new = wanted.args
    assert (old.text, new.text) == (" " + TEXT, THEIRS)
    (notice,) = page.notices.notices
    assert "On the disk: " in notice.sentence
    assert "1 state removed." in notice.sentence
    assert [words for words, _ in notice.choices] == ["Keep Mine", "Reload", "Compare"]


def test_saving_over_it_asks_the_same_three_ways(qtbot: QtBot, window: Window, page: Page, file: Path) -> None:
    page.notices.withdraw("disk")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [notice.key for notice in page.notices.notices] == ["disk"]
    assert file.read_bytes() == THEIRS.encode()


def test_the_same_text_on_the_disk_is_no_news(qtbot: QtBot, page: Page, file: Path) -> None:
    qtbot.mouseClick(page.notices.button("disk", "Keep Mine"), LEFT)
    file.write_bytes((" " + TEXT).encode())
    qtbot.waitUntil(lambda: not page.workfile.is_modified)
    assert page.notices.notices == []


def test_a_deleted_file_is_said_and_saving_writes_it_again(qtbot: QtBot, page: Page, file: Path) -> None:
    page.notices.withdraw("disk")
    file.unlink()
    qtbot.waitUntil(lambda: [notice.key for notice in page.notices.notices] == ["disk"])
    assert "is not there any more" in page.notices.notices[0].sentence
    qtbot.mouseClick(page.notices.button("disk", "Save"), LEFT)
    assert file.read_bytes() == (" " + TEXT).encode()
    assert page.notices.notices == []


def test_theirs_being_no_text_keeps_mine(qtbot: QtBot, page: Page, file: Path) -> None:
    file.write_bytes(b"\xff\xfe\xfd")
    page.notices.withdraw("disk")
    qtbot.waitUntil(lambda: [notice.key for notice in page.notices.notices] == ["disk"])
    qtbot.mouseClick(page.notices.button("disk", "Reload"), LEFT)
    (notice,) = page.notices.notices
    assert notice.sentence.endswith("Your work is still here.")
    assert page.session.document.text == " " + TEXT
    qtbot.mouseClick(page.notices.button("disk", "Overwrite"), LEFT)
    assert file.read_bytes() == (" " + TEXT).encode()


def test_a_file_that_became_text_is_opened_to_be_edited(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "old.asl.json"
    file.write_bytes(b'{"a": "\xe9"}')
    window.filing.open_file(file)
    locked = window.page
    assert locked is not None
    assert locked.workfile.lock is not None
    file.write_bytes(TEXT.encode())
    qtbot.waitUntil(lambda: "disk" in [notice.key for notice in locked.notices.notices])
    qtbot.mouseClick(locked.notices.button("disk", "Reload"), LEFT)
    page = window.page
    assert page is not None
    assert (page.workfile.lock, page.session.document.text) == (None, TEXT)
