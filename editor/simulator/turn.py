"""One step while it is taken: what changes is gathered here and becomes the next execution at its end."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from editor.simulator.answers import Request
from editor.simulator.events import Event
from editor.simulator.execution import Execution, Outcome
from editor.simulator.frames import Frame, Phase
from editor.simulator.ready import Entry, with_entry

if TYPE_CHECKING:
    from editor.simulator.machine import StateMachine
    from editor.simulator.program import CompiledState, Program
    from editor.simulator.settings import Settings


class HistoryFull(Exception):
    """The next event would be the last one the history has room for; `previous` is what it would follow."""

    def __init__(self, previous: int) -> None:
        super().__init__(previous)
        self.previous = previous


_NOWHERE: Frame = Frame((), 0, "", Phase.ENTER, None, 0, {})


class Turn:
    """The parts of an execution that a step changes, and the events it adds."""

    __slots__ = (
        "_random",
        "at",
        "children",
        "clock",
        "counter",
        "events",
        "execution",
        "frames",
        "last_event",
        "most_events",
        "objects",
        "outcome",
        "phases",
        "program",
        "ready",
        "requests",
    )

    def __init__(self, execution: Execution, phases: dict[str, Any] | None = None) -> None:
        self.phases = phases
        self.at: Frame = _NOWHERE
        self.execution = execution
        self.program: Program = execution.machine.program
        self.frames = execution.frames
        self.ready = execution.ready
        self.clock = execution.clock
        self.counter = execution.counter
        self.requests = execution.requests
        self.outcome: Outcome | None = None
        self.objects = execution.objects
        self.children = execution.children
        self.events: list[Event] = []
        self.last_event = execution.log.length
        self.most_events = execution.settings.limits.events
        self._random: random.Random | None = None

    @property
    def machine(self) -> StateMachine:
        """The workflow that runs."""
        return self.execution.machine

    @property
    def settings(self) -> Settings:
        """How it is run."""
        return self.execution.settings

    @property
    def random(self) -> random.Random:
        """Where this step takes its random numbers from: the seed and the counter decide."""
        if self._random is None:
            self._random = random.Random(f"{self.settings.seed}/{self.settings.name}/{self.counter}")
        return self._random

    def state_of(self, frame: Frame) -> CompiledState:
        """The state a frame is at."""
        return self.program.scopes[frame.scope].states[frame.state]

    def emit(self, previous: int, event_type: str, details: dict[str, Any] | None = None) -> int:
        """Add an event and give its id; raises HistoryFull where there is no room for another one after it."""
        event_id = self.last_event + 1
        if self.most_events is not None and event_id >= self.most_events and self.outcome is None:
            raise HistoryFull(previous)
        self.events.append(Event(event_id, previous, self.clock, event_type, details))
        self.last_event = event_id
        return event_id

    def keep(self, frame: Frame) -> None:
        """Keep a frame that waits for something else than time."""
        self.frames = self.frames.insert(frame.path, frame)

    def schedule(self, frame: Frame, wake: int | None = None) -> None:
        """Keep a frame that goes on at a time, at once where none is given."""
        self.counter = ticket = self.counter + 1
        path = frame.path
        if frame.ticket != ticket:
            frame = frame._replace(ticket=ticket)
        self.frames = self.frames.insert(path, frame)
        self.ready = with_entry(self.ready, Entry(self.clock if wake is None else wake, path, ticket))

    def ask(self, frame: Frame, wanted: Any) -> int:
        """Leave a request for somebody outside and give its id."""
        self.counter = request = self.counter + 1
        iterations = self.iterations(frame)
        self.requests = self.requests.insert(
            request, Request(request, frame.path, frame.state, frame.attempt, iterations, self.clock, wanted)
        )
        return request

    def iterations(self, frame: Frame) -> tuple[tuple[str, int], ...]:
        """The Maps around a frame, outermost first, each with the index of its iteration."""
        around = (self.frames[frame.path[:depth]] for depth in range(len(frame.path)))
        return tuple(
            (outer.state, frame.path[depth]) for depth, outer in enumerate(around) if self.state_of(outer).type == "Map"
        )

    def end(self, outcome: Outcome, previous: int, event_type: str, details: dict[str, Any]) -> None:
        """End the execution with its last event."""
        self.outcome = outcome
        self.emit(previous, event_type, details)
        self.frames, self.ready, self.requests = self.frames.__class__(), None, self.requests.__class__()

    def done(self) -> Execution:
        """The execution after this step."""
        before = self.execution
        return Execution(
            before.machine,
            before.settings,
            before.input,
            self.frames,
            self.ready,
            self.clock,
            self.counter,
            before.log.appended(self.events) if self.events else before.log,
            self.requests,
            before.answers,
            self.outcome,
            self.objects,
            self.children,
        )
