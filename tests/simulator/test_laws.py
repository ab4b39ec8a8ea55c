"""Laws of executions: they are data, a step is a function, and nothing that has been is changed by what comes."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.simulator.answers import Answer, Request, Source
from editor.simulator.driver import answered
from editor.simulator.execution import Execution, start
from editor.simulator.history import execution_history
from editor.simulator.machine import StateMachine
from editor.simulator.settings import Settings
from editor.simulator.step import step
from tests.simulator.running import machine

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
PASS = st.fixed_dictionaries(
    {"Type": st.just("Pass")},
    optional={
        "Result": VALUES,
        "ResultPath": st.sampled_from(["$.a", "$", None, "$.b.c"]),
        "InputPath": st.sampled_from(["$", "$.a", None]),
        "Assign": st.dictionaries(st.sampled_from("xyz"), VALUES, max_size=2),
    },
)
RETRY = [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1, "JitterStrategy": "FULL"}]
CATCH = [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
LEAF = (
    PASS
    | st.just({"Type": "Wait", "Seconds": 1})
    | st.just({"Type": "Fail", "Error": "E"})
    | st.just({"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Retry": RETRY})
)


def chains(state: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Definitions of one to three states."""
    return st.lists(state, min_size=1, max_size=3).map(
        lambda states: machine(*((f"S{index}", found) for index, found in enumerate(states)))
    )


def containers(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    parallel = st.lists(chains(inner), min_size=1, max_size=3).map(
        lambda branches: {"Type": "Parallel", "Branches": branches, "Retry": RETRY}
    )
    inline = st.builds(
        lambda processor, most: {"Type": "Map", "ItemsPath": "$.a", "ItemProcessor": processor, "MaxConcurrency": most},
        chains(inner),
        st.integers(0, 2),
    )
    distributed = chains(inner).map(
        lambda processor: {
            "Type": "Map",
            "ItemsPath": "$.a",
            "ItemProcessor": processor | {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}},
            "ToleratedFailurePercentage": 50,
        }
    )
    return parallel | inline | distributed


DEFINITIONS = chains(st.recursive(LEAF, containers, max_leaves=6))
INPUTS = st.fixed_dictionaries({"a": st.lists(VALUES, max_size=4)}) | VALUES


def answer_by_number(request: Request) -> Answer:
    """Every third request fails; each takes its time."""
    if request.id % 3 == 0:
        return Answer(Source.SAMPLED, failed=True, error="Third", cause=None, seconds=2)
    return Answer(Source.SAMPLED, {"request": request.id}, seconds=request.id % 5)


def following(execution: Execution) -> Execution:
    """The snapshot after this one, by a step or by answers."""
    after = step(execution)
    return answered(execution, answer_by_number) if after is execution else after


def snapshots(definition: dict[str, Any], value: Any) -> list[Execution]:
    found = [start(StateMachine(definition), value, Settings())]
    while found[-1].outcome is None:
        found.append(following(found[-1]))
        assert len(found) < 5_000
        assert found[-1] is not found[-2]
    return found


def told(execution: Execution) -> str:
    """All that an execution shows, children and all."""
    children = [told(execution.children[path]) for path in sorted(execution.children)]
    return json.dumps([execution_history(execution), execution.outcome, execution.clock, children])


@settings(max_examples=60)
@given(DEFINITIONS, INPUTS)
def test_every_run_ends_and_is_the_same_again(definition: dict[str, Any], value: Any):
    assert told(snapshots(definition, value)[-1]) == told(snapshots(definition, value)[-1])


@settings(max_examples=60)
@given(DEFINITIONS, INPUTS, st.data())
def test_stepping_again_from_any_snapshot_gives_the_same_history(
    definition: dict[str, Any], value: Any, data: st.DataObject
):
    first = snapshots(definition, value)
    texts = [told(execution) for execution in first]
    execution = first[data.draw(st.integers(0, len(first) - 1))]
    while execution.outcome is None:
        execution = following(execution)
    assert told(execution) == texts[-1]
    assert [told(snapshot) for snapshot in first] == texts


@settings(max_examples=60)
@given(DEFINITIONS, INPUTS)
def test_a_run_changes_neither_definition_nor_input(definition: dict[str, Any], value: Any):
    before = copy.deepcopy((definition, value))
    snapshots(definition, value)
    assert json.dumps(before) == json.dumps((definition, value))


@settings(max_examples=60)
@given(DEFINITIONS, INPUTS)
def test_events_are_numbered_and_follow_earlier_ones(definition: dict[str, Any], value: Any):
    log = list(snapshots(definition, value)[-1].log)
    assert [event.id for event in log] == list(range(1, len(log) + 1))
    assert all(event.previous < event.id for event in log)
    assert [event.time for event in log] == sorted(event.time for event in log)
