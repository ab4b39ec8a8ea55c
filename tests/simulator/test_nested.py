"""Workflows started by tasks."""

from __future__ import annotations

import json
from typing import Any

from editor.simulator.answers import Answer, Request, Source
from editor.simulator.machine import StateMachine
from tests.simulator.running import machine, ran, types

INNER = machine(("Wait", {"Type": "Wait", "Seconds": 10}), ("Double", {"Type": "Pass", "ResultPath": "$.again"}))


def starting(form: str, **fields: Any) -> dict[str, Any]:
    parameters = {"StateMachineArn": "arn:inner", "Input": {"n": 1}, "Name": "inner-1"}
    resource = f"arn:aws:states:::states:startExecution{form}"
    return machine(("Start", {"Type": "Task", "Resource": resource, "Parameters": parameters, **fields}))


def with_inner(definition: dict[str, Any]) -> Any:
    inner = StateMachine(definition, "inner")
    return lambda _request: Answer(Source.WORKFLOW, machine=inner)


def test_sync_answers_with_the_execution_described():
    run = ran(starting(".sync"), None, with_inner(INNER))
    assert run.outcome is not None
    assert json.loads(run.outcome.output["Output"]) == {"n": 1, "again": {"n": 1}}
    assert run.outcome.output["Status"] == "SUCCEEDED"
    assert types(run)[2:6] == ["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"]


def test_sync_2_answers_with_the_output_read():
    run = ran(starting(".sync:2"), None, with_inner(INNER))
    assert run.outcome is not None
    assert run.outcome.output["Output"] == {"n": 1, "again": {"n": 1}}


def test_a_failed_workflow_fails_its_task():
    run = ran(starting(".sync"), None, with_inner(machine(("Fails", {"Type": "Fail", "Error": "E"}))))
    assert run.outcome is not None
    assert run.outcome.error == "States.TaskFailed"
    assert json.loads(run.outcome.cause or "")["Error"] == "E"


def test_without_sync_the_task_goes_on_at_once():
    run = ran(starting(""), None, with_inner(INNER))
    assert run.clock == run.settings.start
    assert run.outcome is not None
    assert run.outcome.output["ExecutionArn"].endswith(":inner:inner-1")


def test_a_workflow_that_outlasts_its_task_is_stopped():
    run = ran(starting(".sync", TimeoutSeconds=3), None, with_inner(INNER))
    assert run.outcome is not None
    assert run.outcome.error == "States.Timeout"
    assert [child.status for child in run.children.values()] == ["ABORTED"]


def test_a_workflow_that_starts_itself_comes_to_an_end():
    def itself(_request: Request) -> Answer:
        return Answer(Source.WORKFLOW, machine=StateMachine(starting(".sync"), "inner"))

    run = ran(starting(".sync"), None, itself)
    assert run.status == "FAILED"
