"""Sound workflows for laws, and their text in various hands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from random import Random


@st.composite
def machines(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    """A machine of a few states, each with transitions to states of its scope; all names are different."""
    numbers = iter(range(1000))
    return _machine(draw, depth, numbers)


def _machine(draw: st.DrawFn, depth: int, numbers: Any) -> dict[str, Any]:
    names = [f"S{next(numbers)}" for _ in range(draw(st.integers(1, 4)))]
    states = {name: _state(draw, names, depth, numbers) for name in names}
    return {"StartAt": draw(st.sampled_from(names)), "States": states}


def _state(draw: st.DrawFn, names: list[str], depth: int, numbers: Any) -> dict[str, Any]:
    kind = draw(st.sampled_from(["Pass", "Task", "Choice", "Succeed", "Fail", *(("Parallel", "Map") if depth else ())]))
    target = st.sampled_from(names)
    if kind in ("Succeed", "Fail"):
        return {"Type": kind}
    if kind == "Choice":
        rules = [{"Variable": "$.a", "IsNull": True, "Next": draw(target)} for _ in range(draw(st.integers(1, 3)))]
        return {"Type": kind, "Choices": rules, **({"Default": draw(target)} if draw(st.booleans()) else {})}
    onwards: dict[str, Any] = {"End": True} if draw(st.booleans()) else {"Next": draw(target)}
    state: dict[str, Any] = {"Type": kind}
    if kind == "Parallel":
        state["Branches"] = [_machine(draw, depth - 1, numbers) for _ in range(draw(st.integers(1, 2)))]
    if kind == "Map":
        state["ItemProcessor"] = _machine(draw, depth - 1, numbers)
    if kind == "Task" and draw(st.booleans()):
        state["Catch"] = [{"ErrorEquals": ["States.ALL"], "Next": draw(target)}]
    return {**state, **onwards}


def text_of(machine: dict[str, Any], hand: Random) -> str:
    """A machine as somebody would write it: indented or not, by blanks or a tab, with one of the line ends."""
    indent = hand.choice([None, 1, 2, 4, "\t"])
    separators = hand.choice([(",", ":"), (", ", ": ")])
    return json.dumps(machine, indent=indent, separators=separators).replace("\n", hand.choice(["\n", "\r\n", "\r"]))
