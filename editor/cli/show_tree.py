"""A workflow's outline as a tree for the terminal: a line a state, with its type and where it leads.

├─ start → Check stock
├─ Check stock  Choice    choice 1 → In parallel, default → Refuse
├─ In parallel  Parallel  → end
│  ├─ branch 1
│  │  ├─ start → Pack
│  │  └─ Pack  Task  → end, catch Pack.Failed → Gone (missing)
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from editor.cli.terminal import plain
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editor.text.tree import Path
    from editor.workflow.outline import Outline, State, Transition

_WIDEST_NAME = 40
_LONGEST_TYPE = len("Parallel")


class Lines(NamedTuple):
    """The characters a tree is drawn with."""

    item: str
    last: str
    beside: str
    arrow: str


LINES = Lines("├─ ", "└─ ", "│  ", "→")
LINES_ASCII = Lines("|- ", "`- ", "|  ", "->")


class _Entry(NamedTuple):
    """A line of the tree: a state, the start of a scope or the head of a branch, and what hangs below it."""

    text: str
    inner: Iterable[_Entry] = ()


def tree_lines(outline: Outline, lines: Lines = LINES) -> Iterator[str]:
    """The outline line by line; nothing in it that a terminal would obey."""
    if not outline.states:
        yield f"{lines.last}no states"
        return
    yield from _drawn(_Tree(outline, lines).states(()), lines, "")


def _drawn(entries: Iterable[_Entry], lines: Lines, indent: str) -> Iterator[str]:
    listed = list(entries)
    for index, entry in enumerate(listed):
        is_last = index + 1 == len(listed)
        yield indent + (lines.last if is_last else lines.item) + entry.text
        yield from _drawn(entry.inner, lines, indent + ("   " if is_last else lines.beside))


class _Tree:
    """The entries of one outline, made as they are asked for."""

    def __init__(self, outline: Outline, lines: Lines) -> None:
        self.outline = outline
        self.lines = lines

    def states(self, scope: Path) -> Iterator[_Entry]:
        """The start of a scope and its states, names padded to the same width."""
        start = self.outline.transitions.get((*scope, "StartAt"))
        if start is not None:
            yield _Entry(f"start {self._target(start)}")
        states = [self.outline.states[path] for path in self.outline.scopes[scope].states]
        width = min(max((_width(plain(state.name)) for state in states), default=0), _WIDEST_NAME)
        for state in states:
            yield _Entry(self._state(state, width), self._inside(state))

    def _inside(self, state: State) -> Iterator[_Entry]:
        """What hangs below a state: the states of its item processor, or its branches."""
        for scope in state.scopes:
            if isinstance(scope[-1], int):
                yield _Entry(f"branch {scope[-1] + 1}", self.states(scope))
            elif len(state.scopes) > 1:
                yield _Entry(str(scope[-1]), self.states(scope))
            else:
                yield from self.states(scope)

    def _state(self, state: State, width: int) -> str:
        name = plain(state.name)
        kind = "(no type)" if state.type is None else plain(state.type)
        leads = ", ".join(self._step(transition) for transition in self.outline.leaving(state.path))
        return f"{name}{' ' * (width - _width(name))}  {kind:<{_LONGEST_TYPE}}  {leads}".rstrip()

    def _step(self, transition: Transition) -> str:
        return f"{_condition(transition)} {self._target(transition)}".lstrip()

    def _target(self, transition: Transition) -> str:
        if transition.target is None:
            return f"{self.lines.arrow} end"
        missing = "" if transition.target in self.outline.states else " (missing)"
        return f"{self.lines.arrow} {plain(str(transition.target[-1]))}{missing}"


def _condition(transition: Transition) -> str:
    """What is said before the arrow: nothing for Next and End, else when it is taken."""
    match transition.kind:
        case TransitionKind.DEFAULT:
            return "default"
        case TransitionKind.CHOICE:
            return f"choice {int(transition.path[-2]) + 1}"
        case TransitionKind.CATCH:
            return f"catch {_caught(transition)}".rstrip()
    return ""


def _caught(transition: Transition) -> str:
    """The errors a catcher names."""
    catcher = transition.node.parent
    errors = None if catcher is None else catcher.get("ErrorEquals")
    names = () if errors is None else (item.string for item in errors.children())
    return plain(" or ".join(name for name in names if name is not None))


def _width(text: str) -> int:
    """The columns a text takes in a terminal: two for wide characters, none for marks on the one before."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
