"""The reserved error names and what an ErrorEquals matches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.error_names import ERROR_NAMES, error_matches, errors_of, is_known, is_reserved
from editor.states.registry import STATE_TYPES

BEYOND_ALL = {"States.Runtime", "States.DataLimitExceeded"}


def test_every_reserved_name_begins_with_states_and_is_known():
    assert all(is_reserved(name) and is_known(name) for name in ERROR_NAMES)


@pytest.mark.parametrize("name", ["States.Http.StatusCode.404", "States.Http.StatusCode.503"])
def test_the_status_of_an_http_answer_is_a_known_name(name):
    assert is_known(name)


@pytest.mark.parametrize(
    "name", ["States.TaskFailure", "States.all", "States.Http.StatusCode.", "States.Http.StatusCode.9999"]
)
def test_a_misspelt_reserved_name_is_not_known(name):
    assert is_reserved(name)
    assert not is_known(name)


def test_a_name_of_ones_own_is_not_reserved():
    assert not is_reserved("Lambda.TooManyRequestsException")
    assert not is_reserved("StatesRuntime")


@pytest.mark.parametrize("error", sorted(set(ERROR_NAMES) - {"States.ALL"}))
def test_states_all_matches_every_error_but_two(error):
    assert error_matches("States.ALL", error) == (error not in BEYOND_ALL)
    assert ERROR_NAMES[error].caught_by_all == (error not in BEYOND_ALL)


@pytest.mark.parametrize("error", ["Custom", "States.Permissions", "States.HeartbeatTimeout", "States.TaskFailed"])
def test_task_failed_matches_what_can_go_wrong_in_a_task(error):
    assert error_matches("States.TaskFailed", error)


@pytest.mark.parametrize("error", ["States.Timeout", *sorted(BEYOND_ALL)])
def test_task_failed_matches_neither_a_timeout_nor_what_all_leaves_alone(error):
    assert not error_matches("States.TaskFailed", error)


@given(st.text(min_size=1))
def test_a_name_matches_itself(name):
    assert error_matches(name, name)


def test_names_are_compared_exactly():
    assert not error_matches("custom", "Custom")
    assert not error_matches("Custom", "Custom.Part")


def test_only_state_types_raise_errors():
    assert {kind for error in ERROR_NAMES.values() for kind in error.raised_by} <= set(STATE_TYPES)


def test_a_map_raises_what_reading_and_tolerance_can_lead_to():
    names = {error.name for error in errors_of("Map")}
    assert {"States.ALL", "States.ItemReaderFailed", "States.ExceedToleratedFailureThreshold"} <= names
    assert "States.BranchFailed" not in names
