"""JSON as AWS's path library reads it inside a path: single quotes and bare words are strings, commas may be idle."""

from __future__ import annotations

import re
from typing import Any

from editor.language.jsonpath.errors import OperandProblem
from editor.language.jsonpath.strings import unescape

MAX_DEPTH = 32

_NUMBER = re.compile(r"-?\d{1,1000}(\.\d{0,1000})?([eE][+-]?\d{1,5})?")
_WORDS = {"true": True, "false": False, "null": None}
_BLANKS = " \t\r\n"


def read_lenient_json(text: str) -> Any:
    """Give the value of a JSON text; raises OperandProblem where even a lenient reader finds none."""
    reader = _Reader(text)
    value = reader.value(0)
    reader.skip_blanks()
    return value


class _Reader:
    """A position in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def problem(self) -> OperandProblem:
        """What to raise here."""
        return OperandProblem(f"No JSON value at position {self.position} of {self.text}", "IllegalArgumentException")

    def skip_blanks(self) -> None:
        """Go on to the next character that is no blank."""
        while self.current and self.current in _BLANKS:
            self.position += 1

    @property
    def current(self) -> str:
        """The character here, empty at the end."""
        return self.text[self.position : self.position + 1]

    def value(self, depth: int) -> Any:
        """The value that begins here."""
        self.skip_blanks()
        char = self.current
        if not char or depth > MAX_DEPTH:
            raise self.problem()
        if char == "[":
            return self.array(depth)
        if char == "{":
            return self.object(depth)
        if char in "'\"":
            return self.string(char)
        return self.bare()

    def array(self, depth: int) -> list[Any]:
        """The array that begins here."""
        self.position += 1
        items: list[Any] = []
        while not self._closed("]"):
            items.append(self.value(depth + 1))
        return items

    def object(self, depth: int) -> dict[str, Any]:
        """The object that begins here."""
        self.position += 1
        members: dict[str, Any] = {}
        while not self._closed("}"):
            key = self.string(self.current) if self.current in "'\"" else self._word()
            self.skip_blanks()
            if self.current != ":":
                raise self.problem()
            self.position += 1
            members[key] = self.value(depth + 1)
        return members

    def string(self, quote: str) -> str:
        """The quoted string that begins here."""
        begin = self.position = self.position + 1
        while self.current != quote:
            if not self.current:
                raise self.problem()
            self.position += 2 if self.current == "\\" else 1
        self.position += 1
        return unescape(self.text[begin : self.position - 1])

    def bare(self) -> Any:
        """A number, a constant, or a word that stands for itself."""
        word = self._word()
        if word in _WORDS:
            return _WORDS[word]
        if _NUMBER.fullmatch(word):
            return int(word) if word.removeprefix("-").isdecimal() else float(word)
        return word

    def _word(self) -> str:
        begin = self.position
        while self.current and self.current not in ",]}:":
            self.position += 1
        word = self.text[begin : self.position].strip(_BLANKS)
        if not word:
            raise self.problem()
        return word

    def _closed(self, closing: str) -> bool:
        while self.current and self.current in _BLANKS + ",":
            self.position += 1
        if not self.current:
            raise self.problem()
        if self.current != closing:
            return False
        self.position += 1
        return True
