"""Answers from a recording: what the tasks of an execution on AWS gave, an entry for each attempt."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from editor.simulator.answers import Answer, Request, Source
from editor.states.effects import CallService, StartExecution

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Recording:
    """A queue of recorded attempts for every state; `left_over` and `missing` say what did not fit the run.

    An entry names its `state` and holds `output`, or `error` and `cause` (either may be null or left out), or
    `timedOut`; `submitted` is the response of the first call of a task that waits for more.
    """

    def __init__(self, tasks: Iterable[Mapping[str, Any]]) -> None:
        self._queues: dict[str, deque[Mapping[str, Any]]] = {}
        for task in tasks:
            self._queues.setdefault(task["state"], deque()).append(task)
        self.missing: list[Request] = []

    def __call__(self, request: Request) -> Answer | None:
        """Give the next recorded attempt of the state that asks; None where there is none left."""
        if not isinstance(request.wanted, CallService | StartExecution):
            return None
        queue = self._queues.get(request.state)
        if not queue:
            self.missing.append(request)
            return None
        return recorded_answer(queue.popleft())

    @property
    def left_over(self) -> list[Mapping[str, Any]]:
        """The recorded attempts nobody has asked for."""
        return [task for queue in self._queues.values() for task in queue]


def recorded_answer(task: Mapping[str, Any]) -> Answer | None:
    """Give the answer one recorded attempt holds; None for one that had not ended."""
    if task.get("pending"):
        return None
    timed_out = bool(task.get("timedOut"))
    return Answer(
        Source.RECORDED,
        task.get("output"),
        failed="error" in task and not timed_out,
        error=task.get("error"),
        cause=task.get("cause"),
        timed_out=timed_out,
        submitted=task.get("submitted"),
        worker=task.get("workerName"),
    )


def recorded_activities(definition: Mapping[str, Any], tasks: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Give the activities that were there: those of which the recording has an attempt."""
    attempted = {task["state"] for task in tasks}
    found = set()
    waiting: list[Any] = [definition]
    while waiting:
        for name, state in waiting.pop().get("States", {}).items():
            if name in attempted and isinstance(state.get("Resource"), str):
                found.add(state["Resource"])
            waiting += [
                *state.get("Branches", ()),
                *(state[key] for key in ("ItemProcessor", "Iterator") if key in state),
            ]
    return frozenset(found)
