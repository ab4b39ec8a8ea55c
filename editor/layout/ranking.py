"""Which links turn back: those that lead to a box on the way from the start, as a walk into the depth finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def walk(count: int, links: Sequence[tuple[int, int]], first: int | None) -> tuple[list[int], set[int]]:
    """The order in which a depth-first walk meets `count` boxes, and the numbers of the links that turn back.

    The walk begins at `first`, follows links in the order given, and goes on with the lowest box not met yet.
    """
    leaving: list[list[int]] = [[] for _ in range(count)]
    for number, (source, _) in enumerate(links):
        leaving[source].append(number)
    met: list[int] = []
    state = bytearray(count)  # 0: not met, 1: on the way, 2: left behind
    back: set[int] = set()
    roots = range(count) if first is None else (first, *range(count))
    for root in roots:
        if not state[root]:
            _descend(root, links, leaving, state, met, back)
    return met, back


def _descend(
    root: int,
    links: Sequence[tuple[int, int]],
    leaving: Sequence[Sequence[int]],
    state: bytearray,
    met: list[int],
    back: set[int],
) -> None:
    """Walk from one box, without recursion: a chain may be thousands long."""
    way = [(root, iter(leaving[root]))]
    state[root] = 1
    met.append(root)
    while way:
        box, rest = way[-1]
        number = next(rest, None)
        if number is None:
            state[box] = 2
            way.pop()
            continue
        target = links[number][1]
        if state[target] == 1:
            back.add(number)
        elif not state[target]:
            state[target] = 1
            met.append(target)
            way.append((target, iter(leaving[target])))
