"""Where the variables of a workflow are assigned and read, and which states see them.

A variable belongs to the scope of the state that assigns it. The states of that scope and of the scopes inside see it,
but for what a distributed Map runs: child executions have variables of their own (Amazon States Language,
"Variables").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.fields import Kind
from editor.language.query_language import QueryLanguage, machine_language, state_language
from editor.language.variables import variable_references
from editor.states.registry import state_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.language.fields import Field, Shape
    from editor.text.tree import Node, Path
    from editor.workflow.outline import Outline, State

_PATHS = frozenset({Kind.PATH, Kind.PATH_OR_INTRINSIC, Kind.REFERENCE_PATH})
_FROM_PATH = ".$"
"""How a name ends whose value is a path, in a payload template."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable is set: `name` without a `.$` behind it; `node` is the value, its key the name as it is written."""

    name: str
    node: Node

    @property
    def suffix(self) -> str:
        """What stands behind the name in the key."""
        return str(self.node.step)[len(self.name) :]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a state says of variables: what it assigns, and its strings that may read some."""

    state: State
    language: QueryLanguage
    assignments: tuple[Assignment, ...]
    strings: tuple[Node, ...]

    def assigns(self, name: str) -> bool:
        """Whether it sets a variable of that name."""
        return any(assignment.name == name for assignment in self.assignments)

    def reads(self, name: str) -> bool:
        """Whether one of its strings mentions a variable of that name."""
        return any(
            reference.name == name
            for node in self.strings
            for reference in variable_references(node.string or "", self.language)
        )


def mentions_of(outline: Outline, state: State) -> Mentions:
    """What a state says of variables in its own fields; states inside it speak for themselves."""
    language = state_language(_strings(state.node), _machine_language(outline))
    found = list(_in_object(state.node, state_type(state.type), language))
    return Mentions(
        state,
        language,
        tuple(mention for mention in found if isinstance(mention, Assignment)),
        tuple(mention for mention in found if not isinstance(mention, Assignment)),
    )


def visible_states(outline: Outline, scope: Path) -> Iterator[State]:
    """The states that see the variables of a scope: its own, and those of all scopes inside it that share them."""
    for path in outline.scopes[scope].states:
        state = outline.states[path]
        yield state
        for inner in state.scopes:
            if not is_separate(outline, inner):
                yield from visible_states(outline, inner)


def is_separate(outline: Outline, scope: Path) -> bool:
    """Whether a scope sees no variables from outside: the processor of a distributed Map."""
    mode = outline.scopes[scope].node.find(("ProcessorConfig", "Mode"))
    return mode is not None and mode.string == "DISTRIBUTED"


def scopes_around(outline: Outline, path: Path) -> Iterator[Path]:
    """The scopes whose variables are seen at a path, innermost first."""
    for length in range(len(path), -1, -1):
        scope = path[:length]
        if scope in outline.scopes:
            yield scope
            if is_separate(outline, scope):
                return


def _machine_language(outline: Outline) -> QueryLanguage:
    root = outline.scopes.get(())
    return machine_language({} if root is None else _strings(root.node))


def _strings(node: Node) -> dict[str, str]:
    return {str(member.step): member.string for member in node.children() if member.string is not None}


def _in_object(node: Node, shape: Shape | None, language: QueryLanguage) -> Iterator[Node | Assignment]:
    """The assignments, and the strings that are paths, calls or expressions, in an object of the language."""
    if shape is None or not node.is_object:
        return
    for member in node.children():
        field = shape.field(str(member.step), language)
        if field is not None:
            yield from _in_field(member, field, language)


def _in_field(node: Node, field: Field, language: QueryLanguage) -> Iterator[Node | Assignment]:
    if field.kind is Kind.ASSIGNMENTS:
        yield from _in_assignments(node, language)
    elif language is QueryLanguage.JSONATA and field.expression is not None:
        yield from _all_strings(node)
    elif field.kind in _PATHS:
        yield from [node] if node.string is not None else []
    elif field.kind is Kind.PAYLOAD_TEMPLATE:
        yield from _in_template(node)
    elif field.kind is Kind.NESTED_RULE:
        yield from _in_object(node, NESTED_RULE, language)
    elif field.item is not None and field.item.kind is not Kind.MACHINE and node.is_array:
        for item in node.children():
            yield from _in_field(item, field.item, language)
    elif field.kind is not Kind.MACHINE:
        yield from _in_object(node, field.shape, language)


def _in_assignments(node: Node, language: QueryLanguage) -> Iterator[Node | Assignment]:
    for member in node.children() if node.is_object else ():
        name = str(member.step)
        is_path = language is QueryLanguage.JSONPATH
        yield Assignment(name.removesuffix(_FROM_PATH) if is_path else name, member)
    yield from _in_template(node) if language is QueryLanguage.JSONPATH else _all_strings(node)


def _in_template(node: Node) -> Iterator[Node]:
    """The strings of a payload template that stand under a name with `.$`."""
    return (
        inner
        for inner in node.descendants()
        if inner.string is not None and isinstance(inner.step, str) and inner.step.endswith(_FROM_PATH)
    )


def _all_strings(node: Node) -> Iterator[Node]:
    return (inner for inner in node.descendants() if inner.string is not None)
