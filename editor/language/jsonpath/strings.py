"""Escapes in the quoted strings of paths."""

from __future__ import annotations

from editor.language.jsonpath.errors import InvalidPath

_ESCAPES = {"r": "\r", "f": "\f", "t": "\t", "n": "\n", "b": "\b"}
_HEX = frozenset("0123456789abcdefABCDEF")


def unescape(text: str) -> str:
    """Give a quoted string's value: `\\n`, `\\u00e9` and the like resolved, any other escaped character as it is."""
    if "\\" not in text:
        return text
    pieces: list[str] = []
    position = 0
    while position < len(text):
        char = text[position]
        if char != "\\" or position + 1 == len(text):
            pieces.append(char)
            position += 1
        elif text[position + 1] == "u":
            pieces.append(_code_unit(text[position + 2 : position + 6]))
            position += 6
        else:
            pieces.append(_ESCAPES.get(text[position + 1], text[position + 1]))
            position += 2
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _code_unit(digits: str) -> str:
    if len(digits) < 4:
        return ""
    if not _HEX.issuperset(digits):
        raise InvalidPath(f"Unable to parse unicode value: {digits}")
    return chr(int(digits, 16))
