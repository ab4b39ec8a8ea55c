"""What is written on nodes and edges."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.canvas.hover import as_card
from editor.canvas.services import resource_in_words
from editor.canvas.words import is_retried, label, mode, one_line, subtitle
from editor.workflow.document import Document

if TYPE_CHECKING:
    from editor.workflow.outline import State


def state(**fields: Any) -> State:
    """A state with these fields."""
    return document(fields).outline.states[("States", "A")]


def document(fields: dict[str, Any]) -> Document:
    return Document(json.dumps({"StartAt": "A", "States": {"A": fields}}))


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        ("arn:aws:states:::lambda:invoke.waitForTaskToken", "Lambda: Invoke"),
        ("arn:aws:states:::dynamodb:putItem", "DynamoDB: PutItem"),
        ("arn:aws:states:::aws-sdk:s3:getObject", "S3: GetObject"),
        ("arn:aws:states:::aws-sdk:sfn:listExecutions", "Step Functions: ListExecutions"),
        ("arn:aws-cn:states:::ecs:runTask.sync", "ECS: RunTask"),
        ("arn:aws:states:::states:startExecution.sync:2", "Step Functions: StartExecution"),
        ("arn:aws:lambda:eu-west-1:123456789012:function:ship-it:live", "Lambda: ship-it"),
        ("arn:aws:states:eu-west-1:123456789012:activity:Sign", "Activity: Sign"),
        ("${FunctionArn}", None),
        ("", None),
    ],
)
def test_a_resource_is_said_as_service_and_action(resource: str, words: str | None):
    assert resource_in_words(resource) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Type": "Pass"}, "Pass"),
        ({"Type": "Task", "Resource": "arn:aws:states:::sns:publish"}, "SNS: Publish"),
        ({"Type": "Task", "Resource": "${Arn}"}, "Task"),
        ({"Type": "Task", "Resource": 5}, "Task"),
        ({"Type": "Loop"}, "Loop"),
        ({}, "No type yet"),
    ],
)
def test_the_second_line_says_what_a_state_is_or_calls(fields: dict[str, Any], words: str):
    assert subtitle(state(**fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Type": "Parallel", "Branches": [{}, {}]}, "Parallel · 2 branches"),
        ({"Type": "Parallel", "Branches": [{}]}, "Parallel · 1 branch"),
        ({"Type": "Map", "ItemProcessor": {}}, "Map"),
        (
            {"Type": "Map", "MaxConcurrency": 40, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}}},
            "Map · distributed · 40 at once",
        ),
        ({"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {}}, "Map · one at a time"),
        ({"Type": "Map", "MaxConcurrency": 0, "ItemProcessor": {}}, "Map"),
        ({"Type": "Map", "MaxConcurrency": "${Limit}", "ItemProcessor": {}}, "Map"),
    ],
)
def test_a_header_says_how_a_container_works(fields: dict[str, Any], words: str):
    assert mode(state(**fields)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "B"}]}, "$.total > 100"),
        ({"Default": "B"}, "Default"),
        ({"Catch": [{"ErrorEquals": ["A.B", "States.ALL"], "Next": "B"}]}, "A.B, any error"),
        ({"Catch": [{"ErrorEquals": 7, "Next": "B"}]}, "?"),
        ({"Next": "B"}, None),
        ({"End": True}, None),
    ],
)
def test_an_edge_says_when_it_is_taken(fields: dict[str, Any], words: str | None):
    transitions = list(document({"Type": "Choice", **fields}).outline.transitions.values())
    assert label(transitions[-1]) == words


def test_retried_states_are_told_apart():
    assert is_retried(state(Retry=[{"ErrorEquals": ["States.ALL"]}]))
    assert not is_retried(state(Retry=[]))
    assert not is_retried(state(Type="Task"))


@given(st.text())
def test_what_is_drawn_fits_one_line(text: str):
    shown = one_line(text)
    assert len(shown) <= 401
    assert len(shown.splitlines()) <= 1
    assert shown.isprintable() or not any(char < " " for char in shown)


@given(st.text(min_size=1))
def test_a_hover_card_holds_no_tag_but_its_own(text: str):
    inner = as_card(text).removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    assert "<" not in inner
