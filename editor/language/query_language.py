"""The two query languages, which one a state is written in, and how a JSONata expression is marked.

Amazon States Language, "Query languages": a machine says it once; a JSONPath machine may hold single states in
JSONata, a JSONata machine holds JSONata states only. What a Parallel or Map says is about that state alone and is
not inherited by the states inside it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class QueryLanguage(StrEnum):
    """A query language, spelled as in the `QueryLanguage` field."""

    JSONPATH = "JSONPath"
    JSONATA = "JSONata"


JSONPATH = frozenset({QueryLanguage.JSONPATH})
JSONATA = frozenset({QueryLanguage.JSONATA})
BOTH = JSONPATH | JSONATA


def machine_language(machine: Mapping[str, Any]) -> QueryLanguage:
    """Give the query language of a whole machine; JSONPath where it says nothing, or nothing known."""
    return _declared(machine, QueryLanguage.JSONPATH)


def state_language(state: Mapping[str, Any], machine: QueryLanguage) -> QueryLanguage:
    """Give the query language a state is read in, inside a machine of the given language."""
    if machine is QueryLanguage.JSONATA:
        return machine
    return _declared(state, machine)


def is_expression(value: object) -> bool:
    """Say whether a value is a JSONata expression: a string that begins with `{%` and ends with `%}`, exactly."""
    return isinstance(value, str) and len(value) >= 4 and value.startswith("{%") and value.endswith("%}")


def expression_body(text: str) -> str:
    """Give what stands between `{%` and `%}`, blanks kept; the text itself where it is no expression."""
    return text[2:-2] if is_expression(text) else text


def _declared(holder: Mapping[str, Any], otherwise: QueryLanguage) -> QueryLanguage:
    said = holder.get("QueryLanguage")
    return QueryLanguage(said) if said in ("JSONPath", "JSONata") else otherwise
