"""Every real workflow of the corpus, laid out both ways."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from editor.layout.geometry import Direction
from editor.workflow.document import Document
from editor.workflow.outline import TransitionKind
from tests.corpus import Definition, definitions
from tests.layout.drawing import Faults, drawn, faults

if TYPE_CHECKING:
    from editor.layout.picture import Picture
    from editor.text.tree import Path


@pytest.mark.conformance
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_a_real_workflow_reads_well(definition: Definition, direction: Direction):
    """No node on another, nothing outside its container, no edge through a node, no label on anything."""
    document = Document(definition.text)
    assert faults(document, drawn(document, direction=direction)) == Faults([], [], [], [])


@pytest.mark.conformance
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_branches_stand_side_by_side_in_their_order(definition: Definition):
    document = Document(definition.text)
    picture = drawn(document)
    for state in document.outline.states.values():
        rects = [picture.scopes[scope].rect for scope in state.scopes]
        assert all(one.right < other.x for one, other in pairwise(rects))
        assert len({rect.y for rect in rects}) <= 1


def test_most_rules_lead_to_states_in_their_order():
    """The targets of a Choice that share a row stand from left to right as its rules stand from top to bottom."""
    in_order, not_in_order = 0, 0
    for definition in definitions("json"):
        document = Document(definition.text)
        picture = drawn(document)
        for state in document.outline.states.values():
            targets = dict.fromkeys(
                transition.target
                for transition in document.outline.leaving(state.path)
                if transition.kind is TransitionKind.CHOICE and transition.target is not None
            )
            rects = [picture.nodes[target] for target in targets]
            for one, other in pairwise(rects):
                if one.y == other.y:
                    in_order += one.x < other.x
                    not_in_order += one.x > other.x
    assert in_order > 6 * not_in_order


def test_nearly_every_label_stands_on_its_own_line():
    """One that stands beside it would read as if it belonged to another line."""
    on_line, beside = 0, []
    for definition in definitions("json"):
        picture = drawn(Document(definition.text))
        for key, edge in picture.edges.items():
            if edge.label is not None and not is_stacked(picture, key):
                touches = any(edge.label.meets(*piece) for piece in pairwise(edge.points))
                on_line += touches
                beside += [] if touches else [f"{definition} {key}"]
    assert len(beside) < on_line / 100


def is_stacked(picture: Picture, key: Path) -> bool:
    """Whether an edge shares its line with others."""
    return sum(edge.points == picture.edges[key].points for edge in picture.edges.values()) > 1
