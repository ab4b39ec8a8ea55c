"""An append-only log that all snapshots of a run share, each knowing its own length.

Going back costs nothing; appending to a snapshot that is not the latest one begins a log of its own, so that a what-if
never shows in the run it left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


class Log(Generic[Item]):
    """The first `length` entries of a list that others may share and have gone on with."""

    __slots__ = ("_entries", "length")

    def __init__(self, entries: Iterable[Item] = ()) -> None:
        self._entries = list(entries)
        self.length = len(self._entries)

    def appended(self, entries: Iterable[Item]) -> Log[Item]:
        """Give a log that goes on after this one; O(entries), or O(length) where another run went on before."""
        shared = self._entries
        if len(shared) != self.length:
            shared = shared[: self.length]
        shared.extend(entries)
        longer: Log[Item] = Log.__new__(Log)
        longer._entries = shared
        longer.length = len(shared)
        return longer

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Item:
        if not -self.length <= index < self.length:
            raise IndexError(index)
        return self._entries[index if index >= 0 else self.length + index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._entries[: self.length])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Log) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
