"""JSONPath as AWS Step Functions evaluates it.

    compile_path(text)          a path, ready to be evaluated on documents
    root_of(text)               what a path begins at: input, context object or variable
    parse_reference_path(text)  the steps of a Reference Path; set_at(document, steps, value) puts a value there

Paths follow the Java library Jayway JsonPath, whose messages AWS shows: see `parser`, `compiler` and `comparisons`.
"""

from __future__ import annotations

from editor.language.jsonpath.errors import InvalidPath, JsonPathProblem, PathNotFound, PathTooExpensive
from editor.language.jsonpath.path import JsonPath, compile_path
from editor.language.jsonpath.references import (
    ReferencePathConflict,
    ReferenceSteps,
    parse_reference_path,
    reference_text,
    set_at,
)
from editor.language.jsonpath.roots import Root, root_of

__all__ = [
    "InvalidPath",
    "JsonPath",
    "JsonPathProblem",
    "PathNotFound",
    "PathTooExpensive",
    "ReferencePathConflict",
    "ReferenceSteps",
    "Root",
    "compile_path",
    "parse_reference_path",
    "reference_text",
    "root_of",
    "set_at",
]
