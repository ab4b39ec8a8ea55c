"""Several edits as one."""

from __future__ import annotations

import pytest

from editor.errors import EditProblem
from editor.text.draft import Draft
from editor.text.edits import apply_edits, normal
from editor.text.json import JSON

TEXT = """{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
"""


def test_every_path_speaks_of_the_text_as_it_is_by_then():
    draft = Draft(JSON.scan(TEXT))
    draft.remove(("States", "B"))
    draft.set(("States", "A", "Next"), "C")
    draft.append(("States",), {"Type": "Fail"}, "C")
    draft.rename(("States", "C"), "D")
    expected = TEXT.replace('"B"\n', '"C"\n').replace('"B": {\n      "Type": "Succeed"', '"D": {\n      "Type": "Fail"')
    assert draft.tree.text == expected
    assert apply_edits(TEXT, draft.edits) == expected
    assert normal(draft.edits) == draft.edits


def test_steps_that_take_each_other_back_leave_no_edit():
    draft = Draft(JSON.scan(TEXT))
    draft.set(("StartAt",), "Elsewhere")
    draft.append(("States",), {}, "C")
    draft.remove(("States", "C"))
    draft.set(("StartAt",), "A")
    assert draft.edits == ()


def test_an_object_is_set_member_by_member():
    draft = Draft(JSON.scan(TEXT))
    draft.set(("States", "A"), {"Type": "Pass", "Next": "C", "Comment": "x"})
    assert draft.tree.text == TEXT.replace('"Next": "B"', '"Next": "C",\n      "Comment": "x"')


def test_to_remove_what_is_not_there_is_no_edit():
    draft = Draft(JSON.scan(TEXT))
    draft.remove(("States", "Z"))
    assert draft.edits == ()


def test_the_outermost_value_cannot_be_moved():
    with pytest.raises(EditProblem, match="the outermost value cannot be moved"):
        Draft(JSON.scan(TEXT)).move((), 0)


def test_what_is_appended_goes_behind_members_of_the_same_name_too():
    draft = Draft(JSON.scan('{"a": 1, "a": 2}'))
    draft.append((), 3, "b")
    assert draft.tree.text == '{"a": 1, "a": 2, "b": 3}'


def test_a_container_knows_how_many_items_it_has():
    draft = Draft(JSON.scan('{"a": [1, 2], "b": 1, "b": 2}'))
    assert (draft.count(("a",)), draft.count(()), draft.count(("x",)), draft.count(("b",))) == (2, 2, 0, 0)
