"""The file beside a workflow that keeps where its nodes were put by hand.

`order.asl.json` has `order.asl.json.statewright.json`: one line a node, in a stable order, so that it goes well with
version control. What other parts of it hold is kept.

    {"version": 1, "placement": [{"scope": [], "states": {"Pay": [120, 80]}}]}
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from editor.errors import FileProblem
from editor.text.json.style import literal
from editor.workflow.files import read_file, write_file
from editor.workflow.placement import AUTOMATIC, Placement, Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as FilePath

    from editor.text.tree import Path

VERSION = 1
SUFFIX = ".statewright.json"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is kept beside a workflow: the placement, and parts this module does not know."""

    placement: Placement = AUTOMATIC
    others: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def sidecar_path(path: FilePath) -> FilePath:
    """Where the sidecar of a workflow file lies."""
    return path.with_name(path.name + SUFFIX)


def read_sidecar(path: FilePath) -> Sidecar:
    """The sidecar of a workflow file, an empty one where there is none; FileProblem where it cannot be read.

    Entries that make no sense are passed over: a place is worth nothing without its numbers.
    """
    place = sidecar_path(path)
    if not place.exists():
        return Sidecar()
    try:
        content = json.loads(read_file(place))
    except (ValueError, RecursionError) as error:
        raise FileProblem(f"{place} is no JSON, so moved nodes stand where the layout puts them.") from error
    if not isinstance(content, dict):
        raise FileProblem(f"{place} holds no object, so moved nodes stand where the layout puts them.")
    others = {name: value for name, value in content.items() if name not in ("version", "placement")}
    return Sidecar(Placement(MappingProxyType(dict(_scopes(content.get("placement"))))), MappingProxyType(others))


def write_sidecar(path: FilePath, sidecar: Sidecar) -> None:
    """Keep a sidecar beside a workflow file; one with nothing in it is not made, and goes where it was."""
    place = sidecar_path(path)
    if sidecar.placement.scopes or sidecar.others:
        write_file(place, sidecar_text(sidecar).encode("utf-8"))
    elif place.exists():
        place.unlink()


def sidecar_text(sidecar: Sidecar) -> str:
    """The text of a sidecar: scopes and states sorted, a line each."""
    scopes = sorted(sidecar.placement.scopes.items(), key=lambda entry: [str(step) for step in entry[0]])
    parts = [f'"version": {VERSION}', f'"placement": [{",".join(_scope_text(*entry) for entry in scopes)}\n ]']
    parts += (f"{literal(name)}: {json.dumps(value)}" for name, value in sidecar.others.items())
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _scope_text(scope: Path, places: Mapping[str, Point]) -> str:
    lines = ",".join(f"\n   {literal(name)}: [{x:g}, {y:g}]" for name, (x, y) in sorted(places.items()))
    steps = ", ".join(str(step) if isinstance(step, int) else literal(step) for step in scope)
    return f'\n  {{"scope": [{steps}], "states": {{{lines}\n  }}}}'


def _scopes(entries: object) -> Iterator[tuple[Path, Mapping[str, Point]]]:
    for entry in entries if isinstance(entries, list) else ():
        scope, states = (entry.get("scope"), entry.get("states")) if isinstance(entry, dict) else (None, None)
        if isinstance(scope, list) and all(isinstance(step, (str, int)) for step in scope) and isinstance(states, dict):
            yield tuple(scope), MappingProxyType(dict(_places(states)))


def _places(states: dict[str, Any]) -> Iterator[tuple[str, Point]]:
    for name, place in states.items():
        if isinstance(place, list) and len(place) == 2 and all(_is_coordinate(number) for number in place):
            yield name, Point(float(place[0]), float(place[1]))


def _is_coordinate(number: object) -> bool:
    return (
        isinstance(number, (int, float))
        and not isinstance(number, bool)
        and math.isfinite(number)
        and abs(number) < 1e7
    )
