"""States found by what is written on them, and those that cannot be read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.canvas.words import subtitle

if TYPE_CHECKING:
    from collections.abc import Container

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.outline import State


def states_matching(document: Document, words: str) -> list[Path]:
    """The states whose name, type or resource has all these words in it, in written order; none without words."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    return [path for path, state in document.outline.states.items() if _has(state, wanted)]


def _has(state: State, wanted: list[str]) -> bool:
    resource = state.node.get("Resource")
    parts = (state.name, state.type or "", subtitle(state), (resource and resource.string) or "")
    text = "\n".join(parts).casefold()
    return all(word in text for word in wanted)


def broken_states(document: Document) -> list[Path]:
    """The innermost states in whose text something cannot be read."""
    found: dict[Path, None] = {}
    for problem in document.tree.syntax_problems:
        node = document.tree.node_at(problem.span.start)
        state = None if node is None else document.outline.state_at(node.path)
        if state is not None:
            found[state.path] = None
    return list(found)


def shown(path: Path, nodes: Container[Path]) -> Path | None:
    """The state, or the closed container in which it is; None where neither shows."""
    for length in range(len(path), 1, -1):
        if path[:length] in nodes:
            return path[:length]
    return None
