"""Somebody who does anything at all: afterwards canvas, text and graph say the same, and undo brings back each byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.canvas.gestures.connect import Connect
from editor.canvas.gestures.drop import Drop
from editor.canvas.gestures.move import Move
from editor.canvas.gestures.reconnect import Reconnect
from editor.canvas.ports import ports_of
from editor.code_view.offset_map import shown
from editor.states.registry import STATE_TYPES
from editor.workflow.document import Document
from editor.workflow.graph import vertex
from tests.gui.gestures.desks import ALT, CONTROL, NO_KEYS, SHIFT, Desk

if TYPE_CHECKING:
    from editor.layout.geometry import Point
    from editor.text.tree import Path

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["x"], "Next": "D"}], "Next": "E"},
    "E": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "P"}], "Default": "D"},
    "P": {"Type": "Parallel", "Next": "D", "Branches": [
      {"StartAt": "I", "States": {"I": {"Type": "Pass", "Next": "J"}, "J": {"Type": "Pass", "End": true}}},
      {"States": {}}
    ]},
    "D": {"Type": "Succeed"}
  }
}
"""
KEYS = st.sampled_from(
    [
        (Qt.Key.Key_Delete, NO_KEYS),
        (Qt.Key.Key_Backspace, NO_KEYS),
        (Qt.Key.Key_D, CONTROL),
        (Qt.Key.Key_X, CONTROL),
        (Qt.Key.Key_C, CONTROL),
        (Qt.Key.Key_V, CONTROL),
        (Qt.Key.Key_A, CONTROL),
        (Qt.Key.Key_C, NO_KEYS),
        (Qt.Key.Key_T, SHIFT),
        (Qt.Key.Key_Down, NO_KEYS),
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Tab, NO_KEYS),
        (Qt.Key.Key_Escape, NO_KEYS),
    ]
)
NUMBERS = st.integers(0, 99)
MODIFIERS = st.sampled_from([NO_KEYS, ALT, SHIFT, CONTROL])


class Monkey(RuleBasedStateMachine):
    """One desk, and everything that can be done at it."""

    @initialize()
    def sit_down(self) -> None:
        self.desk = Desk(TEXT)
        self.desk.resize(900, 600)
        self.desk.show()
        for _ in range(200):
            QTest.qWait(1)
            if self.desk.canvas.view.drawing is not None:
                break
        self.board = self.desk.canvas.board

    def node(self, number: int) -> tuple[Path, Point] | None:
        """Some node that is drawn, and its middle."""
        nodes = list(self.board.drawing.picture.nodes.items())
        if not nodes:
            return None
        key, rect = nodes[number % len(nodes)]
        return key, rect.centre

    @rule(number=NUMBERS, keys=MODIFIERS)
    def click(self, number: int, keys: Qt.KeyboardModifier) -> None:
        found = self.node(number)
        self.desk.click(QPoint(3, 3) if found is None else self.desk.place(found[0]), keys)

    @rule(key=KEYS)
    def press(self, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        self.desk.press(*key)

    @rule(source=NUMBERS, other=NUMBERS, keys=MODIFIERS)
    def connect(self, source: int, other: int, keys: Qt.KeyboardModifier) -> None:
        start, end = self.node(source), self.node(other)
        ports = () if start is None else ports_of(self.board.drawing, start[0], self.board.direction)
        if start is not None and end is not None and ports:
            self._drag(Connect(self.board, start[0], ports[0]), ports[0], end[1], keys)

    @rule(edge=NUMBERS, end=st.sampled_from([0, -1]), other=NUMBERS)
    def reconnect(self, edge: int, end: int, other: int) -> None:
        edges, found = list(self.board.drawing.picture.edges.items()), self.node(other)
        if edges and found is not None:
            key, line = edges[edge % len(edges)]
            self._drag(Reconnect(self.board, key, end), line.points[end], found[1], NO_KEYS)

    @rule(edge=NUMBERS)
    def select_edge(self, edge: int) -> None:
        edges = list(self.board.drawing.picture.edges)
        if edges:
            self.board.pick_edge(edges[edge % len(edges)])

    @rule(number=NUMBERS, dx=st.integers(-300, 300), dy=st.integers(-300, 300), keys=MODIFIERS)
    def move(self, number: int, dx: int, dy: int, keys: Qt.KeyboardModifier) -> None:
        found = self.node(number)
        if found is not None and found[0] in self.board.drawing.states:
            self._drag(Move(self.board, found[0]), found[1], found[1].moved(dx, dy), keys)

    @rule(kind=st.sampled_from(list(STATE_TYPES)), number=NUMBERS, dy=st.integers(-80, 80))
    def drop(self, kind: str, number: int, dy: int) -> None:
        found = self.node(number)
        at = self.board.drawing.picture.bounds.centre if found is None else found[1].moved(0, dy)
        self._drag(Drop(self.board, kind), at, at, NO_KEYS)

    def _drag(self, gesture: Connect | Reconnect | Move | Drop, start: Point, end: Point, keys: object) -> None:
        gesture.start(start)
        gesture.move(end, keys)
        gesture.finish(end, keys)

    @rule(number=NUMBERS, name=st.sampled_from(["A", "B", "x y", '"', ""]))
    def rename(self, number: int, name: str) -> None:
        found = self.node(number)
        if found is None or found[0] not in self.board.drawing.states:
            return
        self.board.pick(found[0])
        self.desk.press(Qt.Key.Key_F2)
        editor = self.desk.canvas.rename_editor
        assert editor is not None
        editor.setText(name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.desk.canvas.end_renaming()

    @rule(share=st.floats(0, 1), typed=st.sampled_from(['"', "{", "}", ",", "a", "\n", " ", "\b"]))
    def type(self, share: float, typed: str) -> None:
        place = round(share * len(self.desk.text))
        self.desk.session.place_caret(place, place)
        if typed == "\b":
            QTest.keyClick(self.desk.code, Qt.Key.Key_Backspace)
        else:
            QTest.keyClick(self.desk.code, Qt.Key.Key_Return if typed == "\n" else typed)

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.desk.session.undo()

    @rule()
    def redo(self) -> None:
        self.desk.session.redo()

    @invariant()
    def canvas_text_and_graph_agree(self) -> None:
        if not hasattr(self, "desk"):
            return
        text, drawing = self.desk.text, self.board.drawing
        assert self.desk.code.toPlainText() == shown(text)
        graph, scopes = Document(text).graph, drawing.picture.scopes
        assert set(drawing.nodes) == {key for key in graph if vertex(graph, key).scope in scopes}
        seen = {key for source, _, key in graph.edges(keys=True) if vertex(graph, source).scope in scopes}
        assert set(drawing.edges) == seen
        assert all(drawing.nodes[key].is_selected for key in drawing.selected)

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        history, was_undone = self.desk.session.history, self.desk.session.history.redo_label is not None
        last = self.desk.text
        while history.undo_label is not None:
            self.desk.session.undo()
        assert self.desk.text == TEXT
        self.canvas_text_and_graph_agree()
        while history.redo_label is not None:
            self.desk.session.redo()
        assert was_undone or self.desk.text == last
        self.desk.close()
        self.desk.deleteLater()
        QApplication.processEvents()


def test_whatever_is_done_canvas_text_and_graph_agree(qapp: QApplication):
    assert qapp is not None
    run_state_machine_as_test(
        Monkey,
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
