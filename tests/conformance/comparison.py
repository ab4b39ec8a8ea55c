"""Whether a produced history is the recorded one: strict, leaving out only what the corpus's README says.

differences(case, run)      what is different, a sentence each; none where the run is as recorded
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.conformance.placeholders import Placeholders
from tests.conformance.recorded_form import comparable_event, read_text, recorded_form, same_exits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Event = dict[str, Any]


class Run(NamedTuple):
    """What a simulator produced: events as GetExecutionHistory gives them, and the outcome (`output` is a value)."""

    events: list[Event]
    status: str
    output: Any
    error: str | None
    cause: str | None


def differences(case: Mapping[str, Any], run: Run) -> list[str]:
    """What is different between a recorded case and a run of it."""
    placeholders = Placeholders(case["placeholders"], [*case["barePlaceholders"], *_times(case)])
    found = list(_outcome(case, run, placeholders))
    if case["compare"] in ("exact", "unordered", "branches"):
        theirs = same_exits([comparable_event(event) for event in case["events"]])
        produced = recorded_form(run.events, case["substitutions"])
        ours = same_exits([comparable_event(event) for event in produced])
        compare = {"exact": _in_order, "unordered": _unordered, "branches": _by_chains}[case["compare"]]
        found += compare(theirs, ours, placeholders)
    return found


def _times(case: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands for any text in cases whose notes say so: their input holds a time the recorder replaced."""
    replaced = any("the recording shows a placeholder; any text there is a match" in note for note in case["notes"])
    return ("timestamp", "<timestamp>") if replaced else ()


def _outcome(case: Mapping[str, Any], run: Run, placeholders: Placeholders) -> Iterator[str]:
    ours = recorded_form(run._asdict(), case["substitutions"])
    for name in ("status", "output", "error"):
        yield from value_differences(name, case[name], ours[name], placeholders)
    yield from value_differences("cause", read_text(case["cause"]), read_text(ours["cause"]), placeholders)


def _in_order(theirs: list[Event], ours: list[Event], placeholders: Placeholders) -> Iterator[str]:
    for index, (expected, actual) in enumerate(zip(theirs, ours, strict=False), start=1):
        if expected["id"] != index or actual["id"] != index:
            yield f"event {index}: ids are {expected['id']} and {actual['id']}"
        yield from value_differences(f"event {index}", expected, actual, placeholders)
    for event in theirs[len(ours) :]:
        yield f"missing: {_short(event)}"
    for event in ours[len(theirs) :]:
        yield f"too many: {_short(event)}"


def _unordered(theirs: list[Event], ours: list[Event], placeholders: Placeholders) -> Iterator[str]:
    """Between ParallelStateStarted and ParallelStateExited the recorder sorted the events and lost their ids.

    It also lost what stands directly before the exit, but counted it.
    """
    lost = ("ParallelStateSucceeded", "ParallelStateFailed")
    follower = [event["type"] for event in ours[1:]] + [""]
    kept = [
        event
        for event, after in zip(ours, follower, strict=True)
        if event["type"] not in lost or after != "ParallelStateExited"
    ]
    expected, expected_inside = _parted(theirs)
    actual, actual_inside = _parted(kept)
    if len(expected) != len(actual) or len(expected_inside) != len(actual_inside):
        yield f"{len(theirs)} events were recorded, {len(kept)} produced"
        return
    for one, other in zip(expected, actual, strict=True):
        yield from value_differences(f"event {one['id']}", one, other, placeholders)
    yield from _as_multisets(expected_inside, actual_inside, placeholders)


def _parted(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """The events outside of Parallel states, and those inside without ids."""
    outside: list[Event] = []
    inside: list[Event] = []
    depth = 0
    for event in events:
        if event["type"] == "ParallelStateExited":
            depth = 0
        if depth == 0 or event["type"] == "ParallelStateStarted":
            outside.append(event)
        else:
            inside.append({key: value for key, value in event.items() if key not in ("id", "previousEventId")})
        if event["type"] == "ParallelStateStarted":
            depth = 1
    return outside, inside


def _as_multisets(theirs: list[Event], ours: list[Event], placeholders: Placeholders) -> Iterator[str]:
    left = list(ours)
    for expected in theirs:
        matching = next((event for event in left if not _differs(expected, event, placeholders)), None)
        if matching is None:
            yield f"missing: {_short(expected)}"
        else:
            left.remove(matching)
    for event in left:
        yield f"too many: {_short(event)}"


def _by_chains(theirs: list[Event], ours: list[Event], placeholders: Placeholders) -> Iterator[str]:
    """Events of concurrent branches: every one with the types and details of those it follows."""
    yield from _as_multisets(_chained(theirs), _chained(ours), placeholders)


def _chained(events: list[Event]) -> list[Event]:
    by_id = {event["id"]: event for event in events}
    return [
        {key: value for key, value in event.items() if key not in ("id", "previousEventId")}
        | {"after": by_id[event["previousEventId"]]["type"] if event["previousEventId"] else None}
        for event in events
    ]


def _differs(expected: Any, actual: Any, placeholders: Placeholders) -> bool:
    return next(iter(value_differences("", expected, actual, placeholders)), None) is not None


def value_differences(place: str, expected: Any, actual: Any, placeholders: Placeholders) -> Iterator[str]:
    """Where a recorded value and a produced one differ."""
    if isinstance(expected, str) and isinstance(actual, str):
        yield from _text_differences(place, expected, actual, placeholders)
    elif isinstance(expected, dict) and isinstance(actual, dict):
        for key in expected.keys() | actual.keys():
            if key not in actual or key not in expected:
                side, value = ("missing", expected.get(key)) if key in expected else ("too much", actual.get(key))
                yield f"{place}: {side}: {key} = {_short(value)}"
            else:
                yield from value_differences(f"{place}/{key}", expected[key], actual[key], placeholders)
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from value_differences(f"{place}/{index}", one, other, placeholders)
    elif type(expected) is not type(actual) or expected != actual:
        yield f"{place}: {_short(expected)} was recorded, {_short(actual)} produced"


def _text_differences(place: str, expected: str, actual: str, placeholders: Placeholders) -> Iterator[str]:
    """Strings are the same, or differ where a placeholder stands, or are JSON objects or arrays of the same value."""
    if placeholders.matches(expected, actual):
        return
    one, other = read_text(expected), read_text(actual)
    if isinstance(one, dict | list) and isinstance(other, dict | list):
        yield from value_differences(place, one, other, placeholders)
    else:
        yield f"{place}: {expected!r} was recorded, {actual!r} produced"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else text[:300] + "..."
