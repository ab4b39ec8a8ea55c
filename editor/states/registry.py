"""All state types by name, and what is asked of them most."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.states.choice import CHOICE
from editor.states.fail import FAIL
from editor.states.map_ import MAP
from editor.states.parallel import PARALLEL
from editor.states.pass_ import PASS
from editor.states.succeed import SUCCEED
from editor.states.task import TASK
from editor.states.wait import WAIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.language.fields import Field
    from editor.language.query_language import QueryLanguage
    from editor.states.state_type import StateType

STATE_TYPES: Mapping[str, StateType] = MappingProxyType(
    {kind.name: kind for kind in (TASK, CHOICE, PARALLEL, MAP, PASS, WAIT, SUCCEED, FAIL)}
)
"""The eight state types, in the order a palette shows them in."""


def state_type(name: object) -> StateType | None:
    """Give the state type of that name, which may be anything found in a file; None where there is none."""
    return STATE_TYPES.get(name) if isinstance(name, str) else None


def fields_of(name: object, language: QueryLanguage) -> tuple[Field, ...]:
    """Give the fields of a state type in a query language, in canonical order; none for an unknown type."""
    found = state_type(name)
    return found.in_language(language) if found else ()


def common_fields(type_a: object, type_b: object) -> frozenset[str]:
    """Give the names of the fields that keep their meaning when a state changes from one type to the other."""
    return _meanings(type_a, type_b)


def _meanings(name: object, other: object) -> frozenset[str]:
    """Give the names of the fields of a type which another type declares in the very same way."""
    mine, theirs = state_type(name), state_type(other)
    if mine is None or theirs is None:
        return frozenset()
    return frozenset(field.name for field in mine.fields if field in theirs.fields)
