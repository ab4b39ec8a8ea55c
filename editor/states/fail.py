"""The Fail state: ends its scope with an error (Amazon States Language, "Fail state")."""

from __future__ import annotations

from editor.language.common_fields import COMMENT, QUERY_LANGUAGE, exclusive_twins, type_field
from editor.language.fields import Field, Kind
from editor.language.query_language import JSONPATH
from editor.states.state_type import StateType, plain

FAIL = StateType(
    name="Fail",
    doc="Ends the workflow, branch or iteration with an error.",
    fields=(
        type_field("Fail"),
        COMMENT,
        QUERY_LANGUAGE,
        Field(
            "Error",
            Kind.STRING,
            "The error name that retriers, catchers and people see.",
            expression=Kind.STRING,
        ),
        Field(
            "ErrorPath",
            Kind.PATH_OR_INTRINSIC,
            "A path to the error name, or an intrinsic function that makes it.",
            languages=JSONPATH,
            path_twin_of="Error",
            since=2023,
        ),
        Field(
            "Cause",
            Kind.STRING,
            "What went wrong, in words for people.",
            expression=Kind.STRING,
        ),
        Field(
            "CausePath",
            Kind.PATH_OR_INTRINSIC,
            "A path to the words on what went wrong, or an intrinsic function that makes them.",
            languages=JSONPATH,
            path_twin_of="Cause",
            since=2023,
        ),
    ),
    groups=exclusive_twins("Error", "Cause"),
    template=plain("Fail"),
    terminal=True,
)
