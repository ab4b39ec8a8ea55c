"""Runs small workflows for tests."""

from __future__ import annotations

from typing import Any

from editor.simulator.answers import Answer, Request, Source
from editor.simulator.driver import Answerer, run
from editor.simulator.execution import Execution, start
from editor.simulator.machine import StateMachine
from editor.simulator.settings import Settings


def no_answers(_request: Request) -> Answer | None:
    """Nobody answers."""
    return None


def answers(**by_state: Any) -> Answerer:
    """Answers by the name of the state: the value of a task, or an Answer."""

    def answerer(request: Request) -> Answer | None:
        found = by_state.get(request.state)
        return found if isinstance(found, Answer) or found is None else Answer(Source.MOCKED, found)

    return answerer


def ran(
    definition: dict[str, Any], value: Any = None, answerer: Answerer = no_answers, settings: Settings | None = None
) -> Execution:
    """An execution of a definition at its end, or where it waits."""
    return run(start(StateMachine(definition), {} if value is None else value, settings or Settings()), answerer)


def machine(*states: tuple[str, dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """A definition of states one after the other; the last one ends it."""
    linked = {}
    for index, (name, state) in enumerate(states):
        ends = state["Type"] in ("Choice", "Succeed", "Fail")
        following = {"Next": states[index + 1][0]} if index + 1 < len(states) else {"End": True}
        linked[name] = state if ends else state | following
    return {"StartAt": states[0][0], "States": linked} | fields


def types(execution: Execution) -> list[str]:
    """The types of an execution's events."""
    return [event.type for event in execution.log]
