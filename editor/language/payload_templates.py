"""Payload templates of JSONPath states, compiled (Amazon States Language, "Payload Template").

    {"name.$": "$.user.name", "sum.$": "States.MathAdd($.a, 1)", "fixed": {"at.$": "$$.State.EnteredTime"}}

Static and nested fields come first, as they are written, then those with `.$`, in the order AWS takes them; it shows
in the keys of the value and in which of two failures is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.evaluation_failure import TemplateProblem
from editor.language.java_order import hash_map_order
from editor.language.payload_values import compile_payload_value

if TYPE_CHECKING:
    from editor.language.scope import Evaluate, Scope

SUFFIX = ".$"
MAX_DEPTH = 200


def compile_payload_template(template: Any, location: str = "") -> Evaluate:
    """Give the function that makes the payload of a template, any JSON value; raises TemplateProblem.

    location: the field it stands in (`Parameters`); random numbers derive from it. What has nothing to evaluate in it
    is given as it stands, shared. The function raises EvaluationFailure.
    """
    compiled = _compiled(template, location, 0)
    if compiled is not None:
        return compiled
    return lambda _scope: template


def _compiled(template: Any, location: str, depth: int) -> Evaluate | None:
    """The function for a template; None where it is static."""
    if depth > MAX_DEPTH:
        raise TemplateProblem(f"A template may be nested {MAX_DEPTH} deep", location)
    if isinstance(template, dict):
        return _compiled_object(template, location, depth)
    if isinstance(template, list):
        return _compiled_array(template, location, depth)
    return None


def _compiled_array(template: list[Any], location: str, depth: int) -> Evaluate | None:
    items = [_compiled(item, f"{location}[{place}]", depth + 1) for place, item in enumerate(template)]
    if not any(items):
        return None
    parts = [item or _constant(value) for item, value in zip(items, template, strict=True)]
    return lambda scope: [part(scope) for part in parts]


def _compiled_object(template: dict[str, Any], location: str, depth: int) -> Evaluate | None:
    fixed: dict[str, Any] = {}
    nested: list[tuple[str, Evaluate]] = []
    for name, value in template.items():
        if name.endswith(SUFFIX):
            continue
        compiled = _compiled(value, f"{location}/{name}", depth + 1)
        # A place is kept for the nested value, so that the keys stay in their order.
        fixed[name] = value if compiled is None else None
        if compiled is not None:
            nested.append((name, compiled))
    parts = (*nested, *_selected(template, location))
    return _filled(fixed, parts) if parts else None


def _filled(fixed: dict[str, Any], parts: tuple[tuple[str, Evaluate], ...]) -> Evaluate:
    if not fixed and len(parts) == 1:
        ((name, value),) = parts
        return lambda scope: {name: value(scope)}

    def evaluate(scope: Scope) -> Any:
        payload = fixed.copy()
        for name, value in parts:
            payload[name] = value(scope)
        return payload

    return evaluate


def _selected(template: dict[str, Any], location: str) -> list[tuple[str, Evaluate]]:
    """The fields whose names end with `.$`, in AWS's order."""
    names = hash_map_order(name.removesuffix(SUFFIX) for name in template if name.endswith(SUFFIX))
    return [(name, _compiled_field(name, template, location)) for name in names]


def _compiled_field(name: str, template: dict[str, Any], location: str) -> Evaluate:
    field = name + SUFFIX
    text = template[field]
    if name in template:
        raise TemplateProblem(f"The field '{name}' is there twice: as '{name}' and as '{field}'", field)
    if not isinstance(text, str):
        raise TemplateProblem(f"The value of '{field}' must be a path or an intrinsic function", field)
    return compile_payload_value(text, field, f"{location}/{name}")


def _constant(value: Any) -> Evaluate:
    return lambda _scope: value
