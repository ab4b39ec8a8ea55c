"""The Map state: one machine for every item (Amazon States Language, "Map state")."""

from __future__ import annotations

from typing import Any

from editor.language.common_fields import (
    BEGINNING,
    ERROR_HANDLING,
    NEXT_OR_END,
    RESULT,
    TRANSITION,
    exclusive_twins,
    type_field,
)
from editor.language.fields import AtMostOne, ExactlyOne
from editor.language.query_language import JSONPATH, QueryLanguage
from editor.states.map_fields import DISTRIBUTED, ITEMS, PROCESSOR, THROUGHPUT
from editor.states.map_running import runner
from editor.states.state_type import StateType


def template(_language: QueryLanguage) -> dict[str, Any]:
    """Give an inline Map that runs a Pass for every item."""
    return {
        "Type": "Map",
        "ItemProcessor": {
            "ProcessorConfig": {"Mode": "INLINE"},
            "StartAt": "Pass",
            "States": {"Pass": {"Type": "Pass", "End": True}},
        },
    }


MAP = StateType(
    name="Map",
    doc="Runs the same steps for every item of an array, object or data set.",
    fields=(
        type_field("Map"),
        *BEGINNING,
        *ITEMS,
        *THROUGHPUT,
        *DISTRIBUTED,
        *PROCESSOR,
        *RESULT,
        *ERROR_HANDLING,
        *TRANSITION,
    ),
    groups=(
        ExactlyOne(("ItemProcessor", "Iterator")),
        AtMostOne(("ItemSelector", "Parameters"), languages=JSONPATH),
        *exclusive_twins("MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage"),
        NEXT_OR_END,
    ),
    template=template,
    runner=runner,
)
