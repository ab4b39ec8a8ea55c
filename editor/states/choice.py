"""The Choice state: goes where the first matching rule says (Amazon States Language, "Choice state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.choice_rule_fields import CHOICE_RULE
from editor.language.common_fields import ASSIGN, BEGINNING, OUTPUT, OUTPUT_PATH, type_field
from editor.language.conditions import compile_condition
from editor.language.error_names import RUNTIME
from editor.language.fields import Field, Kind
from editor.language.query_language import QueryLanguage
from editor.states.behaviour import Behaviour, Context, StateProblem
from editor.states.effects import Effect, Succeeded
from editor.states.state_type import StateType

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOWHERE = "Failed to transition out of the state. The state does not point to a next state."


def template(language: QueryLanguage) -> dict[str, Any]:
    """Give a Choice with one rule, whose Next is left to whoever places it."""
    if language is QueryLanguage.JSONATA:
        return {"Type": "Choice", "Choices": [{"Condition": "{% $exists($states.input.value) %}"}]}
    return {"Type": "Choice", "Choices": [{"Variable": "$.value", "IsPresent": True}]}


def runner(state: Mapping[str, Any], _language: QueryLanguage) -> Behaviour:
    """Give how a Choice runs: it goes where the first rule that matches leads, else to its Default."""
    rules = [
        (index, compile_condition(rule, f"Choices[{index}]"), rule["Next"])
        for index, rule in enumerate(state["Choices"])
    ]
    default = state.get("Default")

    def begin(context: Context) -> Effect:
        for index, matches, following in rules:
            if matches(context.scope):
                return Succeeded(context.input, following, index)
        if default is None:
            raise StateProblem(RUNTIME, _NOWHERE)
        return Succeeded(context.input, default)

    return Behaviour(begin)


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
    runner=runner,
)
