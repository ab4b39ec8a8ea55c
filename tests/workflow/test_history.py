"""Undo and redo: what becomes one step, what is seen again, and that not a byte is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import PAUSE, TYPING, History, View
from editor.workflow.operations.adding import After, add_state
from editor.workflow.operations.fields import set_field
from editor.workflow.operations.transitions import connect
from editor.workflow.placement import AUTOMATIC, Point
from tests.workflow.reading import state

if TYPE_CHECKING:
    from editor.workflow.edit import Outcome

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Succeed"}
  }
}"""


class Clock:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Typist:
    """Types into a history, a tenth of a second a key."""

    def __init__(self, text: str = "") -> None:
        self.clock = Clock()
        self.history = History(Document(text), clock=self.clock)

    @property
    def text(self) -> str:
        return self.history.present.text

    def replace(self, start: int, end: int, new: str, key: str | None = TYPING, label: str = "Typing") -> None:
        self.clock.now += 0.1
        self.history.apply(Edit(label, (TextEdit(start, end, new),), merge_key=key))

    def type(self, text: str, place: int | None = None) -> None:
        place = len(self.text) if place is None else place
        for index, key in enumerate(text):
            self.replace(place + index, place + index, key)

    def backspace(self, times: int, place: int | None = None) -> None:
        place = len(self.text) if place is None else place
        for index in range(times):
            self.replace(place - index - 1, place - index, "")

    def delete(self, times: int, place: int) -> None:
        for _ in range(times):
            self.replace(place, place + 1, "")

    def undone(self) -> list[str]:
        """The texts that undoing leads through, from the present one to the first."""
        texts = [self.text]
        while self.history.undo():
            texts.append(self.text)
        return texts


def accepted(outcome: Outcome) -> Edit:
    assert isinstance(outcome, Edit), outcome
    return outcome


def test_undo_and_redo_go_back_and_forth_and_name_what_they_do() -> None:
    history = History(Document(TEXT))
    assert (history.undo_label, history.redo_label) == (None, None)
    history.apply(accepted(connect(history.present, state("A"), state("A"))))
    once = history.present.text
    history.apply(accepted(set_field(history.present, (*state("A"), "Comment"), "Hi")))
    twice = history.present.text
    assert (history.undo_label, history.redo_label) == ("Set Comment of A", None)
    assert history.undo()
    assert history.present.text == once
    assert (history.undo_label, history.redo_label) == ("Connect A to A", "Set Comment of A")
    assert history.undo()
    assert history.present.text == TEXT
    assert (history.undo_label, history.redo_label) == (None, "Connect A to A")
    assert history.undo() is None
    assert history.redo()
    assert history.redo()
    assert history.present.text == twice
    assert history.redo() is None


def test_a_change_says_what_was_what_is_and_who_did_it() -> None:
    history, pane = History(Document(TEXT)), object()
    before = history.present
    change = history.apply(accepted(connect(before, state("A"), state("A"))), origin=pane)
    assert (change.before, change.after, change.origin) == (before, history.present, pane)
    undone = history.undo(pane)
    assert undone is not None
    assert (undone.edit.label, undone.after.text, undone.origin) == ("Undo Connect A to A", TEXT, pane)
    redone = history.redo()
    assert redone is not None
    assert (redone.edit.label, redone.before.text, redone.origin) == ("Redo Connect A to A", TEXT, None)


def test_a_new_edit_forgets_what_was_undone() -> None:
    typist = Typist()
    typist.replace(0, 0, "one", key=None)
    typist.history.undo()
    typist.replace(0, 0, "two", key=None)
    assert typist.history.redo() is None
    assert typist.undone() == ["two", ""]


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    typist = Typist("text")
    typist.replace(0, 4, "text", key=None)
    typist.history.apply(Edit("Nothing", ()))
    assert typist.history.undo_label is None


def test_keys_typed_on_and_on_are_one_step() -> None:
    typist = Typist()
    typist.type("hello world")
    assert typist.undone() == ["hello world", ""]


