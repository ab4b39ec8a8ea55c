"""How a field of the Amazon States Language is declared: data that form, completion, validator and schema read.

A `Shape` is an object of the language (a state type, a Retrier, a ReaderConfig): its fields in canonical order and
the rules that bind several of them. A field whose meaning differs between the query languages is declared once for
each, so that within one language a name stands for one field.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.language.query_language import BOTH, QueryLanguage

FIELDS_AS_OF = "August 2026"
"""The date of the field list, for messages about unknown fields: AWS adds fields."""


class Kind(StrEnum):
    """What stands in a field, in the words of the specification."""

    STRING = "string"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    SECONDS = "whole number of seconds"
    TIMESTAMP = "RFC 3339 timestamp"
    STATE_TYPE = "state type"
    QUERY_LANGUAGE = "query language"
    STATE_NAME = "name of a state in the same scope"
    ERROR_NAME = "error name"
    PATH = "path"
    PATH_OR_INTRINSIC = "path or intrinsic function"
    REFERENCE_PATH = "reference path"
    JSON_POINTER = "JSON pointer"
    RESOURCE = "resource"
    CONDITION = "condition"
    JSON = "any JSON value"
    ITEMS = "array or object to iterate over"
    PAYLOAD_TEMPLATE = "payload template"
    JSONATA_TEMPLATE = "JSON value with JSONata expressions in it"
    ASSIGNMENTS = "variables and their values"
    ARRAY = "array"
    OBJECT = "object"
    NESTED_RULE = "choice rule without a transition"
    MACHINE = "state machine"
    STATES = "states by name"


class Tab(StrEnum):
    """The inspector's tab a field is filled in on."""

    CONFIGURATION = "Configuration"
    INPUT = "Input"
    OUTPUT = "Output"
    VARIABLES = "Variables"
    ERROR_HANDLING = "Error handling"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object of the language; `doc` is one sentence.

    `expression` is the kind a JSONata `{% %}` string here must evaluate to (None: no expression may stand here).
    `shape` describes an object or machine, `item` the elements of an array (its own name is empty). `minimum`,
    `maximum` and `max_length` (code points) are inclusive. `path_twin_of` names the field this one gives the path
    for. `since` is the year AWS introduced it. `replaced_by` marks a deprecated field. `distributed` marks what only
    a distributed Map has.
    """

    name: str
    kind: Kind
    doc: str
    tab: Tab = Tab.CONFIGURATION
    required: bool = False
    languages: frozenset[QueryLanguage] = BOTH
    expression: Kind | None = None
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    min_items: int = 0
    choices: tuple[str, ...] = ()
    default: str | float | None = None
    shape: Shape | None = None
    item: Field | None = None
    path_twin_of: str | None = None
    since: int = 2016
    replaced_by: str | None = None
    distributed: bool = False


@dataclass(frozen=True, slots=True)
class ExactlyOne:
    """One of the names stands there, and only one."""

    names: tuple[str, ...]
    languages: frozenset[QueryLanguage] = BOTH


@dataclass(frozen=True, slots=True)
class AtMostOne:
    """Of the names, two exclude each other."""

    names: tuple[str, ...]
    languages: frozenset[QueryLanguage] = BOTH


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """One of the names stands there, or several."""

    names: tuple[str, ...]
    languages: frozenset[QueryLanguage] = BOTH


@dataclass(frozen=True, slots=True)
class Requires:
    """Where `name` stands, `other` must stand too."""

    name: str
    other: str
    languages: frozenset[QueryLanguage] = BOTH


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """Where `name` has the value, `other` must stand too."""

    name: str
    value: str
    other: str
    languages: frozenset[QueryLanguage] = BOTH


Group = ExactlyOne | AtMostOne | AtLeastOne | Requires | RequiredWhen


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the language: name, one sentence, fields in canonical order, and rules between them."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    groups: tuple[Group, ...] = ()

    def in_language(self, language: QueryLanguage) -> tuple[Field, ...]:
        """Give the fields it has in a query language, in canonical order, every name once."""
        return tuple(field for field in self.fields if language in field.languages)

    def field(self, name: str, language: QueryLanguage) -> Field | None:
        """Give the field of that name in a query language; None where there is none."""
        return next((field for field in self.in_language(language) if field.name == name), None)

    def groups_in(self, language: QueryLanguage) -> tuple[Group, ...]:
        """Give the rules between fields that hold in a query language."""
        return tuple(group for group in self.groups if language in group.languages)


def inner_shapes(field: Field) -> tuple[Shape, ...]:
    """Give the shapes a field's value is made of: its own, or that of its elements; nested rules and states not."""
    item = field.item.shape if field.item else None
    return tuple(shape for shape in (field.shape, item) if shape is not None)
