"""What can be said about a call before it runs.

AWS looks at the syntax only when a workflow is created; an unknown function, a wrong number of arguments or an argument
that can never fit show when the state runs. Here they show at once.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.language.intrinsics.catalogue import INTRINSIC_FUNCTIONS
from editor.language.intrinsics.errors import Complaint
from editor.language.intrinsics.syntax import Call, Literal
from editor.language.intrinsics.text import template_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.language.intrinsics.catalogue import IntrinsicFunction, Kind
    from editor.language.intrinsics.syntax import Argument


@dataclass(frozen=True, slots=True)
class CallProblem:
    """A sentence about a part of a call, and where that part stands."""

    message: str
    start: int
    end: int


def call_problems(call: Call) -> Iterator[CallProblem]:
    """Give what is wrong with a call and the calls inside it."""
    known = INTRINSIC_FUNCTIONS.get(call.name)
    if known is None:
        yield CallProblem(_unknown(call), call.start, call.start + len(call.full_name))
    elif not known.accepts(len(call.arguments)):
        yield CallProblem(f"{_count(known)}: {known.signature}.", call.start, call.end)
    else:
        yield from _argument_problems(call, known)
    for argument in call.arguments:
        if isinstance(argument, Call):
            yield from call_problems(argument)


def _unknown(call: Call) -> str:
    near = difflib.get_close_matches(call.name, INTRINSIC_FUNCTIONS, 1)
    hint = f" Is States.{near[0]} meant?" if near else ""
    return f"There is no intrinsic function {call.full_name}.{hint}"


def _count(known: IntrinsicFunction) -> str:
    if known.maximum is None:
        number = f"at least {known.required}"
    elif known.maximum == known.required:
        number = str(known.required) if known.required else "no"
    else:
        number = f"{known.required} to {known.maximum}"
    return f"{known.full_name} takes {number} argument{'' if number in ('1', 'at least 1') else 's'}"


def _argument_problems(call: Call, known: IntrinsicFunction) -> Iterator[CallProblem]:
    for place, argument in enumerate(call.arguments):
        parameter, kind = known.parameter(place), _kind(argument)
        if parameter and kind != "any" and "any" not in parameter.kinds and kind not in parameter.kinds:
            expected = " or ".join(parameter.kinds)
            message = f"The argument '{parameter.name}' of {known.full_name} must be of type {expected}, not {kind}."
            yield CallProblem(message, argument.start, argument.end)
    if call.name == "Format":
        yield from _template_problems(call)


def _kind(argument: Argument) -> Kind | str:
    if isinstance(argument, Call):
        known = INTRINSIC_FUNCTIONS.get(argument.name)
        return known.gives if known else "any"
    if not isinstance(argument, Literal):
        return "any"
    if argument.value is None:
        return "null"
    if isinstance(argument.value, bool):
        return "boolean"
    return "string" if isinstance(argument.value, str) else "number"


def _template_problems(call: Call) -> Iterator[CallProblem]:
    template, *values = call.arguments
    if not isinstance(template, Literal) or not isinstance(template.value, str):
        return
    try:
        places = len(template_pieces(template.raw)) - 1
    except Complaint as complaint:
        yield CallProblem(f"In the template: {complaint}.", template.start, template.end)
        return
    if places != len(values):
        message = f"The template has {places} places {{}} for {len(values)} values."
        yield CallProblem(message, template.start, template.end)
