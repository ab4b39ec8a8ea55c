"""What each kind of value looks like in JSON Schema, and what may stand in place of any value."""

from __future__ import annotations

from typing import Any

from editor.language.fields import Kind

PLACEHOLDER_NAME = r"\$\{|^Fn::"
"""A field name that is only known at deployment."""

UNRESOLVED: dict[str, Any] = {
    "title": "Known at deployment",
    "description": "A string with a ${Placeholder}, or an object that is a template function such as Fn::Sub.",
    "anyOf": [
        {"type": "string", "pattern": r"\$\{[^}]+\}"},
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"pattern": r"^(Fn::\w+|Ref)$"},
        },
    ],
}

EXPRESSION: dict[str, Any] = {
    "title": "JSONata expression",
    "description": "A string that begins with {% and ends with %}.",
    "type": "string",
    "pattern": r"^\{%[\s\S]*%\}$",
}

_TEXT: dict[str, Any] = {"type": "string"}
_NAME: dict[str, Any] = {"type": "string", "minLength": 1}

# Months, days and hours are held to their ranges, as AWS does when a machine is created.
_TIMESTAMP = (
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$"
)

KINDS: dict[Kind, dict[str, Any]] = {
    Kind.STRING: _TEXT,
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.SECONDS: {"type": "integer"},
    Kind.TIMESTAMP: {"type": "string", "pattern": _TIMESTAMP},
    Kind.STATE_NAME: _NAME,
    Kind.ERROR_NAME: _NAME,
    Kind.PATH: _NAME,
    Kind.PATH_OR_INTRINSIC: _NAME,
    Kind.REFERENCE_PATH: _NAME,
    Kind.JSON_POINTER: _TEXT,
    Kind.RESOURCE: _NAME,
    Kind.CONDITION: {"type": "boolean"},
    Kind.JSON: {},
    Kind.ITEMS: {"type": ["array", "object"]},
    Kind.PAYLOAD_TEMPLATE: {},
    Kind.JSONATA_TEMPLATE: {},
    Kind.ASSIGNMENTS: {"type": "object", "propertyNames": {"maxLength": 80}},
    Kind.OBJECT: {"type": "object"},
}
"""The kinds whose values need nothing but themselves to be described; an empty schema takes anything."""
