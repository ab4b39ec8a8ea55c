"""The Wait state: goes on after a time or at a time (Amazon States Language, "Wait state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from editor.language.error_names import RUNTIME
from editor.language.evaluation_failure import QUERY_EVALUATION_ERROR
from editor.language.fields import ExactlyOne, Field, Kind
from editor.language.java_text import json_text
from editor.language.query_language import JSONATA, JSONPATH, QueryLanguage
from editor.language.retrier import MOST_SECONDS
from editor.language.timestamps import NANOSECONDS, instant_of
from editor.states.behaviour import Behaviour, Context, StateProblem, hand_on
from editor.states.effects import Effect, WaitUntil
from editor.states.reading import evaluated, value_at, whole_number, whole_number_at
from editor.states.state_type import StateType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.language.scope import Evaluate

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


LONGEST_DAYS = 24_855
"""Days a Wait may last."""

DAY = 86_400 * NANOSECONDS
_DURATIONS = ("Seconds", "SecondsPath", "Timestamp", "TimestampPath")
_FORMAT = "an ISO-8601 extended offset date-time format string"


def template(_language: QueryLanguage) -> dict[str, Any]:
    """Give a Wait of five seconds, the same in both languages."""
    return {"Type": "Wait", "Seconds": 5}


def runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a Wait runs: it goes on after its time, at once where that has passed."""
    moment = _moment(state, language)

    def begin(context: Context) -> Effect:
        clock = moment(context)
        if clock - context.clock > LONGEST_DAYS * DAY:
            raise StateProblem(RUNTIME, "Wait state delay is too long.")
        return WaitUntil(clock)

    return Behaviour(begin, hand_on)


def _moment(state: Mapping[str, Any], language: QueryLanguage) -> Callable[[Context], int]:
    """Give the function that says until when a state waits."""
    name = next((name for name in _DURATIONS if name in state), "Seconds")
    if name == "SecondsPath":
        seconds = whole_number_at(state[name], name)
    elif name == "Seconds":
        seconds = whole_number(state, name, language)
    elif name == "TimestampPath":
        return _timestamp_at(state[name])
    else:
        return _timestamp(evaluated(state, name, language, "string"))
    return lambda context: context.clock + (seconds(context.scope) or 0) * NANOSECONDS


def _timestamp(evaluate: Evaluate) -> Callable[[Context], int]:
    def moment(context: Context) -> int:
        text = evaluate(context.scope)
        instant = instant_of(text)
        if instant is None:
            cause = f"The Timestamp field cannot be parsed as {_FORMAT}: {text}"
            raise StateProblem(QUERY_EVALUATION_ERROR, cause, "Timestamp", is_late=True)
        return instant

    return moment


def _timestamp_at(path: str) -> Callable[[Context], int]:
    read = value_at(path, "TimestampPath")

    def moment(context: Context) -> int:
        value = read(context.scope)
        instant = instant_of(value) if isinstance(value, str) else None
        if instant is None:
            shown = value if isinstance(value, str) else json_text(value)
            cause = f"The TimestampPath parameter does not reference a valid {_FORMAT[3:]}: {path} == {shown}"
            raise StateProblem(RUNTIME, cause)
        return instant

    return moment


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
    runner=runner,
)
