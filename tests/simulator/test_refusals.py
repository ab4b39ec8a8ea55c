"""What cannot be run at all is refused before the run, with a sentence; what can goes on, however odd its input."""

from __future__ import annotations

from typing import Any

import pytest

from editor.simulator.program import InvalidWorkflow
from tests.simulator.running import machine, ran

PASS: dict[str, Any] = {"Type": "Pass"}
STATES: dict[str, Any] = {"A": PASS | {"End": True}}


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        ({}, "it has no field 'States'"),
        ({"StartAt": "B", "States": STATES}, "StartAt names 'B'"),
        ({"StartAt": "A", "States": {"A": PASS | {"Next": "B"}}}, "'A' leads to 'B'"),
        ({"StartAt": "A", "States": {"A": PASS}}, "'A' has neither Next nor End"),
        ({"StartAt": "A", "States": {"A": {"Type": "Do", "End": True}}}, "the Type 'Do'"),
        ({"StartAt": "A", "States": {"A": PASS | {"InputPath": "$.[", "End": True}}}, "'A' cannot be run"),
        ({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": 5, "End": True}}}, "'A' cannot be run"),
    ],
)
def test_what_cannot_be_run_is_refused_with_a_sentence(definition: dict[str, Any], sentence: str):
    with pytest.raises(InvalidWorkflow, match=sentence):
        ran(definition)


def nested(depth: int) -> Any:
    value: Any = None
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("state", "value"),
    [
        (PASS, nested(5_000)),
        (PASS | {"ResultPath": "$.a.b"}, {"a": 1}),
        ({"Type": "Wait", "SecondsPath": "$.n"}, {"n": 10**400}),
        ({"Type": "Wait", "SecondsPath": "$.n"}, {"n": float("inf")}),
        (PASS | {"Assign": {"a.$": "$nobody"}}, {}),
    ],
)
def test_odd_input_fails_the_execution_and_nothing_else(state: dict[str, Any], value: Any):
    assert ran(machine(("A", state)), value).status == "FAILED"


def test_a_concurrency_below_zero_limits_nothing():
    each = {"Type": "Map", "ItemsPath": "$.i", "MaxConcurrencyPath": "$.n", "ItemProcessor": machine(("B", PASS))}
    run = ran(machine(("Each", each)), {"i": [1, 2], "n": -1})
    assert run.outcome is not None
    assert run.outcome.output == [1, 2]
