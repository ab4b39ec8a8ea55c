"""The Parallel state: several branches at once (Amazon States Language, "Parallel state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.common_fields import (
    ARGUMENTS,
    BEGINNING,
    ERROR_HANDLING,
    NEXT_OR_END,
    PARAMETERS,
    RESULT,
    TRANSITION,
    type_field,
)
from editor.language.fields import Field, Kind
from editor.language.machine import BRANCH
from editor.states.behaviour import Behaviour
from editor.states.effects import StartBranches
from editor.states.state_type import StateType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.query_language import QueryLanguage


def template(_language: QueryLanguage) -> dict[str, Any]:
    """Give a Parallel with two branches of a Pass each."""
    return {"Type": "Parallel", "Branches": [_branch("Pass 1"), _branch("Pass 2")]}


def _branch(name: str) -> dict[str, Any]:
    return {"StartAt": name, "States": {name: {"Type": "Pass", "End": True}}}


def runner(state: Mapping[str, Any], _language: QueryLanguage) -> Behaviour:
    """Give how a Parallel runs: all branches begin at once, with its effective input."""
    branches = StartBranches(len(state["Branches"]))
    return Behaviour(lambda _context: branches)


PARALLEL = StateType(
    name="Parallel",
    doc="Runs branches at the same time and gives an array of their outputs.",
    fields=(
        type_field("Parallel"),
        *BEGINNING,
        PARAMETERS,
        ARGUMENTS,
        Field(
            "Branches",
            Kind.ARRAY,
            "The branches, each a machine of its own with the same input.",
            required=True,
            min_items=1,
            item=Field("", Kind.MACHINE, "One branch.", shape=BRANCH),
        ),
        *RESULT,
        *ERROR_HANDLING,
        *TRANSITION,
    ),
    groups=(NEXT_OR_END,),
    template=template,
    runner=runner,
)
