"""The declarations as JSON Schema, draft 2020-12: pure functions from shapes to schemas.

Two things can be asked for. `language_schema` describes whole definitions for any reader of JSON Schema: every state
and machine inside is checked too, and the rules between fields. `shape_schema` describes one object alone, for our own
validator: of states inside it only says that they are objects, so that each can be checked by the schema of its own
type and a verdict can be kept with each; rules between fields are left to `groups.broken_groups`, which is faster and
knows what to say.

A value that is only known at deployment (a string with `${...}`, an object such as `{"Fn::Sub": ...}`) may stand
anywhere, and so may a field whose name holds a placeholder. Such and other alternatives are written as `if` and
`else`, never as `anyOf`, so that an error names what is wrong and not that nothing of several fits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.fields import Field, Kind, Shape, inner_shapes
from editor.language.machine import LONGEST_STATE_NAME, MACHINE
from editor.language.query_language import BOTH, QueryLanguage
from editor.language.schema_groups import group_schema
from editor.language.schema_kinds import KINDS, PLACEHOLDER_NAME, STAND_INS, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_JSONPATH = QueryLanguage.JSONPATH
_JSONATA = QueryLanguage.JSONATA


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is being described: in which language, in a machine of which language, with which states inside."""

    language: QueryLanguage
    machine: QueryLanguage
    states: tuple[Shape, ...]

    @property
    def whole(self) -> bool:
        """Say whether states inside, and rules between fields, are described too."""
        return bool(self.states)


def language_schema(states: Iterable[Shape]) -> Schema:
    """Give the schema of whole definitions in either query language, for the given state types."""
    types = tuple(states)
    defs: dict[str, Schema] = {}
    path, ata = (_define(MACHINE, _Scope(language, language, types), defs) for language in (_JSONPATH, _JSONATA))
    return {
        "$schema": DRAFT,
        "title": "Amazon States Language",
        "description": MACHINE.doc,
        "type": "object",
        "if": _says_jsonata(),
        "then": ata,
        "else": path,
        "$defs": _with_basics(defs),
    }


def shape_schema(shape: Shape, language: QueryLanguage) -> Schema:
    """Give the schema of one object alone: its fields and values, but no rules between them and no states inside."""
    defs: dict[str, Schema] = {}
    own = _object(shape, _Scope(language, language, ()), defs)
    return {"$schema": DRAFT, **own, "$defs": _with_basics(defs)}


def schema_text(schema: Schema) -> str:
    """Give a schema as the text kept in a file, the same for the same schema."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _with_basics(defs: Mapping[str, Schema]) -> dict[str, Schema]:
    return {**STAND_INS, **dict(sorted(defs.items()))}


def _says_jsonata() -> Schema:
    return {"properties": {"QueryLanguage": {"const": "JSONata"}}, "required": ["QueryLanguage"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _define(shape: Shape, scope: _Scope, defs: dict[str, Schema]) -> Schema:
    """Put the definition of a shape where it is missing, and give the reference to it."""
    if not _depends_on_language(shape):
        scope = _Scope(scope.machine, scope.machine, scope.states)
    name = _definition_name(shape, scope)
    if name not in defs:
        defs[name] = {}
        defs[name] = _object(shape, scope, defs)
    return _ref(name)


def _definition_name(shape: Shape, scope: _Scope) -> str:
    """Name a definition by shape and language, and by the machine's language where that matters and differs."""
    holds_states = _holds_states(shape)
    if not holds_states and not _depends_on_language(shape):
        return shape.name
    inside = f"In{scope.machine}Machine" if holds_states and scope.language is not scope.machine else ""
    return f"{shape.name}{scope.language}{inside}"


def _depends_on_language(shape: Shape) -> bool:
    return any(
        field.languages != BOTH
        or field.expression is not None
        or field.kind is Kind.QUERY_LANGUAGE
        or any(_depends_on_language(inner) for inner in inner_shapes(field))
        for field in shape.fields
    )


def _holds_states(shape: Shape) -> bool:
    return any(
        field.kind is Kind.STATES or any(_holds_states(inner) for inner in inner_shapes(field))
        for field in shape.fields
    )


