"""A state stays the same one while its name is typed, while the box around it is renamed, and when it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.identity import followed, followed_paths, renamed_paths
from tests.workflow.reading import state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.text.tree import Path

TEXT = """{
  "StartAt": "Pay",
  "States": {
    "Pay": {"Type": "Pass", "Next": "Box"},
    "Box": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}},
      {"StartAt": "Out", "States": {"Out": {"Type": "Pass", "End": true}}}
    ]},
    "Last": {"Type": "Succeed"}
  }
}"""
IN, OUT = state("Box", "Branches", 0, "In"), state("Box", "Branches", 1, "Out")


def edited(text: str, *edits: TextEdit) -> Mapping[Path, Path]:
    before = Document(text)
    return followed_paths(before.outline, before.with_text_edits(edits).outline, edits)


def replaced(text: str, old: str, new: str) -> Mapping[Path, Path]:
    assert text.count(old) == 1
    start = text.index(old)
    return edited(text, TextEdit(start, start + len(old), new))


def test_states_with_the_same_paths_are_the_same_states() -> None:
    assert replaced(TEXT, '"Succeed"', '"Fail"') == {path: path for path in Document(TEXT).outline.states}


def keys_typed(place: int, old: str, new: str) -> list[TextEdit]:
    """A name deleted from its end character by character, and another one typed."""
    deleted = [TextEdit(place + left - 1, place + left, "") for left in range(len(old), 0, -1)]
    return [*deleted, *(TextEdit(place + index, place + index, key) for index, key in enumerate(new))]


@pytest.mark.parametrize("new", ["Charge", "P", "Größe 😀", "Payment", "Blast", "x" * 90])
def test_a_name_typed_key_by_key_keeps_its_state_through_every_keystroke(new: str) -> None:
    document, path = Document(TEXT), state("Pay")
    for edit in keys_typed(TEXT.index('"Pay":') + 1, "Pay", new):
        after = document.with_text_edits([edit])
        paths = followed_paths(document.outline, after.outline, [edit])
        assert len(paths) == len(document.outline.states)
        document, path = after, paths[path]
    assert path == state(new)


def test_a_name_typed_through_that_of_another_state_leaves_that_one_what_it_is() -> None:
    document = Document(TEXT)
    for edit in keys_typed(TEXT.index('"Pay":') + 1, "Pay", "Box 2"):
        after = document.with_text_edits([edit])
        paths = followed_paths(document.outline, after.outline, [edit])
        assert paths[state("Box")] == state("Box")
        assert paths[IN] == IN
        document = after
    assert state("Box 2") in document.outline.states


def test_a_name_replaced_with_its_quotes_is_the_same_state() -> None:
    assert replaced(TEXT, '"Last":', '"Done":')[state("Last")] == state("Done")


def test_the_states_in_a_box_are_kept_while_the_name_of_the_box_is_typed() -> None:
    document, inner = Document(TEXT), [IN, OUT]
    for edit in keys_typed(TEXT.index('"Box":') + 1, "Box", "Crate"):
        after = document.with_text_edits([edit])
        paths = followed_paths(document.outline, after.outline, [edit])
        document, inner = after, [paths[path] for path in inner]
    assert inner == [("States", "Crate", *IN[2:]), ("States", "Crate", *OUT[2:])]


def test_a_name_whose_quote_goes_and_comes_back_is_followed() -> None:
    place = TEXT.index('"Pay":')
    document = Document(TEXT)
    without = document.with_text_edits([TextEdit(place, place + 1, "")])
    assert without.tree.syntax_problems
    paths = followed_paths(document.outline, without.outline, [TextEdit(place, place + 1, "")])
    assert state("Pay") in paths


def test_a_deleted_state_is_not_followed_to_the_one_after_it() -> None:
    line = '    "Pay": {"Type": "Pass", "Next": "Box"},\n'
    paths = replaced(TEXT, line, "")
    assert state("Pay") not in paths
    assert paths[IN] == IN


def test_names_of_two_states_swapped_go_by_path() -> None:
    first, last = TEXT.index('"Pay":') + 1, TEXT.index('"Last":') + 1
    paths = edited(TEXT, TextEdit(first, first + 3, "Last"), TextEdit(last, last + 4, "Pay"))
    assert paths[state("Pay")] == state("Pay")
    assert paths[state("Last")] == state("Last")


def test_states_of_a_branch_are_followed_when_the_branch_before_it_goes() -> None:
    branch = '\n      {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}},'
    paths = replaced(TEXT, branch, "")
    assert IN not in paths
    assert paths[OUT] == state("Box", "Branches", 0, "Out")


def test_a_state_moved_into_a_box_is_the_same_state() -> None:
    line = '    "Last": {"Type": "Succeed"}\n'
    start, target = TEXT.index(line), TEXT.index('"Out": {')
    edits = (TextEdit(target, target, '"Last": {"Type": "Succeed"}, '), TextEdit(start, start + len(line), ""))
    assert edited(TEXT, *edits)[state("Last")] == state("Box", "Branches", 1, "Last")


def test_a_pasted_text_keeps_the_states_of_the_same_names() -> None:
    paths = edited(TEXT, TextEdit(0, len(TEXT), '{"States": {"Last": {"Type": "Fail"}, "New": {"Type": "Pass"}}}'))
    assert paths == {state("Last"): state("Last")}


def test_two_lost_states_of_one_name_are_not_guessed_at() -> None:
    branch = '{"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}'
    text = f'{{"States": {{"Box": {{"Type": "Parallel", "Branches": [{branch}, {branch}]}}}}}}'
    start = text.index('{"Type": "Parallel"')
    new = '{"Type": "Map", "ItemProcessor": {"States": {"X": {}}}}'
    assert edited(text, TextEdit(start, text.rindex("}}"), new)) == {state("Box"): state("Box")}


def test_a_pasted_state_is_a_new_one() -> None:
    place = TEXT.index('    "Last"')
    after_paste = TextEdit(place, place, '    "Pay (1)": {"Type": "Pass", "Next": "Box"},\n')
    before = Document(TEXT)
    after = before.with_text_edits([after_paste])
    assert renamed_paths(before.outline, after.outline, [after_paste]) == {}


def test_a_path_inside_a_state_follows_the_innermost_state_around_it() -> None:
    box, crate = state("Box"), state("Crate")
    assert followed((*IN, "Next"), {box: crate, IN: state("In")}) == (*state("In"), "Next")
    assert followed((*IN, "Next"), {box: crate}) == (*crate, *IN[2:], "Next")
    assert followed(("StartAt",), {box: crate}) == ("StartAt",)


@given(st.data())
def test_no_two_states_become_one_and_all_are_there(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(len(TEXT), start + 80)))
    edit = TextEdit(start, end, data.draw(st.text('PayBoxIn"{}:,', max_size=8)))
    before = Document(TEXT)
    after = before.with_text_edits([edit])
    paths = followed_paths(before.outline, after.outline, [edit])
    assert len(set(paths.values())) == len(paths)
    assert paths.keys() <= before.outline.states.keys()
    assert set(paths.values()) <= after.outline.states.keys()
