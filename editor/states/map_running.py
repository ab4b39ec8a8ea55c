"""How a Map runs: inside the execution, or as a map run of child executions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.states.behaviour import Behaviour, Context
from editor.states.distributed_map import allowed_at_once, distributed_runner, is_distributed
from editor.states.effects import Effect, StartBranches
from editor.states.map_items import item_selection, items_of_state
from editor.states.reading import number_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.query_language import QueryLanguage


def runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a Map runs."""
    if is_distributed(state):
        return distributed_runner(state, language)
    items = items_of_state(state, language)
    concurrency = number_field(state, "MaxConcurrency", language, "MaxConcurrency")

    def begin(context: Context) -> Effect:
        limit = concurrency(context.scope)
        found = items(context)
        return StartBranches(len(found), allowed_at_once(limit), found)

    return Behaviour(begin, branch_input=item_selection(state, language))
