"""Pictures of a workflow: as files of three kinds, and on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from editor.app import asking
from tests.app.desk import A, workflow_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.page import Page
    from editor.app.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, window: Window, tmp_path: Path) -> Page:
    """An open workflow that is drawn."""
    window.filing.open_file(workflow_file(tmp_path))
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.canvas.view.drawing is not None)
    return page


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<?xml"), ("PNG", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_of_the_kind_its_name_says(
    window: Window, page: Page, tmp_path: Path, ending: str, start: bytes
) -> None:
    file = tmp_path / f"picture.{ending}"
    window.exporting.export(page, file)
    assert file.read_bytes().startswith(start)
    assert page.notices.notices == []


def test_a_selection_makes_a_smaller_picture(window: Window, page: Page, tmp_path: Path) -> None:
    page.session.select([A])
    window.exporting.export(page, tmp_path / "all.png")
    window.exporting.export(page, tmp_path / "one.png", only_selected=True)
    whole, one = QImage(str(tmp_path / "all.png")), QImage(str(tmp_path / "one.png"))
    assert 0 < one.height() < whole.height()


def test_a_picture_is_put_on_the_clipboard(qtbot: QtBot, window: Window, page: Page) -> None:
    assert page.canvas.isVisible()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL | SHIFT)
    assert not QGuiApplication.clipboard().image().isNull()


def test_export_asks_for_the_file(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def answer(_parent: object, suggested: Path) -> Path:
        asked.append(suggested)
        return tmp_path / "chosen.svg"

    monkeypatch.setattr(asking, "ask_for_picture", answer)
    page.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    assert asked == [tmp_path / "order.svg"]
    assert (tmp_path / "chosen.svg").exists()


def test_what_cannot_be_written_is_said(window: Window, page: Page, tmp_path: Path) -> None:
    window.exporting.export(page, tmp_path / "gone" / "picture.svg")
    assert "there is no folder" in page.notices.notices[0].sentence
    window.exporting.export(page, tmp_path / "picture.gif")
    assert "use a name that ends in .svg, .png or .pdf" in page.notices.notices[0].sentence
