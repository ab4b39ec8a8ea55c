"""The fields several state types share (Amazon States Language, "Table of State Types and Fields")."""

from __future__ import annotations

from editor.language.catcher import CATCHER
from editor.language.fields import AtMostOne, ExactlyOne, Field, Kind, Tab
from editor.language.query_language import JSONATA, JSONPATH
from editor.language.retrier import RETRIER

COMMENT = Field("Comment", Kind.STRING, "A note for people, which the workflow does not read.")

QUERY_LANGUAGE = Field(
    "QueryLanguage",
    Kind.QUERY_LANGUAGE,
    "The query language this state is written in, if it is not the one of the whole machine.",
    choices=("JSONPath", "JSONata"),
    since=2024,
)

NEXT = Field("Next", Kind.STATE_NAME, "The state that runs after this one.")

END = Field("End", Kind.BOOLEAN, "Whether the machine, branch or iteration ends with this state.")

INPUT_PATH = Field(
    "InputPath",
    Kind.PATH,
    "The part of the state's input that this state works on, or null for an empty object.",
    Tab.INPUT,
    languages=JSONPATH,
    nullable=True,
    default="$",
)

PARAMETERS = Field(
    "Parameters",
    Kind.PAYLOAD_TEMPLATE,
    "The effective input of the state, made from fixed values and, under keys that end with .$, from paths.",
    Tab.INPUT,
    languages=JSONPATH,
)

ARGUMENTS = Field(
    "Arguments",
    Kind.JSONATA_TEMPLATE,
    "What is sent to the task or to every branch, as JSON in which strings may be JSONata expressions.",
    Tab.INPUT,
    languages=JSONATA,
    expression=Kind.JSON,
    since=2024,
)

RESULT_SELECTOR = Field(
    "ResultSelector",
    Kind.PAYLOAD_TEMPLATE,
    "A new result made from parts of the raw result, before ResultPath puts it into the input.",
    Tab.OUTPUT,
    languages=JSONPATH,
    since=2020,
)

RESULT_PATH = Field(
    "ResultPath",
    Kind.REFERENCE_PATH,
    "Where in the state's input the result is put, or null to drop the result and keep the input.",
    Tab.OUTPUT,
    languages=JSONPATH,
    nullable=True,
    default="$",
)

OUTPUT_PATH = Field(
    "OutputPath",
    Kind.PATH,
    "The part of the state's output that the next state gets, or null for an empty object.",
    Tab.OUTPUT,
    languages=JSONPATH,
    nullable=True,
    default="$",
)

OUTPUT = Field(
    "Output",
    Kind.JSONATA_TEMPLATE,
    "What the next state gets, as JSON in which strings may be JSONata expressions.",
    Tab.OUTPUT,
    languages=JSONATA,
    expression=Kind.JSON,
    since=2024,
)

ASSIGN = Field(
    "Assign",
    Kind.ASSIGNMENTS,
    "Variables to set when the state is done, which later states can read.",
    Tab.VARIABLES,
    since=2024,
)

RETRY = Field(
    "Retry",
    Kind.ARRAY,
    "What is tried again after which errors, where the first retrier that matches decides.",
    Tab.ERROR_HANDLING,
    item=Field("", Kind.OBJECT, "One retrier.", shape=RETRIER),
)

CATCH = Field(
    "Catch",
    Kind.ARRAY,
    "Where the workflow goes after which errors, once retries are used up.",
    Tab.ERROR_HANDLING,
    item=Field("", Kind.OBJECT, "One catcher.", shape=CATCHER),
)

BEGINNING = (COMMENT, QUERY_LANGUAGE, INPUT_PATH)
"""What every state but Fail begins with, after its Type."""

RESULT = (RESULT_SELECTOR, RESULT_PATH, ASSIGN, OUTPUT, OUTPUT_PATH)
"""What becomes of the result of a Task, Parallel or Map."""

ERROR_HANDLING = (RETRY, CATCH)
TRANSITION = (NEXT, END)

NEXT_OR_END = ExactlyOne(("Next", "End"))
"""Of every state type with a transition of its own."""


def type_field(name: str) -> Field:
    """Give the declaration of the `Type` field for the state type of that name."""
    return Field(
        "Type",
        Kind.STATE_TYPE,
        "What kind of step the state is.",
        required=True,
        choices=(name,),
    )


def path_twin(field: Field, since: int) -> Field:
    """Give the JSONPath-only field that takes the value of another from a reference path."""
    return Field(
        f"{field.name}Path",
        Kind.REFERENCE_PATH,
        f"A reference path to the value of {field.name} in the state's input.",
        field.tab,
        languages=JSONPATH,
        path_twin_of=field.name,
        since=since,
        distributed=field.distributed,
    )


def exclusive_twins(*names: str) -> tuple[AtMostOne, ...]:
    """Give the rules that each of the fields and its path twin exclude each other."""
    return tuple(AtMostOne((name, f"{name}Path"), languages=JSONPATH) for name in names)
