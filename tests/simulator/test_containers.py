"""Parallel and inline Map: order, concurrency, failures and what they stop."""

from __future__ import annotations

from typing import Any

from editor.simulator.answers import Answer, Source
from tests.simulator.running import answers, machine, ran, types

TASK: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage"}
PASS: dict[str, Any] = {"Type": "Pass"}
FAILED = Answer(Source.MOCKED, failed=True, error="Broken", seconds=1)


def parallel(*branches: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"Type": "Parallel", "Branches": list(branches), **fields}


def map_of(processor: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"Type": "Map", "ItemProcessor": processor, **fields}


def test_branches_give_their_outputs_in_written_order_whoever_ends_first():
    slow, quick = machine(("Slow", {"Type": "Wait", "Seconds": 9})), machine(("Quick", PASS | {"Result": 2}))
    run = ran(machine(("Both", parallel(slow, quick))), 1)
    assert run.outcome is not None
    assert run.outcome.output == [1, 2]


def test_a_failed_branch_stops_its_siblings_and_their_requests():
    branches = [machine(("Fails", TASK)), machine(("Waits", {"Type": "Wait", "Seconds": 99})), machine(("Asks", TASK))]
    run = ran(
        machine(("All", parallel(*branches))), None, answers(Fails=FAILED, Asks=Answer(Source.MOCKED, seconds=50))
    )
    assert run.outcome is not None
    assert run.outcome.error == "Broken"
    assert types(run)[-6:] == [
        "TaskFailed",
        "TaskStateAborted",
        "WaitStateAborted",
        "TaskStateAborted",
        "ParallelStateFailed",
        "ExecutionFailed",
    ]
    assert not run.requests
    assert not run.frames


def test_no_iteration_starts_after_one_has_failed():
    run = ran(machine(("Each", map_of(machine(("Fails", {"Type": "Fail"})), MaxConcurrency=1))), [1, 2, 3])
    assert types(run).count("MapIterationStarted") == 1


def test_no_more_iterations_run_at_once_than_allowed():
    run = ran(machine(("Each", map_of(machine(("Work", TASK)), MaxConcurrency=2))), [1, 2, 3])
    assert [request.iterations for _, request in sorted(run.requests.items())] == [(("Each", 0),), (("Each", 1),)]


def test_an_empty_map_gives_an_empty_array():
    run = ran(machine(("Each", map_of(machine(("Work", TASK))))), [])
    assert run.outcome is not None
    assert run.outcome.output == []


def test_variables_of_a_branch_stay_in_it():
    branch = machine(("Set", PASS | {"Assign": {"x": 2}}), ("Get", PASS | {"Parameters": {"x.$": "$x"}}))
    after = PASS | {"Parameters": {"outer.$": "$y", "branch.$": "$[0].x"}}
    run = ran(machine(("First", PASS | {"Assign": {"y": 1}}), ("Both", parallel(branch)), ("After", after)))
    assert run.outcome is not None
    assert run.outcome.output == {"outer": 1, "branch": 2}


def test_variables_swap_because_all_are_read_before_one_is_set():
    swap = PASS | {"Assign": {"a.$": "$b", "b.$": "$a"}}
    show = PASS | {"Parameters": {"a.$": "$a", "b.$": "$b"}}
    run = ran(machine(("Set", PASS | {"Assign": {"a": 1, "b": 2}}), ("Swap", swap), ("Show", show)))
    assert run.outcome is not None
    assert run.outcome.output == {"a": 2, "b": 1}


def test_a_retried_map_begins_anew():
    attempts = iter([FAILED, Answer(Source.MOCKED, "a"), Answer(Source.MOCKED, "b")])
    each = map_of(machine(("Work", TASK)), MaxConcurrency=1, Retry=[{"ErrorEquals": ["Broken"]}])
    run = ran(machine(("Each", each)), [1, 2], lambda _request: next(attempts))
    assert run.outcome is not None
    assert run.outcome.output == ["a", "b"]
    assert types(run).count("MapStateStarted") == 2
