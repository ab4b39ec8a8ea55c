"""A path ready to run.

    compile_path("$.orders[?(@.total > 100)].id").evaluate(document)

Paths that name one place with names and positions only are walked without ceremony; the long way is taken only where
they lead nowhere, for the message.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from editor.language.jsonpath.budget import Budget
from editor.language.jsonpath.compiler import CompiledPath, compile_expression
from editor.language.jsonpath.errors import PathTooExpensive
from editor.language.jsonpath.parser import parse_path
from editor.language.jsonpath.syntax import Indexes, Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.jsonpath.syntax import PathExpression, Step


@dataclass(frozen=True, slots=True)
class JsonPath:
    """A path as AWS's library reads it.

    definite: it names one place at most and gives a value; an indefinite one gives a list, maybe empty.
    is_reference: a Reference Path, names and non-negative positions only (Amazon States Language, "Reference Paths").
    evaluate: the value in a document; raises JsonPathProblem. The document is never changed; the value is part of it.
    """

    text: str
    definite: bool
    is_reference: bool
    steps: tuple[Step, ...]
    evaluate: Callable[[Any], Any] = field(repr=False, compare=False)


@lru_cache(maxsize=4096)
def compile_path(text: str) -> JsonPath:
    """Give the path a text is; raises InvalidPath, whose offset says where.

    The text begins with `$` (or is a bare name). For `$$.` and `$variable` ask `root_of` first.
    """
    try:
        expression = parse_path(text)
        compiled = compile_expression(expression)
    except RecursionError:
        raise PathTooExpensive("The path is nested too deep") from None
    single = single_places(expression)
    slow = _guarded(compiled)
    evaluate = slow if single is None or expression.root != "$" else _walk(single, slow)
    is_reference = expression.root == "$" and single is not None and not any(map(_counts_from_the_end, single))
    return JsonPath(text, compiled.definite, is_reference, expression.steps, evaluate)


def _counts_from_the_end(place: str | int) -> bool:
    return isinstance(place, int) and place < 0


def single_places(expression: PathExpression) -> tuple[str | int, ...] | None:
    """Give the names and positions of a path that consists of nothing else."""
    places: list[str | int] = []
    for step in expression.steps:
        match step:
            case Names(names=(name,)):
                places.append(name)
            case Indexes(indexes=(index,)):
                places.append(index)
            case _:
                return None
    return tuple(places)


def _guarded(path: CompiledPath) -> Callable[[Any], Any]:
    def evaluate(document: Any) -> Any:
        try:
            return path.run(document, document, Budget())
        except RecursionError:
            raise PathTooExpensive("The document is nested too deep for this path") from None

    return evaluate


def _walk(places: tuple[str | int, ...], otherwise: Callable[[Any], Any]) -> Callable[[Any], Any]:
    steps: list[tuple[Any, Any]] = [(place, dict if isinstance(place, str) else list) for place in places]

    def evaluate(document: Any) -> Any:
        value = document
        for place, container in steps:
            if not isinstance(value, container):
                return otherwise(document)
            try:
                value = value[place]
            except LookupError:
                return otherwise(document)
        return value

    return evaluate
