"""`statewright test` runs the cases of a suite and says which are not as expected, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from editor.__main__ import main

ORDER = {
    "StartAt": "Pay",
    "States": {
        "Pay": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Catch": [{"ErrorEquals": ["Broke"], "Next": "Refuse"}],
            "Next": "Large?",
        },
        "Large?": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.sum", "NumericGreaterThan": 9, "Next": "Thank"}],
            "Default": "Done",
        },
        "Thank": {"Type": "Pass", "Next": "Done"},
        "Done": {"Type": "Succeed"},
        "Refuse": {"Type": "Fail", "Error": "Refused", "Cause": "No money."},
    },
}
RESPONSES = {
    "Little": {"0": {"Return": {"sum": 1, "currency": "EUR"}}},
    "Much": {"0": {"Return": {"sum": 10}}},
    "Broke": {"0": {"Throw": {"Error": "Broke"}}},
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a workflow in it, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "order.asl.json").write_text(json.dumps(ORDER), "utf-8")
    return tmp_path


def suite(name: str = "suite.json", *, definition: Any = "order.asl.json", **cases: Any) -> str:
    """A suite of cases for the machine Order, in a file."""
    machine = {"definition": definition, "TestCases": cases}
    Path(name).write_text(json.dumps({"StateMachines": {"Order": machine}, "MockedResponses": RESPONSES}), "utf-8")
    return name


def lines(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> list[str]:
    """What a call prints that ends with a code."""
    assert main(["test", *words]) == code
    output, errors = capsys.readouterr()
    assert errors == ""
    return output.splitlines()


def test_cases_that_are_as_expected_pass(capsys: pytest.CaptureFixture[str]):
    cases = {
        "Small": {
            "Pay": "Little",
            "expect": {"output": {"currency": "EUR", "sum": 1}, "path": ["Pay", "Large?", "Done"]},
        },
        "Large": {"Pay": "Much", "input": {"id": 4}, "expect": {"assert": "$execution.input.id = 4"}},
        "Broke": {"Pay": "Broke", "expect": {"status": "FAILED", "error": "Refused"}},
        "Plain": {"Pay": "Much"},
    }
    assert lines(capsys, 0, suite(**cases)) == [
        "ok    Order#Small",
        "ok    Order#Large",
        "ok    Order#Broke",
        "ok    Order#Plain",
        "4 passed, 0 failed",
    ]


@pytest.mark.parametrize(
    ("case", "problems"),
    [
        ({"Pay": "Broke"}, ["status: expected SUCCEEDED, was FAILED: Refused: No money."]),
        ({"Pay": "Broke", "expect": {"error": "Other"}}, ['error: expected "Other", was "Refused"']),
        (
            {"Pay": "Little", "expect": {"output": {"sum": True, "more": [1]}}},
            [
                "output.sum: expected true, was 1",
                "output.more: expected [1], is missing",
                'output.currency: not expected, was "EUR"',
            ],
        ),
        (
            {"Pay": "Much", "expect": {"path": ["Pay", "Large?", "Done"]}},
            ['path: expected ["Pay", "Large?", "Done"], was ["Pay", "Large?", "Thank", "Done"]'],
        ),
        (
            {"Pay": "Much", "expect": {"assert": ["$execution.output.sum < 5", "$execution.status = 'SUCCEEDED'"]}},
            ["assert $execution.output.sum < 5: expected true, was false"],
        ),
        ({"Pay": "Much", "expect": {"assert": "$execution.nothing"}}, ["was nothing"]),
        (
            {"Pay": "Much", "expect": {"assert": "$execution.output.sum < 'a'"}},
            ["assert $execution.output.sum < 'a': "],
        ),
        ({"Pay": "Much", "Gone": "Much"}, ["The case has a mock for 'Gone', which the run did not ask."]),
        ({}, ["Nobody answers the task 'Pay' (lambda:invoke).", "status: expected SUCCEEDED, was RUNNING"]),
    ],
)
def test_a_case_that_is_not_as_expected_fails_with_the_differences(
    case: dict[str, Any], problems: list[str], capsys: pytest.CaptureFixture[str]
):
    first, *told, last = lines(capsys, 1, suite(Case=case))
    assert (first, last) == ("FAIL  Order#Case", "0 passed, 1 failed")
    assert len(told) == len(problems)
    assert all(problem in line for problem, line in zip(problems, told, strict=True))


def test_a_value_that_differs_everywhere_is_told_in_twenty_lines(capsys: pytest.CaptureFixture[str]):
    cases = {"A": {"Pay": "Much", "expect": {"output": {f"field {number}": number for number in range(50)}}}}
    printed = lines(capsys, 1, suite(**cases))
    assert printed[20:22] == ["      output.field 19: expected 19, is missing", "      ... and more"]


@pytest.mark.parametrize(("depth", "codes"), [(300, {0}), (900, {0, 1}), (980, {0, 1, 2}), (100_000, {2})])
def test_values_however_deep_are_compared_or_refused(depth: int, codes: set[int]):
    Path("pass.json").write_text('{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}', "utf-8")
    deep = "[" * depth + "]" * depth
    machine = (
        f'{{"definition": "pass.json", "TestCases": {{"A": {{"input": {deep}, "expect": {{"output": {deep}}}}}}}}}'
    )
    Path("suite.json").write_text(f'{{"StateMachines": {{"Order": {machine}}}}}', "utf-8")
    assert main(["test", "suite.json"]) in codes


def test_coverage_says_what_no_case_came_to(capsys: pytest.CaptureFixture[str]):
    printed = lines(capsys, 0, suite(Small={"Pay": "Little"}), "--coverage")
    assert printed[2:] == [
        "coverage of Order: 3 of 5 states, 2 of 5 transitions",
        "  not entered: Refuse",
        "  not entered: Thank",
        "  not taken: Large? -> Thank",
        "  not taken: Pay -> Refuse",
        "  not taken: Thank -> Done",
    ]


def test_cases_together_cover_a_workflow(capsys: pytest.CaptureFixture[str]):
    cases = {"A": {"Pay": "Little"}, "B": {"Pay": "Much"}, "C": {"Pay": "Broke", "expect": {"status": "FAILED"}}}
    assert lines(capsys, 0, suite(**cases), "--coverage")[4:] == [
        "coverage of Order: 5 of 5 states, 5 of 5 transitions"
    ]


def test_states_inside_maps_and_their_children_are_covered(capsys: pytest.CaptureFixture[str]):
    inner = {"StartAt": "In", "States": {"In": {"Type": "Pass", "Next": "Out"}, "Out": {"Type": "Succeed"}}}
    child = {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, **json.loads(json.dumps(inner))}
    child["States"] = {"Far": {"Type": "Pass", "End": True}}
    child["StartAt"] = "Far"
    states = {
        "Each": {"Type": "Map", "ItemProcessor": inner, "Next": "All"},
        "All": {"Type": "Map", "ItemProcessor": child, "End": True},
    }
    Path("maps.json").write_text(json.dumps({"StartAt": "Each", "States": states}), "utf-8")
    printed = lines(capsys, 0, suite(definition="maps.json", A={"input": [1, 2]}), "--coverage")
    assert printed[2:] == ["coverage of Order: 5 of 5 states, 2 of 2 transitions"]


def test_results_are_written_as_junit(capsys: pytest.CaptureFixture[str]):
    good = suite("good.json", A={"Pay": "Much"})
    bad = suite("bad.json", **{"<&\x1b>": {"Pay": "Broke"}, "B": {"Pay": "Much"}})
    lines(capsys, 1, good, bad, "--junit", "results.xml")
    root = ElementTree.fromstring(Path("results.xml").read_bytes())
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert [(found.get("name"), found.get("failures")) for found in root] == [("good.json", "0"), ("bad.json", "1")]
    assert [case.get("name") for case in root.iter("testcase")] == ["A", "<&\\x1b>", "B"]
    (failure,) = root.iter("failure")
    assert failure.text == "status: expected SUCCEEDED, was FAILED: Refused: No money."


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({"expect": {"status": "FINE"}}, "the expected status is none of SUCCEEDED, FAILED, TIMED_OUT."),
        ({"expect": []}, "suite.json: the case 'Order#Case': expect must be an object."),
        ({"expect": {"result": 1}}, "expect has a field 'result'"),
        ({"expect": {"path": "Pay"}}, "the expected path must be a list of names of states."),
        ({"expect": {"assert": 1}}, "assert must be a JSONata expression, or a list of them."),
        ({"expect": {"assert": "1 +"}}, "the assertion 1 + is no JSONata: "),
        ({"Pay": "Nothing"}, "names the mocked response 'Nothing'"),
    ],
)
def test_a_wrong_suite_is_refused_with_a_sentence(
    case: dict[str, Any], sentence: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["test", suite(Case=case)]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert sentence in errors


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        (None, "must name the file of its definition"),
        ("gone.json", "gone.json"),
        ("suite.json", "suite.json:1:1: error"),
    ],
)
def test_a_definition_that_cannot_be_used_is_refused(
    definition: Any, sentence: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["test", suite(definition=definition, Case={"Pay": "Much"})]) == 2
    assert sentence in capsys.readouterr().err


def test_a_suite_without_cases_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["test", suite()]) == 2
    assert capsys.readouterr().err == "statewright: There are no test cases.\n"
