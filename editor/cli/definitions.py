"""The workflow a command line names, ready to run; what stands in the way is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.cli.problems import ERROR, diagnostics, in_a_line
from editor.cli.sources import name_of, read_source
from editor.cli.terminal import plain, say
from editor.simulator.machine import StateMachine
from editor.simulator.program import InvalidWorkflow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.text.tree import Node, Tree

PROCESSORS = ("ItemProcessor", "Iterator")


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
    """Say on standard error what cannot be run, and where the state is that it names."""
    sentence = str(problem)
    node = next((state for state in states_of(tree.root) if sentence.startswith(f"The state '{state.step}' ")), None)
    line, column = tree.lines.position((node.key or node.span).start if node is not None else 0)
    say(f"{plain(name_of(word))}:{line}:{column}: error: {plain(sentence)}")


def states_of(machine: Node | None) -> Iterator[Node]:
    """All states of a machine, those of branches and item processors too, outer ones first."""
    waiting = [machine] if machine is not None else []
    while waiting:
        states = waiting.pop(0).get("States")
        found = [state for state in states.children() if state.is_object] if states and states.is_object else []
        yield from found
        waiting += [inner for state in found for field in PROCESSORS if (inner := state.get(field)) is not None]
        for state in found:
            branches = state.get("Branches")
            waiting += branches.children() if branches is not None else ()
