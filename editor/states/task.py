"""The Task state: one piece of work by a service, a function or an activity (Amazon States Language, "Task state")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
from editor.language.jsonata_templates import compile_jsonata_template
from editor.language.payload_templates import compile_payload_template
from editor.language.query_language import JSONATA, JSONPATH, QueryLanguage
from editor.language.retrier import MOST_SECONDS
from editor.states.behaviour import Behaviour, Context
from editor.states.effects import CallService, Effect, Succeeded
from editor.states.reading import seconds_of_task
from editor.states.state_type import StateType
from editor.states.task_resource import task_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.scope import Evaluate

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


def runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a Task runs: it calls what its Resource names, and its result is the answer."""
    resource = task_resource(state["Resource"])
    timeout = seconds_of_task(state, "TimeoutSeconds", language)
    heartbeat = seconds_of_task(state, "HeartbeatSeconds", language)
    role = _role(state.get("Credentials"), language)

    def begin(context: Context) -> Effect:
        scope = context.scope
        return CallService(resource, context.input, timeout(scope), heartbeat(scope), role(scope))

    return Behaviour(begin, _result)


def _result(_context: Context, _phase: str, answer: Any) -> Effect:
    return Succeeded(answer)


def _role(credentials: Mapping[str, Any] | None, language: QueryLanguage) -> Evaluate:
    if credentials is None:
        return lambda _scope: None
    if language is QueryLanguage.JSONATA:
        template = compile_jsonata_template(credentials, "Credentials")
    else:
        template = compile_payload_template(credentials, "Credentials")
    return lambda scope: template(scope)["RoleArn"]


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
    runner=runner,
)
