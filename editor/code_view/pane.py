"""The text of a session as an editable pane.

What is typed reaches the session as TextEdits of the real text; what others change is patched into the Qt document
range by range. The text is never read back from Qt as a whole: Qt folds line ends and drops characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QTimer
from PySide6.QtGui import QFontDatabase, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from editor.code_view.offset_map import OffsetMap, shown, source_offset
from editor.text.edits import TextEdit, trimmed
from editor.text.json.style import LINE_END

if TYPE_CHECKING:
    from editor.session import Session
    from editor.workflow.history import Change, View

_PARAGRAPH = "\u2029"


class CodePane(QPlainTextEdit):
    """Shows and edits the text of one session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._echoing = 0
        self.setAccessibleName("Definition as text")
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._show_text()
        self.document().contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_caret)
        session.changed.connect(self._on_changed)
        session.viewed.connect(self._on_viewed)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: QPlainTextEdit would claim their keys, though its own undo is off."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_history_key(event):
            event.ignore()
            return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a key; those of undo and redo go to the window."""
        if _is_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as text, with each line end as the file writes them."""
        if source.hasText():
            self.session.history.seal()
            self.textCursor().insertText(source.text())
            self.session.history.seal()

    def _show_text(self) -> None:
        self._echoing += 1
        text = self.session.document.text
        self._offsets = OffsetMap(text)
        self.setPlainText(shown(text))
        self._echoing -= 1

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._echoing:
            return
        before = self.session.document.text
        edit = self._edit_typed(before, position, removed, added)
        if edit is None:
            return
        after = before[: edit.start] + edit.text + before[edit.end :]
        self._offsets = self._offsets.edited(after, [edit])
        self.session.type_text([edit], edit.start + len(edit.text), origin=self)
        QTimer.singleShot(0, self, self._keep_in_step)

    def _edit_typed(self, before: str, position: int, removed: int, added: int) -> TextEdit | None:
        """What a change of the Qt document is to the text: the least that differs from what was shown there."""
        start = min(self._offsets.to_offset(position), len(before))
        replaced = before[start : self._offsets.to_offset(position + removed)]
        old = shown(replaced)
        for first, last, new in trimmed(old, [TextEdit(0, len(old), self._typed(position, added))]):
            place = start + source_offset(replaced, first)
            end = start + source_offset(replaced, last)
            return TextEdit(place, end, with_line_ends(before, place, end, new))
        return None

    def _typed(self, position: int, added: int) -> str:
        """What stands in the Qt document from a position on, with newlines for its paragraph ends."""
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(position, last))
        cursor.setPosition(min(position + added, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace(_PARAGRAPH, "\n")

    def _on_changed(self, change: Change) -> None:
        if change.origin is self or not change.edit.text_edits:
            return
        self._echoing += 1
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in reversed(change.edit.text_edits):
            cursor.setPosition(self._offsets.to_position(edit.start))
            cursor.setPosition(self._offsets.to_position(edit.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(shown(edit.text))
        cursor.endEditBlock()
        self._offsets = self._offsets.edited(change.after.text, change.edit.text_edits)
        self._echoing -= 1
        self._keep_in_step()

    def _keep_in_step(self) -> None:
        """Show the text afresh where Qt has come to count otherwise: a CR met an LF, half a wide character went."""
        if self.document().characterCount() - 1 != self._offsets.to_position(len(self.session.document.text)):
            self._show_text()
            self._on_viewed(self.session.view, None)

    def _on_caret(self) -> None:
        if self._echoing:
            return
        cursor = self.textCursor()
        to_offset = self._offsets.to_offset
        self.session.place_caret(to_offset(cursor.position()), to_offset(cursor.anchor()), origin=self)

    def _on_viewed(self, view: View, origin: object) -> None:
        if origin is self:
            return
        self._echoing += 1
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_position(view.anchor))
        cursor.setPosition(self._offsets.to_position(view.caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._echoing -= 1


def with_line_ends(text: str, start: int, end: int, new: str) -> str:
    """What was typed over a stretch of a text, with each newline as the line there ends.

    What is a line end of its own on the screen stays one: a CR never comes to stand before an LF by accident.
    """
    match = LINE_END.search(text, end) or LINE_END.search(text)
    line_end = match[0] if match else "\n"
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    meets = (before == "\r" and new.startswith("\n")) or (after == "\n" and new.endswith("\n") and line_end == "\r")
    if not new and before == "\r" and after == "\n":
        return "\r"
    return new.replace("\n", "\r\n" if meets else line_end)


def _is_history_key(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
