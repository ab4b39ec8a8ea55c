"""Notices: said once, answered by a button, gone when closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from editor.app.notices import Notice, NoticeBar, Severity
from editor.widgets.theme import DARK, LIGHT, Theme, contrast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar(LIGHT)
    qtbot.addWidget(bar)
    return bar


def test_the_same_is_said_once(bar: NoticeBar) -> None:
    assert not bar.isVisible()
    bar.say(Notice("save", "One."))
    bar.say(Notice("disk", "Two."))
    bar.say(Notice("save", "Three."))
    assert [notice.sentence for notice in bar.notices] == ["Two.", "Three."]
    assert bar.isVisible()


def test_a_choice_does_what_it_says_and_ends_the_notice(qtbot: QtBot, bar: NoticeBar) -> None:
    done: list[str] = []
    bar.say(Notice("a", "Well?", choices=(("Yes", lambda: done.append("yes")), ("No", lambda: done.append("no")))))
    qtbot.mouseClick(bar.button("a", "No"), LEFT)
    assert (done, bar.notices, bar.isVisible()) == (["no"], [], False)


def test_a_choice_may_say_the_same_anew(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.say(Notice("a", "Once.", choices=(("Again", lambda: bar.say(Notice("a", "Twice."))),)))
    qtbot.mouseClick(bar.button("a", "Again"), LEFT)
    assert [notice.sentence for notice in bar.notices] == ["Twice."]


def test_what_a_file_is_called_is_never_read_as_markup(bar: NoticeBar) -> None:
    bar.say(Notice("a", "<b>evil</b>.json is not there."))
    labels = [label for label in bar.findChildren(QLabel) if label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("severity", list(Severity))
def test_a_notice_can_be_read_in_light_and_dark(qtbot: QtBot, theme: Theme, severity: Severity) -> None:
    bar = NoticeBar(LIGHT)
    qtbot.addWidget(bar)
    bar.say(Notice("a", "Something.", severity))
    bar.set_theme(theme)
    ground = bar.findChildren(QLabel)[0].parentWidget().palette().window().color()
    assert contrast(QColor(theme.text), ground) >= 4.5
