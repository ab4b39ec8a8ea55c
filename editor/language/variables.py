"""Where a string of a workflow mentions variables, in either query language, and renaming them.

    JSONPath    $order.id    $items[?(@.id == $wanted)]    States.Format('{}', $name)
    JSONata     {% $order.id & $name %}

Spans are in code points in the decoded string and cover the name without its `$`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from editor.language.jsonata_scopes import variables_read
from editor.language.jsonata_tokens import delimiters
from editor.language.query_language import QueryLanguage
from editor.language.variable_names import name_length, variable_name_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["VariableReference", "rename_variable", "variable_name_problem", "variable_references"]

_QUOTES = "'\""
_BEFORE_PATTERN = re.compile(r"=~\s*\Z")


class VariableReference(NamedTuple):
    """A variable's name in a string.

    builtin: a JSONata function has the same name and is meant unless the workflow has such a variable.
    """

    name: str
    start: int
    end: int
    builtin: bool = False


def variable_references(text: str, language: QueryLanguage) -> tuple[VariableReference, ...]:
    """Give the variables a string mentions, in its order; none in a string that is no path, call or expression."""
    if language is QueryLanguage.JSONATA:
        return tuple(_in_expression(text))
    return tuple(_in_path(text))


def rename_variable(text: str, old: str, new: str, language: QueryLanguage) -> str:
    """Give the string with every mention of a variable under a new name; all else stays as it is.

    In JSONata a name that the expression itself binds (a parameter, `:=`) is another one and stays.
    """
    for reference in reversed(variable_references(text, language)):
        if reference.name == old:
            text = text[: reference.start] + new + text[reference.end :]
    return text


def _in_expression(text: str) -> Iterator[VariableReference]:
    span = delimiters(text)
    if span is not None:
        for name, start, end, builtin in variables_read(text[span.start : span.end]):
            yield VariableReference(name, start + span.start, end + span.start, builtin)


def _in_path(text: str) -> Iterator[VariableReference]:
    """A `$` begins a variable where an operand can begin; in quotes and in patterns there is none."""
    if not text.lstrip().startswith(("$", "States.")):
        return
    position = 0
    is_call = not text.lstrip().startswith("$")
    depth = 0
    while position < len(text):
        char = text[position]
        if char in _QUOTES and (depth or is_call):
            position = _behind_quotes(text, position, char)
            continue
        if char == "/" and _BEFORE_PATTERN.search(text, max(0, position - 20), position):
            position = _behind_quotes(text, position, char)
            continue
        depth += (char in "([") - (char in ")]")
        length = name_length(text, position + 1) if char == "$" and _operand_begins(text, position) else 0
        if length:
            yield VariableReference(text[position + 1 : position + 1 + length], position + 1, position + 1 + length)
        position += 1


def _operand_begins(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    return before in " \t\r\n(,[=<>!~&|"


def _behind_quotes(text: str, start: int, quote: str) -> int:
    """The position behind a quoted stretch, the end of the text if it is not closed."""
    position = start + 1
    while position < len(text) and text[position] != quote:
        position += 2 if text[position] == "\\" else 1
    return min(position + 1, len(text))
