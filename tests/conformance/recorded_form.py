"""Produced histories as the recorder would have kept them (README of corpus/executions, "How to compare")."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
TEXT_FIELDS = frozenset({"input", "output", "parameters", "cause", "taskCredentials"})
"""Details that are JSON text; so are the values of assignedVariables."""


def recorded_text(text: str, substitutions: list[list[str]]) -> str:
    """A produced string as the recorder would have kept it."""
    for ours, theirs in substitutions:
        text = text.replace(ours, theirs)
    text = text.replace("arn:aws:", "arn:<partition>:").replace("us-east-1", "<region>")
    return TIMESTAMP.sub(_date, text)


def _date(found: re.Match[str]) -> str:
    """A timestamp's placeholder; what only looks like one stays as it is."""
    try:
        datetime.fromisoformat(found[0][:19])
    except ValueError:
        return found[0]
    return "date"


def recorded_form(value: Any, substitutions: list[list[str]]) -> Any:
    """A produced value with every string in it in the recorded form."""
    if isinstance(value, str):
        return recorded_text(value, substitutions)
    if isinstance(value, list):
        return [recorded_form(item, substitutions) for item in value]
    if isinstance(value, Mapping):
        return {recorded_text(key, substitutions): recorded_form(item, substitutions) for key, item in value.items()}
    return value


def comparable_event(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event without what differs from run to run, its JSON texts read."""
    plain = {key: value for key, value in event.items() if key != "timestamp" and not key.endswith("EventDetails")}
    for key, details in event.items():
        if key.endswith("EventDetails"):
            plain[key] = {name: _read(name, value) for name, value in details.items() if name != "roleArn"}
    return plain


def _read(name: str, value: Any) -> Any:
    if name == "assignedVariables":
        return {variable: read_text(text) for variable, text in value.items()}
    return read_text(value) if name in TEXT_FIELDS else value


def read_text(text: Any) -> Any:
    """The value of a JSON text; what is no text, or no JSON, as it stands."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def same_exits(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events in which every MapStateExited of a distributed Map points at MapRunStarted.

    Recordings until August 2024 have MapRunSucceeded there; both are right.
    """
    started: dict[Any, Any] = {}
    latest = None
    changed = []
    for event in events:
        if event["type"] == "MapRunStarted":
            latest = event["id"]
        if event["type"] == "MapRunSucceeded":
            started[event["id"]] = latest
        if event["type"] == "MapStateExited" and event["previousEventId"] in started:
            event = event | {"previousEventId": started[event["previousEventId"]]}
        changed.append(event)
    return changed
