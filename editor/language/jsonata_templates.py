"""JSONata in the fields of a state, compiled: any string of a value that is `{% ... %}` is evaluated.

Failures are States.QueryEvaluationError and name the field (`Output/result`, `Choices[0]/Condition`):

    The JSONata expression '$x' specified for the field 'Output/result' returned nothing (undefined).
    ... returned an unsupported result type.
    ... returned an unexpected result type. Expected 'array', but was 'number' for value: 1
    ... threw an error during evaluation. T1006: Attempted to invoke a non-function
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.evaluation_failure import QUERY_EVALUATION_ERROR, EvaluationFailure, TemplateProblem
from editor.language.jsonata import UNDEFINED, UNSUPPORTED, JsonataFailure, compile_jsonata
from editor.language.query_language import expression_body, is_expression
from editor.language.scoped_paths import shown_json

if TYPE_CHECKING:
    from editor.language.scope import Evaluate, Scope

MAX_DEPTH = 200


def compile_jsonata_template(template: Any, location: str) -> Evaluate:
    """Give the function that makes the value of a field, any JSON value with expressions anywhere in it.

    location: the field (`Output`, `Arguments`, `Assign`); what lies in it is named after it: `Output/list[0]/id`. What
    has no expression in it is given as it stands, shared. The function raises EvaluationFailure, this TemplateProblem.
    """
    compiled = _compiled(template, location, 0)
    if compiled is not None:
        return compiled
    return lambda _scope: template


def compile_jsonata_field(value: Any, location: str, *expected: str) -> Evaluate:
    """Give the function for a field that is one expression, or a plain value, which is given as it stands.

    expected: the types the expression may give, as `json_type` names them; any if there is none. The first is named in
    the failure.
    """
    evaluate = compile_jsonata_template(value, location)
    if not expected or not is_expression(value):
        return evaluate
    text = expression_body(value).strip()

    def evaluate_typed(scope: Scope) -> Any:
        found = evaluate(scope)
        if json_type(found) in expected:
            return found
        raise unexpected_type(text, location, expected[0], found)

    return evaluate_typed


def unexpected_type(expression: str, location: str, expected: str, value: Any) -> EvaluationFailure:
    """Give the failure of an expression whose value is of another type than its field takes."""
    shown = f"Expected '{expected}', but was '{json_type(value)}' for value: {shown_json(value)}"
    return _failure(expression, location, f"returned an unexpected result type. {shown}")


def json_type(value: Any) -> str:
    """Give the name of a JSON value's type: null, boolean, number, string, array, object."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _compiled(template: Any, location: str, depth: int) -> Evaluate | None:
    """The function for a template; None where there is no expression in it."""
    if depth > MAX_DEPTH:
        raise TemplateProblem(f"A value may be nested {MAX_DEPTH} deep", location)
    if isinstance(template, str):
        return _compiled_expression(template, location) if is_expression(template) else None
    if isinstance(template, dict):
        return _compiled_object(template, location, depth)
    if isinstance(template, list):
        return _compiled_array(template, location, depth)
    return None


def _compiled_expression(written: str, location: str) -> Evaluate:
    text = expression_body(written).strip()
    try:
        run = compile_jsonata(text).evaluate
    except JsonataFailure as failure:
        raise TemplateProblem(str(failure), location, written.find(text, 2) + failure.offset) from None

    def evaluate(scope: Scope) -> Any:
        try:
            value = run(scope, location)
        except JsonataFailure as failure:
            raise _failure(text, location, f"threw an error during evaluation. {failure}") from None
        if value is UNDEFINED:
            raise _failure(text, location, "returned nothing (undefined).")
        if value is UNSUPPORTED:
            raise _failure(text, location, "returned an unsupported result type.")
        return value

    return evaluate


def _compiled_object(template: dict[str, Any], location: str, depth: int) -> Evaluate | None:
    parts = [(name, _compiled(value, f"{location}/{name}", depth + 1)) for name, value in template.items()]
    evaluated = [(name, part) for name, part in parts if part is not None]
    if not evaluated:
        return None

    def evaluate(scope: Scope) -> Any:
        made = template.copy()
        for name, part in evaluated:
            made[name] = part(scope)
        return made

    return evaluate


def _compiled_array(template: list[Any], location: str, depth: int) -> Evaluate | None:
    parts = [_compiled(item, f"{location}[{place}]", depth + 1) for place, item in enumerate(template)]
    evaluated = [(place, part) for place, part in enumerate(parts) if part is not None]
    if not evaluated:
        return None

    def evaluate(scope: Scope) -> Any:
        made = template.copy()
        for place, part in evaluated:
            made[place] = part(scope)
        return made

    return evaluate


def _failure(expression: str, location: str, what: str) -> EvaluationFailure:
    return EvaluationFailure(
        f"The JSONata expression '{expression}' specified for the field '{location}' {what}",
        error=QUERY_EVALUATION_ERROR,
        location=location,
        expression=expression,
    )
