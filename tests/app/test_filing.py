"""The file menu: every line of it by its key, and whatever fails is a sentence and no loss."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from editor.app import asking
from tests.app.desk import TEXT, press_soon, type_into, workflow_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.window import Window
    from editor.app.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def names(window: Window) -> list[str]:
    return [window.tabs.tabText(index) for index in range(window.tabs.count())]


def sentences(window: Window) -> list[str]:
    return [notice.sentence for notice in window.notices.notices]


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Answer the system's file dialogs, which no test can click."""
    monkeypatch.setattr(asking, "ask_for_files", lambda *_: list(paths))
    monkeypatch.setattr(asking, "ask_for_name", lambda *_: paths[0] if paths else None)


def test_new_begins_a_workflow_that_is_valid_and_unmodified(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert names(window) == ["Untitled", "Untitled 2"]
    page = window.page
    assert page is not None
    assert page.session.document.tree.syntax_problems == ()
    assert len(page.session.document.outline.states) == 1
    assert not page.workfile.is_modified


def test_open_asks_and_opens_each_file_in_a_tab(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, workflow_file(tmp_path, "a & b.asl.json"), workflow_file(tmp_path, "c.asl.json"))
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert names(window) == ["a && b.asl.json", "c.asl.json"]
    assert window.windowTitle() == "c.asl.json[*] – Statewright"


def test_a_file_that_is_open_already_comes_to_the_front_even_by_another_name(window: Window, tmp_path: Path) -> None:
    first, second = workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json")
    link = tmp_path / "link.asl.json"
    link.symlink_to(first)
    window.filing.open_files([first, second, link])
    assert names(window) == ["1.asl.json", "2.asl.json"]
    assert window.tabs.currentIndex() == 0


def test_a_file_open_in_another_window_comes_to_the_front_there(
    bench: Workbench, window: Window, tmp_path: Path
) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    other = bench.new_window()
    other.filing.open_file(file)
    assert (names(window), names(other)) == (["order.asl.json"], [])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.asl.json", None, "There is no file"),
        ("flow.yaml", b"a: 1", "YAML cannot be read yet"),
        ("picture.json", b"\x89PNG\0\xff", "is no text"),
        ("template.json", b'{"Resources": {}}', "is a template"),
    ],
)
def test_what_cannot_be_opened_is_said_and_opens_nothing(
    window: Window, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    window.filing.open_file(tmp_path / name)
    assert (names(window), len(sentences(window))) == ([], 1)
    assert words in sentences(window)[0]
    assert name in sentences(window)[0]


def test_broken_text_opens_all_the_same(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.filing.open_file(workflow_file(tmp_path, text=TEXT[:-20]))
    page = window.page
    assert page is not None
    assert page.session.document.text == TEXT[:-20]
    qtbot.waitUntil(lambda: page.canvas.view.drawing is not None)


def test_bytes_that_are_no_text_open_read_only_with_a_sentence(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "old.asl.json"
    file.write_bytes(TEXT.encode().replace(b"A", b"\xe9"))
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    assert "only to be looked at" in page.notices.notices[0].sentence
    page.code.setFocus()
    qtbot.keyClicks(page.code, "x")
    assert not page.workfile.is_modified


def test_save_writes_the_file_and_takes_the_dot_away(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    page.code.setFocus()
    qtbot.keyClick(page.code, Qt.Key.Key_Home, CONTROL)
    qtbot.keyClicks(page.code, " ")
    assert (window.isWindowModified(), window.tabs.tabIcon(0).isNull()) == (True, False)
    qtbot.keyClick(page.code, Qt.Key.Key_S, CONTROL)
    assert file.read_bytes() == b" " + TEXT.encode()
    assert (window.isWindowModified(), window.tabs.tabIcon(0).isNull()) == (False, True)


def test_saving_a_new_workflow_asks_for_its_name(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "named.asl.json")
    window.filing.new()
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert names(window) == ["named.asl.json"]
    assert (tmp_path / "named.asl.json").exists()


def test_save_as_writes_another_file(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.filing.open_file(workflow_file(tmp_path))
    choosing(monkeypatch, tmp_path / "copy.asl.json")
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    assert names(window) == ["copy.asl.json"]
    assert (tmp_path / "copy.asl.json").read_bytes() == TEXT.encode()


def test_save_as_with_another_extension_says_that_it_is_not_supported(window: Window, tmp_path: Path) -> None:
    window.filing.open_file(workflow_file(tmp_path))
    page = window.page
    assert page is not None
    assert not window.filing.save_under(page, tmp_path / "order.yaml")
    assert "Saving as YAML is not supported yet" in page.notices.notices[0].sentence
    assert not (tmp_path / "order.yaml").exists()


def test_save_as_onto_a_file_that_is_open_is_refused(window: Window, tmp_path: Path) -> None:
    first, second = workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json", "{}")
    window.filing.open_files([first, second])
    page = window.tabs.pages[0]
    assert not window.filing.save_under(page, second)
    assert "is open in another tab" in page.notices.notices[0].sentence
    assert second.read_bytes() == b"{}"


def test_a_full_disk_is_said_and_trying_again_saves(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    type_into(page)
    monkeypatch.setattr(os, "replace", full)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    (notice,) = page.notices.notices
    assert "the disk is full" in notice.sentence
    assert notice.sentence.endswith("Your work is still here.")
    assert (file.read_bytes(), page.workfile.is_modified) == (TEXT.encode(), True)
    monkeypatch.undo()
    qtbot.mouseClick(page.notices.button("save", "Try Again"), Qt.MouseButton.LeftButton)
    assert file.read_bytes() == b" " + TEXT.encode()
    assert page.notices.notices == []


def test_a_read_only_file_offers_to_save_elsewhere(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    type_into(page)
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)  # root may write everything
        qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert "it is read-only" in page.notices.notices[0].sentence
    choosing(monkeypatch, tmp_path / "mine.asl.json")
    qtbot.mouseClick(page.notices.button("save", "Save As…"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "mine.asl.json").read_bytes() == b" " + TEXT.encode()
    assert file.read_bytes() == TEXT.encode()


def test_a_folder_that_vanished_is_said_and_the_work_stays(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = workflow_file(folder)
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    type_into(page)
    file.unlink()
    folder.rmdir()
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert any("there is no folder" in notice.sentence for notice in page.notices.notices)
    assert page.session.document.text == " " + TEXT
    assert page.workfile.is_modified


def test_revert_goes_back_to_the_file_and_undo_takes_that_back(window: Window, tmp_path: Path) -> None:
    window.filing.open_file(workflow_file(tmp_path))
    page = window.page
    assert page is not None
    type_into(page)
    window.refresh()
    window.actions_of["file.revert"].trigger()
    assert page.session.document.text == TEXT
    assert window.actions_of["edit.undo"].text() == "&Undo Revert to Saved"
    window.actions_of["edit.undo"].trigger()
    assert page.session.document.text == " " + TEXT


@pytest.mark.parametrize(
    ("answer", "is_open", "content"),
    [("Save", False, b" " + TEXT.encode()), ("Discard", False, TEXT.encode()), ("Cancel", True, TEXT.encode())],
)
def test_closing_unsaved_work_asks(
    qtbot: QtBot, window: Window, tmp_path: Path, answer: str, is_open: bool, content: bytes
) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    page = window.page
    assert page is not None
    type_into(page)
    press_soon(answer)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert (bool(names(window)), file.read_bytes()) == (is_open, content)


def test_closing_unmodified_work_asks_nothing_and_it_can_be_reopened(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.filing.open_files([workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json")])
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert names(window) == []
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL | SHIFT)
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert names(window) == ["1.asl.json", "2.asl.json"]


def test_the_middle_button_and_the_cross_close_a_tab(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.filing.open_files([workflow_file(tmp_path, f"{number}.asl.json") for number in range(3)])
    bar = window.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert names(window) == ["0.asl.json", "2.asl.json"]
    qtbot.mouseClick(bar.tabButton(0, bar.ButtonPosition.RightSide), Qt.MouseButton.LeftButton)
    assert names(window) == ["2.asl.json"]


def test_a_window_closes_with_all_its_work_or_not_at_all(window: Window, bench: Workbench, tmp_path: Path) -> None:
    window.filing.open_files([workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json")])
    for page in window.tabs.pages:
        type_into(page)
    press_soon("Cancel")
    assert not window.close()
    assert names(window) == ["1.asl.json", "2.asl.json"]
    press_soon("Save All")
    assert window.close()
    assert bench.windows == []
    assert (tmp_path / "2.asl.json").read_bytes() == b" " + TEXT.encode()


def drop(target: object, mime: QMimeData) -> None:
    """Drag something in and let it fall, as Qt tells of it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_files_are_opened_where_they_are_dropped(window: Window, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(workflow_file(tmp_path, "1.asl.json")))])
    drop(window, mime)
    page = window.page
    assert page is not None
    mime.setUrls([QUrl.fromLocalFile(str(workflow_file(tmp_path, "2.asl.json")))])
    drop(page.code.viewport(), mime)
    assert names(window) == ["1.asl.json", "2.asl.json"]
    assert page.session.document.text == TEXT


def test_recent_files_are_in_the_menu_and_missing_ones_greyed(window: Window, tmp_path: Path) -> None:
    first, second = workflow_file(tmp_path, "1.asl.json"), workflow_file(tmp_path, "2.asl.json")
    window.filing.open_files([first, second])
    first.unlink()
    window.bench.recent_changed.emit()
    recent = [action for action in window.menus["&File/Open &Recent"].actions() if action.data() is not None]
    assert [(action.text().split()[0], action.isEnabled()) for action in recent] == [
        ("2.asl.json", True),
        ("1.asl.json", False),
    ]


def test_the_welcome_page_lists_recent_files_and_opens_them(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.welcome.isVisible()
    assert window.welcome.recent.topLevelItemCount() == 1
    place = window.welcome.recent.visualItemRect(window.welcome.recent.topLevelItem(0)).center()
    qtbot.mouseClick(window.welcome.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(window) == ["order.asl.json"]
    assert not window.welcome.isVisible()


def test_the_welcome_page_begins_a_workflow(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.welcome.new, Qt.MouseButton.LeftButton)
    assert names(window) == ["Untitled"]


def test_a_missing_recent_file_can_be_taken_off_the_list(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = workflow_file(tmp_path)
    window.filing.open_file(file)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    file.unlink()
    window.filing.open_file(file)
    qtbot.mouseClick(window.notices.button(f"open {file}", "Remove from Recent"), Qt.MouseButton.LeftButton)
    assert window.bench.settings["recent_files"] == ()
