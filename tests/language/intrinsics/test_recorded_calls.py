"""Every intrinsic call of a recorded execution that is a single Pass state gives the value AWS gave."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editor.language.intrinsics import InvalidIntrinsic, parse_intrinsic
from tests.corpus import corpus_files, corpus_json
from tests.language.intrinsics.evaluating import evaluate

RANDOM = "RandomNumberGenerated"


def recorded_calls() -> list[Any]:
    """The calls as parameters: file, expression, execution input, recorded value."""
    found = []
    for path in corpus_files("executions"):
        case = corpus_json("executions", path.name)
        states = list(case["definition"]["States"].values())
        if case["group"] != "intrinsic_functions" or len(states) != 1 or case["status"] != "SUCCEEDED":
            continue
        for key, expression in states[0].get("Parameters", {}).items():
            output = case["output"]
            value = output.get(key[:-2], output) if isinstance(output, dict) else output
            found.append(pytest.param(expression, case["input"], value, id=path.stem))
    return found


CALLS = recorded_calls()


def test_most_of_the_group_is_covered() -> None:
    assert len(CALLS) > 80


@pytest.mark.conformance
@pytest.mark.parametrize(("expression", "state_input", "recorded"), CALLS)
def test_call_gives_the_recorded_value(expression: str, state_input: Any, recorded: Any) -> None:
    context = {
        "Execution": {"Name": "<ExecArnPart_0idx>", "Input": state_input},
        "StateMachine": {
            "Id": "arn:<partition>:states:<region>:111111111111:stateMachine:<ArnPart_0idx>",
            "Name": "<ArnPart_0idx>",
        },
    }
    value = evaluate(expression, state_input, context)
    if recorded == RANDOM:
        assert type(value) is int
        assert state_input["FunctionInput"]["fst"] <= value <= state_input["FunctionInput"]["snd"]
    elif recorded == "<uuid>" or "UUID()" in expression:
        assert len(value) == 36
    else:
        assert json.dumps(value, sort_keys=True) == json.dumps(recorded, sort_keys=True)


@pytest.mark.conformance
@pytest.mark.parametrize(
    "name",
    [
        "base-scenarios-illegal-escapes-escape-sequences-illegal-intrinsic-function",
        "base-scenarios-illegal-escapes-escape-sequences-illegal-intrinsic-function-2",
    ],
)
def test_an_escape_refused_at_creation_is_refused(name: str) -> None:
    (case,) = [case for case in corpus_json("validation", "aws_create_errors.json") if case["id"] == name]
    (state,) = case["definition"]["States"].values()
    with pytest.raises(InvalidIntrinsic, match="backslash"):
        parse_intrinsic(state["Parameters"]["parsed.$"])
