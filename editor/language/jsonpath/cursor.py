"""A place that moves over a path's text, with the look-ahead the grammar of paths needs."""

from __future__ import annotations

from editor.language.jsonpath.errors import InvalidPath

MAX_NESTING = 16
MAX_PARTS = 250


class PartCount:
    """How many more steps and conditions a path may have, and how deep it may nest; shared by all of its parts."""

    __slots__ = ("nesting", "remaining")

    def __init__(self) -> None:
        self.remaining = MAX_PARTS
        self.nesting = 0

    def spend(self, offset: int) -> None:
        """One more step or condition; raises InvalidPath when there are too many."""
        self.remaining -= 1
        if self.remaining < 0:
            raise InvalidPath(f"The path has more than {MAX_PARTS} parts", offset)

    def enter(self, offset: int) -> None:
        """One level deeper; raises InvalidPath when it is too deep."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise InvalidPath(f"The path is nested deeper than {MAX_NESTING} levels", offset)

    def leave(self) -> None:
        """One level up."""
        self.nesting -= 1


class Cursor:
    """Position and end in a text; `shift` is where the text begins in the whole expression."""

    __slots__ = ("end", "parts", "position", "shift", "text")

    def __init__(self, text: str, shift: int, parts: PartCount) -> None:
        self.text = text
        self.position = 0
        self.end = len(text)
        self.shift = shift
        self.parts = parts

    def problem(self, message: str, position: int | None = None) -> InvalidPath:
        """An InvalidPath that points at a position, the current one if none is given."""
        return InvalidPath(message, max(0, self.shift + (self.position if position is None else position)))

    @property
    def offset(self) -> int:
        """The current position in the whole expression."""
        return max(0, self.shift + self.position)

    @property
    def in_bounds(self) -> bool:
        """There is a character here."""
        return self.position < self.end

    @property
    def at_tail(self) -> bool:
        """This is the last character, or beyond it."""
        return self.position >= self.end - 1

    def at(self, position: int) -> str:
        """The character at a position; raises InvalidPath beyond the text."""
        if 0 <= position < len(self.text):
            return self.text[position]
        raise self.problem("The path ends too early", len(self.text))

    @property
    def current(self) -> str:
        """The character here; raises InvalidPath beyond the text."""
        return self.at(self.position)

    def trim(self) -> None:
        """Leave out blanks at both ends."""
        self.skip_blanks()
        while self.position < self.end - 1 and self.text[self.end - 1] == " ":
            self.end -= 1

    def skip_blanks(self) -> None:
        """Go on to the next character that is no space, or the last one."""
        while self.position < self.end - 1 and self.text[self.position] == " ":
            self.position += 1

    def next_significant(self, position: int) -> int:
        """The place of the first character after `position` that is no space; `end` if there is none."""
        position += 1
        while position < self.end and self.text[position] == " ":
            position += 1
        return position

    def next_significant_is(self, position: int, char: str) -> bool:
        """The first character after `position` that is no space is `char`."""
        found = self.next_significant(position)
        return found < self.end and self.text[found] == char

    def find_next_significant(self, position: int, char: str) -> int | None:
        """Where `char` is, if it is the next character that is no space; raises InvalidPath beyond the text."""
        found = self.next_significant(position)
        return found if self.at(found) == char else None

    def find(self, char: str, position: int) -> int | None:
        """Where the next `char` is."""
        found = self.text.find(char, position, self.end)
        return None if found < 0 else found

    def find_unescaped(self, char: str, position: int) -> int | None:
        """Where the next `char` after `position` is that has no backslash before it."""
        position += 1
        while position < self.end:
            if self.text[position] == "\\":
                position += 1
            elif self.text[position] == char:
                return position
            position += 1
        return None

    def find_closing(self, position: int, closing: str, *, skip_patterns: bool) -> int | None:
        """Where the bracket at `position` closes; what stands in quotes (and in `/.../`) does not count."""
        opening, opened, position = self.text[position], 1, position + 1
        quotings = ("'\"", "/") if skip_patterns else ("'\"",)
        while position < self.end:
            for quotes in quotings:
                position = self._skip_quoted(position, quotes)
            char = self.at(position)
            if char == opening:
                opened += 1
            elif char == closing:
                opened -= 1
                if opened == 0:
                    return position
            position += 1
        return None

    def _skip_quoted(self, position: int, quotes: str) -> int:
        char = self.at(position)
        if char not in quotes:
            return position
        found = self.find_unescaped(char, position)
        if found is None:
            raise self.problem(self._unclosed(char), position)
        return found + 1

    def _unclosed(self, char: str) -> str:
        if char == "/":
            return f"Could not find matching close for / when parsing regex in : {self.text}"
        return f"Could not find matching close quote for {char} when parsing : {self.text}"
