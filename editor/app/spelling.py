"""The bytes of a text, such that whoever reads them finds the same text."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from editor.errors import FileProblem
from editor.text.encoding import Encoding, decode, encode

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS: Mapping[str, bytes] = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


_SURE = Encoding("utf-8", codecs.BOM_UTF8)


def spelled(text: str, encoding: Encoding) -> tuple[bytes, Encoding]:
    """The bytes of a text in an encoding, or in the next best one where they would be read as something else.

    An unmarked file is told to be UTF-16 by its first two bytes; what is typed there can make it look like UTF-8, and
    then it gets a byte order mark. A mark of UTF-16 with a NUL behind it is one of UTF-32: then it becomes UTF-8.
    """
    marked = Encoding(encoding.codec, _MARKS.get(encoding.codec, encoding.mark))
    for possible in (encoding, marked):
        content = encode(text, possible)
        if _is_read_as(content, possible):
            return content, possible
    return encode(text, _SURE), _SURE


def _is_read_as(content: bytes, encoding: Encoding) -> bool:
    try:
        return decode(content)[1] == encoding
    except FileProblem:
        return False
