"""The Pass state: hands its input on, or makes a new output (Amazon States Language, "Pass state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.common_fields import (
    ASSIGN,
    BEGINNING,
    NEXT_OR_END,
    OUTPUT,
    OUTPUT_PATH,
    PARAMETERS,
    RESULT_PATH,
    TRANSITION,
    type_field,
)
from editor.language.fields import Field, Kind, Tab
from editor.language.query_language import JSONPATH, QueryLanguage
from editor.states.behaviour import Behaviour, hand_on
from editor.states.effects import Succeeded
from editor.states.state_type import StateType, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULT = Field(
    "Result",
    Kind.JSON,
    "A fixed value that takes the place of a task's result.",
    Tab.OUTPUT,
    languages=JSONPATH,
)


def runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a Pass runs: it hands on its Result where it has one, else its effective input."""
    if language is QueryLanguage.JSONPATH and "Result" in state:
        fixed = Succeeded(state["Result"])
        return Behaviour(lambda _context: fixed)
    return Behaviour(hand_on)


PASS = StateType(
    name="Pass",
    doc="Hands its input on, changed or not, without doing any work.",
    fields=(
        type_field("Pass"),
        *BEGINNING,
        PARAMETERS,
        RESULT,
        RESULT_PATH,
        ASSIGN,
        OUTPUT,
        OUTPUT_PATH,
        *TRANSITION,
    ),
    groups=(NEXT_OR_END,),
    template=plain("Pass"),
    runner=runner,
)
