"""The piece for one token, with what is wrong inside of it."""

from __future__ import annotations

from itertools import islice

from editor.text.green import MAX_PROBLEMS, Kind, Problem, Scalar, unquoted
from editor.text.json import patterns

LONGEST_NUMBER = 1000
LONGEST_STRING = 1_048_576  # the most AWS takes for a whole definition
_KINDS = {'"': Kind.STRING, "t": Kind.TRUE, "f": Kind.FALSE, "n": Kind.NULL}


def scalar_of(raw: str) -> Scalar:
    """The piece for the text of a whole string, a number or a literal."""
    kind = _KINDS.get(raw[0], Kind.NUMBER)
    if kind is Kind.STRING:
        return Scalar(kind, raw, string_problems(raw))
    if len(raw) > LONGEST_NUMBER:
        return Scalar(kind, raw, (Problem("long-number", 0, len(raw), f"{len(raw):,}"),))
    return Scalar(kind, raw)


def name_of(key: Scalar) -> str:
    """The name a key spells, or most likely stands for."""
    if key.kind is Kind.BROKEN:
        return key.raw.strip("\\'\" ").replace('"', "")
    return unquoted(key.raw) if key.kind is Kind.STRING else key.raw


def string_problems(raw: str) -> tuple[Problem, ...]:
    """What is wrong inside a string that has both quotes."""
    problems: tuple[Problem, ...] = ()
    if len(raw) > LONGEST_STRING:
        problems = (Problem("long-string", 0, len(raw), f"{len(raw):,}"),)
    if "\\" in raw or not raw.isascii():
        wrong = (
            Problem(match.lastgroup.replace("_", "-"), match.start(), len(match[0]), _shown(match[0]))
            for match in patterns.WRONG_IN_STRING.finditer(raw, 1, len(raw) - 1)
            if match.lastgroup is not None
        )
        problems += tuple(islice(wrong, MAX_PROBLEMS))
    return problems


def control_problems(raw: str) -> tuple[Problem, ...]:
    """The control characters of a string, which cannot stand there as they are."""
    controls = islice(patterns.CONTROL.finditer(raw), MAX_PROBLEMS)
    return tuple(Problem("control-character", match.start(), 1, code_point(match[0])) for match in controls)


def _shown(text: str) -> str:
    """A piece of text as a sentence can hold it."""
    return code_point(text) if "\ud800" <= text <= "\udfff" else text


def code_point(character: str) -> str:
    """A character by its number, as `U+00A0`."""
    return f"U+{ord(character):04X}"