def test_a_pause_begins_a_new_step() -> None:
    typist = Typist()
    typist.type("ab")
    typist.clock.now += PAUSE
    typist.type("cd")
    assert typist.undone() == ["abcd", "ab", ""]


def test_slow_typing_without_a_pause_is_one_step() -> None:
    typist = Typist()
    for key in "slow":
        typist.clock.now += PAUSE - 0.2
        typist.type(key)
    assert typist.undone() == ["slow", ""]


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_a_new_line_is_a_step_of_its_own(line_end: str) -> None:
    typist = Typist()
    typist.type("ab")
    typist.replace(2, 2, line_end)
    typist.type("cd")
    assert typist.undone() == [f"ab{line_end}cd", f"ab{line_end}", "ab", ""]


def test_a_paste_is_a_step_of_its_own() -> None:
    typist = Typist()
    typist.type("ab")
    typist.replace(2, 2, "pasted")
    typist.type("cd")
    assert typist.undone() == ["abpastedcd", "abpasted", "ab", ""]


def test_a_jump_of_the_caret_begins_a_new_step() -> None:
    typist = Typist()
    typist.type("ab")
    typist.type("cd", place=0)
    assert typist.undone() == ["cdab", "ab", ""]


def test_turning_from_typing_to_deleting_and_back_begins_new_steps() -> None:
    typist = Typist()
    typist.type("abc")
    typist.backspace(2)
    typist.type("xy")
    assert typist.undone() == ["axy", "a", "abc", ""]


def test_deleting_backwards_is_one_step() -> None:
    typist = Typist("abcdef")
    typist.backspace(3)
    assert typist.undone() == ["abc", "abcdef"]


def test_deleting_forwards_is_one_step() -> None:
    typist = Typist("abcdef")
    typist.delete(3, place=1)
    assert typist.undone() == ["aef", "abcdef"]


def test_deleting_elsewhere_is_another_step() -> None:
    typist = Typist("abcdef")
    typist.delete(1, place=0)
    typist.backspace(1)
    assert typist.undone() == ["bcde", "bcdef", "abcdef"]


def test_a_selection_deleted_is_a_step_of_its_own() -> None:
    typist = Typist("abcdef")
    typist.replace(1, 4, "")
    typist.backspace(1, place=1)
    assert typist.undone() == ["ef", "aef", "abcdef"]


def test_typing_over_a_selection_goes_on_as_one_step() -> None:
    typist = Typist("abcdef")
    typist.replace(1, 4, "x")
    typist.type("yz", place=2)
    assert typist.undone() == ["axyzef", "abcdef"]


def test_a_gesture_between_keys_ends_the_step() -> None:
    typist = Typist(TEXT)
    typist.type(" ")
    typist.history.apply(accepted(set_field(typist.history.present, (*state("A"), "Comment"), "c")))
    typist.type(" ")
    assert len(typist.undone()) == 4


@pytest.mark.parametrize("ending", ["seal", "undo"])
def test_a_sealed_step_is_not_gone_on_with(ending: str) -> None:
    typist = Typist()
    typist.type("ab")
    if ending == "seal":
        typist.history.seal()
    else:
        typist.history.undo()
        typist.history.redo()
    typist.type("cd")
    assert typist.undone() == ["abcd", "ab", ""]


def test_edits_with_one_merge_key_become_one_step_however_slow() -> None:
    typist = Typist("0")
    for number in "123":
        typist.clock.now += 60
        typist.replace(0, 1, number, key="drag", label=f"Drag {number}")
    typist.replace(0, 1, "4", key="other")
    assert typist.undone() == ["4", "3", "0"]
    assert typist.history.redo_label == "Drag 1"


def test_edits_of_several_places_join_and_come_apart_again() -> None:
    typist = Typist("ab ab")
    for new in ("longer", "s", ""):
        width = len(typist.text.split(" ")[0]) - 1
        edits = (TextEdit(1, 1 + width, new), TextEdit(3 + width, 3 + 2 * width, new))
        typist.history.apply(Edit("Replace", edits, merge_key="replace"))
    assert typist.text == "a a"
    assert typist.undone() == ["a a", "ab ab"]
    typist.history.redo()
    assert typist.text == "a a"


