"""How fast workflows run in the simulator, with the whole history and every snapshot kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.benchmark import Benchmark, Figure, Size, best
from editor.simulator.driver import snapshots
from editor.simulator.execution import Execution, start
from editor.simulator.machine import StateMachine
from editor.simulator.settings import NO_LIMITS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_STATES_A_SECOND = 40_000
SETTINGS = Settings(limits=NO_LIMITS)


def measure(size: Size) -> Iterator[Figure]:
    """How long a state takes in each run, over all states that are entered."""
    scale = size.states / Size().states
    for name, machine, value, target in _runs(scale):
        runner = StateMachine(machine)
        count = sum(event.type.endswith("StateEntered") for event in _run(runner, value)[-1].log)
        elapsed = best(max(size.runs // 2, 1), lambda runner=runner, value=value: _run(runner, value))  # type: ignore[misc]
        microseconds = elapsed * 1000 / max(count, 1)
        yield Figure(f"{name}, a state", microseconds, "us", target=target)


def _run(machine: StateMachine, value: Any) -> list[Execution]:
    """All snapshots of a run."""
    return snapshots(start(machine, value, SETTINGS), lambda _request: None)


def _runs(scale: float) -> Iterator[tuple[str, dict[str, Any], Any, float | None]]:
    turns = max(int(10_000 * scale), 10)
    most = 1_000_000 / FEWEST_STATES_A_SECOND
    yield f"JSONPath loop of {turns} turns", _jsonpath_loop(turns), {"n": 0}, most
    yield f"JSONata loop of {turns} turns", _jsonata_loop(turns), {"n": 0}, None
    for items in (max(int(1_000 * scale), 10), turns):
        yield f"Map of {items} items by 3 states", _map(), list(range(items)), None
    yield "Parallel of 50", _parallel(50), {"n": 0}, None
    yield "chain of 500", _chain(500), {"n": 0}, None


def _jsonpath_loop(turns: int) -> dict[str, Any]:
    add = {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Again?"}
    more = {"Variable": "$.n", "NumericLessThan": turns, "Next": "Add"}
    choice = {"Type": "Choice", "Choices": [more], "Default": "Done"}
    return {"StartAt": "Add", "States": {"Add": add, "Again?": choice, "Done": {"Type": "Succeed"}}}


def _jsonata_loop(turns: int) -> dict[str, Any]:
    add = {"Type": "Pass", "Output": {"n": "{% $states.input.n + 1 %}"}, "Next": "Again?"}
    more = {"Condition": "{% $states.input.n < " + str(turns) + " %}", "Next": "Add"}
    choice = {"Type": "Choice", "Choices": [more], "Default": "Done"}
    states = {"Add": add, "Again?": choice, "Done": {"Type": "Succeed"}}
    return {"QueryLanguage": "JSONata", "StartAt": "Add", "States": states}


def _chain(length: int) -> dict[str, Any]:
    states: dict[str, Any] = {f"S{index}": {"Type": "Pass", "Next": f"S{index + 1}"} for index in range(length)}
    return {"StartAt": "S0", "States": states | {f"S{length}": {"Type": "Succeed"}}}


def _map() -> dict[str, Any]:
    processor = _chain(2)
    return {"StartAt": "Map", "States": {"Map": {"Type": "Map", "ItemProcessor": processor, "End": True}}}


def _parallel(width: int) -> dict[str, Any]:
    branches = [_chain(2) for _ in range(width)]
    return {"StartAt": "All", "States": {"All": {"Type": "Parallel", "Branches": branches, "End": True}}}


BENCHMARK = Benchmark("simulator", "run workflows, every snapshot kept", measure)
