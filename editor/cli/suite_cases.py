"""Test suites: mock files whose machines name their `definition`, and whose cases say what to `expect`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.cli.definitions import read_machine
from editor.cli.run_answers import unanswered
from editor.cli.suite_expectations import Ended, Expectation, expectation
from editor.cli.values import json_file
from editor.simulator.driver import run
from editor.simulator.execution import Execution, start
from editor.simulator.mocks import MockCase, MockProblem, Mocks, mock_config
from editor.simulator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.simulator.machine import StateMachine


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """A case of a suite with the machine it runs on."""

    suite: str
    machine: StateMachine
    case: MockCase
    expected: Expectation

    @property
    def name(self) -> str:
        """`MACHINE#CASE`."""
        return f"{self.case.machine}#{self.case.name}"


@dataclass(frozen=True, slots=True)
class Tested:
    """A case that has run, and what was not as expected, a sentence each."""

    case: SuiteCase
    execution: Execution
    problems: tuple[str, ...]


def suite_cases(word: str) -> list[SuiteCase]:
    """The cases of a suite file; raises StatewrightError, or Unusable where a definition has errors."""
    config = mock_config(json_file(word, "SUITE"))
    found = []
    for name, cases in config.cases.items():
        fields = config.fields[name]
        for field in fields:
            if field != "definition":
                raise MockProblem(
                    f"{word}: the machine '{name}' has a field '{field}': known are TestCases, definition."
                )
        definition = fields.get("definition")
        if not isinstance(definition, str):
            raise MockProblem(f"{word}: the machine '{name}' must name the file of its definition.")
        machine = read_machine(str(Path(word).parent / definition), name)
        for case in cases.values():
            expected = expectation(case.fields.get("expect", {}), f"{word}: the case '{name}#{case.name}'")
            found.append(SuiteCase(word, machine, case, expected))
    return found


def tested(case: SuiteCase) -> Tested:
    """A case after its run. A task that has no mock is a problem: a test asks nobody else."""
    mocks = Mocks(case.case)
    value: Any = case.case.fields.get("input", {})
    execution = run(start(case.machine, value, Settings()), mocks)
    return Tested(case, execution, tuple(_problems(case, execution, mocks)))


def _problems(case: SuiteCase, execution: Execution, mocks: Mocks) -> Iterator[str]:
    yield from unanswered(execution)
    yield from case.expected.differences(_ended(execution))
    for name in mocks.unused:
        yield f"The case has a mock for '{name}', which the run did not ask."


def _ended(execution: Execution) -> Ended:
    outcome = execution.outcome
    path = [event.details["name"] for event in execution.log if event.details and event.type.endswith("StateEntered")]
    if outcome is None:
        return Ended("RUNNING", execution.input, None, None, None, path)
    return Ended(outcome.status, execution.input, outcome.output, outcome.error, outcome.cause, path)
