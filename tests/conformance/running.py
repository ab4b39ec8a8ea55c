"""Runs the recorded executions of the corpus in the simulator."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import repeat
from typing import Any

from editor.language.timestamps import NANOSECONDS, instant_of
from editor.simulator.buckets import bucket_answers
from editor.simulator.driver import first_of, run
from editor.simulator.execution import Execution, start
from editor.simulator.history import execution_history
from editor.simulator.machine import StateMachine
from editor.simulator.recordings import Recording, recorded_activities
from editor.simulator.settings import Settings
from tests.conformance.comparison import Run, differences
from tests.corpus import corpus_files, corpus_json

ACCOUNT = "111111111111"


def recorded_cases() -> list[dict[str, Any]]:
    """All recorded executions, by name."""
    return [corpus_json("executions", path.name) for path in corpus_files("executions")]


def settings_of(case: dict[str, Any]) -> Settings:
    """How the simulator is told to run a case."""
    recorded = datetime.strptime(case["recorded"], "%d-%m-%Y, %H:%M:%S").replace(tzinfo=UTC)
    clock = instant_of(case["clock"]) if case.get("clock") else None
    return Settings(
        account=ACCOUNT,
        express=case["type"] == "EXPRESS",
        start=clock or int(recorded.timestamp()) * NANOSECONDS,
        activities=recorded_activities(case["definition"], case["tasks"]),
    )


def simulated(case: dict[str, Any]) -> Execution:
    """A recorded case run to its end, with the answers of its recording."""
    execution = start(StateMachine(case["definition"]), case["input"], settings_of(case))
    recording = Recording(map(_with_worker, case["tasks"], repeat(case)))
    return run(execution, first_of(recording, bucket_answers(_buckets(case))))


def _buckets(case: dict[str, Any]) -> dict[str, dict[str, bytes]]:
    """The objects that the test had put into buckets before."""
    buckets: dict[str, dict[str, bytes]] = {}
    for made in case["resources"]:
        if made["operation"] == "put_object":
            given = made["arguments"]
            buckets.setdefault(given["Bucket"], {})[given["Key"]] = given["Body"].encode()
    return buckets


def _with_worker(task: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """An attempt of an activity with who took it up, which the recording says in the event after the scheduling."""
    following = [event for event in case["events"] or () if event["previousEventId"] == task.get("scheduledEventId")]
    started = following[0].get("activityStartedEventDetails") if following else None
    return task | {"workerName": started.get("workerName")} if started else task


def run_of(execution: Execution) -> Run:
    """What an execution shows of itself."""
    outcome = execution.outcome
    details = (outcome.output, outcome.error, outcome.cause) if outcome else (None, None, None)
    return Run(execution_history(execution)["events"], execution.status, *details)


def problems(case: dict[str, Any]) -> list[str]:
    """What is different between a recorded case and the simulator's run of it."""
    return differences(case, run_of(simulated(case)))
