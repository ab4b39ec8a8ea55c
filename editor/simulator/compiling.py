"""From a definition to a program: everything that can be worked out before the run, in both query languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.errors import ExpressionProblem
from editor.language.intrinsics import is_intrinsic
from editor.language.jsonata_templates import compile_jsonata_template
from editor.language.jsonpath import ReferencePathConflict, parse_reference_path, set_at
from editor.language.payload_templates import compile_payload_template
from editor.language.payload_values import compile_payload_value
from editor.language.query_language import QueryLanguage, machine_language, state_language
from editor.language.scoped_paths import compile_input_path
from editor.simulator.machine import StateMachine
from editor.simulator.phases import phases_of
from editor.simulator.program import Catcher, ChoiceOutput, CompiledScope, CompiledState, InvalidWorkflow, Program
from editor.simulator.retry import retrier
from editor.states.behaviour import StateProblem
from editor.states.distributed_map import is_distributed
from editor.states.registry import STATE_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.language.scope import Evaluate, Scope

_WITH_RESULT = frozenset({"Task", "Parallel", "Map"})
_WITH_PARAMETERS = frozenset({"Task", "Parallel", "Pass"})
_ENDING = frozenset({"Choice", "Succeed", "Fail"})
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
_INNER = ("Branches", "ItemProcessor", "Iterator")


def compiled(definition: Mapping[str, Any], *, is_fragment: bool = False) -> Program:
    """Give the program of a definition; raises InvalidWorkflow, with a sentence about what cannot be run.

    is_fragment: its own states may lead to states that are not in it
    """
    scopes: list[CompiledScope | None] = []
    try:
        _add_scope(definition, machine_language(definition), scopes)
    except ExpressionProblem as problem:
        raise InvalidWorkflow(str(problem)) from None
    except _MALFORMED as problem:
        raise InvalidWorkflow(f"The workflow cannot be run: {_what_is_wrong(problem)}.") from None
    found = tuple(scope for scope in scopes if scope is not None)
    for scope in found[1 if is_fragment else 0 :]:
        _check_targets(scope)
    return Program(found, definition.get("TimeoutSeconds"))


def _add_scope(machine: Mapping[str, Any], language: QueryLanguage, scopes: list[CompiledScope | None]) -> int:
    """Compile a scope and those inside it, and give its number."""
    number = len(scopes)
    scopes.append(None)
    states = {name: _named_state(name, state, language, scopes) for name, state in machine["States"].items()}
    if machine["StartAt"] not in states:
        raise InvalidWorkflow(f"StartAt names '{machine['StartAt']}', and there is no such state.")
    scopes[number] = CompiledScope(machine["StartAt"], states)
    return number


def _named_state(
    name: str, state: Mapping[str, Any], machine: QueryLanguage, scopes: list[CompiledScope | None]
) -> CompiledState:
    """Compile a state; what its form makes impossible is said with its name."""
    try:
        return _state(name, state, machine, scopes)
    except ExpressionProblem as problem:
        raise InvalidWorkflow(f"The state '{name}' cannot be run: {problem}") from None
    except _MALFORMED as problem:
        raise InvalidWorkflow(f"The state '{name}' cannot be run: {_what_is_wrong(problem)}.") from None


def _what_is_wrong(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return f"it has no field '{problem.args[0]}'"
    if isinstance(problem, RecursionError):
        return "it is nested too deep"
    return "a field holds a value of the wrong kind"


def _check_targets(scope: CompiledScope) -> None:
    for state in scope.states.values():
        for target in (state.next, *state.targets, *(catcher.next for catcher in state.catchers)):
            if target is not None and target not in scope.states:
                raise InvalidWorkflow(f"The state '{state.name}' leads to '{target}', and there is no such state.")


def _state(
    name: str, state: Mapping[str, Any], machine: QueryLanguage, scopes: list[CompiledScope | None]
) -> CompiledState:
    type_name = state["Type"]
    if type_name not in STATE_TYPES:
        raise InvalidWorkflow(f"The state '{name}' has the Type '{type_name}', which there is not.")
    if type_name not in _ENDING and not state.get("End") and "Next" not in state:
        raise InvalidWorkflow(f"The state '{name}' has neither Next nor End.")
    language = state_language(state, machine)
    compile_side = _jsonata_side if language is QueryLanguage.JSONATA else _jsonpath_side
    mentions = json.dumps({field: value for field, value in state.items() if field not in _INNER})
    return CompiledState(
        name=name,
        type=type_name,
        language=language,
        behaviour=STATE_TYPES[type_name].runner(state, language),
        entered=f"{type_name}StateEntered",
        exited=f"{type_name}StateExited",
        next=None if state.get("End") else state.get("Next"),
        assign=_assignments(state, language),
        rules=tuple(_rule(rule, language) for rule in state.get("Choices", ())) if type_name == "Choice" else (),
        targets=tuple(rule["Next"] for rule in state.get("Choices", ())) + _default(state),
        retriers=tuple(map(retrier, state.get("Retry", ()))),
        catchers=tuple(_catcher(catcher, language) for catcher in state.get("Catch", ())),
        branches=tuple(_add_scope(inner, machine, scopes) for inner in _inner_machines(state)),
        processor=_processor(state, machine) if type_name == "Map" and is_distributed(state) else None,
        writes_results="ResultWriter" in state,
        is_express=_processor_config(state).get("ExecutionType") == "EXPRESS",
        uses_context="$$" in mentions or "states" in mentions,
        has_token=str(state.get("Resource", "")).endswith(".waitForTaskToken"),
        phases=phases_of(state, language),
        **compile_side(state, type_name),
    )


def _default(state: Mapping[str, Any]) -> tuple[str, ...]:
    return (state["Default"],) if "Default" in state else ()


def _inner_machines(state: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if state["Type"] == "Parallel":
        return list(state["Branches"])
    return [state.get("ItemProcessor", state.get("Iterator"))] if state["Type"] == "Map" else []


def _processor_config(state: Mapping[str, Any]) -> Mapping[str, Any]:
    processor = state.get("ItemProcessor", state.get("Iterator", {}))
    config: Mapping[str, Any] = processor.get("ProcessorConfig", {})
    return config


def _processor(state: Mapping[str, Any], machine: QueryLanguage) -> StateMachine:
    """Give the workflow of a distributed Map's children; it speaks the language of the machine around it."""
    inner = state.get("ItemProcessor", state.get("Iterator"))
    return StateMachine({"QueryLanguage": str(machine), **inner}, str(state.get("Label", "Map")))


