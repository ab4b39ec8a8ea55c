"""Text somebody pastes, read as a fragment: a whole machine, states by name, or a single state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.query_language import QueryLanguage, machine_language
from editor.text.draft import Draft
from editor.text.format import HOLE
from editor.workflow.document import Document
from editor.workflow.operations.drafting import Refused
from editor.workflow.operations.leading import shallow

if TYPE_CHECKING:
    from editor.text.format import Format, Value
    from editor.text.tree import Node, Tree

HARMLESS = frozenset({"comment", "trailing-comma", "duplicate-key", "lone-surrogate", "long-number", "long-string"})
"""Codes of syntax problems that leave no doubt about what is meant: text with them can be put in elsewhere."""
_WHAT_IT_TAKES = 'paste a workflow, states by name, or a state such as {"Type": "Pass"}'


def fragment_in(text: str, form: Format) -> Document:
    """The fragment a text holds; refused with line and column where it cannot be read, else with what it takes."""
    if not text.strip():
        raise Refused("there is nothing to paste")
    tree = _tree(text, form)
    root = tree.root
    if root is None or not root.is_object:
        raise Refused(f"that is no state: {_WHAT_IT_TAKES}")
    draft = Draft(tree)
    around = _around(root)
    if around is not None:
        draft.wrap((), around)
    fragment = Document(draft.tree.text, form)
    if not fragment.outline.scopes[()].states:
        raise Refused("there is no state in what you paste")
    return fragment


def _tree(text: str, form: Format) -> Tree:
    """The tree of a text, or of the text in braces where it holds members without any."""
    before = "{" if text.lstrip().startswith('"') else ""
    tree = form.scan(f"{before}{text.rstrip().removesuffix(',')}\n}}" if before else text)
    problem = next((problem for problem in tree.syntax_problems if problem.code not in HARMLESS), None)
    if problem is not None:
        line, column = tree.lines.position(problem.span.start)
        column -= len(before) if line == 1 else 0
        raise Refused(f"what you paste cannot be read: line {line}, column {column}: {problem.message}")
    return tree


def _around(root: Node) -> Value | None:
    """What makes the pasted object a machine; None where it is one."""
    states = root.get("States")
    if states is not None and states.is_object and not _is_state(states):
        return None
    if _is_state(root):
        kind = root.get("Type")
        name = "State" if kind is None or not kind.string else kind.string
        return {"StartAt": name, "States": {name: HOLE}}
    members = list(root.children())
    if not all(member.is_object for member in members) or not any(map(_is_state, members)):
        raise Refused(f"that is no state: {_WHAT_IT_TAKES}")
    return {"States": HOLE}


def _is_state(node: Node) -> bool:
    kind = node.get("Type")
    return node.is_object and kind is not None and kind.string is not None


def in_language(fragment: Document, language: QueryLanguage) -> Document:
    """The fragment for a machine of a query language: in a JSONPath one, states in JSONata say that they are."""
    root = fragment.tree.root
    own = machine_language({} if root is None else shallow(root))
    if own is language or own is QueryLanguage.JSONPATH:
        return fragment
    draft = Draft(fragment.tree)
    draft.change(
        fragment.format.insert(fragment.tree, path, 1, own.value, "QueryLanguage")
        for path, state in fragment.outline.states.items()
        if state.node.is_object and state.node.get("QueryLanguage") is None
    )
    return fragment.with_text_edits(draft.edits)
