"""Finding things by a few of their letters: "dep" or "oc" finds "Open the Command Palette"."""

from __future__ import annotations

from typing import NamedTuple

_WHOLE, _AT_WORD, _SCATTERED = 100.0, 60.0, 12.0


class Match(NamedTuple):
    """How well a text fits what was typed (more is better), and which of its characters were meant."""

    score: float
    places: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """How well a text fits; None where it does not. Each word typed has to be found, in whatever order."""
    score, places = 0.0, set[int]()
    lower = _lower(text)
    for word in _lower(typed).split():
        found = _whole(word, lower, text) or _scattered(word, lower, text)
        if found is None:
            return None
        score += found.score
        places.update(found.places)
    return Match(score - len(text) / 50, tuple(sorted(places)))


def _lower(text: str) -> str:
    """Lower case, character for character: places in it are places in the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one if len(one := c.lower()) == 1 else c for c in text)


def _whole(word: str, lower: str, text: str) -> Match | None:
    """The word as it stands, best where a word of the text begins."""
    first = place = lower.find(word)
    while place >= 0 and not _begins_word(text, place):
        place = lower.find(word, place + 1)
    if first < 0:
        return None
    start = first if place < 0 else place
    score = _WHOLE + (_AT_WORD if place >= 0 else 0) - start / 10
    return Match(score, tuple(range(start, start + len(word))))


def _scattered(word: str, lower: str, text: str) -> Match | None:
    """The letters of the word in their order, each where a word begins if it can, else where they come first."""
    return _letters(word, lower, text, at_words=True) or _letters(word, lower, text, at_words=False)


def _letters(word: str, lower: str, text: str, *, at_words: bool) -> Match | None:
    score, place = 0.0, -1
    places: list[int] = []
    for letter in word:
        found = (
            _next_at_word(letter, lower, text, place + 1) if at_words and lower[place + 1 : place + 2] != letter else -1
        )
        if found < 0:
            found = lower.find(letter, place + 1)
        if found < 0:
            return None
        near = found == place + 1 or _begins_word(text, found)
        score += _SCATTERED if near else _SCATTERED / 6
        places.append(found)
        place = found
    return Match(score, tuple(places))


def _next_at_word(letter: str, lower: str, text: str, start: int) -> int:
    place = lower.find(letter, start)
    while place >= 0 and not _begins_word(text, place):
        place = lower.find(letter, place + 1)
    return place


def _begins_word(text: str, place: int) -> bool:
    if place == 0:
        return True
    before, here = text[place - 1], text[place]
    return not before.isalnum() or (here.isupper() and not before.isupper())
