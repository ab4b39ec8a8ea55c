"""A window of the program to measure, and the moments at which its panes are painted."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from editor.app.main import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from editor.app.page import Page

LONGEST_WAIT = 30.0


class Painted(QObject):
    """When a widget was last painted to the end, by the clock of `time.perf_counter`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        self._is_inside = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the widget paint, and look at the clock when it has."""
        if event.type() is not QEvent.Type.Paint or self._is_inside:
            return False
        self._is_inside = True
        QCoreApplication.sendEvent(watched, event)
        self._is_inside = False
        self.at = time.perf_counter()
        return True


@dataclass(slots=True)
class Reaction:
    """How long after something was done the text and the canvas were painted, and the longest the program was deaf
    in between; milliseconds."""

    text: float
    canvas: float
    block: float


@dataclass(slots=True)
class Desk:
    """The program with one window, and in it a workflow once it is opened."""

    application: QApplication = field(default_factory=lambda: QApplication(["statewright"]))

    def __post_init__(self) -> None:
        self.application.setApplicationName("Statewright")

    @contextmanager
    def opened(self, path: Path) -> Iterator[OpenedPage]:
        """A workflow in a window, from the moment it is asked for."""
        bench = start(self.application)
        window = bench.windows[0]
        settle()
        begin = time.perf_counter()
        window.filing.open_file(path)
        page = window.page
        assert page is not None, f"{path} was not opened"
        shown = OpenedPage(page, begin)
        shown.wait(lambda: shown.canvas.at > begin and shown.is_up_to_date)
        yield shown
        for other in window.tabs.pages:
            bench.leave(other.workfile)
            window.drop_page(other)
        window.close()
        bench.close()


class OpenedPage:
    """A workflow in a window. `opening` is how long it took until its graph was painted, in milliseconds."""

    def __init__(self, page: Page, begin: float) -> None:
        self.page = page
        self.text = Painted(page.code.viewport())
        self.canvas = Painted(page.canvas.view.viewport())
        self._begin = begin
        self.longest_block = 0.0

    @property
    def opening(self) -> float:
        """From asking for the file to its painted graph."""
        return (self.canvas.at - self._begin) * 1000

    @property
    def is_up_to_date(self) -> bool:
        """Whether the graph that is drawn is that of the text."""
        drawing = self.page.canvas.view.drawing
        return drawing is not None and drawing.graph is self.page.session.document.graph

    def reaction(self, action: Callable[[], object]) -> Reaction:
        """What an action that changes the workflow takes until both panes show it."""
        settle()
        begin = time.perf_counter()
        action()
        self.longest_block = (time.perf_counter() - begin) * 1000
        self.wait(lambda: self.text.at > begin)
        self.wait(lambda: self.canvas.at > begin and self.is_up_to_date)
        text, canvas = ((painted.at - begin) * 1000 for painted in (self.text, self.canvas))
        return Reaction(text, canvas, self.longest_block)

    def frame(self, action: Callable[[], object]) -> float:
        """What it takes to show the graph otherwise, all of it painted afresh, in milliseconds."""
        begin = time.perf_counter()
        action()
        self.page.canvas.view.viewport().update()
        self.wait(lambda: self.canvas.at > begin)
        return (self.canvas.at - begin) * 1000

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let events be handled until something holds; each that takes long counts as a block."""
        deadline = time.perf_counter() + LONGEST_WAIT
        while not condition():
            begin = time.perf_counter()
            if begin > deadline:
                raise TimeoutError("The window was not painted.")
            QCoreApplication.processEvents()
            self.longest_block = max(self.longest_block, (time.perf_counter() - begin) * 1000)


def settle() -> None:
    """Let everything that is due happen."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
