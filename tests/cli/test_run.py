"""`statewright run` runs a workflow, tells what becomes of it, and says so by its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from editor.__main__ import main

PROJECT = Path(__file__).resolve().parent.parent.parent
INVOKE = "arn:aws:states:::lambda:invoke"


def machine(**states: Any) -> dict[str, Any]:
    """A definition of states in the order given, each leading to the next."""
    names = list(states)
    for name, following in zip(names, [*names[1:], None], strict=True):
        if states[name]["Type"] not in ("Fail", "Succeed", "Choice"):
            states[name] |= {"Next": following} if following else {"End": True}
    return {"StartAt": names[0], "States": states}


def task(**fields: Any) -> dict[str, Any]:
    return {"Type": "Task", "Resource": INVOKE, **fields}


ORDER = machine(Pay=task(), Nap={"Type": "Wait", "Seconds": 90})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str, value: Any) -> str:
    Path(name).write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return name


@pytest.fixture
def order(here: Path) -> str:
    assert here.is_dir()
    return written("order.asl.json", ORDER)


def test_states_are_told_as_they_run_with_the_virtual_time_and_their_result(
    order: str, capsys: pytest.CaptureFixture[str]
):
    recording = written("tasks.json", [{"state": "Pay", "output": {"paid": 5}}])
    assert main(["run", order, "--recording", recording]) == 0
    assert capsys.readouterr() == (
        '     0.000 s  recorded: Pay: {"paid":5}\n'
        '     0.000 s  Pay (Task) {"paid":5}\n'
        '    90.000 s  Nap (Wait) {"paid":5}\n'
        "SUCCEEDED\n"
        '{\n  "paid": 5\n}\n',
        "",
    )


def test_a_recording_may_be_an_object_with_its_tasks(order: str, capsys: pytest.CaptureFixture[str]):
    recording = written("tasks.json", {"tasks": [{"state": "Pay", "output": 7}]})
    assert main(["run", order, "--recording", recording]) == 0
    assert capsys.readouterr().out.endswith("SUCCEEDED\n7\n")


def test_a_task_that_nobody_answers_gets_an_empty_sample_and_that_is_said(
    order: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["run", order]) == 0
    output, errors = capsys.readouterr()
    assert output.endswith("SUCCEEDED\n{}\n")
    assert errors == "sampled: Pay: {}\n"


def test_under_strict_a_task_that_nobody_answers_is_an_error(order: str, capsys: pytest.CaptureFixture[str]):
    assert main(["run", order, "--strict"]) == 2
    assert capsys.readouterr() == ("", "statewright: Nobody answers the task 'Pay' (lambda:invoke).\n")


def test_a_failed_execution_ends_with_1_and_its_error_and_cause(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    workflow = written("w.json", machine(Stop={"Type": "Fail", "Error": "Too.Late", "Cause": "It is past nine."}))
    assert main(["run", workflow]) == 1
    assert capsys.readouterr().out.endswith("FAILED\nToo.Late: It is past nine.\n")


def test_a_timed_out_execution_ends_with_1(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    workflow = written("w.json", machine(Nap={"Type": "Wait", "Seconds": 9}) | {"TimeoutSeconds": 3})
    assert main(["run", workflow]) == 1
    assert "TIMED_OUT" in capsys.readouterr().out


def test_retries_show_each_attempt_and_what_failed(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    workflow = written("w.json", machine(Pay=task(Retry=[{"ErrorEquals": ["Busy"], "IntervalSeconds": 4}])))
    recording = written("t.json", [{"state": "Pay", "error": "Busy", "cause": "later"}, {"state": "Pay", "output": 1}])
    assert main(["run", workflow, "--recording", recording]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "     0.000 s  recorded: Pay: error: Busy: later",
        "     0.000 s  TaskFailed Busy: later",
        "     4.000 s  recorded: Pay, attempt 2: 1",
        "     4.000 s  Pay (Task) 1",
    ]


def test_what_a_recording_has_too_much_is_said(order: str, capsys: pytest.CaptureFixture[str]):
    recording = written("t.json", [{"state": "Pay", "output": 1}, {"state": "Gone", "output": 1}])
    assert main(["run", order, "--recording", recording]) == 0
    sentence = "statewright: The recording has an attempt of 'Gone' that the run did not come to.\n"
    assert capsys.readouterr().err == sentence


@pytest.mark.parametrize("case", ["Happy", "Orders#Happy"])
def test_a_test_case_of_a_mock_file_answers(order: str, case: str, capsys: pytest.CaptureFixture[str]):
    mocks = written(
        "mocks.json",
        {
            "StateMachines": {"Orders": {"TestCases": {"Happy": {"Pay": "Paid", "Gone": "Paid"}}}},
            "MockedResponses": {"Paid": {"0": {"Return": {"paid": 1}, "DurationSeconds": 2}}},
        },
    )
    assert main(["run", order, "--mocks", mocks, "--case", case]) == 0
    output, errors = capsys.readouterr()
    assert '0.000 s  mocked: Pay: {"paid":1}\n     2.000 s  Pay (Task) {"paid":1}' in output
    assert errors == "statewright: The test case has a mock for 'Gone', which the run did not ask.\n"


@pytest.mark.parametrize("word", ['{"a": [1]}', "@in.json"])
def test_the_input_is_json_or_a_file(here: Path, word: str, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    written("in.json", {"a": [1]})
    assert main(["run", written("w.json", machine(Go={"Type": "Pass"})), "--input", word]) == 0
    assert json.loads(capsys.readouterr().out.partition("SUCCEEDED\n")[2]) == {"a": [1]}


def statewright(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """`statewright` as a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-m", "editor", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)


