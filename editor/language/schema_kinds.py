"""What each kind of value looks like in JSON Schema, and what may stand in place of any value."""

from __future__ import annotations

from typing import Any

from editor.language.fields import Kind

PLACEHOLDER_NAME = r"\$\{|^Fn::"
"""A field name that is only known at deployment."""

_FUNCTION: dict[str, Any] = {
    "title": "Template function",
    "description": "An object such as Fn::Sub, which a template puts a value in place of.",
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": r"^(Fn::\w+|Ref)$"},
}

_PLACEHOLDER: dict[str, Any] = {
    "title": "Placeholder",
    "description": "A string with a ${Placeholder} in it.",
    "type": "string",
    "pattern": r"\$\{[^}]+\}",
}

_EXPRESSION: dict[str, Any] = {
    "title": "JSONata expression",
    "description": "A string that begins with {% and ends with %}.",
    "type": "string",
    "pattern": r"^\{%[\s\S]*%\}$",
}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


STAND_INS: dict[str, dict[str, Any]] = {
    "Function": _FUNCTION,
    "Placeholder": _PLACEHOLDER,
    "Expression": _EXPRESSION,
    "Unresolved": {
        "title": "Known at deployment",
        "anyOf": [_ref("Placeholder"), _ref("Function")],
    },
    "UnresolvedOrExpression": {
        "title": "Known at deployment or when the workflow runs",
        "anyOf": [_ref("Expression"), _ref("Placeholder"), _ref("Function")],
    },
}
"""The definitions of what may stand in place of a value."""


def stand_in(value: dict[str, Any], *, expression: bool) -> dict[str, Any]:
    """Give the schema of what may stand in place of a value that has this schema, an expression too where asked.

    Types come first, for most values are told from their stand-ins by that alone, which makes checking fast.
    """
    if value.get("type") in ("string", ["string", "null"]) and "pattern" not in value:
        return {"type": "object", **_ref("Function")}
    name = "UnresolvedOrExpression" if expression else "Unresolved"
    told_apart = {"not": value} if "enum" in value else {"maxProperties": 1}
    return {"type": ["string", "object"], **told_apart, **_ref(name)}


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
