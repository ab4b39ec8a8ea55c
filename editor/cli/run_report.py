"""What a run prints while it goes: states with the virtual time and their results, and where each answer comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.cli.terminal import plain
from editor.language.timestamps import NANOSECONDS
from editor.simulator.answers import Source
from editor.simulator.payloads import payload_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from editor.simulator.answers import Answer, Request
    from editor.simulator.events import Event

LONGEST = 160
"""Characters of a payload in a line; --trace shows all."""

_LAST = ("ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted", "ExecutionSucceeded")


class Report:
    """Prints by `write`, with times from `start` (nanoseconds); `full`: every event, payloads whole."""

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], start: int, full: bool) -> None:
        self._write = write
        self._complain = complain
        self._start = start
        self._full = full

    def events(self, events: Iterable[Event]) -> None:
        """Print new events: all of them, or only what became of states."""
        for event in events:
            said = _traced(event) if self._full else self._short(event)
            if said is not None:
                self._write(f"{self._time(event.time)}  {said}")

    def answer(self, request: Request, answer: Answer) -> None:
        """Print an answer and where it comes from; a sample is said on standard error."""
        given = payload_text(answer.output) if not isinstance(answer.output, bytes) else f"{len(answer.output)} bytes"
        if answer.timed_out:
            given = "no answer in time"
        elif answer.failed:
            given = ": ".join(text for text in ("error", answer.error, answer.cause) if text)
        line = f"{answer.source}: {_place(request)}: {self._cut(given)}"
        if answer.source is Source.SAMPLED:
            self._complain(plain(line))
        else:
            self._write(f"{self._time(request.made)}  {plain(line)}")

    def _short(self, event: Event) -> str | None:
        details: dict[str, Any] = event.details or {}
        if event.type.endswith("StateExited"):
            kind = event.type.removesuffix("StateExited")
            return f"{plain(details['name'])} ({kind}) {self._cut(payload_text(details.get('output')))}"
        if event.type == "FailStateEntered":
            return f"{plain(details['name'])} (Fail)"
        if "error" in details and event.type not in _LAST:
            return plain(f"{event.type} {details['error']}: {self._cut(str(details.get('cause') or ''))}".rstrip(": "))
        return None

    def _time(self, moment: int) -> str:
        return f"{(moment - self._start) / NANOSECONDS:>10.3f} s"

    def _cut(self, text: str) -> str:
        shown = text if self._full or len(text) <= LONGEST else f"{text[:LONGEST]} ... ({len(text)} characters)"
        return plain(shown)


def _traced(event: Event) -> str:
    return plain(f"{event.id} < {event.previous}  {event.type} {payload_text(event.details or {})}")


def _place(request: Request) -> str:
    """The state that asks, with the iterations around it and its attempt where it is not the first."""
    around = "".join(f"{name}[{index}] / " for name, index in request.iterations)
    again = f", attempt {request.attempt + 1}" if request.attempt else ""
    return f"{around}{request.state}{again}"
