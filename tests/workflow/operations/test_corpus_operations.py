"""Every operation on every real workflow: what comes out reads well, and undo gives back the same bytes."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.history import History
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.renaming import rename_state
from editor.workflow.outline import TransitionKind
from tests.corpus import Definition, definitions
from tests.workflow.operations.trials import TRIALS
from tests.workflow.reading import contents, shape

if TYPE_CHECKING:
    from editor.workflow.outline import Outline, State
    from tests.counting import ConformanceCases

JSON_FILES = definitions("json")


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def check(document: Document, edit: Edit) -> None:
    """Do an edit and take it back."""
    history = History(document)
    after = history.apply(edit).after
    fresh = Document(after.text)
    assert after.text != document.text
    assert shape(after.tree) == shape(fresh.tree)
    assert contents(after.outline) == contents(fresh.outline)
    assert len(fresh.tree.syntax_problems) <= len(document.tree.syntax_problems)
    assert is_json(after.text) >= is_json(document.text)
    assert all(path in after.outline.states for path in edit.select)
    assert "\n" not in edit.label
    history.undo()
    assert history.present.text == document.text


SOUND = {
    "add_state on a transition",
    "add_state after a state",
    "connect",
    "reconnect_target",
    "rename_state",
    "change_type",
    "set_start",
}
"""What leaves a workflow as sound as it was: each transition names a state, each state leads on or ends."""

REACHING = {"add_state on a transition", "add_state after a state", "rename_state"}
"""What leaves every state as reachable as it was."""


def flaws(outline: Outline) -> int:
    """How many transitions lead nowhere, and how many states lead on in no way or in two."""
    lost = sum(way.target is not None and way.target not in outline.states for way in outline.transitions.values())
    without_start = sum((*path, "StartAt") not in outline.transitions for path in outline.scopes)
    return lost + without_start + sum(is_flawed(state) for state in outline.states.values())


def is_flawed(state: State) -> bool:
    kinds = [lead.kind for lead in state.leads]
    if state.type == "Choice":
        choices = state.node.get("Choices")
        return choices is None or kinds.count(TransitionKind.CHOICE) != sum(1 for _ in choices.children()) or not kinds
    return kinds.count(TransitionKind.NEXT) + kinds.count(TransitionKind.END) != 1


def unreached(outline: Outline) -> int:
    """How many states no path leads to from the Start of their scope."""
    reached = {way.target for way in outline.transitions.values() if way.kind is TransitionKind.START}
    waiting = list(reached)
    while waiting:
        path = waiting.pop()
        found = {way.target for way in outline.leaving(path or ())} - reached
        reached |= found
        waiting += found
    return len(outline.states.keys() - reached)


def try_all(document: Document, seed: int) -> dict[str, int]:
    """Every operation once at several places; gives how many edits each came to."""
    document.outline  # noqa: B018  # derived once, for all
    done = dict.fromkeys(TRIALS, 0)
    for name, trial in TRIALS.items():
        for outcome in trial(document, random.Random(f"{seed} {name}")):
            if isinstance(outcome, Edit):
                check(document, outcome)
                after = document.applied(outcome).outline
                assert name not in SOUND or flaws(after) <= flaws(document.outline), outcome
                assert name not in REACHING or unreached(after) <= unreached(document.outline), outcome
                done[name] += 1
            else:
                assert outcome.reason.endswith((".", "!", "?"))
                assert outcome.reason[0] == outcome.reason[0].upper()
    return done


@pytest.mark.parametrize("definition", JSON_FILES, ids=str)
def test_every_operation_and_its_undo_gives_back_the_same_bytes(
    definition: Definition, conformance_cases: ConformanceCases
) -> None:
    document = Document(definition.text)
    done = try_all(document, seed=1)
    conformance_cases(len(done))
    assert sum(count > 0 for count in done.values()) >= 8 or not document.outline.states
    assert document.text.encode() == definition.content


@pytest.mark.slow
@pytest.mark.parametrize("definition", JSON_FILES, ids=str)
def test_every_operation_at_other_places(definition: Definition) -> None:
    for seed in range(2, 10):
        try_all(Document(definition.text), seed)


@pytest.mark.parametrize("definition", JSON_FILES, ids=str)
def test_a_state_renamed_there_and_back_gives_the_same_bytes(definition: Definition) -> None:
    document = Document(definition.text)
    for path in random.Random(3).sample(list(document.outline.states), min(4, len(document.outline.states))):
        there = rename_state(document, path, "Nobody is called that")
        assert isinstance(there, Edit)
        renamed = document.applied(there)
        assert len(renamed.outline.states) == len(document.outline.states)
        assert len(renamed.outline.transitions) == len(document.outline.transitions)
        back = rename_state(renamed, there.select[0], str(path[-1]))
        assert isinstance(back, Edit)
        assert renamed.applied(back).text == document.text


@pytest.mark.parametrize("definition", JSON_FILES, ids=str)
def test_deleting_states_leaves_all_others(definition: Definition) -> None:
    document = Document(definition.text)
    for path in random.Random(4).sample(list(document.outline.states), min(4, len(document.outline.states))):
        edit = delete_states(document, [path])
        assert isinstance(edit, Edit)
        gone = {state.path for state in document.outline.within(path)}
        left = document.applied(edit).outline
        assert left.states.keys() == document.outline.states.keys() - gone
        assert not left.arriving(path)
