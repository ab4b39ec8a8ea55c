"""A workflow as a Mermaid flowchart, for READMEs and wikis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.choice_rules import rule_in_words
from editor.workflow.anchors import end_of, start_of
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.text.tree import Path
    from editor.workflow.outline import Outline, Scope, State, Transition

_SHAPES = {"Choice": ('{"', '"}'), "Succeed": ('(["', '"])'), "Fail": ('[["', '"]]'), "Wait": ('("', '")')}
_LONGEST_LABEL = 60
_ESCAPED = str.maketrans({char: f"#{ord(char)};" for char in '"#<>&[](){}|`;\\'} | dict.fromkeys("\r\n\t\0", " "))


def mermaid(outline: Outline, direction: str = "TB") -> str:
    """The flowchart of an outline; `direction` is TB or LR. Names and labels are escaped."""
    return "\n".join((f"flowchart {direction}", *_Chart(outline, direction).lines())) + "\n"


class _Chart:
    """One chart: gives each node of the outline a short identifier."""

    def __init__(self, outline: Outline, direction: str) -> None:
        self.outline = outline
        self.direction = direction
        self._ids: dict[Path, str] = {}

    def lines(self) -> Iterator[str]:
        """The chart's lines after the first."""
        root = self.outline.scopes.get(())
        if root is not None:
            yield from self._scope(root, "  ")
        for transition in self.outline.transitions.values():
            yield "  " + self._edge(transition)

    def _scope(self, scope: Scope, indent: str) -> Iterator[str]:
        if (*scope.path, "StartAt") in self.outline.transitions:
            yield f'{indent}{self._id(start_of(scope.path))}(("Start"))'
        for path in scope.states:
            yield from self._state(self.outline.states[path], indent)
        if any(self._ends(path) for path in scope.states):
            yield f'{indent}{self._id(end_of(scope.path))}(("End"))'

    def _ends(self, path: Path) -> bool:
        return any(transition.target is None for transition in self.outline.leaving(path))

    def _state(self, state: State, indent: str) -> Iterator[str]:
        name = _escaped(state.name)
        if not state.scopes:
            opening, closing = _SHAPES.get(state.type or "", ('["', '"]'))
            yield f"{indent}{self._id(state.path)}{opening}{name}{closing}"
            return
        yield f'{indent}subgraph {self._id(state.path)}["{name}"]'
        yield f"{indent}  direction {self.direction}"
        for number, scope in enumerate(state.scopes, 1):
            yield f'{indent}  subgraph {self._id(scope)}["{"branch " + str(number) if len(state.scopes) > 1 else " "}"]'
            yield from self._scope(self.outline.scopes[scope], indent + "    ")
            yield f"{indent}  end"
        yield f"{indent}end"

    def _edge(self, transition: Transition) -> str:
        is_start = transition.kind is TransitionKind.START
        source = start_of(transition.source) if is_start else transition.source
        target = end_of(transition.source[:-2]) if transition.target is None else transition.target
        arrow = "-.->" if transition.kind is TransitionKind.CATCH else "-->"
        label = label_of(transition)
        middle = f'{arrow}|"{_escaped(label)}"|' if label else arrow
        return f"{self._id(source)} {middle} {self._node(target)}"

    def _node(self, key: Path) -> str:
        """The identifier of a target, with its shape where no state of that name is there."""
        known = key in self._ids
        name = self._id(key)
        return name if known else f'{name}["{_escaped(str(key[-1]))}?"]'

    def _id(self, key: Path) -> str:
        return self._ids.setdefault(key, f"n{len(self._ids)}")


def label_of(transition: Transition) -> str:
    """What an edge says: the rule in words, the errors it catches, `default`; nothing for a plain one."""
    holder = transition.node.parent
    match transition.kind:
        case TransitionKind.DEFAULT:
            return "default"
        case TransitionKind.CHOICE if holder is not None:
            rule = holder.value
            return rule_in_words(rule) if isinstance(rule, dict) else ""
        case TransitionKind.CATCH if holder is not None:
            errors = holder.get("ErrorEquals")
            names = [error.string or "?" for error in errors.children()] if errors is not None else []
            return ", ".join(names)
    return ""


def _escaped(text: str) -> str:
    text = text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"
    return text.translate(_ESCAPED)
