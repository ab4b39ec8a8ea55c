"""Names of states: free ones, and why one cannot be given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.language.machine import LONGEST_STATE_NAME
from editor.workflow.operations.drafting import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from editor.workflow.outline import Outline

_NUMBERED = re.compile(r"(?s)(.*?) \((\d{1,9})\)")


def taken_names(outline: Outline) -> set[str]:
    """All names of states in a document: AWS wants them to be unique in the whole machine."""
    return {state.name for state in outline.states.values()}


def free_name(wish: str, taken: Collection[str]) -> str:
    """The name wished for, or the first free one of `Name (1)`, `Name (2)`, ..., in at most 80 characters."""
    wish = wish[:LONGEST_STATE_NAME]
    if wish not in taken:
        return wish
    numbered = _NUMBERED.fullmatch(wish)
    stem = numbered[1] if numbered else wish
    number = 1
    while (name := _numbered(stem, number)) in taken:
        number += 1
    return name


def free_names(wishes: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A free name for each of several, none of them given twice."""
    used = set(taken)
    found: dict[str, str] = {}
    for wish in wishes:
        found[wish] = free_name(wish, used)
        used.add(found[wish])
    return found


def name_problem(name: str, taken: Collection[str]) -> str | None:
    """Why a state cannot be called that; None where it can."""
    if not name:
        return "a state needs a name"
    if len(name) > LONGEST_STATE_NAME:
        return f"a name has at most {LONGEST_STATE_NAME} characters, this one has {len(name)}"
    if name in taken:
        return f"another state of this workflow is called {named(name)} already"
    return None


def _numbered(stem: str, number: int) -> str:
    suffix = f" ({number})"
    return stem[: LONGEST_STATE_NAME - len(suffix)] + suffix
