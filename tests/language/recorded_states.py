"""Single states of recorded executions: what a state was entered with, what it saw, and what came of it.

Only states up to the first Map or Parallel: there the variables at every state can be told from the history.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from editor.language.query_language import QueryLanguage, machine_language, state_language
from editor.language.scope import Scope
from tests.corpus import corpus_files, corpus_json

if TYPE_CHECKING:
    from collections.abc import Iterator


_PREFIX = re.compile(r"An error occurred while executing the state '[^']*' \(entered at the event id #[0-9]+\)\. ")


@dataclass(frozen=True, slots=True)
class RecordedState:
    """A state as it ran.

    output: None where it failed. following: the state entered next, None where there is none. failure: error, cause and
    location, empty where it was exited; no location in JSONPath.
    """

    case: str
    name: str
    state: dict[str, Any]
    language: QueryLanguage
    scope: Scope
    output: Any
    assigned: dict[str, Any]
    following: str | None
    failure: dict[str, str]

    def __str__(self) -> str:
        return f"{self.case}:{self.name}"


@cache
def recorded_states() -> tuple[RecordedState, ...]:
    """All of them, in the corpus's order."""
    return tuple(
        state
        for path in corpus_files("executions")
        for state in _states_of(path.stem, corpus_json("executions", path.name))
    )


def _states_of(name: str, case: dict[str, Any]) -> Iterator[RecordedState]:
    definition, events = case["definition"], case.get("events") or []
    machine = machine_language(definition)
    variables: dict[str, Any] = {}
    entered = [place for place, event in enumerate(events) if event["type"].endswith("StateEntered")]
    for place, end in pairwise([*entered, len(events)]):
        details = events[place]["stateEnteredEventDetails"]
        state = definition["States"][details["name"]]
        state_input = _value(details.get("input", "{}"))
        context = {"Execution": {"Input": case["input"]}, "State": {"Name": details["name"]}}
        following = events[end]["stateEnteredEventDetails"]["name"] if end < len(events) else None
        exited = next((event for event in events[place:end] if event["type"].endswith("StateExited")), None)
        outcome = exited["stateExitedEventDetails"] if exited else {}
        assigned = {key: _value(text) for key, text in outcome.get("assignedVariables", {}).items()}
        scope = Scope(state_input, context, dict(variables))
        yield RecordedState(
            name,
            details["name"],
            state,
            state_language(state, machine),
            scope,
            _value(outcome["output"]) if "output" in outcome else None,
            assigned,
            following,
            {} if exited else _failure(events[place:end]),
        )
        if state["Type"] in ("Map", "Parallel"):
            return
        variables |= assigned


def _failure(events: list[dict[str, Any]]) -> dict[str, str]:
    """Error, cause and location of the state's own failure, as far as there are any."""
    for event in events:
        details = event.get("evaluationFailedEventDetails") or event.get("executionFailedEventDetails")
        cause = _PREFIX.sub("", str(details.get("cause", ""))) if details else ""
        if details and cause:
            return {"error": details.get("error", ""), "cause": cause, "location": details.get("location", "")}
    return {}


def _value(text: Any) -> Any:
    """A payload; the recorder left some as JSON text."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
