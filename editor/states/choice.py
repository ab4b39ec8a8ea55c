"""The Choice state: goes where the first matching rule says (Amazon States Language, "Choice state")."""

from __future__ import annotations

from typing import Any

from editor.language.choice_rule_fields import CHOICE_RULE
from editor.language.common_fields import ASSIGN, BEGINNING, OUTPUT, OUTPUT_PATH, type_field
from editor.language.fields import Field, Kind
from editor.language.query_language import QueryLanguage
from editor.states.state_type import StateType


def template(language: QueryLanguage) -> dict[str, Any]:
    """Give a Choice with one rule, whose Next is left to whoever places it."""
    if language is QueryLanguage.JSONATA:
        return {"Type": "Choice", "Choices": [{"Condition": "{% $exists($states.input.value) %}"}]}
    return {"Type": "Choice", "Choices": [{"Variable": "$.value", "IsPresent": True}]}


CHOICE = StateType(
    name="Choice",
    doc="Goes to the state named by the first rule that matches.",
    fields=(
        type_field("Choice"),
        *BEGINNING,
        Field(
            "Choices",
            Kind.ARRAY,
            "The rules, of which the first that matches decides.",
            required=True,
            min_items=1,
            item=Field("", Kind.OBJECT, "One rule.", shape=CHOICE_RULE),
        ),
        Field("Default", Kind.STATE_NAME, "The state that runs when no rule matches."),
        ASSIGN,
        OUTPUT,
        OUTPUT_PATH,
    ),
    template=template,
)
