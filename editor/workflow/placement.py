"""Where people put nodes by hand: kept beside the text, never in it.

A scope is *manual* when it has an entry: then the places of all its states are kept, relative to the scope's own
corner, so that they hold wherever the scope is drawn. A scope without an entry is laid out automatically.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from editor.workflow.identity import followed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from editor.text.tree import Path


class Point(NamedTuple):
    """The centre of a node, in canvas units (pixels at 100 %) from the corner of its scope."""

    x: float
    y: float


ScopePlaces: TypeAlias = "Mapping[str, Point]"


@dataclass(frozen=True)
class Placement:
    """The places of the states of each manual scope, by scope path and state name."""

    scopes: Mapping[Path, ScopePlaces] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, scope: Path) -> ScopePlaces | None:
        """The places in a scope; None where it is laid out automatically."""
        return self.scopes.get(scope)

    def placed(self, scope: Path, places: ScopePlaces) -> Placement:
        """This placement with all places of a scope kept."""
        return Placement(MappingProxyType({**self.scopes, scope: MappingProxyType(dict(places))}))

    def tidied(self, scope: Path) -> Placement:
        """This placement with a scope, and all inside it, automatic again."""
        depth = len(scope)
        return Placement(
            MappingProxyType({other: places for other, places in self.scopes.items() if other[:depth] != scope})
        )

    def followed(self, renamed: Mapping[Path, Path], deleted: Collection[Path] = ()) -> Placement:
        """This placement after states got other paths (`renamed` leads from old to new ones) or were deleted.

        A state that is merely not to be read, because the text is broken for now, keeps its place. A state that was
        moved out of its scope leaves its place behind: it would mean another one there.
        """
        if not self.scopes or not (renamed or deleted):
            return self
        moved: dict[Path, dict[str, Point]] = {}
        for scope, places in self.scopes.items():
            paths = _paths_now(scope, places, renamed, deleted)
            homes = {path[:-2] for path in paths.values()}
            home = homes.pop() if len(homes) == 1 else followed(scope, renamed)
            for name, path in paths.items():
                if path[:-2] == home:
                    moved.setdefault(home, {})[str(path[-1])] = places[name]
        return Placement(MappingProxyType({scope: MappingProxyType(places) for scope, places in moved.items()}))


def _paths_now(
    scope: Path, places: ScopePlaces, renamed: Mapping[Path, Path], deleted: Collection[Path]
) -> dict[str, Path]:
    """The paths the states of a scope have now, by their old names, without deleted ones.

    Those that got a name come last: they win over a state of that name that could not be read for a while.
    """
    paths = {name: (*scope, "States", name) for name in places}
    left = [name for name, path in paths.items() if path not in deleted]
    left.sort(key=lambda name: paths[name] in renamed)
    return {name: followed(paths[name], renamed) for name in left}


AUTOMATIC = Placement()
