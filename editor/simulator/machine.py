"""A workflow that can run: its definition as a value, and the program compiled from it once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.simulator.program import Program


@dataclass(frozen=True)
class StateMachine:
    """A definition and the name it runs under. Executions refer to it; the program is derived when asked for.

    is_fragment: its states may lead to states that are not in it
    """

    definition: Mapping[str, Any]
    name: str = "StateMachine"
    is_fragment: bool = False

    @cached_property
    def program(self) -> Program:
        """The definition ready to run; raises InvalidWorkflow where it cannot be run at all."""
        from editor.simulator.compiling import compiled  # an execution is data: it is read without what runs it

        return compiled(self.definition, is_fragment=self.is_fragment)
