"""A definition ready to run: every path, template, expression and rule is a function by now.

A program is made once for a definition and lies outside of executions, which refer to scopes by number and to states
by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.errors import StatewrightError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.language.query_language import QueryLanguage
    from editor.language.scope import Evaluate, Scope
    from editor.simulator.machine import StateMachine
    from editor.simulator.retry import Retrier
    from editor.states.behaviour import Behaviour


class InvalidWorkflow(StatewrightError):
    """The definition cannot be run at all; the sentence says what stands in the way."""


@dataclass(frozen=True, slots=True)
class Catcher:
    """Where certain errors lead, and what becomes of them. `put` gives the output of input, error output and scope."""

    error_equals: tuple[str, ...]
    next: str
    assign: Evaluate | None
    output: Callable[[Any, Any, Scope], Any]


@dataclass(frozen=True, slots=True)
class ChoiceOutput:
    """What a choice rule does to the state's output and variables, in place of the state's own."""

    assign: Evaluate | None
    output: Evaluate | None


@dataclass(frozen=True, slots=True)
class CompiledState:
    """A state ready to run. None stands for what the state does not have.

    entered, exited: the types of its events
    next: the state that follows, None where the scope ends
    input_path: JSONPath's InputPath; parameters: Parameters or JSONata's Arguments
    result_selector, put_result (result and raw input to a document), output_path: JSONPath; output: JSONata's Output
    gives_result: whether its own result, not its input, is what it hands on where nothing else is said
    assign: variables by name
    rules: what each choice rule does on the way out; targets: where rules and Default lead
    branches: the numbers of the scopes inside; processor: the workflow of a distributed Map's children
    is_express: whether those children are Express executions; writes_results: whether it has a ResultWriter
    phases: the parts of its processing that can be looked at, named as TestState does
    uses_context: whether anything in it may ask for the context object; has_token: whether that has a task token
    """

    name: str
    type: str
    language: QueryLanguage
    behaviour: Behaviour
    entered: str
    exited: str
    next: str | None
    gives_result: bool = False
    input_path: Evaluate | None = None
    parameters: Evaluate | None = None
    result_selector: Evaluate | None = None
    put_result: Callable[[Any, Any], Any] | None = None
    output_path: Evaluate | None = None
    output: Evaluate | None = None
    assign: Evaluate | None = None
    rules: tuple[ChoiceOutput, ...] = ()
    targets: tuple[str, ...] = ()
    retriers: tuple[Retrier, ...] = ()
    catchers: tuple[Catcher, ...] = ()
    branches: tuple[int, ...] = ()
    processor: StateMachine | None = None
    is_express: bool = False
    writes_results: bool = False
    phases: frozenset[str] = frozenset()
    uses_context: bool = True
    has_token: bool = False


@dataclass(frozen=True, slots=True)
class CompiledScope:
    """A machine, a branch or an item processor."""

    start_at: str
    states: Mapping[str, CompiledState]


@dataclass(frozen=True, slots=True)
class Program:
    """All scopes, the machine's own first; `timeout` is the machine's TimeoutSeconds."""

    scopes: tuple[CompiledScope, ...]
    timeout: int | None = None
