"""How a state of a type runs: two functions from where the state is to what it wants done next.

They are made once for each state of a definition and live outside of executions, which name the state and its phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.states.effects import Succeeded

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.scope import Scope
    from editor.states.effects import Effect


class Context(NamedTuple):
    """What a state sees: its effective input, what its expressions are evaluated in, and the time.

    clock: nanoseconds since 1970
    """

    input: Any
    scope: Scope
    clock: int


class StateProblem(Exception):
    """A state that cannot go on, in AWS's words.

    names_place: the engine puts the state's name and event before the words
    location: the field that JSONata could not be evaluated in; empty for the state as a whole and for other errors
    is_late: the state has begun to work when it is found
    """

    def __init__(
        self, error: str, cause: str, location: str = "", *, is_late: bool = False, names_place: bool = True
    ) -> None:
        super().__init__(cause)
        self.error = error
        self.cause = cause
        self.location = location
        self.is_late = is_late
        self.names_place = names_place


def hand_on(context: Context, _phase: str = "", _answer: Any = None) -> Effect:
    """End a state with its effective input as its result."""
    return Succeeded(context.input)


def _never_goes_on(_context: Context, _phase: str, _answer: Any) -> Effect:
    raise AssertionError("a state without effects that take time does not go on")


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`begin(context)`, `resume(context, phase, answer)`, and for a container what one of its branches gets.

    branch_input: its context has the container's effective input and, in the context object, the iteration's item;
    None where an iteration gets its item and a branch the effective input
    """

    begin: Callable[[Context], Effect]
    resume: Callable[[Context, str, Any], Effect] = _never_goes_on
    branch_input: Callable[[Context], Any] | None = None
