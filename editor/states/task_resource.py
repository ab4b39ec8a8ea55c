"""What a Task's Resource says: who does the work, and what the state waits for.

arn:aws:lambda:us-east-1:123456789012:function:Name         a function
arn:aws:states:us-east-1:123456789012:activity:Name         an activity, done by a worker of one's own
arn:aws:states:::sqs:sendMessage.waitForTaskToken           an optimized integration
arn:aws:states:::aws-sdk:s3:getObject                       any other action of AWS
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ResourceKind(StrEnum):
    """Who does the work of a task."""

    FUNCTION = "function"
    ACTIVITY = "activity"
    SERVICE = "service"


class Pattern(StrEnum):
    """What a task waits for, after the action's name in its resource."""

    RESPONSE = ""
    SYNC = ".sync"
    SYNC_2 = ".sync:2"
    TOKEN = ".waitForTaskToken"


@dataclass(frozen=True, slots=True)
class TaskResource:
    """A Task's Resource: `type` and `action` as the history names them (`sqs`, `sendMessage.waitForTaskToken`)."""

    arn: str
    kind: ResourceKind
    type: str = ""
    action: str = ""
    pattern: Pattern = Pattern.RESPONSE

    @property
    def name(self) -> str:
        """How recordings and mocks call it: `sqs:sendMessage`, or the ARN of a function or an activity."""
        return f"{self.type}:{self.action}" if self.kind is ResourceKind.SERVICE else self.arn

    @property
    def is_nested_execution(self) -> bool:
        """Whether it starts an execution of another workflow and knows about it."""
        return self.type == "states" and self.action.partition(".")[0] == "startExecution"


def task_resource(arn: str) -> TaskResource:
    """Give what a Resource is; what is no ARN of a service or activity counts as a function."""
    parts = arn.split(":", 5)
    if len(parts) < 6 or parts[2] != "states":
        return TaskResource(arn, ResourceKind.FUNCTION)
    if parts[5].startswith("activity:"):
        return TaskResource(arn, ResourceKind.ACTIVITY)
    return _service(arn, parts[5])


def _service(arn: str, rest: str) -> TaskResource:
    head, _, version = rest.rpartition(":") if rest.endswith(".sync:2") else (rest, "", "")
    service, _, action = head.rpartition(":")
    if version:
        action = f"{action}:{version}"
    stem, dot, pattern = action.partition(".")
    known = dot + pattern in set(Pattern)
    return TaskResource(
        arn,
        ResourceKind.SERVICE,
        service,
        action if stem else rest,
        Pattern(dot + pattern) if known else Pattern.RESPONSE,
    )
