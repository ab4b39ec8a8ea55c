"""Places given by hand follow their states, and hold while a text is being typed."""

from __future__ import annotations

from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import History
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.renaming import rename_state
from editor.workflow.placement import AUTOMATIC, Placement, Point
from tests.workflow.reading import state

TEXT = """{
  "StartAt": "Pay",
  "States": {
    "Pay": {"Type": "Pass", "Next": "Box"},
    "Box": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}},
      {"StartAt": "Out", "States": {"Out": {"Type": "Pass", "End": true}}}
    ]}
  }
}"""
OUTER = {"Pay": Point(10, 20), "Box": Point(30, 40)}
FIRST, SECOND = (*state("Box"), "Branches", 0), (*state("Box"), "Branches", 1)
PLACED = AUTOMATIC.placed((), OUTER).placed(FIRST, {"In": Point(1, 2)}).placed(SECOND, {"Out": Point(3, 4)})


def document() -> Document:
    return Document(TEXT, placement=PLACED)


def replaced(found: Document, old: str, new: str) -> Document:
    start = found.text.index(old)
    return found.with_text_edits([TextEdit(start, start + len(old), new)])


def test_a_scope_is_manual_once_its_places_are_kept() -> None:
    assert AUTOMATIC.of(()) is None
    assert PLACED.of(()) == OUTER
    assert PLACED.of((*state("Nobody"), "ItemProcessor")) is None


def test_a_tidied_scope_is_automatic_again_with_all_inside_it() -> None:
    assert PLACED.tidied(FIRST).scopes.keys() == {(), SECOND}
    assert PLACED.tidied(()) == AUTOMATIC


def test_an_edit_elsewhere_keeps_the_very_same_placement() -> None:
    assert replaced(document(), '"Pass"', '"Wait"').placement is PLACED


def test_a_renamed_state_keeps_its_place() -> None:
    edit = rename_state(document(), state("Pay"), "Charge")
    assert isinstance(edit, Edit)
    assert document().applied(edit).placement.of(()) == {"Charge": Point(10, 20), "Box": Point(30, 40)}


def test_a_renamed_box_keeps_the_places_inside_it() -> None:
    placement = replaced(document(), '"Box": {', '"Crate": {').placement
    assert placement.scopes == {
        (): {"Pay": Point(10, 20), "Crate": Point(30, 40)},
        ("States", "Crate", "Branches", 0): {"In": Point(1, 2)},
        ("States", "Crate", "Branches", 1): {"Out": Point(3, 4)},
    }


def test_a_deleted_state_leaves_no_place_for_the_next_one_of_its_name() -> None:
    edit = delete_states(document(), [state("Pay")])
    assert isinstance(edit, Edit)
    assert document().applied(edit).placement.of(()) == {"Box": Point(30, 40)}


def test_a_deleted_box_takes_the_places_inside_it_along() -> None:
    edit = delete_states(document(), [state("Box")])
    assert isinstance(edit, Edit)
    assert document().applied(edit).placement.scopes == {(): {"Pay": Point(10, 20)}}


def test_places_hold_while_a_typo_hides_their_states() -> None:
    broken = replaced(document(), '"States": {\n', '"Stat": {\n')
    assert broken.outline.states == {}
    mended = replaced(broken, '"Stat"', '"States"')
    assert mended.placement == PLACED


def test_a_quote_typed_in_the_middle_costs_no_place() -> None:
    place = TEXT.index('"Next"')
    broken = document().with_text_edits([TextEdit(place, place, '"')])
    mended = broken.with_text_edits([TextEdit(place, place + 1, "")])
    assert mended.placement == PLACED


def test_the_places_of_a_branch_move_up_when_the_branch_before_it_goes() -> None:
    branch = '\n      {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}},'
    assert replaced(document(), branch, "").placement.scopes == {(): OUTER, FIRST: {"Out": Point(3, 4)}}


def test_a_state_moved_into_a_box_leaves_its_place_behind() -> None:
    line = '    "Pay": {"Type": "Pass", "Next": "Box"},\n'
    start, target = TEXT.index(line), TEXT.index('"Out": {')
    edits = [TextEdit(start, start + len(line), ""), TextEdit(target, target, '"Pay": {"Type": "Pass"}, ')]
    placement = document().with_text_edits(edits).placement
    assert placement.scopes == {(): {"Box": Point(30, 40)}, FIRST: {"In": Point(1, 2)}, SECOND: {"Out": Point(3, 4)}}


def test_undo_puts_nodes_back_where_they_were() -> None:
    history = History(document())
    edit = delete_states(document(), [state("Box")])
    assert isinstance(edit, Edit)
    history.apply(edit)
    history.apply(Edit("Move Pay", (), Placement({(): {"Pay": Point(5, 5)}})))
    history.undo()
    assert history.present.placement.of(()) == {"Pay": Point(10, 20)}
    history.undo()
    assert history.present.placement == PLACED
