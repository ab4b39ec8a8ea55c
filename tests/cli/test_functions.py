"""`statewright run --lambda`: Python functions that stand for Lambda functions."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import editor.cli.functions as functions
from editor.__main__ import main

ARN = "arn:aws:lambda:us-east-1:123456789012:function:Double"
CODE = """
import os, sys, time

def double(event, context):
    print("doubling")
    return {"twice": event["n"] * 2}

def fail(event, context):
    raise KeyError("gone")

def nothing(event, context):
    return float("nan")

def surrogate(event, context):
    return {"text": "\\ud800", "event": event}

def shout(event, context):
    os.system("echo from below")
    return 1

def start(event, context):
    import subprocess
    subprocess.Popen(["sleep", "30"])
    return 1

def leave(event, context):
    os._exit(3)

def sleep(event, context):
    time.sleep(60)

def odd(event, context):
    return {1, 2}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with functions in it, to work in."""
    monkeypatch.chdir(tmp_path)
    Path("mine.py").write_text(CODE, "utf-8")


def ran(capsys: pytest.CaptureFixture[str], function: str, resource: str = ARN, **fields: Any) -> tuple[int, str, str]:
    """Exit code and what is printed when a function stands for Double."""
    task = {"Type": "Task", "Resource": resource, "End": True, **fields}
    Path("w.json").write_text(json.dumps({"StartAt": "Go", "States": {"Go": task}}), "utf-8")
    code = main(["run", "w.json", "--input", '{"n": 4}', "--lambda", f"Double={function}"])
    return (code, *capsys.readouterr())


def test_a_function_answers_and_what_it_prints_is_kept(capsys: pytest.CaptureFixture[str]):
    code, output, errors = ran(capsys, "mine:double")
    assert code == 0
    assert 'function: Go: {"twice":8}' in output
    assert errors == "double: doubling\n"


def test_what_a_function_starts_prints_on_standard_error(capsys: pytest.CaptureFixture[str]):
    code, output, errors = ran(capsys, "mine:shout")
    assert (code, errors) == (0, "shout: from below\n")
    assert output.endswith("SUCCEEDED\n1\n")


def test_half_a_character_is_a_value_too(capsys: pytest.CaptureFixture[str]):
    code, output, _ = ran(capsys, "mine:surrogate")
    assert code == 0
    assert json.loads(output.partition("SUCCEEDED\n")[2]) == {"text": "\ud800", "event": {"n": 4}}


@pytest.mark.parametrize("name", ["Double", ARN, f"{ARN}:live"])
def test_invoke_answers_with_an_envelope(name: str, capsys: pytest.CaptureFixture[str]):
    parameters = {"FunctionName": name, "Payload.$": "$"}
    code, output, _ = ran(capsys, "mine:double", "arn:aws:states:::lambda:invoke", Parameters=parameters)
    assert code == 0
    assert json.loads(output.partition("SUCCEEDED\n")[2])["Payload"] == {"twice": 8}


@pytest.mark.parametrize(
    ("function", "error"),
    [
        ("mine:fail", "KeyError"),
        ("mine:leave", "Runtime.ExitError"),
        ("mine:odd", "TypeError"),
        ("mine:nothing", "ValueError"),
        ("mine:gone", "AttributeError"),
        ("nothing:gone", "ModuleNotFoundError"),
    ],
)
def test_a_function_that_fails_fails_the_task(function: str, error: str, capsys: pytest.CaptureFixture[str]):
    code, output, _ = ran(capsys, function)
    assert code == 1
    assert f"FAILED\n{error}: {{" in output


def test_a_function_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(functions, "LONGEST", 1)
    code, output, _ = ran(capsys, "mine:sleep")
    assert code == 1
    assert "Sandbox.Timedout" in output


def test_what_a_function_leaves_running_is_not_waited_for(capsys: pytest.CaptureFixture[str]):
    before = time.monotonic()
    assert ran(capsys, "mine:start")[0] == 0
    assert time.monotonic() - before < 20


def test_other_functions_are_left_to_others(capsys: pytest.CaptureFixture[str]):
    code, _, errors = ran(capsys, "mine:double", ARN + "Other")
    assert (code, errors) == (0, "sampled: Go: {}\n")


def test_a_word_that_names_no_function_is_refused(capsys: pytest.CaptureFixture[str]):
    code, _, errors = ran(capsys, "mine")
    assert code == 2
    assert "write --lambda NAME=module:function." in errors
