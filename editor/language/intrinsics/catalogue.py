"""The intrinsic functions: their parameters, what they give and a sentence on each, for everyone who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["string", "number", "boolean", "array", "object", "any"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: a name to show, and what may be given for it."""

    name: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class IntrinsicFunction:
    """An intrinsic function.

    required: how many of the parameters must be given. repeats: the last one may be given any number of times.
    gives: what kind of value it gives, `any` where that depends.
    """

    name: str
    parameters: tuple[Parameter, ...]
    required: int
    gives: Kind
    doc: str
    repeats: bool = False

    @property
    def full_name(self) -> str:
        """The name as it is written: `States.Format`."""
        return f"States.{self.name}"

    @property
    def maximum(self) -> int | None:
        """How many arguments it takes at most, None for any number."""
        return None if self.repeats else len(self.parameters)

    @property
    def signature(self) -> str:
        """The call with its parameters' names: `States.MathRandom(start, end[, seed])`."""
        names = [parameter.name for parameter in self.parameters]
        given, optional = names[: self.required], names[self.required :]
        text = ", ".join(given)
        for name in optional:
            text += f"[, {name}]" if text else f"[{name}]"
        return f"{self.full_name}({text}{', ...' if self.repeats else ''})"

    def parameter(self, position: int) -> Parameter | None:
        """The parameter an argument is for."""
        if self.repeats:
            position = min(position, len(self.parameters) - 1)
        return self.parameters[position] if position < len(self.parameters) else None

    def accepts(self, count: int) -> bool:
        """Say whether a call may have so many arguments."""
        return self.required <= count and (self.maximum is None or count <= self.maximum)


def _parameter(name: str, *kinds: Kind) -> Parameter:
    return Parameter(name, kinds or ("any",))


_ARRAY = _parameter("array", "array")

_ALL = (
    IntrinsicFunction(
        "Format",
        (_parameter("template", "string"), _parameter("value")),
        1,
        "string",
        "Puts values in place of each {} of a template.",
        repeats=True,
    ),
    IntrinsicFunction("StringToJson", (_parameter("text", "string"),), 1, "any", "Reads a JSON text."),
    IntrinsicFunction("JsonToString", (_parameter("value"),), 1, "string", "Writes a value as JSON text."),
    IntrinsicFunction("Array", (_parameter("value"),), 0, "array", "Makes an array of its arguments.", repeats=True),
    IntrinsicFunction(
        "ArrayPartition",
        (_ARRAY, _parameter("size", "number")),
        2,
        "array",
        "Cuts an array into arrays of a size; the last may be shorter.",
    ),
    IntrinsicFunction(
        "ArrayContains",
        (_ARRAY, _parameter("value")),
        2,
        "boolean",
        "Says whether an array holds a value.",
    ),
    IntrinsicFunction(
        "ArrayRange",
        (_parameter("first", "number"), _parameter("last", "number"), _parameter("step", "number")),
        3,
        "array",
        "Counts from the first number to the last, at most 1,000 numbers.",
    ),
    IntrinsicFunction(
        "ArrayGetItem",
        (_ARRAY, _parameter("index", "number")),
        2,
        "any",
        "Gives the item at a position, counted from 0.",
    ),
    IntrinsicFunction("ArrayLength", (_ARRAY,), 1, "number", "Says how many items an array has."),
    IntrinsicFunction("ArrayUnique", (_ARRAY,), 1, "array", "Leaves out items that occur again."),
    IntrinsicFunction(
        "Base64Encode",
        (_parameter("text", "string"),),
        1,
        "string",
        "Encodes a text of at most 10,000 characters as Base64.",
    ),
    IntrinsicFunction(
        "Base64Decode",
        (_parameter("text", "string"),),
        1,
        "string",
        "Decodes a Base64 text of at most 10,000 characters.",
    ),
    IntrinsicFunction(
        "Hash",
        (_parameter("data"), _parameter("algorithm", "string")),
        2,
        "string",
        "Gives the hash of a value by MD5, SHA-1, SHA-256, SHA-384 or SHA-512, in hexadecimal digits.",
    ),
    IntrinsicFunction(
        "JsonMerge",
        (_parameter("first", "object"), _parameter("second", "object"), _parameter("deep", "boolean")),
        3,
        "object",
        "Merges two objects; members of the second win. Only shallow merging exists: the third argument is false.",
    ),
    IntrinsicFunction(
        "MathRandom",
        (_parameter("start", "number"), _parameter("end", "number"), _parameter("seed", "number")),
        2,
        "number",
        "Gives a random whole number from start up to, but not including, end.",
    ),
    IntrinsicFunction(
        "MathAdd",
        (_parameter("first", "number"), _parameter("second", "number")),
        2,
        "number",
        "Adds two numbers, each rounded to a whole one.",
    ),
    IntrinsicFunction(
        "StringSplit",
        (_parameter("text", "string"), _parameter("delimiters", "string")),
        2,
        "array",
        "Cuts a text at each of the delimiting characters; empty parts are left out.",
    ),
    IntrinsicFunction("UUID", (), 0, "string", "Gives a new version 4 UUID."),
)

INTRINSIC_FUNCTIONS: dict[str, IntrinsicFunction] = {function.name: function for function in _ALL}
