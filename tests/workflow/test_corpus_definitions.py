"""Every real workflow in JSON opens and gives the states and transitions its catalogue counts."""

from __future__ import annotations

from collections import Counter

import pytest

from editor.workflow.files import read_document
from editor.workflow.outline import TransitionKind
from tests.corpus import Definition, definitions

JSON_FILES = definitions("json")
WHOLE = [definition for definition in JSON_FILES if "known_broken" not in definition.entry]
BROKEN = [definition for definition in JSON_FILES if "known_broken" in definition.entry]
COUNTED = {TransitionKind.NEXT, TransitionKind.DEFAULT, TransitionKind.CHOICE, TransitionKind.CATCH}


@pytest.mark.conformance
@pytest.mark.parametrize("definition", WHOLE, ids=str)
def test_a_definition_gives_the_states_and_transitions_that_are_counted_in_it(definition: Definition):
    outline = read_document(definition.path).document.outline
    assert len(outline.states) == definition.entry["states"]
    assert Counter(state.type for state in outline.states.values()) == definition.entry["state_types"]
    kinds = Counter(transition.kind for transition in outline.transitions.values())
    assert sum(kinds[kind] for kind in COUNTED) == definition.entry["transitions"]


@pytest.mark.parametrize("definition", WHOLE, ids=str)
def test_a_definition_goes_from_file_to_graph_without_problems_and_back_to_its_bytes(definition: Definition):
    opened = read_document(definition.path)
    assert opened.document.tree.syntax_problems == ()
    assert opened.document.graph.number_of_edges() == len(opened.document.outline.transitions)
    assert opened.bytes_of(opened.document) == definition.content


@pytest.mark.conformance
@pytest.mark.parametrize("definition", BROKEN, ids=str)
def test_a_definition_broken_at_its_source_gives_what_can_be_read(definition: Definition):
    opened = read_document(definition.path)
    assert opened.document.tree.syntax_problems
    outline = opened.document.outline
    assert len(outline.states) == definition.text.count('"Type"')
    targets = [transition.target for transition in outline.transitions.values() if transition.target is not None]
    assert all(target in outline.states for target in targets)
    assert opened.bytes_of(opened.document) == definition.content


def test_the_definitions_are_the_132_of_the_catalogue_one_of_them_broken():
    assert (len(WHOLE), len(BROKEN)) == (131, 1)
