"""The items of a Map that are in its input, and what each iteration gets (Amazon States Language, "Map state")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.error_names import RUNTIME
from editor.language.evaluation_failure import QUERY_EVALUATION_ERROR
from editor.language.java_text import json_text
from editor.language.jsonata_templates import compile_jsonata_field, compile_jsonata_template
from editor.language.jsonpath import root_of
from editor.language.payload_templates import compile_payload_template
from editor.language.query_language import QueryLanguage
from editor.language.scoped_paths import compile_input_path
from editor.states.behaviour import Context, StateProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def items_of_state(state: Mapping[str, Any], language: QueryLanguage) -> Callable[[Context], list[Any]]:
    """Give the function for the items: what ItemsPath leads to, what Items gives, or the input."""
    if language is QueryLanguage.JSONATA:
        return _jsonata_items(state)
    path = state.get("ItemsPath", "$")
    read = compile_input_path(path, "ItemsPath")

    def items(context: Context) -> list[Any]:
        found = read(context.scope)
        if not isinstance(found, list):
            raise StateProblem(RUNTIME, f'Reference path "{root_of(path).rest}" must point to array.')
        return found

    return items


def _jsonata_items(state: Mapping[str, Any]) -> Callable[[Context], list[Any]]:
    if "Items" in state:
        given = state["Items"]
        read = compile_jsonata_field(given, "Items", "array")
        return lambda context: read(context.scope)

    def items(context: Context) -> list[Any]:
        if not isinstance(context.input, list):
            cause = f"Map state input must be an array but was: {json_text(context.input)}"
            raise StateProblem(QUERY_EVALUATION_ERROR, cause)
        return context.input

    return items


def item_selection(state: Mapping[str, Any], language: QueryLanguage) -> Callable[[Context], Any] | None:
    """Give the function for an iteration's input: ItemSelector, or Parameters in older definitions."""
    template = state.get("ItemSelector", state.get("Parameters"))
    if template is None:
        return None
    if language is QueryLanguage.JSONATA:
        select = compile_jsonata_template(template, "ItemSelector")
    else:
        select = compile_payload_template(template, "ItemSelector")
    return lambda context: select(context.scope)
