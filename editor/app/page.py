"""One open workflow in a window: notices, and below them its graph and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from editor.app.notices import Notice, NoticeBar, Severity
from editor.canvas.pane import CanvasPane
from editor.code_view.pane import CodePane

if TYPE_CHECKING:
    from editor.app.workfile import Workfile
    from editor.widgets.theme import Theme
    from editor.workflow.document import Document

DESIGN, CODE, SPLIT = VIEWS = ("design", "code", "split")


class Page(QWidget):
    """The panes of one workfile.

    compare_wanted(old, new)  two Documents are to be shown side by side
    """

    compare_wanted = Signal(object, object)

    def __init__(self, workfile: Workfile, theme: Theme, mode: str = SPLIT) -> None:
        super().__init__()
        self.workfile = workfile
        self.session = workfile.session
        self.notices = NoticeBar(theme)
        self.canvas = CanvasPane(self.session, theme)
        self.code = CodePane(self.session)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._mode = mode
        self._build()
        self.show_as(mode)
        self._say_what_is_known()

    def _build(self) -> None:
        for pane in (self.canvas, self.code):
            self.split.addWidget(pane)
            self.split.setStretchFactor(self.split.count() - 1, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.code.setFrameShape(CodePane.Shape.NoFrame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.notices)
        box.addWidget(self.split, 1)

    def _say_what_is_known(self) -> None:
        """Say from the start what its user should know."""
        if self.workfile.remark is not None:
            self.notices.say(Notice("remark", self.workfile.remark, Severity.WARNING))
        if self.workfile.lock is not None:
            look = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            self.code.setReadOnly(True)
            self.code.setTextInteractionFlags(look)
            self.notices.say(Notice("lock", self.workfile.lock, Severity.WARNING))

    @property
    def mode(self) -> str:
        """Which panes are seen: design, code or split."""
        return self._mode

    @property
    def share(self) -> int | None:
        """How much of the width the graph has, in per cent; None where only one of them is seen."""
        graph, text = self.split.sizes()
        return round(100 * graph / (graph + text)) if graph and text else None

    def set_share(self, share: int) -> None:
        """Give the graph so much of the width, in per cent."""
        self.split.setSizes([share * 1000, (100 - share) * 1000])

    def show_as(self, mode: str) -> None:
        """See the graph (design), the text (code), or both (split)."""
        had_focus = self.canvas.view.hasFocus() or self.code.hasFocus()
        self._mode = mode
        self.canvas.setVisible(mode != CODE)
        self.code.setVisible(mode != DESIGN)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Let the pane that is seen have the keyboard."""
        (self.code if self._mode == CODE else self.canvas).setFocus()

    def show_text(self) -> None:
        """Have the text seen, with the keyboard in it."""
        if self._mode == DESIGN:
            self.show_as(SPLIT)
        self.code.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.notices.set_theme(theme)
        self.canvas.set_theme(theme)

    def compare(self, old: Document, new: Document) -> None:
        """Ask for two versions to be shown."""
        self.compare_wanted.emit(old, new)
