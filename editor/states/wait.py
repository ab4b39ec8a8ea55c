"""The Wait state: goes on after a time or at a time (Amazon States Language, "Wait state")."""

from __future__ import annotations

from typing import Any

from editor.language.common_fields import (
    ASSIGN,
    BEGINNING,
    NEXT_OR_END,
    OUTPUT,
    OUTPUT_PATH,
    TRANSITION,
    path_twin,
    type_field,
)
from editor.language.fields import ExactlyOne, Field, Kind
from editor.language.query_language import JSONATA, JSONPATH, QueryLanguage
from editor.language.retrier import MOST_SECONDS
from editor.states.state_type import StateType

SECONDS = Field(
    "Seconds",
    Kind.SECONDS,
    "How many seconds to wait.",
    expression=Kind.SECONDS,
    minimum=0,
    maximum=MOST_SECONDS,
)

TIMESTAMP = Field(
    "Timestamp",
    Kind.TIMESTAMP,
    "The moment to wait for, such as 2027-01-31T09:00:00Z, where one in the past is not waited for.",
    expression=Kind.TIMESTAMP,
)


def template(_language: QueryLanguage) -> dict[str, Any]:
    """Give a Wait of five seconds, the same in both languages."""
    return {"Type": "Wait", "Seconds": 5}


WAIT = StateType(
    name="Wait",
    doc="Waits for a time or until a moment, then hands its input on.",
    fields=(
        type_field("Wait"),
        *BEGINNING,
        SECONDS,
        path_twin(SECONDS, 2016),
        TIMESTAMP,
        path_twin(TIMESTAMP, 2016),
        ASSIGN,
        OUTPUT,
        OUTPUT_PATH,
        *TRANSITION,
    ),
    groups=(
        ExactlyOne(("Seconds", "SecondsPath", "Timestamp", "TimestampPath"), languages=JSONPATH),
        ExactlyOne(("Seconds", "Timestamp"), languages=JSONATA),
        NEXT_OR_END,
    ),
    template=template,
)
