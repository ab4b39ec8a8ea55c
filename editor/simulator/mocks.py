"""Answers from a mock file, in the MockConfigFile format of Step Functions Local.

    {"StateMachines": {"Orders": {"TestCases": {"Happy": {"Pay": "PaidAtOnce"}}}},
     "MockedResponses": {"PaidAtOnce": {"0-1": {"Throw": {"Error": "Busy"}}, "2": {"Return": {"paid": true}}}}}

The numbers count the attempts of a state through the whole run, loops included. Beyond the format: `DurationSeconds`
beside Return or Throw says how long the attempt takes, and a state inside a Map may have `{"Iterations": {"0":
"PaidAtOnce", "1-9": "Refused"}}`, a response for each iteration, whose attempts are then counted by themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.simulator.answers import Answer, Source
from editor.simulator.mock_parts import MockedResponse, MockProblem, Numbered, fields_of, numbered, response
from editor.states.effects import CallService
from editor.states.task_resource import Pattern, ResourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.simulator.answers import Request
    from editor.states.task_resource import TaskResource

__all__ = ["MockCase", "MockConfig", "MockProblem", "Mocks", "mock_config"]

CASE_FIELDS = frozenset({"input", "expect"})
"""What a case may hold besides its states; text that names a response is a state of that name all the same."""

_ENVELOPE = frozenset({"ExecutedVersion", "FunctionError", "LogResult", "Payload", "StatusCode"})
Responses = Numbered[MockedResponse]


@dataclass(frozen=True, slots=True)
class MockCase:
    """A test case: by state, a response, or a response for each iteration; `fields` are what else it holds."""

    machine: str
    name: str
    states: Mapping[str, Responses | Numbered[Responses]]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MockConfig:
    """A mock file: its test cases by machine and name, and what each machine says besides (`definition`)."""

    cases: Mapping[str, Mapping[str, MockCase]]
    fields: Mapping[str, Mapping[str, Any]]

    def case(self, word: str, machine: str | None = None) -> MockCase:
        """Give the case that `MACHINE#CASE` or `CASE` names; a machine need be named only where several fit."""
        named, _, name = word.rpartition("#")
        named = named or (machine if machine in self.cases else "") or ""
        found = [cases[name] for key, cases in self.cases.items() if name in cases and named in ("", key)]
        if len(found) == 1:
            return found[0]
        if found:
            choice = ", ".join(f"{case.machine}#{name}" for case in found)
            raise MockProblem(f"Several machines have a test case '{name}': say which, {choice}.")
        known = ", ".join(f"{key}#{case}" for key, cases in self.cases.items() for case in cases)
        raise MockProblem(f"There is no test case '{word}'. There are: {known or 'none'}.")


def mock_config(value: Any) -> MockConfig:
    """Give what a mock file says; raises MockProblem with the place of what is wrong in it."""
    root = fields_of(value, "The mock file")
    for name in root:
        if name not in ("StateMachines", "MockedResponses"):
            raise MockProblem(f"The mock file has a field '{name}': known are StateMachines and MockedResponses.")
    mocked = fields_of(root.get("MockedResponses", {}), "MockedResponses")
    responses = {name: _responses(found, f"The mocked response '{name}'") for name, found in mocked.items()}
    machines = fields_of(root.get("StateMachines"), "StateMachines")
    read = {name: fields_of(machine, f"The machine '{name}'") for name, machine in machines.items()}
    cases = {name: _cases(name, machine, responses) for name, machine in read.items()}
    rest = {name: {key: machine[key] for key in machine if key != "TestCases"} for name, machine in read.items()}
    return MockConfig(cases, rest)


def _responses(value: Any, where: str) -> Responses:
    return numbered(value, where, response)


def _cases(name: str, machine: Mapping[str, Any], responses: Mapping[str, Responses]) -> dict[str, MockCase]:
    where = f"The machine '{name}'"
    given = fields_of(machine.get("TestCases"), f"TestCases of {where[0].lower()}{where[1:]}")
    return {case: _case(name, case, value, responses) for case, value in given.items()}


def _case(machine: str, name: str, value: Any, responses: Mapping[str, Responses]) -> MockCase:
    where = f"The test case '{machine}#{name}'"
    states: dict[str, Responses | Numbered[Responses]] = {}
    fields = {}
    for key, said in fields_of(value, where).items():
        if key in CASE_FIELDS and not (isinstance(said, str) and said in responses):
            fields[key] = said
        else:
            states[key] = _mocked(said, f"{where}, state '{key}',", responses)
    return MockCase(machine, name, states, fields)


def _mocked(value: Any, where: str, responses: Mapping[str, Responses]) -> Responses | Numbered[Responses]:
    def named(said: Any, where: str) -> Responses:
        if not isinstance(said, str):
            raise MockProblem(f"{where} must name a mocked response.")
        if said not in responses:
            raise MockProblem(f"{where} names the mocked response '{said}', and there is none of that name.")
        return responses[said]

    if not isinstance(value, dict):
        return named(value, where)
    if set(value) != {"Iterations"}:
        raise MockProblem(f'{where} must name a mocked response, or be {{"Iterations": {{...}}}}.')
    return numbered(value["Iterations"], f"{where} Iterations,", named)


class Mocks:
    """Answers the tasks of a test case."""

    def __init__(self, case: MockCase) -> None:
        self._case = case
        self._attempts: Counter[Any] = Counter()
        self._asked: set[str] = set()
        self._missing: dict[int, Request] = {}

    def __call__(self, request: Request) -> Answer | None:
        """Give the mocked answer for the next attempt of the state that asks; None where there is none."""
        wanted = request.wanted
        if not isinstance(wanted, CallService) or request.state not in self._case.states:
            return None
        if request.id in self._missing:  # a request that stays open is asked again, and is no further attempt
            return None
        self._asked.add(request.state)
        found = self._next(request)
        if found is None:
            self._missing[request.id] = request
            return None
        return _answer(found, wanted.resource)

    def _next(self, request: Request) -> MockedResponse | None:
        said: Any = self._case.states[request.state]
        key: Any = request.state
        if said.value_kind is not MockedResponse:
            key = (request.state, request.iterations)
            said = said.at(request.iterations[-1][1]) if request.iterations else None
        number = self._attempts[key]
        self._attempts[key] += 1
        found: MockedResponse | None = said.at(number) if said is not None else None
        return found

    @property
    def missing(self) -> list[Request]:
        """The requests of the case's states for which it has no attempt."""
        return list(self._missing.values())

    @property
    def unused(self) -> list[str]:
        """The states of the case that never asked."""
        return [name for name in self._case.states if name not in self._asked]


def _answer(mocked: MockedResponse, resource: TaskResource) -> Answer:
    """Give the answer; a function called by its ARN answers with the payload, out of the envelope of `invoke`."""
    output = mocked.output
    if resource.kind is ResourceKind.FUNCTION and isinstance(output, dict) and "Payload" in output:
        output = output["Payload"] if output.keys() <= _ENVELOPE and "StatusCode" in output else output
    return Answer(
        Source.MOCKED,
        output,
        failed=mocked.failed,
        error=mocked.error,
        cause=mocked.cause,
        submitted=None if resource.pattern is Pattern.RESPONSE else {},
        seconds=mocked.seconds,
    )
