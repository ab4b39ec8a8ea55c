"""The 39 comparison operators of a JSONPath choice rule, as a table (Amazon States Language, "Choice state")."""

from __future__ import annotations

from dataclasses import dataclass

from editor.language.fields import Kind


@dataclass(frozen=True, slots=True)
class Comparator:
    """An operator: what it compares, what its operand is, and the words a label says it with.

    `compares` is the kind of value the operator is about; `operand` the kind of what is written beside it, a path
    for the Path variants and a boolean for the Is operators. `words` stand between the variable and the operand; an
    Is operator has `is_test` set and takes no operand in words.
    """

    name: str
    compares: Kind
    operand: Kind
    words: str
    doc: str
    is_path: bool = False
    is_test: bool = False


_ORDERS = (
    ("Equals", "=", "equals"),
    ("LessThan", "<", "is less than"),
    ("GreaterThan", ">", "is greater than"),
    ("LessThanEquals", "≤", "is less than or equal to"),
    ("GreaterThanEquals", "≥", "is greater than or equal to"),
)

_COMPARED = (
    ("String", Kind.STRING, _ORDERS),
    ("Numeric", Kind.NUMBER, _ORDERS),
    ("Timestamp", Kind.TIMESTAMP, _ORDERS),
    ("Boolean", Kind.BOOLEAN, _ORDERS[:1]),
)

_NOUNS = {
    "String": "a string",
    "Numeric": "a number",
    "Timestamp": "a timestamp",
    "Boolean": "a boolean",
}

_TESTS = (
    ("IsPresent", Kind.JSON, "is present"),
    ("IsNull", Kind.JSON, "is null"),
    ("IsString", Kind.STRING, "is a string"),
    ("IsNumeric", Kind.NUMBER, "is a number"),
    ("IsBoolean", Kind.BOOLEAN, "is a boolean"),
    ("IsTimestamp", Kind.TIMESTAMP, "is a timestamp"),
)


def _orders() -> list[Comparator]:
    found = []
    for noun, kind, orders in _COMPARED:
        for suffix, sign, words in orders:
            name = f"{noun}{suffix}"
            subject = f"Matches {_NOUNS[noun]} that {words}"
            found.append(Comparator(name, kind, kind, sign, f"{subject} this value."))
            doc = f"{subject} the value at this path."
            found.append(Comparator(f"{name}Path", kind, Kind.PATH, sign, doc, is_path=True))
    return found


def _tests() -> list[Comparator]:
    return [
        Comparator(
            name,
            kind,
            Kind.BOOLEAN,
            words,
            f"With true, matches what {words}, and with false what {words.replace('is', 'is not', 1)}.",
            is_test=True,
        )
        for name, kind, words in _TESTS
    ]


_STRING_MATCHES = Comparator(
    "StringMatches",
    Kind.STRING,
    Kind.STRING,
    "matches",
    "Matches a string of this form, in which * stands for any characters.",
)

COMPARATORS: dict[str, Comparator] = {
    comparator.name: comparator for comparator in (*_orders(), _STRING_MATCHES, *_tests())
}
"""All 39, by name, in the order a list shows them in."""
