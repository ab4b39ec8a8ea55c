"""A JSONPath compiled with what it begins at: the scope's input, context object or a variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.evaluation_failure import EvaluationFailure, TemplateProblem
from editor.language.java_text import json_text
from editor.language.jsonpath import InvalidPath, JsonPathProblem, PathNotFound, compile_path, root_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.jsonpath import JsonPath, Root
    from editor.language.scope import Evaluate, Scope

MAX_SHOWN = 262_144


def compile_path_in_scope(text: str) -> Evaluate:
    """Give the function that evaluates a path in a scope and raises JsonPathProblem; raises InvalidPath."""
    if not text.startswith("$"):
        raise InvalidPath("A path begins with '$'")
    root = root_of(text)
    return reader(root, compile_path(root.rest))


def compile_input_path(text: str, field: str = "InputPath") -> Evaluate:
    """Give the function for a field that selects by a path: InputPath, OutputPath, TimeoutSecondsPath and the like.

    It fails with States.Runtime: `Invalid path '$.x' : No results for path: $['x']`. Raises TemplateProblem.
    """
    read = compile_path_of_field(text, field)

    def evaluate(scope: Scope) -> Any:
        try:
            return read(scope)
        except JsonPathProblem as problem:
            raise EvaluationFailure(f"Invalid path '{text}' : {problem}", expression=text) from None

    return evaluate


def compile_path_of_field(text: str, field: str) -> Evaluate:
    """Give what compile_path_in_scope gives; raises TemplateProblem, which names the field."""
    try:
        return compile_path_in_scope(text)
    except JsonPathProblem as problem:
        raise TemplateProblem(str(problem), field, problem.offset) from None


def reader(root: Root, path: JsonPath) -> Evaluate:
    """Give the function that evaluates a path from its root; it raises JsonPathProblem.

    A path that can lead to several places gives an empty array where it leads nowhere, even if what it starts from is
    missing: `$.items[*]` of `{}`.
    """
    return _from_root(root, path.evaluate if path.definite else _all_or_none(path.evaluate))


def _all_or_none(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def evaluate(document: Any) -> Any:
        try:
            return read(document)
        except PathNotFound:
            return []

    return evaluate


def _from_root(root: Root, read: Callable[[Any], Any]) -> Evaluate:
    if root.kind == "input":
        return lambda scope: read(scope.input)
    if root.kind == "context":
        return lambda scope: read(scope.context)
    name = root.name

    def read_variable(scope: Scope) -> Any:
        if name not in scope.variables:
            raise PathNotFound(f"The variable ${name} has no value")
        return read(scope.variables[name])

    return read_variable


def input_text(scope: Scope) -> str:
    """Give the scope's input as AWS puts it into causes: compact JSON."""
    return shown_json(scope.input)


def shown_json(value: Any) -> str:
    """Give a value as compact JSON, cut where it is longer than a payload may be."""
    try:
        text = json_text(value)
    except RecursionError:
        return "(nested too deep to show)"
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "..."