def test_the_input_comes_from_standard_input_and_the_history_goes_to_standard_output_alone(order: str):
    ran = statewright("run", order, "--input", "-", "--history", "-", stdin=b'{"sum": 3}')
    assert ran.returncode == 0
    events = json.loads(ran.stdout)["events"]
    assert [event["type"] for event in events][:2] == ["ExecutionStarted", "TaskStateEntered"]
    assert events[0]["executionStartedEventDetails"]["input"] == '{"sum":3}'
    assert [event["id"] for event in events] == list(range(1, len(events) + 1))
    assert b"SUCCEEDED" in ran.stderr


def test_a_workflow_can_come_from_standard_input():
    ran = statewright("run", "-", stdin=json.dumps(machine(Go={"Type": "Pass", "Result": "gone"})).encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().split() == ["0.000", "s", "Go", "(Pass)", '"gone"', "SUCCEEDED", '"gone"']


def test_a_history_is_written_into_a_file(order: str, capsys: pytest.CaptureFixture[str]):
    assert main(["run", order, "--history", "events.json", "--start-time", "2026-01-31T12:00:00Z"]) == 0
    events = json.loads(Path("events.json").read_text("utf-8"))["events"]
    assert events[0]["timestamp"] == "2026-01-31T12:00:00.000Z"
    assert events[-1]["timestamp"] == "2026-01-31T12:01:30.000Z"
    assert capsys.readouterr().out.endswith("SUCCEEDED\n{}\n")


CONTEXT = machine(Look={"Type": "Pass", "Parameters": {"id.$": "$$.Execution.Id", "role.$": "$$.Execution.RoleArn"}})


def test_names_account_and_region_are_in_the_context_object(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    words = ["--name", "e1", "--machine-name", "m1", "--account", "111122223333", "--region", "eu-west-3"]
    assert main(["run", written("w.json", CONTEXT), *words]) == 0
    assert json.loads(capsys.readouterr().out.partition("SUCCEEDED\n")[2]) == {
        "id": "arn:aws:states:eu-west-3:111122223333:execution:m1:e1",
        "role": "arn:aws:iam::111122223333:role/StepFunctions",
    }


def test_an_express_workflow_ends_after_five_minutes(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    workflow = written("w.json", machine(Nap={"Type": "Wait", "Seconds": 400}))
    assert main(["run", workflow, "--type", "EXPRESS"]) == 1
    assert main(["run", workflow, "--type", "EXPRESS", "--no-limits"]) == 0
    assert main(["run", workflow]) == 0
    assert capsys.readouterr().out.count("SUCCEEDED") == 2


def test_the_seed_decides_what_chance_gives(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    dice = {"Type": "Pass", "Parameters": {"n.$": "States.MathRandom(0, 1000000)"}}
    workflow = written("w.json", machine(Dice=dice))
    shown = []
    for seed in ("1", "1", "2"):
        assert main(["run", workflow, "--seed", seed]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] != shown[2]


def test_a_trace_has_every_event(order: str, capsys: pytest.CaptureFixture[str]):
    assert main(["run", order, "--trace"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("     0.000 s  1 < 0  ExecutionStarted {")
    assert any("TaskScheduled" in line for line in lines)


EACH = {
    "Type": "Map",
    "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        **machine(Go={"Type": "Pass"}),
    },
    "ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "JSON"},
        "Parameters": {"Bucket": "in", "Key": "a/items.json"},
    },
}


def test_a_folder_stands_for_a_bucket(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "data" / "a").mkdir(parents=True)
    written("data/a/items.json", [1, 2])
    assert main(["run", written("w.json", machine(Each=EACH)), "--bucket", "in=data"]) == 0
    assert json.loads(capsys.readouterr().out.partition("SUCCEEDED\n")[2]) == [1, 2]


def test_a_bucket_without_a_folder_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    assert main(["run", written("w.json", machine(Each=EACH))]) == 2
    sentence = "The state 'Each' reads s3://in/a/items.json: say where it lies with --bucket in=FOLDER."
    assert sentence in capsys.readouterr().err


def test_a_broken_text_is_refused_with_its_places(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    assert main(["run", written("w.json", '{"StartAt": "A"\n "States": {}}')]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith("w.json:1:16: error: ")


def test_a_state_that_cannot_be_run_is_named_with_its_place(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    text = """{"StartAt": "A", "States": {
  "A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {
    "B": {"Type": "Pass", "InputPath": "$.[", "End": true}}}]}}}"""
    assert main(["run", written("w.json", text)]) == 2
    assert capsys.readouterr().err.startswith("w.json:3:5: error: The state 'B' ")


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        ("[]", "w.json:1:1: error: A definition is an object with StartAt and States."),
        ('{"StartAt": "A", "States": {}}', "StartAt names 'A', and there is no such state."),
        ('{"StartAt": "A", "States": {"A": {"Type": "Nap"}}}', "w.json:1:29: error: The state 'A' has the Type 'Nap'"),
        (
            '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}',
            "w.json:1:29: error: The state 'A' leads to 'B'",
        ),
    ],
)
def test_what_is_no_workflow_is_refused(here: Path, definition: str, sentence: str, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    assert main(["run", written("w.json", definition)]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--input", "{x"],
            "--input is no JSON: Expecting property name enclosed in double quotes at line 1, column 2.",
        ),
        (["--input", "NaN"], "--input is no JSON: there is no number NaN."),
        (["--input", "1" * 5000], "--input is no JSON: "),
        (["--input", "[" * 200_000], "--input is nested too deep."),
        (["--input", "@gone.json"], "gone.json"),
        (["--recording", "gone.json"], "gone.json"),
        (["--recording", "bad.json"], "--recording bad.json: task 1 does not name its state."),
        (["--recording", "object.json"], 'is neither a list of tasks nor {"tasks": [...]}.'),
        (["--mocks", "object.json"], "--mocks and --case belong together"),
        (["--case", "A"], "--mocks and --case belong together"),
        (["--mocks", "object.json", "--case", "A"], "StateMachines is missing."),
        (["--bucket", "in"], "--bucket in names no folder: write --bucket NAME=FOLDER."),
        (["--bucket", "in=gone"], "--bucket in=gone names no folder: gone is none."),
        (["--account", "12"], "12 digits"),
        (["--region", "Paris"], "write it as us-east-1"),
        (["--name", "a b"], "is no name"),
        (["--start-time", "noon"], "write it as 2026-01-31T12:00:00Z"),
        (["--history", "gone/events.json"], "gone"),
    ],
)
def test_a_wrong_call_ends_with_2_and_a_sentence(
    order: str, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
):
    written("bad.json", [{"output": 1}])
    written("object.json", {})
    assert main(["run", order, *words]) == 2
    errors = capsys.readouterr().err
    assert sentence in errors
    assert "Traceback" not in errors


def test_only_one_of_workflow_and_input_is_standard_input(capsys: pytest.CaptureFixture[str]):
    assert main(["run", "-", "--input", "-"]) == 2
    assert capsys.readouterr().err == "statewright: FILE and --input cannot both be standard input.\n"


def test_names_with_control_characters_are_shown_as_escapes(here: Path, capsys: pytest.CaptureFixture[str]):
    assert here.is_dir()
    assert main(["run", written("w.json", machine(**{"a\x1b[31m": {"Type": "Pass"}}))]) == 0
    assert "a\\x1b[31m (Pass)" in capsys.readouterr().out
