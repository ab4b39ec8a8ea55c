"""The service's limits, each of which can be switched off."""

from __future__ import annotations

from typing import Any

from editor.simulator.settings import NO_LIMITS, Limits, Settings
from tests.simulator.running import answers, machine, ran, types

LOOP: dict[str, Any] = {"StartAt": "Again", "States": {"Again": {"Type": "Pass", "Next": "Again"}}}
DOUBLE: dict[str, Any] = {"Type": "Pass", "Parameters": {"a.$": "$", "b.$": "$"}}
TASK: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage"}


def test_the_last_event_of_a_full_history_is_the_failure():
    run = ran(LOOP, {}, settings=Settings(limits=Limits(events=100)))
    assert len(run.log) == 100
    assert types(run)[-1] == "ExecutionFailed"
    assert run.outcome is not None
    assert (run.outcome.error, run.outcome.cause) == (
        "States.Runtime",
        "The execution reached the maximum number of history events (100).",
    )


def test_an_output_may_have_256_kib_and_not_a_byte_more():
    def text(size: int) -> str:
        return "ä" * ((size - 2) // 2)

    assert ran(machine(("Work", TASK)), None, answers(Work=text(262_144))).status == "SUCCEEDED"
    run = ran(machine(("Work", TASK)), None, answers(Work=text(262_146)))
    assert run.outcome is not None
    assert run.outcome.error == "States.DataLimitExceeded"


def test_growing_data_ends_with_the_limit_that_states_all_does_not_catch():
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "Double"}]
    definition = {"StartAt": "Double", "States": {"Double": DOUBLE | {"Next": "Work"}, "Work": TASK}}
    definition["States"]["Work"] = TASK | {"Catch": catch, "Next": "Double"}
    run = ran(definition, {"n": 1}, lambda request: answers(Work=request.wanted.parameters)(request))  # type: ignore[union-attr]
    assert run.outcome is not None
    assert run.outcome.error == "States.DataLimitExceeded"


def test_limits_can_be_switched_off():
    large = "x" * 300_000
    run = ran(machine(("Work", TASK)), None, answers(Work=large), Settings(limits=NO_LIMITS))
    assert run.outcome is not None
    assert run.outcome.output == large
