"""The JSON Schema of the whole language, and of a state of one type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.schema import Schema, language_schema, shape_schema
from editor.states.registry import STATE_TYPES, state_type

if TYPE_CHECKING:
    from editor.language.query_language import QueryLanguage


def asl_schema() -> Schema:
    """Give the schema that `resources/schema/asl.schema.json` holds: whole definitions, nested states and all."""
    return language_schema(STATE_TYPES.values())


def state_schema(name: object, language: QueryLanguage) -> Schema | None:
    """Give the schema of a state alone, by its Type: fields and values, but not the rules between fields.

    Those are asked of `editor.language.groups.broken_groups`; states inside have schemas of their own. None for an
    unknown type: what to say of that state is not a matter of shape.
    """
    found = state_type(name)
    return shape_schema(found, language) if found else None
