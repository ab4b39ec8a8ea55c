"""Whatever is typed, undone, saved, and written by others: nothing is lost, and the dot tells the truth."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from editor.app.workfile import ChangedOnDisk, OnDisk, opened, restored
from editor.text.edits import TextEdit
from editor.text.encoding import decode, encode

PIECES = st.sampled_from(["a", "{", '"', "\n", "\r\n", "\r", "\u2028", "\U0001f600", "\x00", "\ud800"])
FIRST = '{"StartAt": "A",\r\n "States": {"A": {"Type": "Pass", "End": true}}}\n'


class WorkfileMachine(RuleBasedStateMachine):
    """A file, the workflow open from it, and another program that writes the file now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "a.asl.json"
        self.file.write_bytes(b"\xef\xbb\xbf" + FIRST.encode())
        self.workfile = opened(self.file)
        self.known = self.file.read_bytes()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @property
    def text(self) -> str:
        return self.workfile.session.document.text

    @rule(piece=PIECES, share=st.floats(0, 1))
    def type_somewhere(self, piece: str, share: float) -> None:
        place = int(share * len(self.text))
        self.workfile.session.type_text([TextEdit(place, place, piece)], place + 1)

    @rule()
    def undo(self) -> None:
        self.workfile.session.undo()

    @rule()
    def redo(self) -> None:
        self.workfile.session.redo()

    @rule(text=st.lists(PIECES, max_size=5).map("".join))
    def another_program_writes(self, text: str) -> None:
        self.file.write_bytes(encode("x" + text))

    @rule()
    def save(self) -> None:
        if self.workfile.on_disk() is OnDisk.CHANGED:
            theirs = self.file.read_bytes()
            with pytest.raises(ChangedOnDisk):
                self.workfile.save()
            assert self.file.read_bytes() == theirs
        else:
            self.workfile.save()
            self.known = self.file.read_bytes()
            assert decode(self.known)[0] == self.text

    @rule()
    def keep_mine(self) -> None:
        before = self.text
        self.workfile.keep_mine()
        self.known = self.file.read_bytes()
        assert self.text == before

    @rule()
    def reload_and_undo(self) -> None:
        before = self.text
        self.workfile.reload()
        self.known = self.file.read_bytes()
        assert not self.workfile.is_modified
        if self.text != before:
            after = self.text
            self.workfile.session.undo()
            assert self.text == before
            self.workfile.session.redo()
            assert self.text == after

    @rule()
    def crash_and_recover(self) -> None:
        text = self.text
        self.workfile = restored(text, self.file, self.workfile.encoding)
        self.known = self.file.read_bytes()
        assert self.text == text

    @invariant()
    def the_dot_tells_whether_text_and_known_file_differ(self) -> None:
        assert self.workfile.is_modified == (decode(self.known)[0] != self.text)

    @invariant()
    def a_change_on_the_disk_is_seen(self) -> None:
        assert (self.workfile.on_disk() is OnDisk.SAME) == (self.file.read_bytes() == self.known)


WorkfileMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestWorkfile = WorkfileMachine.TestCase
