"""A path's parts to one function that runs it.

A path is definite while no step can lead to several places; it then gives a value, else a list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from editor.language.jsonpath.errors import InvalidPath, PathNotFound, PathStateProblem
from editor.language.jsonpath.filters import Accept, compile_condition
from editor.language.jsonpath.functions import FUNCTIONS
from editor.language.jsonpath.lenient_json import read_lenient_json
from editor.language.jsonpath.syntax import (
    DeepScan,
    Filter,
    FunctionCall,
    Indexes,
    Names,
    PathExpression,
    Slice,
    Step,
    Wildcard,
)
from editor.language.jsonpath.walking import (
    Evaluation,
    Place,
    Trail,
    Visit,
    at_positions,
    collect,
    filtered,
    one_name,
    several_names,
    slice_positions,
    wildcard,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.language.jsonpath.budget import Budget


@dataclass(frozen=True, slots=True)
class CompiledPath:
    """A path that can be run on a value; `fragment` names it in messages."""

    fragment: str
    root: str
    definite: bool
    visit: Visit

    def run(self, value: Any, document: Any, budget: Budget, *, require_names: bool = False) -> Any:
        """Give the value of a definite path or the list of all; `document` is what `$` in filters means."""
        evaluation = Evaluation(document, budget, require_names)
        self.visit(value, (self.root,), evaluation)
        if not self.definite:
            return evaluation.results
        if not evaluation.results:
            raise PathNotFound(f"No results for path: {self.fragment}")
        return evaluation.results[0]


def compile_expression(expression: PathExpression) -> CompiledPath:
    """Give the function that runs a path."""
    expression = _function_of_a_scan(expression)
    return _compile(expression, is_definite(expression))


def _compile(expression: PathExpression, definite: bool) -> CompiledPath:
    return CompiledPath(expression.fragment, expression.root, definite, _compile_steps(expression.steps))


def _function_of_a_scan(expression: PathExpression) -> PathExpression:
    """`$..book.length()` counts all that the scan finds: it is read as `$.length($..book)`."""
    steps = expression.steps
    if not (steps and isinstance(steps[0], DeepScan) and isinstance(steps[-1], FunctionCall)):
        return expression
    place = next(place for place, step in enumerate(steps) if isinstance(step, FunctionCall))
    function = steps[place]
    assert isinstance(function, FunctionCall)
    scan = replace(expression, steps=steps[:place])
    return replace(expression, root="$", steps=(replace(function, parameters=(scan,)), *steps[place + 1 :]))


def is_definite(expression: PathExpression) -> bool:
    """Say whether a path can lead to one place at most."""
    last = len(expression.steps) - 1
    return all(_step_is_definite(step, is_last=place == last) for place, step in enumerate(expression.steps))


def _step_is_definite(step: Step, *, is_last: bool) -> bool:
    if isinstance(step, Names):
        # Several names at the end give one object that holds them all.
        return len(step.names) == 1 or is_last
    if isinstance(step, Indexes):
        return len(step.indexes) == 1
    return isinstance(step, FunctionCall)


def _compile_steps(steps: tuple[Step, ...]) -> Visit:
    visits: list[Visit] = [_collector(steps)]
    definite = [True]
    for number, step in enumerate(steps):
        definite.append(definite[-1] and _step_is_definite(step, is_last=number == len(steps) - 1))
    for number in range(len(steps) - 1, -1, -1):
        fragment = "".join(step.fragment for step in steps[number:])
        place = Place(definite[number], number == len(steps) - 1, fragment, visits[0])
        visits.insert(0, _compile_step(steps, number, place, visits))
    return visits[0]


def _compile_step(steps: tuple[Step, ...], number: int, place: Place, following: list[Visit]) -> Visit:
    match steps[number]:
        case Names(names=(name,)):
            return one_name(name, steps[number].fragment, place)
        case Names(names=names):
            return several_names(names, steps[number].fragment, place)
        case Indexes(indexes=indexes):
            return at_positions(lambda _array: indexes, place)
        case Slice(first=first, stop=stop):
            return at_positions(lambda array: slice_positions(first, stop, len(array)), place)
        case Wildcard():
            return wildcard(place)
        case Filter() as step:
            return filtered(_accept(step), place)
        case FunctionCall() as step:
            return _function(step, place)
        case DeepScan():
            return _scan(steps, number, following)


def _collector(steps: tuple[Step, ...]) -> Visit:
    def collect_at_index(value: Any, _trail: Trail, evaluation: Evaluation) -> None:
        if evaluation.scanned_index in (-1, expected):
            evaluation.results.append(value)

    if len(steps) < 3 or not isinstance(steps[-3], DeepScan) or not _ends_in_one_name(steps):
        return collect
    # In `$..[0].name` the library looks at every item of every array and sorts out the right ones only here, and
    # only for a plain name; a wildcard or negative index then never fits.
    before = steps[-2]
    single = isinstance(before, Indexes) and len(before.indexes) == 1
    expected = before.indexes[0] if single and isinstance(before, Indexes) else None
    return collect_at_index


def _ends_in_one_name(steps: tuple[Step, ...]) -> bool:
    last = steps[-1]
    return isinstance(last, Wildcard) or (isinstance(last, Names) and len(last.names) == 1)


def _accept(step: Filter) -> Callable[[Any, Evaluation], bool]:
    holds = compile_condition(step.condition, _operand_path)

    def accept(item: Any, evaluation: Evaluation) -> bool:
        evaluation.budget.spend()
        try:
            return bool(holds(item, evaluation))
        except InvalidPath:
            # An operator that cannot work on its operands takes the item out.
            return False

    return accept


def _operand_path(expression: PathExpression) -> tuple[Accept, Accept]:
    """Two functions of an item and the evaluation around it: the path's value, and whether it leads anywhere."""
    path = compile_expression(expression)

    def value(item: Any, evaluation: Evaluation) -> Any:
        if path.root != "$":
            return path.run(item, evaluation.document, evaluation.budget)
        known = evaluation.root_values
        if id(path) not in known:
            known[id(path)] = path.run(evaluation.document, evaluation.document, evaluation.budget)
        return known[id(path)]

    def exists(item: Any, evaluation: Evaluation) -> bool:
        try:
            path.run(item, evaluation.document, evaluation.budget, require_names=True)
        except PathNotFound:
            return False
        return True

    return value, exists


