"""From a state's result to its output, and on to the next state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.error_names import DATA_LIMIT_EXCEEDED
from editor.language.query_language import QueryLanguage
from editor.simulator.evaluating import assigned, scope_of
from editor.simulator.execution import Outcome
from editor.simulator.frames import Children, Frame, Phase
from editor.simulator.payloads import payload_size
from editor.simulator.program import ChoiceOutput
from editor.states.behaviour import StateProblem

if TYPE_CHECKING:
    from editor.language.scope import Evaluate
    from editor.simulator.program import CompiledState
    from editor.simulator.turn import Turn
    from editor.states.effects import Succeeded


def succeed(turn: Turn, frame: Frame, state: CompiledState, effect: Succeeded) -> None:
    """Make the output and the variables of a state that has a result, and leave the state."""
    if turn.phases is not None and "result" in state.phases:
        turn.phases["result"] = effect.result
    chosen = ChoiceOutput(state.assign, state.output) if effect.rule is None else state.rules[effect.rule]
    if state.language is QueryLanguage.JSONATA:
        output = _jsonata_output(turn, frame, state, effect.result, chosen.output)
    else:
        output = _jsonpath_output(turn, frame, state, effect.result)
    variables = None
    if chosen.assign is not None:
        variables = assigned(chosen.assign, scope_of(turn, frame, state, effect.result, result=effect.result))
    leave(turn, frame, state, output, variables, effect.next or state.next)


def _jsonata_output(turn: Turn, frame: Frame, state: CompiledState, result: Any, output: Evaluate | None) -> Any:
    if output is None:
        return result if state.gives_result else frame.input
    return output(scope_of(turn, frame, state, frame.input, result=result))


def _jsonpath_output(turn: Turn, frame: Frame, state: CompiledState, result: Any) -> Any:
    if state.result_selector is not None:
        result = state.result_selector(scope_of(turn, frame, state, result))
    if turn.phases is not None and "afterResultSelector" in state.phases:
        turn.phases["afterResultSelector"] = result
    if state.put_result is not None:
        result = state.put_result(frame.input, result)
    if turn.phases is not None and "afterResultPath" in state.phases:
        turn.phases["afterResultPath"] = result
    if state.output_path is not None:
        result = state.output_path(scope_of(turn, frame, state, result))
    return result


def leave(
    turn: Turn,
    frame: Frame,
    state: CompiledState,
    output: Any,
    variables: dict[str, Any] | None,
    following: str | None,
) -> None:
    """Leave a state with its output: its StateExited, then the state that follows or the end of the scope."""
    weight = frame.weight if output is frame.input else payload_size(output)
    limit = turn.settings.limits.payload
    if limit is not None and weight > limit:
        raise too_large(frame.state)
    details: dict[str, Any] = {"name": frame.state, "output": output}
    if variables:
        details["assignedVariables"] = variables
    visible = {**frame.variables, **variables} if variables else frame.variables
    exited = turn.emit(frame.previous, state.exited, details)
    if following is None:
        end_scope(turn, frame._replace(previous=exited), output)
        return
    turn.schedule(
        Frame(
            frame.path,
            frame.scope,
            following,
            Phase.ENTER,
            output,
            weight,
            visible,
            frame.item,
            previous=exited,
            ticket=turn.counter + 1,  # what schedule gives it, without another copy
        )
    )


def too_large(name: str) -> StateProblem:
    """Give the problem of a state or task whose output or result is larger than a payload may be."""
    cause = (
        f"The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit."
    )
    return StateProblem(DATA_LIMIT_EXCEEDED, cause, names_place=False)


def end_scope(turn: Turn, frame: Frame, output: Any) -> None:
    """End the execution, branch or iteration whose last state gave this output."""
    if not frame.path:
        turn.end(Outcome("SUCCEEDED", output), frame.previous, "ExecutionSucceeded", {"output": output})
        return
    container = turn.frames[frame.path[:-1]]
    index = frame.path[-1]
    turn.frames = turn.frames.remove(frame.path)
    if turn.state_of(container).type == "Map":
        latest = turn.emit(frame.previous, "MapIterationSucceeded", {"name": container.state, "index": index})
    else:
        latest = frame.previous
    child_ended(turn, container._replace(previous=frame.previous), index, output, latest)


def child_ended(turn: Turn, container: Frame, index: int, output: Any, latest: int) -> None:
    """Note the output of a container's child, and let the container go on where it can."""
    children: Children = container.work
    children = children._replace(
        running=children.running.remove(index), results=children.results.insert(index, output), latest=latest
    )
    container = container._replace(work=children)
    if children.started == children.total and not children.running:
        turn.schedule(container._replace(phase=Phase.JOIN))
    elif children.may_start:
        turn.schedule(container._replace(phase=Phase.SPREAD))
    else:
        turn.keep(container)
