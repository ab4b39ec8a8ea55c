"""What the tests of a workflow read off trees and outlines, to compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.green import Container, Member

if TYPE_CHECKING:
    from editor.text.green import Green
    from editor.text.tree import Path, Tree
    from editor.workflow.outline import Outline, TransitionKind


def shape(tree: Tree) -> object:
    """All that a tree holds, as plain values that can be compared."""
    return tree.start, None if tree.green is None else _piece(tree.green), tree.syntax_problems


def _piece(green: Green | Member) -> object:
    if isinstance(green, Member):
        return green.name, green.key.raw, green.gap, _piece(green.value)
    if isinstance(green, Container):
        items = tuple(_piece(item) for item in green.items)
        return green.kind, green.width, green.starts, green.closed, green.problems, items
    return green.kind, green.raw, green.problems


def contents(outline: Outline) -> object:
    """All that an outline holds, with the place of everything."""
    return (
        [(scope.path, scope.node.span, scope.states) for scope in outline.scopes.values()],
        [(state.path, state.type, state.span, state.key, state.scopes) for state in outline.states.values()],
        [(*way, outline.transitions[way[0]].node.span) for way in ways(outline)],
    )


def ways(outline: Outline) -> list[tuple[Path, TransitionKind, Path, Path | None]]:
    """The transitions as path, kind, source, target."""
    return [(way.path, way.kind, way.source, way.target) for way in outline.transitions.values()]


def names(outline: Outline) -> list[str]:
    """The names of all states, in written order."""
    return [state.name for state in outline.states.values()]


def state(*names: str | int) -> Path:
    """The path of a state at the top, or of one inside boxes: `state("Box", "Branches", 0, "Inner")`."""
    path: tuple[str | int, ...] = ()
    for index, name in enumerate(names):
        is_state = index == 0 or isinstance(names[index - 1], int) or names[index - 1] in ("ItemProcessor", "Iterator")
        path += ("States", name) if is_state else (name,)
    return path
