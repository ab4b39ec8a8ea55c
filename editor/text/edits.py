"""Text edits: apply them, compose them, carry an offset through them.

Offsets count code points. A list of edits is *normal* when it is sorted by place and no two overlap; every
edit of such a list speaks of the same text, the one before any of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from editor.errors import EditProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TextEdit(NamedTuple):
    """Replace the code points from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


def normal(edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """The edits sorted by place; raises EditProblem where two of them overlap."""
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    for before, after in pairwise(ordered):
        if before.end > after.start:
            raise EditProblem(f"two edits overlap at offset {after.start}")
    return ordered


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """The text with normal edits done; raises EditProblem where one lies outside of it."""
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        if not done <= start <= end <= len(text):
            raise EditProblem(f"an edit at offset {start} does not fit a text of {len(text)} characters")
        parts += (text[done:start], new)
        done = end
    parts.append(text[done:])
    return "".join(parts)


class _Kept(NamedTuple):
    """A stretch of the first text that is still there."""

    start: int
    end: int


def compose(length: int, first: Sequence[TextEdit], second: Sequence[TextEdit]) -> tuple[TextEdit, ...]:
    """Edits that do in one go what `first` and then `second` do to a text of `length` code points."""
    return _as_edits(_cut(_pieces(length, first), second), length)


def _pieces(length: int, edits: Sequence[TextEdit]) -> list[_Kept | str]:
    """The edited text as kept stretches and new text, in order."""
    pieces: list[_Kept | str] = []
    done = 0
    for start, end, new in edits:
        pieces += (_Kept(done, start), new)
        done = end
    pieces.append(_Kept(done, length))
    return [piece for piece in pieces if _width(piece)]


def _width(piece: _Kept | str) -> int:
    return len(piece) if isinstance(piece, str) else piece.end - piece.start


def _part(piece: _Kept | str, start: int, end: int) -> _Kept | str:
    return piece[start:end] if isinstance(piece, str) else _Kept(piece.start + start, piece.start + end)


def _cut(pieces: list[_Kept | str], edits: Sequence[TextEdit]) -> list[_Kept | str]:
    """The pieces with edits done that speak of the text the pieces spell."""
    result: list[_Kept | str] = []
    rest = iter(pieces)
    piece: _Kept | str | None = next(rest, None)
    place = 0

    def advance(target: int, keep: bool) -> None:
        nonlocal piece, place
        while piece is not None and place < target:
            step = min(_width(piece), target - place)
            if keep:
                result.append(_part(piece, 0, step))
            place += step
            piece = next(rest, None) if step == _width(piece) else _part(piece, step, _width(piece))

    for start, end, new in edits:
        advance(start, keep=True)
        advance(end, keep=False)
        result.append(new)
    if piece is not None:
        result.append(piece)
    result.extend(rest)
    return result


def _as_edits(pieces: list[_Kept | str], length: int) -> tuple[TextEdit, ...]:
    edits: list[TextEdit] = []
    new = ""
    done = 0
    for piece in (*pieces, _Kept(length, length)):
        if isinstance(piece, str):
            new += piece
            continue
        if new or piece.start > done:
            edits.append(TextEdit(done, piece.start, new))
            new = ""
        done = piece.end
    return tuple(edits)


def trimmed(text: str, edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """The same change with what each edit would write back unchanged at its ends left alone."""
    smaller = (_trim(text, edit) for edit in edits)
    return tuple(edit for edit in smaller if edit.start < edit.end or edit.text)


def _trim(text: str, edit: TextEdit) -> TextEdit:
    start, end, new = edit
    old = text[start:end]
    head = _same_head(old, new)
    tail = _same_head(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    return TextEdit(start + head, end - tail, new[head : len(new) - tail])


def _same_head(one: str, other: str) -> int:
    """How many characters two texts have in common at their start, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def carry(offset: int, edits: Sequence[TextEdit], *, after: bool = False) -> int:
    """Where the place at `offset` lies once the edits are done.

    A place inside replaced text moves to the start of the new text (with `after`, to its end); so does a place
    where text is inserted.
    """
    shift = 0
    for start, end, new in edits:
        if offset < start or (offset == start < end and not after):
            break
        if offset > end or (offset == end > start) or (offset == start == end and after):
            shift += len(new) - (end - start)
            continue
        return start + shift + (len(new) if after else 0)
    return offset + shift
