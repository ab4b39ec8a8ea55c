"""What a state type is, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from editor.language.fields import Shape
from editor.language.query_language import QueryLanguage
from editor.states.behaviour import Behaviour

Runner = Callable[[Mapping[str, Any], QueryLanguage], Behaviour]
"""Gives how a state runs, from its fields in a definition; raises what the language raises for what it cannot read."""

Template = Callable[[QueryLanguage], dict[str, Any]]
"""Gives a new state, its own each time, without the transitions whoever places it must add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateType(Shape):
    """A shape whose name is a `Type`.

    `terminal` types end their scope and have no transition. `template(language)` gives the smallest sensible new
    state; `Next`, `End`, `Default` and the `Next` of choice rules are left to whoever places it.
    `runner(state, language)` gives how a state runs.
    """

    template: Template
    runner: Runner
    terminal: bool = False

    @property
    def has_next(self) -> bool:
        """Say whether states of this type name what follows in `Next`, or say `End`."""
        return any(field.name == "Next" for field in self.fields)


def plain(name: str) -> Template:
    """Give the template of a state that needs nothing but its Type."""
    return lambda _language: {"Type": name}
