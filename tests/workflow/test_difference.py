"""What a change did, told in states and transitions."""

from __future__ import annotations

from dataclasses import fields

from editor.text.edits import TextEdit
from editor.workflow.difference import Difference, difference
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import History
from editor.workflow.placement import AUTOMATIC, Point
from tests.workflow.reading import state

TEXT = """{
  "StartAt": "Ask",
  "States": {
    "Ask": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Box"}], "Default": "Last"},
    "Box": {"Type": "Map", "Comment": "c", "ItemProcessor": {"StartAt": "In", "States": {
      "In": {"Type": "Pass", "Next": "Lost"}
    }}, "Catch": [{"ErrorEquals": ["A"], "Next": "Last"}], "Next": "Last"},
    "Last": {"Type": "Succeed"}
  }
}"""
IN = state("Box", "ItemProcessor", "In")


def edited(*replacements: tuple[str, str]) -> Difference:
    edits = []
    for old, new in replacements:
        assert TEXT.count(old) == 1, old
        start = TEXT.index(old)
        edits.append(TextEdit(start, start + len(old), new))
    return difference(History(Document(TEXT)).apply(Edit("Edit", tuple(sorted(edits)))))


def said(found: Difference) -> dict[str, object]:
    """What a difference names at all."""
    return {field.name: value for field in fields(found) if (value := getattr(found, field.name))}


def test_white_space_between_states_is_no_difference() -> None:
    found = edited(('\n    "Last"', '\n\n\t"Last"'))
    assert said(found) == {}
    assert not found


def test_a_state_typed_in_is_added_with_its_transitions() -> None:
    assert said(edited(('    "Last": {', '    "New": {"Type": "Pass", "Next": "Last"},\n    "Last": {'))) == {
        "added": (state("New"),),
        "transitions_added": ((*state("New"), "Next"),),
    }


def test_a_deleted_state_takes_its_transitions_with_it() -> None:
    assert said(edited((',\n    "Last": {"Type": "Succeed"}', ""))) == {
        "removed": (state("Last"),),
        "transitions_removed": ((*state("Last"), "Type"),),
    }


def test_a_changed_field_changes_its_state_alone() -> None:
    assert said(edited(('"Comment": "c"', '"Comment": "d"'))) == {"changed": (state("Box"),)}


def test_text_changed_in_a_machine_inside_does_not_change_the_state_around_it() -> None:
    assert said(edited(('"Type": "Pass"', '"Type": "Wait"'))) == {"changed": (IN,)}


def test_a_renamed_state_is_told_as_renamed_and_not_as_gone() -> None:
    found = said(edited(('"Last": {', '"Done": {')))
    assert found == {
        "renamed": {state("Last"): state("Done")},
        # What led there does not any more: its field still says the old name.
        "transitions_changed": (
            (*state("Ask"), "Default"), (*state("Box"), "Catch", 0, "Next"), (*state("Box"), "Next"),
        ),
    }  # fmt: skip


def test_a_renamed_box_takes_what_is_inside_it_along() -> None:
    crate = state("Crate")
    assert said(edited(('"Box": {', '"Crate": {'), ('"Next": "Box"', '"Next": "Crate"'))) == {
        "renamed": {state("Box"): crate, IN: (*crate, *IN[2:])},
        "changed": (state("Ask"),),
        "transitions_changed": ((*state("Ask"), "Choices", 0, "Next"),),
    }


def test_a_transition_led_elsewhere_is_changed() -> None:
    assert said(edited(('"Default": "Last"', '"Default": "Ask"'))) == {
        "changed": (state("Ask"),),
        "transitions_changed": ((*state("Ask"), "Default"),),
    }


def test_a_rule_with_another_condition_changes_its_transition_for_the_label_on_it() -> None:
    assert said(edited(('"IsNull": true', '"IsNull": false'))) == {
        "changed": (state("Ask"),),
        "transitions_changed": ((*state("Ask"), "Choices", 0, "Next"),),
    }


def test_a_catcher_for_other_errors_changes_its_transition_and_no_other() -> None:
    assert said(edited(('["A"]', '["B"]'))) == {
        "changed": (state("Box"),),
        "transitions_changed": ((*state("Box"), "Catch", 0, "Next"),),
    }


def test_another_start_changes_a_transition_and_no_state() -> None:
    assert said(edited(('"StartAt": "Ask"', '"StartAt": "Last"'))) == {"transitions_changed": (("StartAt",),)}


def test_a_next_that_becomes_an_end_is_one_transition_less_and_one_more() -> None:
    assert said(edited(('"Next": "Last"},', '"End": true},'))) == {
        "changed": (state("Box"),),
        "transitions_added": ((*state("Box"), "End"),),
        "transitions_removed": ((*state("Box"), "Next"),),
    }


def test_a_moved_node_changes_the_placement_and_nothing_else() -> None:
    document = Document(TEXT)
    moved = Edit("Move Ask", (), AUTOMATIC.placed((), {"Ask": Point(1, 2)}))
    assert said(difference(History(document).apply(moved))) == {"placement_changed": True}


def test_undo_is_a_difference_like_any_other() -> None:
    history = History(Document(TEXT))
    place = TEXT.index("Last")
    history.apply(Edit("Rename", (TextEdit(place, place + 4, "Box"),)))
    undone = history.undo()
    assert undone is not None
    assert said(difference(undone)) == {
        "changed": (state("Ask"),),
        "transitions_changed": ((*state("Ask"), "Default"),),
    }
