"""What a command line names to be read: a file, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from editor.errors import FileProblem
from editor.workflow.files import OpenedFile, document_of, read_document, read_stream

STANDARD_INPUT = "-"
_NAME = "standard input"


def read_source(word: str) -> OpenedFile:
    """The workflow a word of the command line names; raises FileProblem."""
    if word != STANDARD_INPUT:
        return read_document(Path(word))
    if sys.stdin is None:
        raise FileProblem("Standard input is closed: give a file instead of -.")
    try:
        content = read_stream(sys.stdin.buffer, _NAME)
    except OSError as error:
        raise FileProblem(f"Standard input cannot be read: {error.strerror}.") from error
    return document_of(content, Path(_NAME))


def name_of(word: str) -> str:
    """How a source is called in messages."""
    return _NAME if word == STANDARD_INPUT else word
