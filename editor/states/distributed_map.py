"""How a distributed Map runs: it reads or takes its items, batches them, and starts a child execution for each.

Amazon States Language, "Map state"; AWS Step Functions guide, "Distributed mode".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.error_names import RUNTIME
from editor.states.behaviour import Behaviour, Context, StateProblem
from editor.states.effects import Effect, ReadObject, StartBranches, StartMapRun, Succeeded
from editor.states.item_batching import item_batching
from editor.states.item_reading import item_reading
from editor.states.map_items import item_selection, items_of_state
from editor.states.reading import number_field
from editor.states.result_writing import result_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.language.query_language import QueryLanguage
    from editor.language.scope import Scope

Tolerance = tuple[int | None, float | None]
"""How many children may fail, in number and in percent of all."""


def is_distributed(state: Mapping[str, Any]) -> bool:
    """Say whether a Map runs its items as child executions."""
    processor = state.get("ItemProcessor", state.get("Iterator", {}))
    return bool(processor.get("ProcessorConfig", {}).get("Mode") == "DISTRIBUTED")


def allowed_at_once(concurrency: int | None) -> int | None:
    """Give how many children may run at once; None for as many as the service allows."""
    return concurrency if concurrency is not None and concurrency > 0 else None


def distributed_runner(state: Mapping[str, Any], language: QueryLanguage) -> Behaviour:
    """Give how a distributed Map runs.

    It begins with a map run. Started, it looks at what it tolerates; then it reads as long as there is something to
    read, and starts its children; joined, it gives or writes their results.
    """
    concurrency = number_field(state, "MaxConcurrency", language, "MaxConcurrency")
    tolerance = _tolerance(state, language)
    items = _items(state, language)
    write = result_writing(state["ResultWriter"], language) if "ResultWriter" in state else None
    batches = item_batching(state["ItemBatcher"], language) if "ItemBatcher" in state else None
    selection = item_selection(state, language)

    def begin(context: Context) -> Effect:
        concurrency(context.scope)
        known = 0 if "ItemReader" in state else len(items(context, ()))  # type: ignore[arg-type]  # nothing is read
        return StartMapRun(known, state.get("Label"))

    def resume(context: Context, phase: str, answer: Any) -> Effect:
        if phase == "joined":
            return write(context.scope, answer) if write is not None else Succeeded(answer.outputs)
        tolerated = tolerance(context.scope)
        if phase == "started" and batches is not None:
            batches(context.scope, [])  # what it asks for is looked at before anything is read
        found = items(context, answer)
        if isinstance(found, ReadObject):
            return found
        if batches is not None:
            found = batches(context.scope, _selected(context, found, selection))
        limit = allowed_at_once(concurrency(context.scope))
        return StartBranches(len(found), limit, found, None, *tolerated, are_batches=batches is not None)

    return Behaviour(begin, resume, selection)


def _items(
    state: Mapping[str, Any], language: QueryLanguage
) -> Callable[[Context, Sequence[bytes]], ReadObject | list[Any]]:
    if "ItemReader" not in state:
        given = items_of_state(state, language)
        return lambda context, _contents: given(context)
    read = item_reading(state["ItemReader"], language)
    return lambda context, contents: read(context.scope, contents)


def _selected(context: Context, items: list[Any], selection: Callable[[Context], Any] | None) -> list[Any]:
    """Give what ItemSelector makes of each item, before they are put into batches."""
    if selection is None:
        return items
    return [selection(context._replace(scope=_with_item(context.scope, item))) for item in enumerate(items)]


def _with_item(scope: Scope, item: tuple[int, Any]) -> Scope:
    index, value = item
    return scope._replace(context={**scope.context, "Map": {"Item": {"Index": index, "Value": value}}})


def _tolerance(state: Mapping[str, Any], language: QueryLanguage) -> Callable[[Scope], Tolerance]:
    count = number_field(state, "ToleratedFailureCount", language, "ToleratedFailureCount")
    percentage = number_field(state, "ToleratedFailurePercentage", language, "ToleratedFailurePercentage", "float")

    def tolerance(scope: Scope) -> Tolerance:
        most, percent = count(scope), percentage(scope)
        if most is not None and most < 0:
            raise StateProblem(RUNTIME, "ToleratedFailureCount cannot be negative.")
        if percent is not None and not 0 <= percent <= 100:
            raise StateProblem(RUNTIME, "ToleratedFailurePercentage must be between 0 and 100.")
        return most, percent

    return tolerance
