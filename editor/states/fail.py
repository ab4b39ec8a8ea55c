"""The Fail state: ends its scope with an error (Amazon States Language, "Fail state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.common_fields import COMMENT, QUERY_LANGUAGE, exclusive_twins, type_field
from editor.language.fields import Field, Kind
from editor.language.java_text import json_text
from editor.language.payload_values import compile_payload_value
from editor.language.query_language import JSONPATH, QueryLanguage
from editor.states.behaviour import Behaviour
from editor.states.effects import Failed
from editor.states.reading import evaluated
from editor.states.state_type import StateType, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.scope import Evaluate


def runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a Fail runs: it fails with its Error and Cause, which are text or left out."""
    error, cause = _text(state, "Error", language), _text(state, "Cause", language)
    return Behaviour(lambda context: Failed(error(context.scope), cause(context.scope)))


def _text(state: Mapping[str, Any], name: str, language: QueryLanguage) -> Evaluate:
    path = state.get(f"{name}Path")
    if path is None or language is not QueryLanguage.JSONPATH:
        return evaluated(state, name, language, "string")
    read = compile_payload_value(path, f"{name}Path")
    return lambda scope: _as_text(read(scope))


def _as_text(value: Any) -> str | None:
    return value if isinstance(value, str) or value is None else json_text(value)


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
    runner=runner,
    terminal=True,
)
