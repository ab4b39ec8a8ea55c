"""The ItemBatcher of a distributed Map: items put together, so that a child execution gets several.

Amazon States Language, "ItemBatcher".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.language.jsonata_templates import compile_jsonata_template
from editor.language.payload_templates import compile_payload_template
from editor.language.query_language import QueryLanguage
from editor.states.reading import number_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.language.scope import Scope


def item_batching(batcher: Mapping[str, Any], language: QueryLanguage) -> Callable[[Scope, list[Any]], list[Any]]:
    """Give the function from items to batches: `{"BatchInput": ..., "Items": [...]}`."""
    most_items = number_field(batcher, "MaxItemsPerBatch", language, "ItemBatcher/MaxItemsPerBatch")
    most_bytes = number_field(batcher, "MaxInputBytesPerBatch", language, "ItemBatcher/MaxInputBytesPerBatch")
    fixed = None
    if "BatchInput" in batcher:
        is_jsonata = language is QueryLanguage.JSONATA
        compile_template = compile_jsonata_template if is_jsonata else compile_payload_template
        fixed = compile_template(batcher["BatchInput"], "ItemBatcher/BatchInput")

    def batches(scope: Scope, items: list[Any]) -> list[Any]:
        given = {} if fixed is None else {"BatchInput": fixed(scope)}
        room = most_bytes(scope)
        left = None if not room else room - _size({**given, "Items": []})
        return [{**given, "Items": found} for found in _split(items, most_items(scope), left)]

    return batches


def _split(items: list[Any], most_items: int | None, most_bytes: int | None) -> list[list[Any]]:
    """Fill each batch as far as both limits allow; an item larger than a batch has one for itself."""
    batches: list[list[Any]] = []
    size = 0
    for item in items:
        added = 0 if most_bytes is None else _size(item) + 1
        is_full = (
            not batches or len(batches[-1]) == most_items or (most_bytes is not None and size + added > most_bytes)
        )
        if is_full:
            batches.append([])
            size = 0
        batches[-1].append(item)
        size += added
    return batches


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
