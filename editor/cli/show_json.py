"""A workflow's outline as JSON: paths are arrays of names and indices, places count code points from 0.

    {"states": [{"path", "name", "type", "scope", "start", "end", "span", "key"}],
     "transitions": [{"source", "target", "kind", "path", "span", "label"?}],
     "diagnostics": [{"code", "severity", "message", "start", "end", "line", "column"}]}

A transition is a Next, a Default, or the Next of a choice rule or catcher; `target` is the path of the state it names,
whether there is one or not. What StartAt names and what ends its scope is told by `start` and `end` of a state.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.cli.problems import diagnostics
from editor.language.choice_rules import rule_in_words
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from editor.text.tree import Path, Span, Tree
    from editor.workflow.document import Document
    from editor.workflow.outline import State, Transition


def json_lines(document: Document) -> Iterator[str]:
    """The outline as JSON in ASCII, a record a line: nothing in it that a terminal obeys or an encoding lacks."""
    outline, tree = document.outline, document.tree
    starts = _ends(outline.transitions, TransitionKind.START)
    ends = _ends(outline.transitions, TransitionKind.END)
    yield "{"
    yield from _list(
        "states",
        (_state(state, tree, state.path in starts, state.path in ends) for state in outline.states.values()),
    )
    yield ","
    yield from _list(
        "transitions",
        (
            _transition(transition, tree)
            for transition in outline.transitions.values()
            if transition.kind not in (TransitionKind.START, TransitionKind.END)
        ),
    )
    yield ","
    yield from _list("diagnostics", diagnostics(tree))
    yield "}"


def _list(name: str, records: Iterable[object]) -> Iterator[str]:
    """A named list, a record a line."""
    yield f'"{name}": ['
    waiting = None
    for record in records:
        if waiting is not None:
            yield f"{waiting},"
        waiting = json.dumps(record)
    yield f"{waiting or ''}]"


def _ends(transitions: Mapping[Path, Transition], kind: TransitionKind) -> set[Path]:
    """The states at the ends of scopes that transitions of a kind touch."""
    found = (transition for transition in transitions.values() if transition.kind is kind)
    return {transition.source if transition.target is None else transition.target for transition in found}


def _state(state: State, tree: Tree, starts: bool, ends: bool) -> dict[str, Any]:
    return {
        "path": state.path,
        "name": state.name,
        "type": state.type,
        "scope": state.scope,
        "start": starts,
        "end": ends,
        "span": _place(state.span, tree),
        "key": _place(state.key, tree),
    }


def _transition(transition: Transition, tree: Tree) -> dict[str, Any]:
    shown = {
        "source": transition.source,
        "target": transition.target,
        "kind": transition.kind.value,
        "path": transition.path,
        "span": _place(transition.node.span, tree),
    }
    label = _label(transition)
    return shown if label is None else {**shown, "label": label}


def _label(transition: Transition) -> str | None:
    """When a transition is taken: the test of a choice rule in words, the errors a catcher catches."""
    holder = transition.node.parent
    if holder is None or not holder.is_object:
        return None
    if transition.kind is TransitionKind.CHOICE:
        return rule_in_words(holder.value)  # type: ignore[arg-type]  # an object's value is a dict
    if transition.kind is TransitionKind.CATCH:
        errors = holder.get("ErrorEquals")
        names = () if errors is None else (item.string for item in errors.children())
        return ", ".join(name for name in names if name is not None)
    return None


def _place(span: Span, tree: Tree) -> dict[str, int]:
    line, column = tree.lines.position(span.start)
    end_line, end_column = tree.lines.position(span.end)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
