"""Where people put nodes by hand: kept beside the text, never in it.

A scope is *manual* when it has an entry: then the places of all its states are kept, relative to the scope's own
corner, so that they hold wherever the scope is drawn. A scope without an entry is laid out automatically.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def followed(self, paths: Mapping[Path, Path]) -> Placement:
        """This placement after an edit that gave states other paths; `paths` leads from old ones to new ones."""
        if not self.scopes:
            return self
        moved: dict[Path, dict[str, Point]] = {}
        for scope, places in self.scopes.items():
            for name, point in places.items():
                new = paths.get((*scope, "States", name))
                if new is not None:
                    moved.setdefault(new[:-2], {})[str(new[-1])] = point
        return Placement(MappingProxyType({scope: MappingProxyType(places) for scope, places in moved.items()}))


AUTOMATIC = Placement()
