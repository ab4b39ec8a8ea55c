"""Bytes to text and back, byte for byte."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from editor.errors import FileProblem
from editor.text.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file spells its text: the codec and the byte order mark it begins with (maybe none)."""

    codec: str = "utf-8"
    mark: bytes = b""


UTF_8 = Encoding()
_MARKS = (
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-32-le", codecs.BOM_UTF32_LE),
    Encoding("utf-32-be", codecs.BOM_UTF32_BE),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
)


def decode(content: bytes) -> tuple[str, Encoding]:
    """The text of a file and how to write it back.

    Raises FileProblem, with line and column, where the bytes are no text or would not come back the same.
    """
    encoding = next((known for known in _MARKS if content.startswith(known.mark)), _unmarked(content))
    body = content[len(encoding.mark) :]
    try:
        text = body.decode(encoding.codec, "surrogatepass")
    except UnicodeDecodeError as error:
        raise FileProblem(_undecodable(body, encoding, error)) from error
    if encode(text, encoding) != content:
        raise FileProblem(f"The text is not proper {encoding.codec.upper()}: saving it would change its bytes.")
    return text, encoding


def encode(text: str, encoding: Encoding = UTF_8) -> bytes:
    """The bytes of a text; lone surrogates come out as they came in."""
    return encoding.mark + text.encode(encoding.codec, "surrogatepass")


def _unmarked(content: bytes) -> Encoding:
    """UTF-16 without a mark is told by the zero byte beside the first character, which JSON has in ASCII."""
    if len(content) >= 2 and len(content) % 2 == 0:
        if content[0] and not content[1]:
            return Encoding("utf-16-le")
        if content[1] and not content[0]:
            return Encoding("utf-16-be")
    return UTF_8


def _undecodable(body: bytes, encoding: Encoding, error: UnicodeDecodeError) -> str:
    before = body[: error.start].decode(encoding.codec, "replace")
    line, column = LineIndex(before).position(len(before))
    return (
        f"Line {line}, column {column}: byte {body[error.start]:#04x} is not {encoding.codec.upper()}. "
        "Save the file as UTF-8 and open it again."
    )
