"""What is written on nodes, containers and edges; plain text in one line, whatever the file holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from editor.canvas.services import resource_in_words
from editor.language.choice_rules import rule_in_words
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.text.tree import Node
    from editor.workflow.graph import Vertex
    from editor.workflow.outline import State, Transition

_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LONGEST = 400
ANY_ERROR = "any error"


def one_line(text: str) -> str:
    """A text that can be drawn in one line: what would break it or turn it round is a blank, its middle may be `…`."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    return _UNSHOWN.sub(" ", text)


def subtitle(state: State) -> str:
    """The line under a state's name: what a Task calls, else its type."""
    if state.type is None:
        return "No type yet"
    resource = _string(state.node, "Resource") if state.type == "Task" else None
    return one_line((resource and resource_in_words(resource)) or state.type)


def mode(state: State) -> str:
    """What a container's header says after its name: `Map · distributed · 40 at once`."""
    parts = [state.type or "No type yet"]
    if state.type == "Parallel":
        count = len(state.scopes)
        parts.append("1 branch" if count == 1 else f"{count} branches")
    if state.type == "Map":
        parts += _map_mode(state)
    return one_line(" · ".join(parts))


def _map_mode(state: State) -> list[str]:
    parts = []
    config = state.node.find(("ItemProcessor", "ProcessorConfig", "Mode"))
    if config is not None and config.string == "DISTRIBUTED":
        parts.append("distributed")
    limit = state.node.get("MaxConcurrency")
    value = None if limit is None else limit.value
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000_000:
        parts.append("one at a time" if value == 1 else f"{value} at once")
    return parts


def label(transition: Transition) -> str | None:
    """What an edge says of itself; None where it needs no words."""
    if transition.kind is TransitionKind.DEFAULT:
        return "Default"
    holder = _holder(transition)
    if transition.kind is TransitionKind.CHOICE:
        return one_line(rule_in_words(holder))
    if transition.kind is TransitionKind.CATCH:
        return one_line(_errors(holder))
    return None


def _holder(transition: Transition) -> dict[str, Any]:
    """The rule or catcher that an edge belongs to."""
    parent = transition.node.parent
    value = None if parent is None else parent.value
    return value if isinstance(value, dict) else {}


def _errors(catcher: dict[str, Any]) -> str:
    names = catcher.get("ErrorEquals")
    found = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return ", ".join(ANY_ERROR if name == "States.ALL" else name for name in found) or "?"


def is_retried(state: State) -> bool:
    """Whether a state tries again when it fails."""
    retry = state.node.get("Retry")
    return retry is not None and retry.is_array and next(retry.children(), None) is not None


def described(vertex: Vertex) -> str:
    """A node in words, for hover cards and screen readers."""
    if vertex.state is None:
        return f"{one_line(vertex.name)} is named as a target, but there is no such state here."
    return f"{one_line(vertex.name)}\n{subtitle(vertex.state)}"


def _string(node: Node, name: str) -> str | None:
    field = node.get(name)
    return None if field is None else field.string
