"""The right half of the status bar: where the caret is, the query language there, states, zoom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from editor.language.query_language import machine_language, state_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

    from editor.app.page import Page
    from editor.session import Session
    from editor.text.tree import Node, Path
    from editor.workflow.document import Document

_SOON_MS = 30
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST = 80


class StatusLine(QObject):
    """Labels in a status bar that follow one page."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._page: Page | None = None
        self.place, self.language, self.states, self.zoom = QLabel(), QLabel(), QLabel(), QLabel()
        for label, name in (
            (self.place, "JSON path, line and column of the caret"),
            (self.language, "Query language of the state at the caret"),
            (self.states, "Number of states"),
            (self.zoom, "Zoom of the graph"),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(name)
            label.setContentsMargins(6, 0, 6, 0)
            bar.addPermanentWidget(label)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show_now)

    def show_page(self, page: Page | None) -> None:
        """Follow another page; None for none."""
        if self._page is not None:
            self._page.session.viewed.disconnect(self._later)
            self._page.canvas.view.zoomed.disconnect(self._later)
        self._page = page
        if page is not None:
            page.session.viewed.connect(self._later)
            page.canvas.view.zoomed.connect(self._later)
        self._show_now()

    def _later(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show_now(self) -> None:
        page = self._page
        if page is None:
            words = ("", "", "", "")
        else:
            count = len(page.session.document.outline.states)
            words = (
                place_in_words(page.session),
                language_at(page.session.document, page.session.view.caret),
                "1 state" if count == 1 else f"{count} states",
                zoom_in_words(page.canvas.view.zoom),
            )
        for label, text in zip((self.place, self.language, self.states, self.zoom), words, strict=True):
            label.setText(text)
            label.setVisible(bool(text))


def place_in_words(session: Session) -> str:
    """Where the caret stands: `$.States.Pay.Next  7:15`."""
    document, caret = session.document, session.view.caret
    node = document.tree.node_at(caret)
    line, column = document.tree.lines.position(caret)
    path = "" if node is None else json_path(node.path)
    shown = path if len(path) <= _LONGEST else f"{path[: _LONGEST // 2]}…{path[-_LONGEST // 2 + 1 :]}"
    return f"{shown}   {line}:{column}".strip()


def json_path(path: Path) -> str:
    """A path as a JSONPath: `$.States['Take Order'].Retry[0]`."""
    return "$" + "".join(_step(step) for step in path)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN_NAME.fullmatch(step):
        return f".{step}"
    escaped = step.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"['{escaped}']"


def language_at(document: Document, caret: int) -> str:
    """The query language of the state at an offset, or of the machine."""
    root = document.tree.root
    machine = machine_language(_language_of(root))
    node = document.tree.node_at(caret)
    state = None if node is None else document.outline.state_at(node.path)
    return str(machine if state is None else state_language(_language_of(state.node), machine))


def _language_of(node: Node | None) -> dict[str, str | None]:
    """What a machine or state says of its query language."""
    said = None if node is None else node.get("QueryLanguage")
    return {} if said is None else {"QueryLanguage": said.string}


def zoom_in_words(zoom: float) -> str:
    """A zoom as a percentage."""
    return f"{zoom:.0%}" if zoom >= 0.1 else f"{zoom:.1%}"