def _jsonpath_side(state: Mapping[str, Any], type_name: str) -> dict[str, Any]:
    gives_result = type_name in _WITH_RESULT or type_name == "Pass"
    side: dict[str, Any] = {
        "gives_result": gives_result,
        "input_path": _selection(state, "InputPath"),
        "output_path": _selection(state, "OutputPath"),
    }
    if "Parameters" in state and type_name in _WITH_PARAMETERS:
        side["parameters"] = compile_payload_template(state["Parameters"], "Parameters")
    if "ResultSelector" in state and type_name in _WITH_RESULT:
        side["result_selector"] = compile_payload_template(state["ResultSelector"], "ResultSelector")
    if gives_result:
        side["put_result"] = put_at(state.get("ResultPath", "$"))
    return side


def _selection(state: Mapping[str, Any], field: str) -> Evaluate | None:
    """Give the function for InputPath or OutputPath; None where it leaves everything as it is."""
    path = state.get(field, "$")
    if path == "$":
        return None
    if path is None:
        return lambda _scope: {}
    if is_intrinsic(path):
        return compile_payload_value(path, field)
    return compile_input_path(path, field)


def put_at(path: str | None) -> Callable[[Any, Any], Any] | None:
    """Give the function that puts a result into a document at ResultPath; None where the result is all."""
    if path is None:
        return lambda document, _result: document
    steps = parse_reference_path(path)
    if not steps:
        return None

    def put(document: Any, result: Any) -> Any:
        try:
            return set_at(document, steps, result)
        except ReferencePathConflict as conflict:
            raise StateProblem("States.ResultPathMatchFailure", str(conflict)) from None

    return put


def _jsonata_side(state: Mapping[str, Any], type_name: str) -> dict[str, Any]:
    side: dict[str, Any] = {"gives_result": type_name in _WITH_RESULT, "output": _jsonata_output(state)}
    if "Arguments" in state:
        side["parameters"] = compile_jsonata_template(state["Arguments"], "Arguments")
    return side


def _jsonata_output(holder: Mapping[str, Any]) -> Evaluate | None:
    return compile_jsonata_template(holder["Output"], "Output") if "Output" in holder else None


def _assignments(holder: Mapping[str, Any], language: QueryLanguage) -> Evaluate | None:
    if "Assign" not in holder:
        return None
    if language is QueryLanguage.JSONATA:
        return compile_jsonata_template(holder["Assign"], "Assign")
    return compile_payload_template(holder["Assign"], "Assign")


def _rule(rule: Mapping[str, Any], language: QueryLanguage) -> ChoiceOutput:
    output = _jsonata_output(rule) if language is QueryLanguage.JSONATA else None
    return ChoiceOutput(_assignments(rule, language), output)


def _catcher(fields: Mapping[str, Any], language: QueryLanguage) -> Catcher:
    output = _caught_jsonata(fields) if language is QueryLanguage.JSONATA else _caught_jsonpath(fields)
    return Catcher(tuple(fields["ErrorEquals"]), fields["Next"], _assignments(fields, language), output)


def _caught_jsonata(fields: Mapping[str, Any]) -> Callable[[Any, Any, Scope], Any]:
    output = _jsonata_output(fields)
    if output is None:
        return lambda _raw, error_output, _scope: error_output
    return lambda _raw, _error_output, scope: output(scope)


def _caught_jsonpath(fields: Mapping[str, Any]) -> Callable[[Any, Any, Scope], Any]:
    put = put_at(fields.get("ResultPath", "$"))
    if put is None:
        return lambda _raw, error_output, _scope: error_output
    return lambda raw, error_output, _scope: put(raw, error_output)
