"""Events as the history of an execution holds them, and their form in GetExecutionHistory.

An event keeps references to payload values; JSON text is made when someone looks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from editor.simulator.clock import timestamp_text
from editor.simulator.payloads import payload_text

PAYLOADS = frozenset({"input", "output", "parameters"})
"""Details that are payloads: kept as values, shown as JSON text."""

_WITH_TRUNCATION = frozenset({"input", "output"})


class Event(NamedTuple):
    """One event. `previous` is the id of the event it follows, `time` of the virtual clock in nanoseconds.

    `details` are those AWS names after the type, payloads as values; None where the type has none.
    """

    id: int
    previous: int
    time: int
    type: str
    details: dict[str, Any] | None


_ENTERED = {
    f"{name}StateEntered": "stateEntered"
    for name in ["Choice", "Fail", "Map", "Parallel", "Pass", "Succeed", "Task", "Wait"]
}
_EXITED = {
    f"{name}StateExited": "stateExited" for name in ["Choice", "Map", "Parallel", "Pass", "Succeed", "Task", "Wait"]
}
_DETAILS_NAMES = _ENTERED | _EXITED


def details_key(event_type: str) -> str:
    """Give the name under which AWS puts an event's details: `stateEnteredEventDetails`."""
    stem = _DETAILS_NAMES.get(event_type) or event_type[0].lower() + event_type[1:]
    return f"{stem}EventDetails"


def history_event(event: Event) -> dict[str, Any]:
    """Give an event as GetExecutionHistory does: camelCase keys, payloads as JSON text, ISO timestamps."""
    shown: dict[str, Any] = {
        "timestamp": timestamp_text(event.time),
        "type": event.type,
        "id": event.id,
        "previousEventId": event.previous,
    }
    if event.details is not None:
        shown[details_key(event.type)] = _history_details(event.details)
    return shown


def _history_details(details: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for name, value in details.items():
        shown[name] = payload_text(value) if name in PAYLOADS else value
        if name in _WITH_TRUNCATION:
            shown[f"{name}Details"] = {"truncated": False}
        elif name == "assignedVariables":
            shown[name] = {variable: payload_text(assigned) for variable, assigned in value.items()}
            shown["assignedVariablesDetails"] = {"truncated": False}
    return shown
