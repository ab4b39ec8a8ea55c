"""The Succeed state: ends its scope with success (Amazon States Language, "Succeed state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.common_fields import BEGINNING, OUTPUT, OUTPUT_PATH, type_field
from editor.states.behaviour import Behaviour, hand_on
from editor.states.state_type import StateType, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.query_language import QueryLanguage


def runner(_state: Mapping[str, Any], _language: QueryLanguage) -> Behaviour:
    """Give how a Succeed runs: it hands on its effective input."""
    return Behaviour(hand_on)


SUCCEED = StateType(
    name="Succeed",
    doc="Ends the workflow, branch or iteration with success.",
    fields=(type_field("Succeed"), *BEGINNING, OUTPUT, OUTPUT_PATH),
    template=plain("Succeed"),
    runner=runner,
    terminal=True,
)