def _function(step: FunctionCall, place: Place) -> Visit:
    parameters = [_parameter(parameter) for parameter in step.parameters]
    counted = _counted_path(step) if step.name in ("length", "size") else None

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        evaluation.budget.spend()
        function = FUNCTIONS.get(step.name)
        if function is None:
            raise InvalidPath(f"Function with name: {step.name} does not exist.", step.start)
        given = [parameter(evaluation) for parameter in parameters]
        inner = counted.run(value, value, evaluation.budget) if counted else None
        result = len(inner) if isinstance(inner, list) else function(value, given)
        evaluation.results.append(result)
        if not place.is_last:
            place.onward(result, trail, evaluation)

    return visit


def _counted_path(step: FunctionCall) -> CompiledPath | None:
    """length(path) counts what is below the path's value, as the library does: `path.*`."""
    path = step.parameters[0] if step.parameters else None
    if not isinstance(path, PathExpression) or (path.steps and isinstance(path.steps[-1], FunctionCall)):
        return None
    below = replace(path, steps=(*path.steps, Wildcard(path.end, path.end))) if path.steps else path
    return _compile(below, is_definite(path))


def _parameter(parameter: PathExpression | str) -> Callable[[Evaluation], Any]:
    if isinstance(parameter, str):
        return lambda _evaluation: read_lenient_json(parameter)
    path = compile_expression(parameter)
    return lambda evaluation: path.run(
        evaluation.document, evaluation.document, evaluation.budget, require_names=evaluation.require_names
    )


def _scan(steps: tuple[Step, ...], number: int, following: list[Visit]) -> Visit:
    if number + 1 == len(steps):
        return _scan_for_nothing
    target, visit_target = steps[number + 1], following[0]
    is_last = number + 2 == len(steps)
    fits = _scan_test(target, is_last=is_last)
    into_items = None if is_last else following[1]

    def visit(value: Any, trail: Trail, evaluation: Evaluation) -> None:
        waiting = [(value, trail)]
        while waiting:
            value, trail = waiting.pop()
            evaluation.budget.spend()
            if not isinstance(value, dict | list):
                continue
            if fits(value, evaluation):
                found(value, trail, evaluation)
            members = value.items() if isinstance(value, dict) else enumerate(value)
            below = [(member, (trail, key)) for key, member in members if isinstance(member, dict | list)]
            waiting.extend(reversed(below))

    def found(value: dict[str, Any] | list[Any], trail: Trail, evaluation: Evaluation) -> None:
        if into_items is None or isinstance(value, dict):
            visit_target(value, trail, evaluation)
            return
        for position, item in enumerate(value):
            evaluation.scanned_index = position
            into_items(item, (trail, position), evaluation)

    return visit


def _scan_for_nothing(_value: Any, _trail: Trail, _evaluation: Evaluation) -> None:
    raise PathStateProblem("Current path token is a leaf")


def _scan_test(target: Step, *, is_last: bool) -> Callable[[Any, Evaluation], bool]:
    match target:
        case Names(names=names):
            wanted = frozenset(names) if _step_is_definite(target, is_last=is_last) else frozenset()
            return lambda value, _evaluation: isinstance(value, dict) and value.keys() >= wanted
        case Indexes() | Slice():
            return lambda value, _evaluation: isinstance(value, list)
        case Wildcard():
            return lambda _value, _evaluation: True
        case Filter():
            return _accept(target)
    return lambda _value, _evaluation: False
