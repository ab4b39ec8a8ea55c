"""The workflow a command line names, ready to run; what stands in the way is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.cli.problems import ERROR, diagnostics, in_a_line
from editor.cli.sources import name_of, read_source
from editor.cli.terminal import plain, say
from editor.simulator.machine import StateMachine
from editor.simulator.program import InvalidWorkflow

if TYPE_CHECKING:
    from editor.text.tree import Node, Tree

NAMED_MACHINES = ("ItemProcessor", "Iterator")


class Unusable(Exception):
    """The definition cannot be used, and has been told why."""


def read_definition(word: str) -> tuple[Tree, dict[str, Any]]:
    """The text and value of a definition; raises Unusable where it has errors, FileProblem where it is not read."""
    tree = read_source(word).document.tree
    found = diagnostics(tree)
    for diagnostic in found:
        say(in_a_line(name_of(word), diagnostic))
    if any(diagnostic["severity"] == ERROR for diagnostic in found):
        raise Unusable
    value = tree.root.value if tree.root is not None else None
    if not isinstance(value, dict):
        say(f"{plain(name_of(word))}:1:1: error: A definition is an object with StartAt and States.")
        raise Unusable
    return tree, value


def read_machine(word: str, name: str) -> StateMachine:
    """The workflow of a file, ready to run under a name; raises Unusable where it cannot be run."""
    tree, value = read_definition(word)
    machine = StateMachine(value, name)
    try:
        _ = machine.program
    except InvalidWorkflow as problem:
        tell_invalid(word, tree, problem)
        raise Unusable from None
    return machine


def tell_invalid(word: str, tree: Tree, problem: InvalidWorkflow) -> None:
    """Say on standard error what cannot be run, and at which state."""
    node = _culprit(tree.root, str(problem)) if tree.root is not None else None
    place = (node.key or node.span).start if node is not None else 0
    line, column = tree.lines.position(place)
    state = f"state '{node.step}': " if node is not None and node.step is not None else ""
    say(f"{plain(name_of(word))}:{line}:{column}: error: {plain(state + str(problem))}")


def _culprit(machine: Node, sentence: str) -> Node | None:
    """The innermost state that cannot be run by itself, for the same reason as the whole."""
    states = machine.get("States")
    for state in states.children() if states is not None and states.is_object else ():
        inner = [found for field in NAMED_MACHINES if (found := state.get(field)) is not None]
        branches = state.get("Branches")
        inner += branches.children() if branches is not None else ()
        for nested in inner:
            found = _culprit(nested, sentence) if nested.is_object else None
            if found is not None:
                return found
        if _fails_alone(machine, state, sentence):
            return state
    return None


def _fails_alone(machine: Node, state: Node, sentence: str) -> bool:
    language = machine.get("QueryLanguage")
    fields = {} if language is None else {"QueryLanguage": language.value}
    alone = {"StartAt": state.step, "States": {state.step: state.value}, **fields}
    try:
        _ = StateMachine(alone, is_fragment=True).program
    except InvalidWorkflow as problem:
        return str(problem) == sentence
    return False
