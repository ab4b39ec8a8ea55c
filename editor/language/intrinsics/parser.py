"""Text to Call (Amazon States Language, "Intrinsic Functions").

    States.Format('{} of {}', $.done, States.ArrayLength($items))

Blanks and line breaks may stand between the parts. A string is in apostrophes; a backslash may stand only before
an apostrophe, a brace or a backslash. A name is not looked up here: see `checks`.
"""

from __future__ import annotations

import re

from editor.language.intrinsics.errors import InvalidIntrinsic
from editor.language.intrinsics.syntax import Argument, Call, Literal, PathArgument
from editor.language.jsonpath import InvalidPath, compile_path, root_of

MAX_NESTING = 10
MAX_DIGITS = 1_000
PREFIX = "States."

_BLANKS = " \t\r\n"
_NAME = re.compile(r"[A-Za-z0-9]+")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\s,()]+")
_CONSTANTS = {"true": True, "false": False, "null": None}
_ESCAPABLE = "'{}\\"


def is_intrinsic(text: str) -> bool:
    """Say whether a text is meant as an intrinsic call rather than a path."""
    return text.lstrip(_BLANKS).startswith(PREFIX)


def parse_intrinsic(text: str) -> Call:
    """Give the call a text is; raises InvalidIntrinsic."""
    reader = _Reader(text)
    reader.skip_blanks()
    call = reader.call(1)
    reader.skip_blanks()
    if reader.current:
        raise reader.problem("Nothing may stand behind the call")
    return call


def unescape(raw: str) -> str:
    """Give a string's value: `\\'`, `\\{`, `\\}` and `\\\\` without their backslash."""
    return re.sub(r"\\(.)", r"\1", raw, flags=re.DOTALL)


class _Reader:
    """A position in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def current(self) -> str:
        """The character here, empty at the end."""
        return self.text[self.position : self.position + 1]

    def problem(self, message: str, position: int | None = None) -> InvalidIntrinsic:
        """What to raise at a position, this one if none is given."""
        return InvalidIntrinsic(message, self.position if position is None else position)

    def skip_blanks(self) -> None:
        """Go on to the next character that is no blank."""
        while self.current and self.current in _BLANKS:
            self.position += 1

    def call(self, depth: int) -> Call:
        """The call that begins here."""
        start = self.position
        if not self.text.startswith(PREFIX, start):
            raise self.problem("An intrinsic function begins with 'States.'")
        if depth > MAX_NESTING:
            raise self.problem(f"Intrinsic functions may be nested {MAX_NESTING} deep")
        self.position += len(PREFIX)
        found = _NAME.match(self.text, self.position)
        if found is None:
            raise self.problem("The name of a function is missing behind 'States.'")
        self.position = found.end()
        self.skip_blanks()
        if self.current != "(":
            raise self.problem(f"States.{found[0]} needs its arguments in brackets: States.{found[0]}(...)")
        self.position += 1
        arguments = self._arguments(depth)
        return Call(found[0], arguments, start, self.position)

    def _arguments(self, depth: int) -> tuple[Argument, ...]:
        arguments: list[Argument] = []
        self.skip_blanks()
        while self.current != ")" or arguments:
            arguments.append(self._argument(depth))
            self.skip_blanks()
            if self.current == ")":
                break
            if self.current != ",":
                raise self.problem("A comma or a closing bracket is missing here")
            self.position += 1
            self.skip_blanks()
        self.position += 1
        return tuple(arguments)

    def _argument(self, depth: int) -> Argument:
        char = self.current
        if char == "'":
            return self._string()
        if char == "$":
            return self._path()
        if self.text.startswith(PREFIX, self.position):
            return self.call(depth + 1)
        return self._bare()

    def _string(self) -> Literal:
        start = self.position
        self.position += 1
        while self.current != "'":
            if not self.current:
                raise self.problem("The string that begins here is not closed", start)
            if self.current == "\\":
                self._escape()
            self.position += 1
        self.position += 1
        raw = self.text[start + 1 : self.position - 1]
        return Literal(unescape(raw), raw, start, self.position)

    def _escape(self) -> None:
        escaped = self.text[self.position + 1 : self.position + 2]
        if not escaped or escaped not in _ESCAPABLE:
            raise self.problem("A backslash may stand only before an apostrophe, a brace or another backslash")
        self.position += 1

    def _bare(self) -> Literal:
        start = self.position
        found = _WORD.match(self.text, start)
        if found is None:
            raise self.problem("An argument is missing here")
        word = found[0]
        if word in _CONSTANTS:
            value: float | bool | None = _CONSTANTS[word]
        elif _NUMBER.fullmatch(word) and len(word) <= MAX_DIGITS:
            value = float(word) if set(word) & set(".eE") else int(word)
        else:
            raise self.problem(
                f"'{word}' is no argument: a path, a string in apostrophes, a number, true, false, null "
                "or another intrinsic function may stand here"
            )
        self.position = found.end()
        return Literal(value, word, start, self.position)

    def _path(self) -> PathArgument:
        start = self.position
        end = path_end(self.text, start)
        self.position = end
        text = self.text[start:end]
        root = root_of(text)
        try:
            path = compile_path(root.rest)
        except InvalidPath as problem:
            raise self.problem(str(problem), start + root.shift + problem.offset) from None
        return PathArgument(text, root, path, start, end)


def path_end(text: str, start: int) -> int:
    """Give where a path that begins at `start` ends: at a comma, blank or closing bracket that is not its own."""
    opened: list[str] = []
    position = start
    while position < len(text):
        char = text[position]
        if not opened and (char in _BLANKS or char in ",)"):
            break
        if char in "[(":
            opened.append("]" if char == "[" else ")")
        elif opened and char == opened[-1]:
            opened.pop()
        elif opened and char in "'\"":
            position = _quoted_end(text, position)
        position += 1
    return min(position, len(text))


def _quoted_end(text: str, start: int) -> int:
    position = start + 1
    while position < len(text) and text[position] != text[start]:
        position += 2 if text[position] == "\\" else 1
    return position
