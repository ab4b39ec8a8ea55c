"""What expressions see in a frame, and the input side of a state: InputPath, Parameters, Arguments."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from editor.language.scope import ABSENT, Scope
from editor.simulator.clock import timestamp_text
from editor.states.behaviour import Context

if TYPE_CHECKING:
    from editor.language.scope import Evaluate
    from editor.simulator.execution import Execution
    from editor.simulator.frames import Frame, MapItem
    from editor.simulator.program import CompiledState
    from editor.simulator.turn import Turn
    from editor.states.effects import StartBranches

_EMPTY: dict[str, Any] = {}
REDRIVE_SINCE = 1_700_006_400_000_000_000
"""When executions began to be redrivable, 15 November 2023: those before have no RedriveCount."""

_SPREAD = 0x9E3779B97F4A7C15


def scope_of(
    turn: Turn,
    frame: Frame,
    state: CompiledState,
    value: Any,
    *,
    result: Any = ABSENT,
    error_output: Any = ABSENT,
    item: MapItem | None = None,
) -> Scope:
    """Give what an expression of a frame's state sees; `value` is its input, `item` another one than the frame's."""
    context = _EMPTY
    if state.uses_context:
        token = task_token(turn.execution, frame) if state.has_token else None
        can_retry = state.type in ("Task", "Map", "Parallel")
        context = context_object(turn.execution, frame, item or frame.item, token, can_retry)
        if turn.settings.context is not None:
            context = dict(turn.settings.context)
    seed = turn.settings.seed * _SPREAD + turn.counter
    return Scope(value, context, frame.variables, result, error_output, seed, turn.clock)


def begin_context(turn: Turn, frame: Frame, state: CompiledState) -> Context:
    """Give what a state sees: its effective input, and a scope in which `$` is the input after InputPath."""
    value = frame.input
    scope = scope_of(turn, frame, state, value)
    if state.input_path is not None:
        value = state.input_path(scope)
        scope = scope._replace(input=value)
    if turn.phases is not None and "afterInputPath" in state.phases:
        turn.phases["afterInputPath"] = value
    if state.parameters is not None:
        value = state.parameters(scope)
    if turn.phases is not None:
        for phase in state.phases & {"afterParameters", "afterArguments"}:
            turn.phases[phase] = value
    return Context(value, scope, turn.clock)


def note_numbers(turn: Turn, effect: StartBranches) -> None:
    """Note what a Map is to keep to, where somebody looks at its phases."""
    state = turn.state_of(turn.at)
    if turn.phases is None or state.type != "Map":
        return
    if "afterItemsPath" in state.phases:
        turn.phases["afterItemsPath"] = effect.items
    turn.phases["maxConcurrency"] = effect.concurrency or 0
    if effect.tolerated_count is not None:
        turn.phases["toleratedFailureCount"] = effect.tolerated_count
    if effect.tolerated_percentage is not None:
        turn.phases["toleratedFailurePercentage"] = effect.tolerated_percentage


def assigned(assign: Evaluate, scope: Scope) -> dict[str, Any]:
    """Give the variables an Assign sets."""
    variables: dict[str, Any] = assign(scope)
    return variables


def context_object(
    execution: Execution, frame: Frame, item: MapItem | None, token: str | None, can_retry: bool
) -> dict[str, Any]:
    """Give the context object a frame sees: `$$`, `$states.context` (AWS guide, "Accessing execution data").

    item: of the innermost iteration; token: that of the task, if there is one; can_retry: the state's type can
    """
    settings = execution.settings
    running: dict[str, Any] = {
        "Id": execution.arn,
        "Input": execution.input,
        "StartTime": timestamp_text(settings.start),
        "Name": settings.name,
        "RoleArn": settings.role,
    }
    if settings.start >= REDRIVE_SINCE and not settings.express:
        running["RedriveCount"] = 0
    context: dict[str, Any] = {
        "Execution": running,
        "StateMachine": {"Id": execution.machine_arn, "Name": execution.machine.name},
        "State": {"Name": frame.state, "EnteredTime": timestamp_text(frame.entered_at)},
    }
    if can_retry:
        context["State"]["RetryCount"] = frame.attempt
    if item is not None:
        context["Map"] = {"Item": map_item(item)}
    if token is not None:
        context["Task"] = {"Token": token}
    return context


def map_item(item: MapItem) -> dict[str, Any]:
    """Give `Map.Item` of an iteration."""
    shown: dict[str, Any] = {"Index": item.index, "Value": item.value}
    if item.key is not None:
        shown["Key"] = item.key
    if item.source is not None:
        shown["Source"] = item.source
    return shown


def task_token(execution: Execution, frame: Frame) -> str:
    """Give the token of a task's attempt: the same one whenever the same attempt is made again."""
    words = f"{execution.settings.seed}/{execution.arn}/{frame.path}/{frame.entered}/{frame.attempt}"
    return "AQC" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
