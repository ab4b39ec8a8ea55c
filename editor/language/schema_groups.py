"""The rules between fields in JSON Schema."""

from __future__ import annotations

from typing import Any

from editor.language.fields import AtLeastOne, AtMostOne, ExactlyOne, Group, RequiredWhen, Requires


def group_schema(group: Group) -> dict[str, Any]:
    """Give the schema of a rule; its `$comment` says it in words."""
    match group:
        case ExactlyOne(names=names):
            return {"$comment": f"exactly one of {', '.join(names)}", "oneOf": _one_required(names)}
        case AtLeastOne(names=names):
            return {"$comment": f"at least one of {', '.join(names)}", "anyOf": _one_required(names)}
        case AtMostOne(names=names):
            return {"$comment": f"at most one of {', '.join(names)}", "dependentSchemas": _later_excluded(names)}
        case Requires(name=name, other=other):
            return {"$comment": f"{name} requires {other}", "dependentRequired": {name: [other]}}
        case RequiredWhen(name=name, value=value, other=other):
            return {
                "$comment": f"{name} {value} requires {other}",
                "if": {"properties": {name: {"const": value}}, "required": [name]},
                "then": {"required": [other]},
            }


def _one_required(names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"required": [name]} for name in names]


def _later_excluded(names: tuple[str, ...]) -> dict[str, Any]:
    """Refuse, beside each name, the ones after it, so that an error stands at the second of two.

    `{"not": {}}` and not `false`, of which the validator does not tell where it stood.
    """
    return {
        name: {"properties": {later: {"not": {}} for later in names[index + 1 :]}}
        for index, name in enumerate(names[:-1])
    }
