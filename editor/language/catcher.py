"""The Catcher: where the workflow goes after an error (Amazon States Language, "Fallback states")."""

from __future__ import annotations

from editor.language.fields import Field, Kind, Shape, Tab
from editor.language.query_language import JSONATA, JSONPATH
from editor.language.retrier import ERROR_EQUALS

CATCHER = Shape(
    "Catcher",
    "A rule that sends certain errors to another state.",
    (
        ERROR_EQUALS,
        Field(
            "ResultPath",
            Kind.REFERENCE_PATH,
            "Where in the state's raw input the error output is put, or null to keep the input as it is.",
            Tab.ERROR_HANDLING,
            languages=JSONPATH,
            nullable=True,
            default="$",
        ),
        Field(
            "Assign",
            Kind.ASSIGNMENTS,
            "Variables to set when this catcher takes the error, in place of the state's own.",
            Tab.ERROR_HANDLING,
            since=2024,
        ),
        Field(
            "Output",
            Kind.JSONATA_TEMPLATE,
            "What the next state gets, in place of the state's own Output, with the error in $states.errorOutput.",
            Tab.ERROR_HANDLING,
            languages=JSONATA,
            expression=Kind.JSON,
            since=2024,
        ),
        Field(
            "Next",
            Kind.STATE_NAME,
            "The state that runs when one of the errors is caught.",
            Tab.ERROR_HANDLING,
            required=True,
        ),
        Field("Comment", Kind.STRING, "A note for people about this catcher.", Tab.ERROR_HANDLING),
    ),
)
