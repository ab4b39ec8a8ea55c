"""The Task state: one piece of work by a service, a function or an activity (Amazon States Language, "Task state")."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from editor.language.common_fields import (
    ARGUMENTS,
    BEGINNING,
    ERROR_HANDLING,
    NEXT_OR_END,
    PARAMETERS,
    RESULT,
    TRANSITION,
    exclusive_twins,
    path_twin,
    type_field,
)
from editor.language.fields import ExactlyOne, Field, Kind, Shape, Tab
from editor.language.query_language import JSONATA, JSONPATH, QueryLanguage
from editor.language.retrier import MOST_SECONDS
from editor.states.state_type import StateType

TIMEOUT_SECONDS = Field(
    "TimeoutSeconds",
    Kind.SECONDS,
    "How many seconds one attempt may take before it fails with States.Timeout.",
    Tab.ERROR_HANDLING,
    expression=Kind.SECONDS,
    minimum=1,
    maximum=MOST_SECONDS,
)

HEARTBEAT_SECONDS = Field(
    "HeartbeatSeconds",
    Kind.SECONDS,
    "How many seconds may pass between two heartbeats, fewer than TimeoutSeconds.",
    Tab.ERROR_HANDLING,
    expression=Kind.SECONDS,
    minimum=1,
    maximum=MOST_SECONDS,
)

_ROLE_ARN = Field(
    "RoleArn",
    Kind.STRING,
    "The ARN of the role, which may belong to another account.",
    languages=JSONPATH,
    since=2022,
)

CREDENTIALS = Shape(
    "Credentials",
    "The role a task is done under, if it is not the role of the workflow.",
    (
        _ROLE_ARN,
        replace(_ROLE_ARN, languages=JSONATA, required=True, expression=Kind.STRING, since=2024),
        Field(
            "RoleArn.$",
            Kind.PATH_OR_INTRINSIC,
            "A path to the ARN of the role, or an intrinsic function that makes it.",
            languages=JSONPATH,
            path_twin_of="RoleArn",
            since=2022,
        ),
    ),
    (ExactlyOne(("RoleArn", "RoleArn.$"), languages=JSONPATH),),
)


def template(language: QueryLanguage) -> dict[str, Any]:
    """Give a Task that invokes a Lambda function, whose name is a placeholder."""
    jsonata = language is QueryLanguage.JSONATA
    payload = {"Payload": "{% $states.input %}"} if jsonata else {"Payload.$": "$"}
    call = {"FunctionName": "${FunctionName}", **payload}
    field = "Arguments" if jsonata else "Parameters"
    return {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", field: call}


TASK = StateType(
    name="Task",
    doc="Has a service, function or activity do one piece of work.",
    fields=(
        type_field("Task"),
        *BEGINNING,
        Field(
            "Resource",
            Kind.RESOURCE,
            "What does the work, given as the ARN of a service integration, function or activity.",
            required=True,
        ),
        PARAMETERS,
        ARGUMENTS,
        Field(
            "Credentials",
            Kind.OBJECT,
            "The role the task is done under.",
            shape=CREDENTIALS,
            since=2022,
        ),
        TIMEOUT_SECONDS,
        path_twin(TIMEOUT_SECONDS, 2020),
        HEARTBEAT_SECONDS,
        path_twin(HEARTBEAT_SECONDS, 2020),
        *RESULT,
        *ERROR_HANDLING,
        *TRANSITION,
    ),
    groups=(*exclusive_twins("TimeoutSeconds", "HeartbeatSeconds"), NEXT_OR_END),
    template=template,
)
