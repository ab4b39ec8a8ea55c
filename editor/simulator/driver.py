"""Runs executions: steps, and asks whoever answers requests. Here, and only here, something outside is touched.

run(execution, answerer)        until it ends, or until a request is left that nobody answers
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.simulator.step import answer, step

if TYPE_CHECKING:
    from editor.simulator.answers import Answer, Request
    from editor.simulator.execution import Execution

Answerer = Callable[["Request"], "Answer | None"]
"""Gives the answer to a request, None where it has none."""


def run(execution: Execution, answerer: Answerer) -> Execution:
    """Give the execution at its end, or paused with the requests that nobody answered."""
    while execution.outcome is None:
        following = step(execution)
        if following is execution:
            following = answered(execution, answerer)
            if following is execution:
                return execution
        execution = following
    return execution


def answered(execution: Execution, answerer: Answerer) -> Execution:
    """Give the execution with all open requests answered that somebody answers, in the order they were made."""
    for request in sorted(execution.requests):
        found = answerer(execution.requests[request])
        if found is not None:
            execution = answer(execution, request, found)
    return execution


def first_of(*answerers: Answerer) -> Answerer:
    """Give an answerer that asks several in turn."""

    def answerer(request: Request) -> Answer | None:
        found = (candidate(request) for candidate in answerers)
        return next((answer for answer in found if answer is not None), None)

    return answerer