def test_joined_edits_that_come_to_nothing_are_no_step() -> None:
    typist = Typist("x")
    typist.replace(0, 1, "y", key=None, label="First")
    typist.replace(0, 1, "z", key="set")
    typist.replace(0, 1, "y", key="set")
    assert typist.history.undo_label == "First"
    typist.replace(0, 1, "z", key="set")
    assert typist.undone() == ["z", "y", "x"]


def test_selection_and_caret_come_back() -> None:
    history = History(Document(TEXT))
    first = View((state("A"),), caret=5, anchor=3)
    edit = accepted(add_state(history.present, After(state("A")), "Wait"))
    change = history.apply(edit, first)
    assert change.view == View((state("Wait"),), 5, 3)
    undone = history.undo()
    assert undone is not None
    assert undone.view == first
    redone = history.redo()
    assert redone is not None
    assert redone.view == change.view


def test_what_is_seen_after_an_edit_can_be_told_from_its_result() -> None:
    history = History(Document("ab"))
    change = history.apply(
        Edit("Type", (TextEdit(2, 2, "c"),)), View(caret=2), lambda after: View(caret=len(after.text))
    )
    assert change.view == View(caret=3)


def test_a_joined_step_comes_back_to_the_view_before_its_first_key() -> None:
    history = History(Document(""), clock=Clock())
    for place, key in enumerate("abc"):
        edit = Edit("Typing", (TextEdit(place, place, key),), merge_key=TYPING)
        history.apply(edit, View(caret=place), lambda after: View(caret=len(after.text)))
    undone, redone = history.undo(), history.redo()
    assert undone is not None
    assert redone is not None
    assert (undone.view.caret, redone.view.caret) == (0, 3)


def test_a_moved_node_is_undone_without_touching_the_text() -> None:
    history = History(Document(TEXT))
    for x in (1, 2, 3):
        history.apply(Edit("Move A", (), AUTOMATIC.placed((), {"A": Point(x, 0)}), merge_key="move"))
    assert history.present.placement.of(()) == {"A": Point(3, 0)}
    change = history.undo()
    assert change is not None
    assert change.after.placement == AUTOMATIC
    assert change.edit.text_edits == ()
    assert history.undo() is None


def test_the_oldest_steps_are_forgotten_beyond_the_bound_in_bytes() -> None:
    history = History(Document(""), max_bytes=20_000)
    for index in range(100):
        history.apply(Edit(f"Step {index}", (TextEdit(0, 0, "x" * 1000),)))
    text = history.present.text
    steps = 0
    while history.undo():
        steps += 1
    assert 5 < steps < 20
    assert history.redo_label == f"Step {100 - steps}"
    while history.redo():
        pass
    assert history.present.text == text


def test_one_step_larger_than_the_bound_can_still_be_undone() -> None:
    history = History(Document(""), max_bytes=10)
    history.apply(Edit("Paste", (TextEdit(0, 0, "x" * 1000),)))
    assert history.undo()
    assert history.present.text == ""


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> tuple[TextEdit, ...]:
    """Up to three normal edits of a text."""
    places = sorted(
        draw(st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True)) if length > 6 else [0, 0]
    )
    pairs = zip(places[::2], places[1::2], strict=False)
    return tuple(TextEdit(start, end, draw(st.text(max_size=5))) for start, end in pairs)


@given(st.data())
def test_undoing_all_gives_the_first_text_and_redoing_all_the_last(data: st.DataObject) -> None:
    first = data.draw(st.text(min_size=7))
    clock = Clock()
    history = History(Document(first), clock=clock)
    for _ in range(data.draw(st.integers(1, 8))):
        clock.now += data.draw(st.sampled_from([0.1, 2.0]))
        edits = data.draw(edits_of(len(history.present.text)))
        history.apply(Edit("Edit", edits, merge_key=data.draw(st.sampled_from([TYPING, "key", None]))))
    last = history.present.text
    while history.undo():
        pass
    assert history.present.text == first
    while history.redo():
        pass
    assert history.present.text == last
