"""Mock files: which attempt of which state gets which answer, and what is wrong with a file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.simulator.mock_parts import MockProblem, numbered
from editor.simulator.mocks import Mocks, mock_config
from tests.simulator.running import machine, ran, types

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:Pay"
INVOKE = "arn:aws:states:::lambda:invoke"


def config(responses: dict[str, Any], **states: Any) -> dict[str, Any]:
    """A mock file with one case `C` of a machine `M`."""
    return {"StateMachines": {"M": {"TestCases": {"C": states}}}, "MockedResponses": responses}


def mocks(responses: dict[str, Any], **states: Any) -> Mocks:
    return Mocks(mock_config(config(responses, **states)).case("C"))


def task(resource: str = INVOKE, **fields: Any) -> dict[str, Any]:
    return {"Type": "Task", "Resource": resource, **fields}


BUSY = {"Throw": {"Error": "Busy", "Cause": "later"}}


def test_numbered_attempts_answer_the_retries_of_a_state():
    answerer = mocks({"r": {"0-1": BUSY, "2": {"Return": "paid"}}}, Pay="r")
    retrying = machine(("Pay", task(Retry=[{"ErrorEquals": ["Busy"]}])))
    execution = ran(retrying, answerer=answerer)
    assert execution.outcome == ("SUCCEEDED", "paid", None, None)
    assert types(execution).count("TaskFailed") == 2
    assert answerer.missing == []
    assert answerer.unused == []


def test_attempts_are_counted_through_loops():
    looping = {
        "StartAt": "Ask",
        "States": {
            "Ask": task(Next="Done?"),
            "Done?": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.done", "BooleanEquals": True, "Next": "End"}],
                "Default": "Ask",
            },
            "End": {"Type": "Succeed"},
        },
    }
    answerer = mocks({"r": {"0-2": {"Return": {"done": False}}, "3": {"Return": {"done": True}}}}, Ask="r")
    assert types(ran(looping, answerer=answerer)).count("TaskSucceeded") == 4


def test_a_thrown_error_can_be_caught():
    answerer = mocks({"r": {"0": BUSY}}, Pay="r")
    catching = machine(("Pay", task(Catch=[{"ErrorEquals": ["Busy"], "Next": "After"}])), ("After", {"Type": "Pass"}))
    assert ran(catching, answerer=answerer).outcome == (
        "SUCCEEDED",
        {"Error": "Busy", "Cause": "later"},
        None,
        None,
    )


def test_jsonata_workflows_are_answered_alike():
    answerer = mocks({"r": {"0": {"Return": {"total": 4}}}}, Pay="r")
    workflow = machine(("Pay", task(Output="{% $states.result.total * 2 %}")), QueryLanguage="JSONata")
    assert ran(workflow, answerer=answerer).outcome == ("SUCCEEDED", 8, None, None)


def test_a_function_called_by_its_arn_answers_with_the_payload_of_the_envelope():
    envelope = {"StatusCode": 200, "Payload": {"paid": True}}
    responses = {"r": {"0": {"Return": envelope}}}
    assert ran(machine(("Pay", task(FUNCTION))), answerer=mocks(responses, Pay="r")).outcome == (
        "SUCCEEDED",
        {"paid": True},
        None,
        None,
    )
    assert ran(machine(("Pay", task(INVOKE))), answerer=mocks(responses, Pay="r")).outcome == (
        "SUCCEEDED",
        envelope,
        None,
        None,
    )


def test_what_only_looks_like_an_envelope_is_the_answer():
    own = {"Payload": 1, "Mine": 2}
    answerer = mocks({"r": {"0": {"Return": own}}}, Pay="r")
    assert ran(machine(("Pay", task(FUNCTION))), answerer=answerer).outcome == ("SUCCEEDED", own, None, None)


def test_an_activity_is_answered():
    activity = "arn:aws:states:us-east-1:123456789012:activity:Sign"
    answerer = mocks({"r": {"0": {"Return": "signed"}}}, Sign="r")
    execution = ran(machine(("Sign", task(activity))), answerer=answerer)
    assert execution.outcome == ("SUCCEEDED", "signed", None, None)
    assert "ActivitySucceeded" in types(execution)


def test_a_task_that_waits_for_a_token_has_been_submitted():
    answerer = mocks({"r": {"0": BUSY}}, Send="r")
    execution = ran(machine(("Send", task("arn:aws:states:::sqs:sendMessage.waitForTaskToken"))), answerer=answerer)
    assert types(execution)[4:6] == ["TaskSubmitted", "TaskFailed"]


def test_duration_seconds_pass_on_the_virtual_clock_and_can_exceed_a_timeout():
    responses = {"r": {"0": {"Return": {}, "DurationSeconds": 7.5}}}
    execution = ran(machine(("Pay", task())), answerer=mocks(responses, Pay="r"))
    assert execution.clock - execution.settings.start == 7_500_000_000
    late = ran(machine(("Pay", task(TimeoutSeconds=5))), answerer=mocks(responses, Pay="r"))
    assert late.clock - late.settings.start == 5_000_000_000
    assert late.outcome is not None
    assert late.outcome.error == "States.Timeout"


def test_iterations_of_a_map_have_responses_and_counts_of_their_own():
    each = machine(("Pay", task(Retry=[{"ErrorEquals": ["Busy"], "MaxAttempts": 1}])))
    workflow = machine(("Each", {"Type": "Map", "ItemProcessor": each}))
    responses = {"good": {"0": {"Return": "good"}}, "slow": {"0": BUSY, "1": {"Return": "slow"}}}
    answerer = mocks(responses, Pay={"Iterations": {"0": "good", "1-2": "slow"}})
    assert ran(workflow, [1, 2, 3], answerer).outcome == ("SUCCEEDED", ["good", "slow", "slow"], None, None)


def test_an_iteration_or_attempt_without_a_mock_is_missing():
    workflow = machine(("Each", {"Type": "Map", "ItemProcessor": machine(("Pay", task()))}))
    answerer = mocks({"r": {"0": {"Return": 1}}}, Pay={"Iterations": {"0": "r"}})
    assert ran(workflow, [1, 2], answerer).outcome is None
    assert [request.iterations[-1][1] for request in answerer.missing] == [1]


def test_states_of_the_case_that_never_asked_are_unused():
    answerer = mocks({"r": {"0": {"Return": 1}}}, Pay="r", Gone="r")
    ran(machine(("Pay", task())), answerer=answerer)
    assert answerer.unused == ["Gone"]


def test_other_states_are_left_to_others():
    answerer = mocks({"r": {"0": {"Return": 1}}}, Other="r")
    assert ran(machine(("Pay", task())), answerer=answerer).outcome is None
    assert answerer.missing == []


def test_input_and_expect_are_no_states_unless_they_name_a_response():
    case = mock_config(config({"r": {"0": {"Return": 1}}}, Pay="r", input={"a": 1}, expect="r")).case("C")
    assert case.fields == {"input": {"a": 1}}
    assert set(case.states) == {"Pay", "expect"}


TWO = {"StateMachines": {"A": {"TestCases": {"C": {}, "D": {}}}, "B": {"TestCases": {"C": {}}}}}


@pytest.mark.parametrize(
    ("word", "near", "found"), [("A#C", None, "A"), ("B#C", "A", "B"), ("C", "B", "B"), ("D", None, "A")]
)
def test_a_case_is_found_by_name(word: str, near: str | None, found: str):
    assert mock_config(TWO).case(word, near).machine == found


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("C", "Several machines have a test case 'C': say which, A#C, B#C."),
        ("X", "There is no test case 'X'. There are: A#C, A#D, B#C."),
        ("B#D", "There is no test case 'B#D'. There are: A#C, A#D, B#C."),
    ],
)
def test_a_case_that_is_not_clear_is_asked_for(word: str, sentence: str):
    with pytest.raises(MockProblem) as problem:
        mock_config(TWO).case(word)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    ("responses", "states", "sentence"),
    [
        ({"r": {"x": {"Return": 1}}}, {}, "The mocked response 'r' has the key 'x'"),
        ({"r": {"2-1": {"Return": 1}}}, {}, "ends before it begins"),
        ({"r": {"0-2": {"Return": 1}, "2": {"Return": 1}}}, {}, "has number 2 twice"),
        ({"r": {}}, {}, "is empty"),
        ({"r": {"0": {}}}, {}, "The mocked response 'r' at '0' must have either Return or Throw."),
        ({"r": {"0": {"Return": 1, "Throw": {"Error": "E"}}}}, {}, "either Return or Throw"),
        ({"r": {"0": {"Throw": {"Cause": "c"}}}}, {}, "must name its Error"),
        ({"r": {"0": {"Throw": {"Error": 1}}}}, {}, "both strings"),
        ({"r": {"0": {"Return": 1, "DurationSeconds": -1}}}, {}, "no number of seconds"),
        ({"r": {"0": {"Return": 1, "DurationSeconds": True}}}, {}, "no number of seconds"),
        ({"r": {"0": {"Return": 1, "Sleep": 1}}}, {}, "a field 'Sleep'"),
        ({"r": []}, {}, "must be an object"),
        ({}, {"Pay": "r"}, "names the mocked response 'r', and there is none of that name"),
        ({}, {"Pay": 1}, "The test case 'M#C', state 'Pay', must name a mocked response."),
        ({}, {"Pay": {"Other": {}}}, '{"Iterations": {...}}'),
        ({}, {"Pay": {"Iterations": {"0": "r"}}}, "there is none of that name"),
    ],
)
def test_a_wrong_mock_file_is_refused_with_the_place(responses: Any, states: Any, sentence: str):
    with pytest.raises(MockProblem) as problem:
        mock_config(config(responses, **states))
    assert sentence in str(problem.value)


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4) | st.sampled_from(["0", "1-2", "r"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["StateMachines", "MockedResponses", "TestCases", "M", "r", "0", "1-2", "Return", "Throw"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(ANY)
def test_any_value_is_a_mock_file_or_is_refused(value: Any):
    try:
        found = mock_config(value)
    except MockProblem:
        return
    assert set(found.cases) == set(value["StateMachines"])


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.integers(0, 50))
def test_a_number_has_the_value_of_its_range(lengths: list[int], number: int):
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    said = {f"{first}-{first + length - 1}": first for first, length in zip(starts, lengths, strict=True)}
    expected = max((first for first in starts if first <= number), default=None) if number < sum(lengths) else None
    assert numbered(said, "Here", lambda value, _where: value).at(number) == expected
