"""The tree of an edited text, from the tree before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.text.edits import TextEdit, apply_edits
from editor.text.json import JSON
from tests.text.material import broken_texts, edits_of, healthy_texts, normal_edits_of, shape

if TYPE_CHECKING:
    from editor.text.tree import Tree

STATES = """{
  "StartAt": "A",
  "States": {
    "A": {"Next": "B"},
    "B": {"Next": "C"},
    "C": {"End": true}
  }
}"""


@given(broken_texts(), st.data())
def test_a_rescan_equals_a_scan(text, data):
    tree = JSON.scan(text)
    for _ in range(4):
        tree = JSON.rescan(tree, [data.draw(edits_of(tree.text))])
        assert shape(tree) == shape(JSON.scan(tree.text))


@settings(max_examples=40)
@given(st.sampled_from(healthy_texts()), st.data())
def test_a_rescan_of_a_real_file_equals_a_scan(text, data):
    tree = JSON.rescan(JSON.scan(text), [data.draw(edits_of(text))])
    assert shape(tree) == shape(JSON.scan(tree.text))


@given(broken_texts(), st.data())
def test_a_rescan_after_edits_at_several_places_equals_a_scan(text, data):
    edits = data.draw(normal_edits_of(len(text), most=10))
    assert shape(JSON.rescan(JSON.scan(text), edits)) == shape(JSON.scan(apply_edits(text, edits)))


def edited(place: str, new: str, end: str = "") -> tuple[Tree, Tree]:
    """The tree of STATES before and after text is typed at the start of one piece of it, up to the start of another."""
    start = STATES.index(place)
    tree = JSON.scan(STATES)
    return tree, JSON.rescan(tree, [TextEdit(start, STATES.index(end, start) if end else start, new)])


@pytest.mark.parametrize(
    ("place", "new", "end"),
    [
        ('C"}', "x", ""),  # in a string
        ('"B": {', " ", ""),  # white space between two states
        ('B": {', "x", ""),  # in a name
        ('"B": {', '"N": {},\n    ', ""),  # a state more
        ('"B": {', "", '"C": {'),  # a state less
        ('"B": {', '"N": ', ""),  # half a state
        ('"B": {', '"', ""),  # a quote
        ('"States"', "\n", ""),  # around them all
    ],
)
def test_what_lies_beside_an_edit_stays_the_very_same(place, new, end):
    before, after = edited(place, new, end)
    for name in ("A", "C"):
        one, other = before.find(("States", name)), after.find(("States", name))
        assert one is not None
        assert other is not None
        assert one.green is other.green


def test_a_text_typed_at_either_end_leaves_the_root_the_very_same():
    tree = JSON.scan(STATES)
    for place in (0, len(STATES)):
        assert JSON.rescan(tree, [TextEdit(place, place, "\n")]).green is tree.green


def test_a_broken_text_is_read_anew_and_mended_by_the_edit_that_mends_it():
    broken = JSON.rescan(JSON.scan(STATES), [TextEdit(STATES.index("{", 20), STATES.index("{", 20) + 1, "")])
    assert broken.syntax_problems
    mended = JSON.rescan(broken, [TextEdit(STATES.index("{", 20), STATES.index("{", 20), "{")])
    assert shape(mended) == shape(JSON.scan(STATES))


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ('["x, 1, 2, "c"]', TextEdit(12, 12, ",")),  # what ends the first string stands behind the edit
        ("['a, 1, 2]", TextEdit(8, 8, "'")),
        ("[${a, {}, 1}]", TextEdit(7, 8, "")),
        ('{"a": {"b": "x } } ', TextEdit(19, 19, 'z"')),
        ('{"a": 1, "b": "c", "b": 2}', TextEdit(20, 21, "a")),
        ('{"N""S": 1, "b": 2}', TextEdit(3, 3, "x")),
        ('{"a" "b": 1, "c": 2}', TextEdit(9, 9, " ")),
        ('["a"  , 1]', TextEdit(6, 6, ":")),
        ("[1, 2, 3, 4, 5]", TextEdit(8, 9, "")),
        ('{"a": 1, /* , */ "b": 2, "c": 3}', TextEdit(14, 14, "*/")),
        ('{\n"x": {\n"a": ${${X}},\n"b": 1}}', TextEdit(19, 19, "x")),
    ],
    ids=repr,
)
def test_an_edit_that_changes_how_its_surroundings_are_read_is_read_with_them(text, edit):
    tree = JSON.rescan(JSON.scan(text), [edit])
    assert shape(tree) == shape(JSON.scan(tree.text))


def test_places_in_a_long_array_are_right_after_many_edits():
    tree = JSON.scan(str(list(range(500))))
    for at in (400, 3, 250, 251, 499, 0, 100):
        node = tree.find((at,))
        assert node is not None
        tree = JSON.rescan(tree, [TextEdit(node.start, node.end, f"{at}00")])
    assert shape(tree) == shape(JSON.scan(tree.text))
    assert [node.value for node in tree.root.children()][249:252] == [249, 25000, 25100]
