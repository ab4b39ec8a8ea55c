"""The machine itself, the branches of a Parallel and the processors of a Map (Amazon States Language, "Structure")."""

from __future__ import annotations

from editor.language.fields import Field, Kind, RequiredWhen, Shape
from editor.language.retrier import MOST_SECONDS

LONGEST_STATE_NAME = 80
"""Characters a state's name may have."""

LARGEST_DEFINITION = 1024 * 1024
"""Bytes of UTF-8 a definition may have."""

START_AT = Field("StartAt", Kind.STATE_NAME, "The state that runs first.", required=True)

STATES = Field("States", Kind.STATES, "The states, each under its own name.", required=True)

BRANCH_COMMENT = Field("Comment", Kind.STRING, "A note for people about this part of the workflow.")

MACHINE = Shape(
    "Machine",
    "A state machine: the states of a workflow and where it starts.",
    (
        Field("Comment", Kind.STRING, "What the workflow is for, in words for people."),
        Field(
            "QueryLanguage",
            Kind.QUERY_LANGUAGE,
            "The query language of all states, where a JSONPath machine may have single states in JSONata.",
            choices=("JSONPath", "JSONata"),
            default="JSONPath",
            since=2024,
        ),
        Field("Version", Kind.STRING, "The version of the language.", choices=("1.0",), default="1.0"),
        Field(
            "TimeoutSeconds",
            Kind.SECONDS,
            "How many seconds an execution may last before it fails with States.Timeout.",
            minimum=1,
            maximum=MOST_SECONDS,
        ),
        START_AT,
        STATES,
    ),
)

BRANCH = Shape(
    "Branch",
    "One branch of a Parallel, a machine of its own whose states cannot be reached from outside.",
    (BRANCH_COMMENT, START_AT, STATES),
)

PROCESSOR_CONFIG = Shape(
    "ProcessorConfig",
    "How the iterations of a Map are run.",
    (
        Field(
            "Mode",
            Kind.STRING,
            "Whether iterations run inside this execution (INLINE) or as child executions (DISTRIBUTED).",
            choices=("INLINE", "DISTRIBUTED"),
            default="INLINE",
            since=2022,
        ),
        Field(
            "ExecutionType",
            Kind.STRING,
            "The type of the child executions of a distributed Map.",
            choices=("STANDARD", "EXPRESS"),
            since=2022,
            distributed=True,
        ),
    ),
    (RequiredWhen("Mode", "DISTRIBUTED", "ExecutionType"),),
)

ITEM_PROCESSOR = Shape(
    "ItemProcessor",
    "The machine a Map runs once for every item or batch of items.",
    (
        Field(
            "ProcessorConfig",
            Kind.OBJECT,
            "How the iterations are run, inline where it is left out.",
            shape=PROCESSOR_CONFIG,
            since=2022,
        ),
        BRANCH_COMMENT,
        START_AT,
        STATES,
    ),
)
