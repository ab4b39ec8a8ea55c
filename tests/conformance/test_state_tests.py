"""TestState against calls recorded on AWS: results with what was inspected, and refusals."""

from __future__ import annotations

from typing import Any

import pytest

from editor.simulator.program import InvalidWorkflow
from editor.simulator.settings import Settings
from editor.simulator.state_test import RefusedTest, StateTest, run_state_test
from tests.conformance.comparison import value_differences
from tests.conformance.pending import PENDING_STATE_TESTS
from tests.conformance.placeholders import Placeholders
from tests.conformance.recorded_form import read_text, recorded_form
from tests.corpus import corpus_files, corpus_json

# Without a mock a Task calls a real service.
CASES = [
    case
    for case in (corpus_json("test_state", path.name) for path in corpus_files("test_state"))
    if case.get("mock") or case["definition"].get("Type") != "Task"
]
ACCOUNT = "111111111111"
CALLING = "An error occurred (ValidationException) when calling the TestState operation: "


def state_test(case: dict[str, Any]) -> StateTest:
    return StateTest(
        case["definition"],
        {} if case["input"] is None else case["input"],
        case.get("stateName"),
        case.get("mock"),
        case.get("context"),
        case.get("variables"),
        case.get("stateConfiguration"),
        case["inspectionLevel"],
        Settings(account=ACCOUNT, express=True, role=f"arn:aws:iam::{ACCOUNT}:role/Any" if case.get("mock") else None),
    )


def response(case: dict[str, Any]) -> dict[str, Any]:
    """What our TestState says, a refusal in the corpus's terms."""
    try:
        return {"result": read_payloads(run_state_test(state_test(case)))}
    except RefusedTest as refusal:
        return {"exception": {"code": refusal.code, "message": str(refusal)}}
    except InvalidWorkflow as problem:
        return {"exception": {"code": "InvalidDefinition", "message": str(problem)}}


def recorded(case: dict[str, Any]) -> dict[str, Any]:
    if "result" in case:
        return {"result": read_payloads(case["result"])}
    exception = case["exception"]
    if "Error" in exception:
        return {"exception": {"code": exception["Error"]["Code"], "message": exception["Error"]["Message"]}}
    message = exception["exception_value"].removeprefix(CALLING)
    return {"exception": {"code": exception["exception_typename"], "message": message}}


def read_payloads(result: dict[str, Any]) -> dict[str, Any]:
    """A response with its payloads read."""
    inspected = {name: read_text(value) for name, value in result.get("inspectionData", {}).items()}
    return (
        result
        | ({"output": read_text(result["output"])} if "output" in result else {})
        | ({"inspectionData": inspected} if inspected else {})
    )


def problems(case: dict[str, Any]) -> list[str]:
    placeholders = Placeholders(case["placeholders"], ["start-date"])
    produced = recorded_form(response(case), [])
    return list(value_differences("", recorded(case), produced, placeholders))


@pytest.mark.conformance
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_state_is_tested_as_on_aws(case: dict[str, Any]) -> None:
    """A case that is not yet equal is listed, with the reason; one that has become equal leaves the list."""
    found = problems(case)
    if case["id"] in PENDING_STATE_TESTS:
        assert found, f"{case['id']} is as recorded now: take it out of PENDING_STATE_TESTS"
    else:
        assert found == []


def test_only_recorded_calls_are_pending() -> None:
    assert PENDING_STATE_TESTS.keys() <= {case["id"] for case in CASES}
