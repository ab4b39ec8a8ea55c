"""The parts of a state's processing whose values can be looked at, named as the TestState API names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.query_language import QueryLanguage

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEHIND = frozenset({"afterResultSelector", "afterResultPath"})
_JSONPATH: dict[str, frozenset[str]] = {
    "Task": frozenset({"afterInputPath", "afterParameters", "result"}) | _BEHIND,
    "Pass": frozenset({"afterInputPath", "afterParameters"}) | _BEHIND,
    "Map": frozenset({"afterInputPath"}) | _BEHIND,
    "Parallel": _BEHIND,
}
_OTHERS = frozenset({"afterInputPath"})


def phases_of(state: Mapping[str, Any], language: QueryLanguage) -> frozenset[str]:
    """Give the names of the phases a state has."""
    kind = state["Type"]
    if language is QueryLanguage.JSONATA:
        return frozenset({"afterArguments", "result"}) if kind == "Task" else frozenset()
    if kind == "Pass" and "Result" in state:
        return _BEHIND | {"result"}
    if kind == "Map" and "ItemReader" not in state and "ItemsPath" in state:
        return _JSONPATH["Map"] | {"afterItemsPath"}
    return _JSONPATH.get(kind, _OTHERS)
