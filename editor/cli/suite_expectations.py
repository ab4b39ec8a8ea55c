"""What a test case expects of its execution, and how the execution differs from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.errors import ExpressionProblem
from editor.language.jsonata import JsonataExpression, compile_jsonata
from editor.language.scope import ABSENT, Scope
from editor.simulator.mocks import MockProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("status", "output", "error", "path", "assert")
STATUSES = ("SUCCEEDED", "FAILED", "TIMED_OUT")
MOST = 20
"""Differences of an output that are told."""


class Ended(NamedTuple):
    """An execution as expectations and `$execution` see it; `path`: the states in the order they were entered."""

    status: str
    input: Any
    output: Any
    error: str | None
    cause: str | None
    path: list[str]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be so; ABSENT where nothing is said. `assertions`: expressions that must be true, by their text."""

    status: str
    output: Any = ABSENT
    error: Any = ABSENT
    path: Any = ABSENT
    assertions: tuple[tuple[str, JsonataExpression], ...] = ()

    def differences(self, ended: Ended) -> Iterator[str]:
        """A sentence for each thing that is not as expected."""
        if ended.status != self.status:
            told = ": ".join(text for text in (ended.status, ended.error, ended.cause) if text)
            yield f"status: expected {self.status}, was {told}"
        for name in ("error", "path", "output"):
            expected = getattr(self, name)
            if expected is not ABSENT:
                yield from _first(name, _unlike(name, expected, getattr(ended, name)))
        scope = Scope(variables={"execution": ended._asdict()})
        for text, expression in self.assertions:
            yield from _untrue(text, expression, scope)


def expectation(value: Any, where: str) -> Expectation:
    """Give what `expect` says; raises MockProblem for what cannot be expected."""
    if not isinstance(value, dict):
        raise MockProblem(f"{where}: expect must be an object.")
    for name in value:
        if name not in FIELDS:
            raise MockProblem(f"{where}: expect has a field '{name}': known are {', '.join(FIELDS)}.")
    status = value.get("status", "FAILED" if "error" in value else "SUCCEEDED")
    if status not in STATUSES:
        raise MockProblem(f"{where}: the expected status is none of {', '.join(STATUSES)}.")
    path = value.get("path", [])
    if not isinstance(path, list) or not all(isinstance(name, str) for name in path):
        raise MockProblem(f"{where}: the expected path must be a list of names of states.")
    given = {name: value[name] for name in ("output", "error", "path") if name in value}
    return Expectation(status, **given, assertions=tuple(_assertions(value.get("assert", []), where)))


def _assertions(value: Any, where: str) -> Iterator[tuple[str, JsonataExpression]]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise MockProblem(f"{where}: assert must be a JSONata expression, or a list of them.")
    for text in texts:
        try:
            yield text, compile_jsonata(text.strip().removeprefix("{%").removesuffix("%}"))
        except ExpressionProblem as problem:
            raise MockProblem(f"{where}: the assertion {text} is no JSONata: {problem}") from None


def _untrue(text: str, expression: JsonataExpression, scope: Scope) -> Iterator[str]:
    try:
        found = expression.evaluate(scope)
    except ExpressionProblem as problem:
        yield f"assert {text}: {problem}"
        return
    if found is not True:
        shown = (
            _shown(found) if found is None or isinstance(found, bool | int | float | str | list | dict) else "nothing"
        )
        yield f"assert {text}: expected true, was {shown}"


def _unlike(place: str, expected: Any, actual: Any) -> Iterator[str]:
    """Where a value differs from the one expected, each place with both."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name in expected | actual:
            inner = f"{place}.{name}"
            if name not in actual:
                yield f"{inner}: expected {_shown(expected[name])}, is missing"
            elif name not in expected:
                yield f"{inner}: not expected, was {_shown(actual[name])}"
            else:
                yield from _unlike(inner, expected[name], actual[name])
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, pair in enumerate(zip(expected, actual, strict=True)):
            yield from _unlike(f"{place}[{index}]", *pair)
    elif isinstance(expected, bool) is not isinstance(actual, bool) or expected != actual:
        yield f"{place}: expected {_shown(expected)}, was {_shown(actual)}"


def _first(name: str, sentences: Iterator[str]) -> Iterator[str]:
    try:
        told = list(islice(sentences, MOST + 1))
    except RecursionError:
        told = [f"{name}: is nested too deep to be compared"]
    yield from told[:MOST]
    if len(told) > MOST:
        yield "... and more"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:300]} ... ({len(text)} characters)"
