"""JSON that a command line names: as text, as `@FILE`, or as `-` for standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from editor.cli.sources import STANDARD_INPUT
from editor.errors import FileProblem, StatewrightError
from editor.text.encoding import decode
from editor.workflow.files import read_file, read_stream


class ValueProblem(StatewrightError):
    """A value of the command line is none that can be used."""


def json_word(word: str, option: str) -> Any:
    """The value an option gives; raises ValueProblem for what is no JSON, FileProblem for what cannot be read."""
    if word == STANDARD_INPUT:
        if sys.stdin is None:
            raise FileProblem(f"Standard input is closed: {option} - needs it.")
        try:
            content = read_stream(sys.stdin.buffer, "standard input")
        except OSError as error:
            raise FileProblem(f"Standard input cannot be read: {error.strerror}.") from error
        return json_text(_decoded(content, "Standard input"), option)
    if word.startswith("@"):
        return json_file(word[1:], option)
    return json_text(word, option)


def json_file(word: str, option: str) -> Any:
    """The value of a JSON file that an option names."""
    return json_text(_decoded(read_file(Path(word)), word), f"{option} {word}")


def json_text(text: str, where: str) -> Any:
    """The value of a JSON text; raises ValueProblem with the place of what is wrong."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise ValueProblem(f"{where} is no JSON: {problem.msg} at {place}.") from None
    except RecursionError:
        raise ValueProblem(f"{where} is nested too deep.") from None
    except ValueError as problem:
        raise ValueProblem(f"{where} is no JSON: {str(problem).partition(';')[0]}.") from None


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"there is no number {word}")


def _decoded(content: bytes, name: str) -> str:
    try:
        return decode(content)[0]
    except FileProblem as problem:
        raise FileProblem(f"{name} is no text. {problem}") from problem
