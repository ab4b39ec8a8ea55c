"""Whatever people do one after the other - gestures, typing, undo, redo - all that is derived stays right."""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from editor.text.edits import TextEdit, apply_edits
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import TYPING, Change, History
from editor.workflow.placement import AUTOMATIC, Point
from tests.workflow.operations.trials import TRIALS
from tests.workflow.reading import contents, shape

START = """{
  "StartAt": "Ask",
  "States": {
    "Ask": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Box"}], "Default": "Pay"},
    "Pay": {"Type": "Task", "Resource": "${Arn}", "Next": "Box",
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "No"}]},
    "Box": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Wait", "Seconds": 1, "End": true}}},
      {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}
    ]},
    "No": {"Type": "Fail"}
  }
}"""
PLACED = AUTOMATIC.placed((), {"Ask": Point(0, 0), "Pay": Point(1, 1), "Box": Point(2, 2), "No": Point(3, 3)})


class AnyEdits(RuleBasedStateMachine):
    """A history driven by people, and the texts it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0
        self.history = History(Document(START, placement=PLACED), clock=lambda: self.time)

    @initialize()
    def look(self) -> None:
        assert self.history.present.outline.states

    def take(self, change: Change) -> None:
        assert apply_edits(change.before.text, change.edit.text_edits) == change.after.text

    @rule(name=st.sampled_from(sorted(TRIALS)), seed=st.integers(0, 2**16))
    def operate(self, name: str, seed: int) -> None:
        present = self.history.present
        outcomes = list(TRIALS[name](present, random.Random(seed)))
        edits = [outcome for outcome in outcomes if isinstance(outcome, Edit)]
        if edits:
            edit = edits[seed % len(edits)]
            self.take(self.history.apply(edit))
            assert all(path in self.history.present.outline.states for path in edit.select)

    @rule(
        data=st.data(), text=st.sampled_from(["{", "}", '"', ",", "a", "Ask", ": ", "\n", "\r\n", "😀", '"Next"', ""])
    )
    def type(self, data: st.DataObject, text: str) -> None:
        length = len(self.history.present.text)
        start = data.draw(st.integers(0, length))
        end = min(length, start + (0 if text else 1))
        self.take(self.history.apply(Edit("Typing", (TextEdit(start, end, text),), merge_key=TYPING)))

    @rule()
    def wait(self) -> None:
        self.time += 5

    @rule()
    def undo(self) -> None:
        change = self.history.undo()
        if change is not None:
            self.take(change)

    @rule()
    def redo(self) -> None:
        change = self.history.redo()
        if change is not None:
            self.take(change)

    @rule()
    def undo_and_redo_all(self) -> None:
        text, placement = self.history.present.text, self.history.present.placement
        undone = 0
        while self.history.undo():
            undone += 1
        assert self.history.present == Document(START, placement=PLACED)
        for _ in range(undone):
            assert self.history.redo()
        assert (self.history.present.text, self.history.present.placement) == (text, placement)

    @precondition(lambda self: self.history.undo_label is not None)
    @rule()
    def undo_and_redo_change_nothing(self) -> None:
        before, label = self.history.present, self.history.undo_label
        self.history.undo()
        assert self.history.redo_label == label
        self.history.redo()
        assert self.history.present == before

    @invariant()
    def the_tree_equals_a_fresh_one(self) -> None:
        present = self.history.present
        assert shape(present.tree) == shape(Document(present.text).tree)

    @invariant()
    def the_outline_equals_a_fresh_one(self) -> None:
        present = self.history.present
        assert contents(present.outline) == contents(Document(present.text).outline)

    @invariant()
    def the_graph_has_all_states_and_transitions(self) -> None:
        present = self.history.present
        assert present.outline.states.keys() <= set(present.graph)
        assert {key for *_, key in present.graph.edges(keys=True)} == present.outline.transitions.keys()


TestAnyEdits = AnyEdits.TestCase
TestAnyEdits.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
