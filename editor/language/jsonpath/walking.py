"""One run of a path, and the steps that only look at the value before them.

Each step is a closure that looks at a value and hands what it finds to the closure of the next step, in the order in
which AWS's library walks, so that results, and the first thing that goes wrong, come in the same order. On the way
a trail is kept (the way from the root, written out only for a message).

Where no step before can lead to several places a missing value is an error; behind such a step it is no result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from editor.language.jsonpath.errors import InvalidPath, OutOfBounds, PathNotFound
from editor.language.jsonpath.messages import not_an_object, shown

if TYPE_CHECKING:
    from editor.language.jsonpath.budget import Budget

Trail = tuple[Any, ...]


@dataclass(slots=True)
class Evaluation:
    """One run of one path: what it has found and what it may still spend."""

    document: Any
    budget: Budget
    require_names: bool = False
    results: list[Any] = field(default_factory=list)
    root_values: dict[int, Any] = field(default_factory=dict)
    scanned_index: int = -1


Visit = Callable[[Any, Trail, Evaluation], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands in its path."""

    definite: bool
    is_last: bool
    fragment: str
    onward: Visit


def collect(value: Any, _trail: Trail, evaluation: Evaluation) -> None:
    """A result."""
    evaluation.results.append(value)


def place_text(trail: Trail) -> str:
    """Write out the way from the root: `$['a'][0]`."""
    pieces: list[str] = []
    while len(trail) == 2:
        trail, step = trail
        pieces.append(f"[{step}]" if isinstance(step, int) else f"['{step}']")
    pieces.append(trail[0])
    return "".join(reversed(pieces))


def one_name(name: str, fragment: str, place: Place) -> Visit:
    onward, definite, is_last = place.onward, place.definite, place.is_last

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        evaluation.budget.spend()
        if isinstance(value, dict):
            if name in value:
                onward(value[name], (trail, name), evaluation)
            else:
                missing((trail, name), evaluation)
        elif definite:
            raise PathNotFound(not_an_object(fragment, place_text(trail), value))

    def missing(trail: Trail, evaluation: Evaluation) -> None:
        if evaluation.require_names if is_last else (definite or evaluation.require_names):
            what = "No results for path" if is_last else "Missing property in path"
            raise PathNotFound(f"{what}{':' if is_last else ''} {place_text(trail)}")

    return visit


def several_names(names: tuple[str, ...], fragment: str, place: Place) -> Visit:
    several = replace(place, definite=False)
    visits = [one_name(name, fragment, several) for name in names]

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        evaluation.budget.spend()
        if not isinstance(value, dict):
            if place.definite:
                raise PathNotFound(not_an_object(fragment, place_text(trail), value))
        elif place.is_last:
            place.onward(merged(value, trail, evaluation), trail, evaluation)
        else:
            for each in visits:
                each(value, trail, evaluation)

    def merged(value: dict[str, Any], trail: Trail, evaluation: Evaluation) -> dict[str, Any]:
        if evaluation.require_names and not value.keys() >= set(names):
            listed = ", ".join(f"'{name}'" for name in names)
            raise PathNotFound(f"Missing property in path {place_text(trail)}[{listed}]")
        return {name: value[name] for name in names if name in value}

    return visit


def slice_positions(first: int | None, stop: int | None, length: int) -> range:
    """Give the positions a slice means in an array of some length; negative ones count from the end.

    With both bounds given a negative start is not resolved: `[-2:2]` of five is -2, -1, 0, 1, as in the library.
    """
    if first is None:
        assert stop is not None
        return range(min(length, stop + length if stop < 0 else stop))
    if stop is None:
        return range(max(0, first + length if first < 0 else first), length)
    return range(max(first, -length), min(length, stop))


def at_positions(positions: Callable[[list[Any]], Sequence[int]], place: Place) -> Visit:
    onward = place.onward

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        evaluation.budget.spend()
        if isinstance(value, list):
            for position in positions(value):
                at(position, value, trail, evaluation)
        elif place.definite:
            raise PathNotFound(
                f"The path {place_text(trail)} is null"
                if value is None
                else f"Filter: {place.fragment} can only be applied to arrays. Current context is: {shown(value)}"
            )

    def at(position: int, value: list[Any], trail: Trail, evaluation: Evaluation) -> None:
        evaluation.budget.spend()
        if -len(value) <= position < len(value):
            _within(onward, value[position], (trail, position), evaluation)

    return visit


def _within(onward: Visit, value: Any, trail: Trail, evaluation: Evaluation) -> None:
    """Go on with an item. A position outside some array behind it is no result, not an error."""
    try:
        onward(value, trail, evaluation)
    except OutOfBounds:
        return


def wildcard(place: Place) -> Visit:
    onward = place.onward
    onward_item = collect if place.is_last else onward

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        if isinstance(value, dict):
            for name, member in value.items():
                evaluation.budget.spend()
                onward(member, (trail, name), evaluation)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                evaluation.budget.spend()
                visit_item(item, (trail, position), evaluation)

    def visit_item(item: Any, trail: Trail, evaluation: Evaluation) -> None:
        try:
            _within(onward_item, item, trail, evaluation)
        except PathNotFound:
            if evaluation.require_names:
                raise

    return visit


def filtered(accept: Callable[[Any, Evaluation], bool], place: Place) -> Visit:
    onward = place.onward

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        if isinstance(value, dict):
            if accept(value, evaluation):
                onward(value, trail, evaluation)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                if accept(item, evaluation):
                    _within(onward, item, (trail, position), evaluation)
        elif place.definite:
            raise InvalidPath(
                f"Filter: {place.fragment} can not be applied to primitives. Current context is: {shown(value)}"
            )

    return visit
