"""States.Format and States.StringSplit."""

from __future__ import annotations

from typing import Any

from editor.language.intrinsics.errors import Complaint, InvalidArguments
from editor.language.intrinsics.values import a_string
from editor.language.java_text import java_text

_ESCAPABLE = "'{}\\"


def format_template(template: Any, *values: Any) -> str:
    """A template with each `{}` replaced by the next value; as many values as places. `\\{` is a brace."""
    pieces = template_pieces(a_string(template))
    if len(pieces) - 1 != len(values):
        raise InvalidArguments
    text = pieces[0]
    return text + "".join(java_text(value) + piece for value, piece in zip(values, pieces[1:], strict=True))


def template_pieces(template: str) -> list[str]:
    """Give what stands before, between and behind the `{}` of a template; raises Complaint for unpaired braces."""
    pieces: list[str] = []
    piece: list[str] = []
    position = 0
    while position < len(template):
        char, following = template[position], template[position + 1 : position + 2]
        if char == "\\" and following and following in _ESCAPABLE:
            piece.append(following)
            position += 1
        elif char == "{":
            if following != "}":
                raise Complaint("matching '}' not found for '{'")
            pieces.append("".join(piece))
            piece = []
            position += 1
        elif char == "}":
            raise Complaint("matching '{' not found for '}'")
        else:
            piece.append(char)
        position += 1
    return [*pieces, "".join(piece)]


def string_split(text: Any, delimiters: Any) -> list[str]:
    """The parts of a text between any of the delimiting characters, without empty ones."""
    marks = frozenset(a_string(delimiters))
    parts: list[str] = []
    start = 0
    whole = a_string(text)
    for position, char in enumerate(whole):
        if char in marks:
            parts.append(whole[start:position])
            start = position + 1
    parts.append(whole[start:])
    return [part for part in parts if part]