def _object(shape: Shape, scope: _Scope, defs: dict[str, Schema]) -> Schema:
    fields = shape.in_language(scope.language)
    schema: Schema = {
        "title": f"{shape.name} ({scope.language})" if _depends_on_language(shape) else shape.name,
        "description": shape.doc,
        "type": "object",
        "properties": {field.name: _property(field, scope, defs) for field in fields},
        "patternProperties": {PLACEHOLDER_NAME: {}},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if field.required]
    groups = [group_schema(group) for group in shape.groups_in(scope.language)] if scope.whole else []
    return schema | ({"required": required} if required else {}) | ({"allOf": groups} if groups else {})


def _property(field: Field, scope: _Scope, defs: dict[str, Schema]) -> Schema:
    schema: Schema = {"description": field.doc}
    if field.default is not None:
        schema["default"] = field.default
    if field.replaced_by is not None:
        schema["deprecated"] = True
    expression = field.expression is not None and scope.language is _JSONATA
    return schema | _or_stand_in(_value(field, scope, defs), expression=expression)


def _or_stand_in(value: Schema, *, expression: bool = False) -> Schema:
    """Let what is only known later stand in place of a value: a placeholder, a template function, an expression."""
    return {"if": stand_in(value, expression=expression), "else": value} if value else {}


def _value(field: Field, scope: _Scope, defs: dict[str, Schema]) -> Schema:
    """Give the schema of a value that is written out; empty where anything goes."""
    match field.kind:
        case Kind.STATES:
            return _states(scope, defs)
        case Kind.NESTED_RULE:
            return _define(NESTED_RULE, scope, defs)
        case Kind.ARRAY:
            return _array(field, scope, defs)
        case Kind.QUERY_LANGUAGE:
            # A JSONata machine takes no state back to JSONPath.
            return {"enum": ["JSONata"] if scope.language is _JSONATA else list(field.choices)}
    if field.shape is not None:
        return _define(field.shape, scope, defs)
    if field.choices:
        return {"enum": list(field.choices)}
    return _bounded(field)


def _bounded(field: Field) -> Schema:
    schema = dict(KINDS[field.kind])
    if field.nullable:
        schema["type"] = [schema["type"], "null"]
    bounds = {"minimum": field.minimum, "maximum": field.maximum, "maxLength": field.max_length}
    return schema | {name: bound for name, bound in bounds.items() if bound is not None}


def _array(field: Field, scope: _Scope, defs: dict[str, Schema]) -> Schema:
    schema: Schema = {"type": "array"}
    if field.min_items:
        schema["minItems"] = field.min_items
    if field.item is not None:
        schema["items"] = _or_stand_in(_value(field.item, scope, defs))
    return schema


def _states(scope: _Scope, defs: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"if": {"pattern": PLACEHOLDER_NAME}, "else": {"maxLength": LONGEST_STATE_NAME}},
        "additionalProperties": _or_stand_in(_state(scope, defs)),
    }


def _state(scope: _Scope, defs: dict[str, Schema]) -> Schema:
    """Give the schema of any state in a machine, which leads on by QueryLanguage and Type."""
    if not scope.whole:
        return {"type": "object"}
    name = f"StateIn{scope.machine}Machine"
    if name not in defs:
        defs[name] = {}
        defs[name] = _by_language(scope, defs)
    return _ref(name)


def _by_language(scope: _Scope, defs: dict[str, Schema]) -> Schema:
    same = _by_type(_Scope(scope.machine, scope.machine, scope.states), defs)
    if scope.machine is _JSONATA:
        return same
    other = _by_type(_Scope(_JSONATA, scope.machine, scope.states), defs)
    return {"if": _says_jsonata(), "then": other, "else": same}


def _by_type(scope: _Scope, defs: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "required": ["Type"],
        "properties": {"Type": _or_stand_in({"enum": [shape.name for shape in scope.states]})},
        "allOf": [
            {
                "if": {"properties": {"Type": {"const": shape.name}}, "required": ["Type"]},
                "then": _define(shape, scope, defs),
            }
            for shape in scope.states
        ],
    }
