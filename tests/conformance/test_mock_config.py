"""Mock files of Step Functions Local, run against what the same workflow did on AWS, or what a test says of it.

A mock gives the body of an answer that AWS gives with more around it (headers, metadata, real ids). So the events are
compared one to one in type, id, previous id and every detail but those: of an answer and what follows from it, what is
there on our side must be there on AWS's, with the same value unless it is one a mock cannot know (`REAL`).
"""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

from editor.simulator.driver import first_of, run
from editor.simulator.execution import Execution, start
from editor.simulator.history import execution_history
from editor.simulator.machine import StateMachine
from editor.simulator.mocks import Mocks, mock_config
from editor.simulator.samples import sample
from editor.simulator.settings import Settings
from tests.conformance.recorded_form import comparable_event, recorded_form
from tests.corpus import corpus_files, corpus_json

CASES = [corpus_json("mock_config", path.name) for path in corpus_files("mock_config")]
RUNNABLE = [case for case in CASES if case["definition"] is not None]
REAL = frozenset(
    {
        "ExecutionArn",
        "StateMachineArn",
        "StartDate",
        "StopDate",
        "MD5OfMessageBody",
        "MessageId",
        "EventId",
        "TaskToken",
    }
)
"""Members of an answer (or of parameters) that are of the real service's making."""
ANSWERS = frozenset({"output", "input", "parameters"})


def mocked(case: dict[str, Any]) -> tuple[Execution, Mocks]:
    """A case run to its end; a task without a mock gets a sample, where Step Functions Local asks the real service."""
    answerer = Mocks(mock_config(case["mockConfig"]).case(f"{case['stateMachineName']}#{case['testCase']}"))
    settings = Settings(account="111111111111", express=case["type"] == "EXPRESS")
    machine = StateMachine(case["definition"], case["stateMachineName"])
    return run(start(machine, case["input"], settings), first_of(answerer, sample)), answerer


def beyond(place: str, ours: Any, theirs: Any) -> list[str]:
    """Where ours is not within theirs."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        found = [f"{place}/{name} is ours alone" for name in ours.keys() - theirs.keys()]
        shared = (name for name in ours if name in theirs and name not in REAL)
        return found + [one for name in shared for one in beyond(f"{place}/{name}", ours[name], theirs[name])]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs, strict=True))
        return [one for index, pair in pairs for one in beyond(f"{place}/{index}", *pair)]
    return [] if ours == theirs else [f"{place}: {ours!r} is {theirs!r} on AWS"]


def event_differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    place = f"event {theirs['id']}"
    found = [f"{place}: {ours} is {theirs} on AWS"] if ours.keys() != theirs.keys() else []
    for name in ours.keys() & theirs.keys():
        if not name.endswith("EventDetails"):
            found += [] if ours[name] == theirs[name] else [f"{place}: {name} {ours[name]!r} is {theirs[name]!r}"]
            continue
        for detail in ours[name].keys() | theirs[name].keys():
            mine, real = ours[name].get(detail), theirs[name].get(detail)
            if detail in ANSWERS:
                found += beyond(f"{place}/{detail}", mine, real)
            elif mine != real:
                found.append(f"{place}: {detail} {mine!r} is {real!r} on AWS")
    return found


@pytest.mark.conformance
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_mock_file_is_read_and_has_its_test_case(case: dict[str, Any]) -> None:
    found = mock_config(case["mockConfig"]).case(case["testCase"], case["stateMachineName"])
    assert found.states.keys() == case["mockConfig"]["StateMachines"][found.machine]["TestCases"][found.name].keys()


@pytest.mark.conformance
@pytest.mark.parametrize("case", RUNNABLE, ids=[case["id"] for case in RUNNABLE])
def test_a_mocked_run_uses_its_mocks_and_ends(case: dict[str, Any]) -> None:
    execution, answerer = mocked(case)
    assert execution.status == "SUCCEEDED"
    assert answerer.missing == []
    assert answerer.unused == []


RECORDED = [case for case in CASES if "expectedEvents" in case]


@pytest.mark.conformance
@pytest.mark.parametrize("case", RECORDED, ids=[case["id"] for case in RECORDED])
def test_the_events_are_those_of_the_same_workflow_on_aws(case: dict[str, Any]) -> None:
    execution, _ = mocked(case)
    ours = [comparable_event(event) for event in recorded_form(execution_history(execution)["events"], [])]
    theirs = [comparable_event(event) for event in case["expectedEvents"]]
    assert [event["type"] for event in ours] == [event["type"] for event in theirs]
    assert [one for pair in zip(ours, theirs, strict=True) for one in event_differences(*pair)] == []


RESPONSES = [case for case in CASES if "expectedResponse" in case]


@pytest.mark.conformance
@pytest.mark.parametrize("case", RESPONSES, ids=[case["id"] for case in RESPONSES])
def test_a_synchronous_execution_ends_as_on_aws(case: dict[str, Any]) -> None:
    execution, _ = mocked(case)
    theirs = case["expectedResponse"]
    assert execution.status == theirs["status"]
    assert execution.input == theirs["input"]
    assert execution.outcome is not None
    assert beyond("output", execution.outcome.output, theirs["output"]) == []


ON_AWS = {("LambdaFunctionFailed", "taskFailedEventDetails"): "lambdaFunctionFailedEventDetails"}
"""LocalStack's mocks give a function called by its ARN the events of a service; AWS never does (`executions`)."""

ASSERTED = [case for case in RUNNABLE if "expectedAsserts" in case]


def facts(case: dict[str, Any]) -> list[tuple[int, list[str], Any]]:
    """The equations a case's assertions make about events; what they say of real queues is left out."""
    statements = [ast.parse(line).body[0] for line in case["expectedAsserts"]]
    places = {
        statement.targets[0].id: ast.literal_eval(statement.value.slice)  # type: ignore[attr-defined]
        for statement in statements
        if isinstance(statement, ast.Assign) and ast.unparse(statement.value).startswith("events[")
    }
    found = []
    for statement in statements:
        if isinstance(statement, ast.Assert) and isinstance(statement.test, ast.Compare):
            names = [node.id for node in ast.walk(statement.test.left) if isinstance(node, ast.Name)]
            event = next((name for name in names if name in places), None)
            if event is not None:
                keys = [node.value for node in ast.walk(statement.test.left) if isinstance(node, ast.Constant)]
                found.append((places[event], keys[::-1], expected(statement.test.comparators[0])))
    return found


def expected(node: ast.expr) -> Any:
    return node.attr if isinstance(node, ast.Attribute) else ast.literal_eval(node)


@pytest.mark.conformance
@pytest.mark.parametrize("case", ASSERTED, ids=[case["id"] for case in ASSERTED])
def test_what_a_test_says_of_its_events_holds(case: dict[str, Any]) -> None:
    execution, _ = mocked(case)
    events: Any = execution_history(execution)["events"]
    said = facts(case)
    assert said
    for place, keys, wanted in said:
        found = events[place]
        for key in keys:
            found = found[ON_AWS.get((events[place]["type"], key), key)]
        if isinstance(found, str) and not isinstance(wanted, str):
            found = json.loads(found)
        if isinstance(found, dict) and "resource" in found:  # a detail AWS has, and the LocalStack test does not
            found = {name: found[name] for name in wanted}
        assert found == wanted
