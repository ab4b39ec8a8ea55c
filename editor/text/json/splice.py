"""The tree of an edited text from the one before: what is read again is as little as can be.

An edit inside a string or a name changes that one piece. Else the items it touches are read again in the new text,
from behind an item before it, and reading has caught up with the old one where it comes to the start of an item
behind it. Where it does not catch up, the same is tried with the container around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.text.green import (
    MAX_PROBLEMS,
    Container,
    Green,
    Kind,
    Member,
    Problem,
    Scalar,
    child,
    child_offset,
)
from editor.text.json import patterns
from editor.text.json.brackets import skip_space
from editor.text.json.recovery import read_odd
from editor.text.json.scanner import Open, Scanner, same_names
from editor.text.json.tokens import name_of, scalar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.text.edits import TextEdit

_TRIES = 4


class _Seam(NamedTuple):
    """Where reading begins again, or has caught up: an offset, and the number of items before it.

    `comma` is where the comma just before the offset stands, if one does.
    """

    place: int
    items: int
    comma: int | None = None


class Splice:
    """One edit: puts new pieces for the edited stretch into new copies of the containers around it.

    Offsets into the old text serve as they are before the edit, and moved by `shift` behind it.
    """

    def __init__(self, old: str, new: str, edit: TextEdit) -> None:
        self.old = old
        self.new = new
        self.edit = edit
        self.shift = len(edit.text) - (edit.end - edit.start)

    def value(self, green: Green, start: int, depth: int) -> Green | None:
        """The piece for the edited text of `green`; None where it must be read with what is around it."""
        if not self._is_inside(start, start + green.width):
            return None
        if isinstance(green, Scalar):
            return self._string(green, start)
        return self._inside(green, start, depth) or self._stretch(green, start, depth)

    def _is_inside(self, start: int, end: int) -> bool:
        return start < self.edit.start and self.edit.end < end

    def _string(self, green: Scalar, start: int) -> Scalar | None:
        """A string that was whole and stays it."""
        end = start + green.width + self.shift
        raw = self.new[start:end]
        if green.kind is not Kind.STRING or green.problems or not patterns.CLEAN_STRING.fullmatch(raw):
            return None
        return scalar_of(raw) if patterns.ENDS_STRING.match(self.new, end) else None

    def _inside(self, green: Container, start: int, depth: int) -> Container | None:
        """The container with one value or name changed."""
        index = green.item_at(self.edit.start - start)
        if index is None:
            return None
        item, place = green.items[index], start + green.start_of(index)
        value_place = place + child_offset(item)
        if isinstance(item, Member) and self._is_inside(place, place + item.key.width):
            return self._renamed(green, index, item, place)
        new = self.value(child(item), value_place, depth + 1)
        if new is None:
            return None
        changed = Member(item.name, item.key, item.gap, new) if isinstance(item, Member) else new
        problems = moved(green.problems, self.edit.start - start, self.shift)
        return self._joined(green, index, (changed,), (green.start_of(index),), index + 1, problems)

    def _renamed(self, green: Container, index: int, item: Member, place: int) -> Container | None:
        """The container with the name of a member changed; None where a problem may speak of that name."""
        key = None if green.problems else self._string(item.key, place)
        if key is None:
            return None
        changed = Member(name_of(key), key, item.gap, item.value)
        return self._joined(green, index, (changed,), (green.start_of(index),), index + 1, ())

    def _joined(
        self,
        green: Container,
        first: int,
        items: tuple[Member | Green, ...],
        starts: tuple[int, ...],
        last: int,
        problems: tuple[Problem, ...],
    ) -> Container:
        """The container with its items from `first` up to `last` replaced, all behind them moved."""
        new = green.replaced(first, last, items, starts, self.shift, problems)
        same_named = list(map(_name, green.items[first:last])) == list(map(_name, items))
        if same_named and not any(map(_is_duplicate, green.problems)):
            return new
        new.problems = tuple(problem for problem in problems if not _is_duplicate(problem))
        if green.kind is Kind.OBJECT:
            new.problems = (*new.problems, *same_names(green.kind, new.items, new.starts))[:MAX_PROBLEMS]
        return new

    def _stretch(self, green: Container, start: int, depth: int) -> Container | None:
        """The container with the items around the edit read again."""
        if len(green.problems) >= MAX_PROBLEMS // 2:
            return None
        begin = self._begin(green, start)
        attempts = (self._between(green, start, depth, begin, end) for end in self._ends(green, start))
        return next((new for new in attempts if new is not None), None)

    def _begin(self, green: Container, start: int) -> _Seam:
        """Behind the last healthy item before the edit that cannot grow by it, else at the start of the container."""
        nearest = green.first_from(self.edit.start - start) - 1
        for index in range(nearest, max(nearest - _TRIES, -1), -1):
            item = green.items[index]
            end = start + green.start_of(index) + item.width
            if item.troubled or end > self.edit.start:
                continue
            if isinstance(child(item), Container):
                return _Seam(end, index + 1)
            comma = comma_after(self.old, end)
            if comma is not None and comma < self.edit.start:
                return _Seam(comma + 1, index + 1, comma)
        return _Seam(start + 1, 0)

    def _ends(self, green: Container, start: int) -> Iterator[_Seam]:
        """The starts of the items just behind the edit, or the end of the container."""
        nearest = green.first_from(self.edit.end - start)
        for index in range(nearest, min(nearest + 2, len(green.items))):
            yield _Seam(start + green.start_of(index), index)
        if nearest + 2 > len(green.items):
            yield _Seam(start + green.width, len(green.items))

    def _between(self, green: Container, start: int, depth: int, begin: _Seam, end: _Seam) -> Container | None:
        """The container with what lies between two places read again; None where reading does not catch up."""
        scanner = Scanner(self.new, read_odd, outer=depth)
        top = Open(green.kind, start, comma=begin.comma)
        if begin.items:
            top.items.append(green.items[begin.items - 1])
            top.starts.append(green.start_of(begin.items - 1))
        scanner.resume(top, begin.place)
        caught_up = self._to_item if end.items < len(green.items) else self._to_end
        if not caught_up(scanner, top, end.place + self.shift) or scanner.unbalanced or scanner.looked_ahead:
            return None
        problems = self._problems(green, top, begin, end)
        known = min(begin.items, 1)
        if problems is None:
            return None
        return self._joined(
            green, begin.items, tuple(top.items[known:]), tuple(top.starts[known:]), end.items, problems
        )

    def _to_item(self, scanner: Scanner, top: Open, place: int) -> bool:
        """Read up to a place, and say whether an item may begin there."""
        while scanner.stack and scanner.place <= place and not scanner.unbalanced:
            if scanner.stack[-1] is not top:
                scanner.step()
                continue
            skip_space(scanner, top)
            if scanner.place == place:
                return top.comma is not None or not top.items
            read_odd(scanner)
        return False

    def _to_end(self, scanner: Scanner, _top: Open, place: int) -> bool:
        """Read to the end of the container, and say whether it is where it is due."""
        while scanner.stack and scanner.place <= place and not scanner.unbalanced:
            scanner.step()
        return not scanner.stack and scanner.place == place

    def _problems(self, green: Container, top: Open, begin: _Seam, end: _Seam) -> tuple[Problem, ...] | None:
        """The problems of the container, those between the two places new; None where they cannot be told apart."""
        first, behind = begin.place - top.start, end.place - top.start
        if any(problem.offset == behind and not problem.width for problem in green.problems):
            return None
        # A problem without width lies before the comma it touches; a comma too many is found behind it.
        kept = [problem for problem in green.problems if problem.offset + min(problem.width, 1) < first]
        later = (problem for problem in green.problems if problem.offset >= behind)
        kept += top.problems
        kept += (problem._replace(offset=problem.offset + self.shift) for problem in later)
        return tuple(kept) if len(kept) < MAX_PROBLEMS // 2 else None


def _name(item: Member | Green) -> str | None:
    return item.name if isinstance(item, Member) else None


def _is_duplicate(problem: Problem) -> bool:
    return problem.code == "duplicate-key"


def moved(problems: tuple[Problem, ...], place: int, shift: int) -> tuple[Problem, ...]:
    """The problems with those behind a place moved."""
    if not problems or not shift:
        return problems
    return tuple(
        problem._replace(offset=problem.offset + shift) if problem.offset > place else problem for problem in problems
    )


def comma_after(text: str, place: int) -> int | None:
    """Where the comma stands that follows a place behind white space and comments, if one does."""
    while True:
        space = patterns.SPACE.match(text, place)
        assert space is not None
        odd = patterns.COMMENT.match(text, space.end()) or patterns.ODD_SPACE.match(text, space.end())
        if odd is None:
            return space.end() if text.startswith(",", space.end()) else None
        place = odd.end()
