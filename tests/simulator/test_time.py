"""Virtual time: waits, timeouts, heartbeats, retries and the end of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editor.language.timestamps import NANOSECONDS
from editor.simulator.answers import Answer, Source
from tests.simulator.running import answers, machine, ran, types

if TYPE_CHECKING:
    from editor.simulator.execution import Execution

LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:Work"
TASK: dict[str, Any] = {"Type": "Task", "Resource": LAMBDA}
TOKEN_TASK: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"}
FAILURE = Answer(Source.MOCKED, failed=True, error="Broken", cause="It broke.")


def seconds(execution: Execution) -> float:
    return (execution.clock - execution.settings.start) / NANOSECONDS


def test_a_wait_takes_its_seconds_and_no_real_time():
    assert seconds(ran(machine(("Wait", {"Type": "Wait", "Seconds": 86_400})))) == 86_400


def test_a_moment_in_the_past_is_not_waited_for():
    assert seconds(ran(machine(("Wait", {"Type": "Wait", "Timestamp": "2001-01-01T00:00:00Z"})))) == 0


def test_a_task_lasts_as_long_as_its_answer():
    run = ran(machine(("Work", TASK)), None, answers(Work=Answer(Source.MOCKED, 1, seconds=12.5)))
    assert seconds(run) == 12.5
    assert run.outcome is not None
    assert run.outcome.output == 1


def test_an_answer_after_the_deadline_is_a_timeout_at_the_deadline():
    task = TASK | {"TimeoutSeconds": 5}
    run = ran(machine(("Work", task)), None, answers(Work=Answer(Source.MOCKED, 1, seconds=60)))
    assert seconds(run) == 5
    assert run.outcome is not None
    assert run.outcome.error == "States.Timeout"


@pytest.mark.parametrize(("beats", "ends"), [((), 10), ((8,), 18), ((8, 16, 24), 30), ((8, 30), 18)])
def test_a_missed_heartbeat_ends_an_attempt(beats: tuple[float, ...], ends: float):
    task = TOKEN_TASK | {"HeartbeatSeconds": 10}
    answer = Answer(Source.MOCKED, 1, submitted={}, seconds=30, heartbeats=beats)
    run = ran(machine(("Work", task)), None, answers(Work=answer))
    assert seconds(run) == ends
    assert run.status == ("SUCCEEDED" if ends == 30 else "FAILED")


def test_retries_wait_longer_each_time_up_to_the_longest_delay():
    retry = [{"ErrorEquals": ["Broken"], "IntervalSeconds": 2, "BackoffRate": 3, "MaxDelaySeconds": 10}]
    run = ran(machine(("Work", TASK | {"Retry": retry})), None, answers(Work=FAILURE))
    assert seconds(run) == 2 + 6 + 10
    assert types(run).count("LambdaFunctionScheduled") == 4


def test_full_jitter_is_the_same_for_the_same_seed():
    retry = [{"ErrorEquals": ["Broken"], "IntervalSeconds": 100, "JitterStrategy": "FULL"}]
    runs = [ran(machine(("Work", TASK | {"Retry": retry})), None, answers(Work=FAILURE)) for _ in range(2)]
    assert seconds(runs[0]) == seconds(runs[1]) < 100 + 200 + 400


def test_each_retrier_has_its_own_counter_and_a_used_up_one_leads_to_the_catcher():
    attempts = iter(["A", "B", "A"])
    retry = [{"ErrorEquals": ["A"], "MaxAttempts": 1}, {"ErrorEquals": ["B"], "MaxAttempts": 1}]
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
    definition = machine(("Work", TASK | {"Retry": retry, "Catch": catch}), ("Caught", {"Type": "Pass"}))
    run = ran(definition, None, lambda _request: Answer(Source.MOCKED, failed=True, error=next(attempts)))
    assert run.outcome is not None
    assert run.outcome.output == {"Error": "A", "Cause": None}
    assert next(attempts, None) is None


def test_a_machine_that_runs_too_long_is_timed_out():
    run = ran(machine(("Wait", {"Type": "Wait", "Seconds": 100}), TimeoutSeconds=30))
    assert (run.status, seconds(run), types(run)[-1]) == ("TIMED_OUT", 30, "ExecutionTimedOut")


def test_time_does_not_pass_while_a_request_is_open():
    branches = [machine(("Work", TASK)), machine(("Wait", {"Type": "Wait", "Seconds": 5}))]
    run = ran(machine(("Both", {"Type": "Parallel", "Branches": branches})))
    assert run.is_paused
    assert seconds(run) == 0
    assert [request.state for request in run.requests.values()] == ["Work"]
