"""A document: its text, what derives from it, and that both are kept as long as they hold."""

from __future__ import annotations

import gc

from editor.text.edits import TextEdit
from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.placement import AUTOMATIC, Point
from tests.workflow.operations.doing import CHAIN, NESTED
from tests.workflow.reading import state

PLACED = AUTOMATIC.placed((), {"A": Point(1, 2)})
HEAD = TextEdit(CHAIN.index('"Pass"'), CHAIN.index('"Pass"') + 6, '"Wait"')


def test_what_derives_from_a_text_is_derived_once() -> None:
    document = Document(CHAIN)
    assert document.tree is document.tree
    assert document.outline is document.outline
    assert document.graph is document.graph


def test_nothing_edited_is_the_same_document() -> None:
    document = Document(CHAIN)
    assert document.with_text_edits([]) is document
    assert document.applied(Edit("Nothing", ())) is document
    assert document.with_placement(document.placement) is document


def test_an_edit_leaves_the_document_before_it_as_it_was() -> None:
    document = Document(CHAIN)
    tree, outline = document.tree, document.outline
    after = document.with_text_edits([HEAD])
    assert (document.text, document.tree, document.outline) == (CHAIN, tree, outline)
    assert after.outline.states[state("A")].type == "Wait"
    assert document.outline.states[state("A")].type == "Pass"


def test_a_placement_changes_nothing_that_derives_from_the_text() -> None:
    document = Document(CHAIN)
    graph = document.graph
    moved = document.with_placement(PLACED)
    assert moved.placement is PLACED
    assert (moved.tree, moved.outline, moved.graph) == (document.tree, document.outline, graph)
    assert moved != document


def test_an_edit_may_change_text_and_placement_together() -> None:
    after = Document(CHAIN).applied(Edit("Both", (HEAD,), PLACED))
    assert after.placement is PLACED
    assert '"Wait"' in after.text


def test_what_states_say_is_shared_where_their_text_is() -> None:
    document = Document(NESTED)
    place = NESTED.index('"Succeed"')
    before, after = document.outline, document.with_text_edits([TextEdit(place + 8, place + 8, "s")]).outline
    assert after.states[state("Both")].leads is before.states[state("Both")].leads
    assert after.states[state("Done")].type == "Succeeds"
    assert after.states[state("Both")].node.green is before.states[state("Both")].node.green


def test_an_outline_nobody_asked_for_does_not_hold_back_the_next() -> None:
    document = Document(CHAIN)
    assert len(document.outline.states) == 3
    unseen = document.with_text_edits([HEAD])
    place = unseen.text.index('"Succeed"') + 1
    after = unseen.with_text_edits([TextEdit(place, place + 7, "Fail")])
    assert [found.type for found in after.outline.states.values()] == ["Wait", "Task", "Fail"]


def test_the_garbage_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    assert Document(CHAIN).outline.states
    assert gc.isenabled()
    gc.disable()
    try:
        assert Document(CHAIN).outline.states
        assert not gc.isenabled()
    finally:
        gc.enable()
