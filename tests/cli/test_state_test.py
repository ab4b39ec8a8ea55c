"""`statewright test-state` answers for one state as the TestState API does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from editor.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

RETRY = [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3}]
CATCH = [{"ErrorEquals": ["Gone"], "Next": "Refuse"}]
TASK = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Retry": RETRY, "Catch": CATCH, "Next": "Refuse"}
ORDER = {
    "StartAt": "Pay",
    "States": {
        "Pay": TASK,
        "Refuse": {"Type": "Fail", "Error": "Refused", "Cause": "no"},
        "Each": {
            "Type": "Map",
            "ItemProcessor": {
                "StartAt": "Inner",
                "States": {"Inner": {"Type": "Pass", "Parameters": {"n.$": "$.m", "v.$": "$v"}, "End": True}},
            },
            "End": True,
        },
        "Broken": {"Type": "Pass", "InputPath": "$.[", "End": True},
    },
}


@pytest.fixture
def order(tmp_path: Path) -> str:
    """A workflow of which one state cannot be run."""
    path = tmp_path / "order.asl.json"
    path.write_text(json.dumps(ORDER), "utf-8")
    return str(path)


def answered(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> Any:
    """The response that a call prints while it ends with a code."""
    assert main(["test-state", *words]) == code
    output, errors = capsys.readouterr()
    assert errors == ""
    return json.loads(output)


def test_a_mocked_result_is_the_output(order: str, capsys: pytest.CaptureFixture[str]):
    response = answered(capsys, 0, order, "--state", "Pay", "--mock", '{"result": "{\\"paid\\": 1}"}')
    assert response == {"status": "SUCCEEDED", "output": '{"paid":1}', "nextState": "Refuse"}


def test_without_a_name_the_first_state_is_tested_and_a_result_may_be_a_value(
    order: str, capsys: pytest.CaptureFixture[str]
):
    assert answered(capsys, 0, order, "--mock", '{"result": {"paid": 1}}')["output"] == '{"paid":1}'


def test_a_caught_error_goes_on(order: str, capsys: pytest.CaptureFixture[str]):
    mock = '{"errorOutput": {"error": "Gone", "cause": "sold"}}'
    response = answered(capsys, 0, order, "--mock", mock)
    assert response["status"] == "CAUGHT_ERROR"
    assert response["nextState"] == "Refuse"
    assert response["error"] == "Gone"


def test_an_error_that_is_tried_again_says_when(order: str, capsys: pytest.CaptureFixture[str]):
    words = ["--mock", '{"errorOutput": {"error": "Busy"}}', "--inspection-level", "DEBUG"]
    response = answered(capsys, 1, order, *words, "--state-configuration", '{"retrierRetryCount": 1}')
    assert response["status"] == "RETRIABLE"
    details = response["inspectionData"]["errorDetails"]
    assert details == {"retryIndex": 0, "retryBackoffIntervalSeconds": 6}


def test_a_failure_ends_with_1(order: str, capsys: pytest.CaptureFixture[str]):
    response = answered(capsys, 1, order, "--state", "Refuse")
    assert response == {"status": "FAILED", "error": "Refused", "cause": "no"}


def test_a_state_inside_a_map_sees_its_input_and_variables(order: str, capsys: pytest.CaptureFixture[str]):
    words = ["--state", "Inner", "--input", '{"m": 4}', "--variables", '{"v": [1]}']
    assert json.loads(answered(capsys, 0, order, *words)["output"]) == {"n": 4, "v": [1]}


def test_a_file_may_be_a_state_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "state.json"
    path.write_text('{"Type": "Pass", "Parameters": {"id.$": "$$.Execution.Id"}, "End": true}', "utf-8")
    context = '{"Execution": {"Id": "mine"}}'
    assert answered(capsys, 0, str(path), "--context", context)["output"] == '{"id":"mine"}'


def test_the_api_refuses_in_its_words(order: str, capsys: pytest.CaptureFixture[str]):
    assert main(["test-state", order, "--state", "Each"]) == 2
    assert capsys.readouterr().err.startswith(
        "statewright: InvalidDefinition: TestState API does not support Map or Parallel states."
    )


def test_a_state_that_cannot_be_run_is_named_with_its_place(order: str, capsys: pytest.CaptureFixture[str]):
    assert main(["test-state", order, "--state", "Broken"]) == 2
    assert f"{order}:1:" in (errors := capsys.readouterr().err)
    assert "error: The state 'Broken' cannot be run" in errors


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--state", "Nobody"], "ValidationException: State not found in definition"),
        (["--state", "Pay"], "The state calls a service: give a mock for its answer."),
        (["--mock", "[]"], "--mock must be a JSON object."),
        (["--mock", "{}"], "--mock must have a result or an errorOutput."),
        (["--mock", '{"reslt": 1}'], "--mock has a member 'reslt'"),
        (["--mock", '{"result": "{"}'], "ValidationException: Mocked result must be valid JSON"),
        (["--mock", '{"errorOutput": []}'], "errorOutput must be an object"),
        (["--mock", '{"errorOutput": {"error": 1}}'], "error must be a string"),
        (["--mock", '{"result": 1, "fieldValidationMode": "STRICT"}'], "not checked against the service's shapes yet"),
        (["--context", "[1]"], "--context must be a JSON object."),
        (["--variables", "1"], "--variables must be a JSON object."),
        (["--state-configuration", '{"x": 1}'], "known are retrierRetryCount"),
        (["--state-configuration", '{"retrierRetryCount": true}'], "retrierRetryCount must be a number"),
        (["--state-configuration", '{"retrierRetryCount": -1}'], "retrierRetryCount must be a number"),
        (["--input", "-", "--mock", "-"], "Only one of FILE and the options can be standard input."),
        (["--inspection-level", "ALL"], "invalid choice"),
    ],
)
def test_a_wrong_call_ends_with_2_and_a_sentence(
    order: str, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["test-state", order, *words]) == 2
    output, errors = capsys.readouterr()
    assert sentence in errors
    assert output == ""


@pytest.mark.parametrize(
    "definition",
    ["[]", "{}", '{"States": []}', '{"States": {"A": 1}, "StartAt": "A"}', '{"States": {}, "StartAt": 1}', "{"],
)
def test_what_is_no_workflow_is_refused(tmp_path: Path, definition: str, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "w.json"
    path.write_text(definition, "utf-8")
    assert main(["test-state", str(path)]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors
