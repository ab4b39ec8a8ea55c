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


def spelled(text: str, encoding: Encoding) -> tuple[bytes, Encoding]:
    """The bytes of a text in an encoding, with a byte order mark where they would be read as another one without.

    An unmarked file is told to be UTF-16 by its first two bytes; what is typed there can make it look like UTF-8.
    """
    content = encode(text, encoding)
    if encoding.mark or _is_read_as(content, encoding) or encoding.codec not in _MARKS:
        return content, encoding
    marked = Encoding(encoding.codec, _MARKS[encoding.codec])
    return encode(text, marked), marked


def _is_read_as(content: bytes, encoding: Encoding) -> bool:
    try:
        return decode(content)[1] == encoding
    except FileProblem:
        return False
