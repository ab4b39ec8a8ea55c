"""Edits that make one text another: few and small, so that what did not change keeps its place, caret and selection."""

from __future__ import annotations

from difflib import SequenceMatcher

from editor.text.edits import TextEdit, trimmed

MOST_LINES = 4000
"""Where more lines than these differ, they are replaced as one: a finer comparison would take too long."""


def edits_between(old: str, new: str) -> tuple[TextEdit, ...]:
    """Normal edits that make `old` into `new`: only what differs in lines that differ."""
    found: list[TextEdit] = []
    for start, end, text in trimmed(old, [TextEdit(0, len(old), new)]):
        first, last = _line_start(old, start), _next_line(old, end)
        found += _by_lines(old, first, last, old[first:start] + text + old[end:last])
    return trimmed(old, found)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _next_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _by_lines(old: str, start: int, end: int, text: str) -> list[TextEdit]:
    """An edit as several, one for each run of lines that differ."""
    before, after = old[start:end].splitlines(keepends=True), text.splitlines(keepends=True)
    if len(before) + len(after) > MOST_LINES:
        return [TextEdit(start, end, text)]
    places = [start]
    for line in before:
        places.append(places[-1] + len(line))
    matcher = SequenceMatcher(None, before, after)
    return [
        TextEdit(places[first], places[last], "".join(after[low:high]))
        for tag, first, last, low, high in matcher.get_opcodes()
        if tag != "equal"
    ]
