"""A new state is small, valid but for its transitions, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from editor.language.query_language import QueryLanguage
from editor.states.registry import STATE_TYPES
from editor.states.schema import asl_schema

WHOLE = Draft202012Validator(asl_schema())


def placed(state: dict[str, Any]) -> dict[str, Any]:
    """The state with the transitions that placing it adds."""
    if state["Type"] == "Choice":
        rules = [{**rule, "Next": "Done"} for rule in state["Choices"]]
        return {**state, "Choices": rules, "Default": "Done"}
    return {**state, "Next": "Done"} if STATE_TYPES[state["Type"]].has_next else state


@pytest.mark.parametrize("language", QueryLanguage)
@pytest.mark.parametrize("kind", STATE_TYPES)
def test_a_new_state_is_valid_once_it_leads_somewhere(kind: str, language: QueryLanguage):
    state = placed(STATE_TYPES[kind].template(language))
    definition = {
        "QueryLanguage": language.value,
        "StartAt": "New",
        "States": {"New": state, "Done": {"Type": "Succeed"}},
    }
    assert [error.message for error in WHOLE.iter_errors(definition)] == []


@pytest.mark.parametrize("language", QueryLanguage)
@pytest.mark.parametrize("kind", STATE_TYPES)
def test_a_new_state_leads_nowhere_and_has_its_fields_in_canonical_order(kind: str, language: QueryLanguage):
    state = STATE_TYPES[kind].template(language)
    order = [field.name for field in STATE_TYPES[kind].in_language(language)]
    assert state["Type"] == kind
    assert not {"Next", "End", "Default"} & set(state)
    assert list(state) == sorted(state, key=order.index)


@pytest.mark.parametrize("kind", STATE_TYPES)
def test_each_new_state_is_a_new_object(kind: str):
    first = STATE_TYPES[kind].template(QueryLanguage.JSONPATH)
    second = STATE_TYPES[kind].template(QueryLanguage.JSONPATH)
    first["Branches"] = first["Comment"] = "changed"
    assert second == STATE_TYPES[kind].template(QueryLanguage.JSONPATH)


def test_a_wait_waits_five_seconds_and_a_map_is_inline():
    assert STATE_TYPES["Wait"].template(QueryLanguage.JSONPATH) == {"Type": "Wait", "Seconds": 5}
    processor = STATE_TYPES["Map"].template(QueryLanguage.JSONATA)["ItemProcessor"]
    assert processor["ProcessorConfig"] == {"Mode": "INLINE"}


def test_a_parallel_has_two_branches_whose_states_have_different_names():
    branches = STATE_TYPES["Parallel"].template(QueryLanguage.JSONPATH)["Branches"]
    assert len({name for branch in branches for name in branch["States"]}) == len(branches) == 2
