"""Two versions of a workflow side by side."""

from __future__ import annotations

import json
from typing import Any

from editor.workflow.comparison import Comparison, Fate, compare
from editor.workflow.document import Document

PASS = {"Type": "Pass", "End": True}


def machine(**states: dict[str, Any]) -> dict[str, Any]:
    return {"StartAt": next(iter(states)), "States": states}


def compared(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    return compare(Document(json.dumps(old)).outline, Document(json.dumps(new, indent=4)).outline)


def test_the_same_workflow_written_otherwise_is_the_same() -> None:
    workflow = machine(A={"Type": "Pass", "Next": "B"}, B=PASS)
    assert compared(workflow, workflow).is_same


def test_added_and_removed_states_are_told_with_their_transitions() -> None:
    result = compared(
        machine(A={"Type": "Pass", "Next": "B"}, B=PASS), machine(A={"Type": "Pass", "Next": "C"}, C={"Type": "Fail"})
    )
    assert result.states == {("States", "A"): Fate.CHANGED, ("States", "C"): Fate.ADDED}
    assert result.removed_states == (("States", "B"),)
    assert result.fields == {("States", "A"): ("Next",)}
    assert ("States", "A", "Next") in result.removed_transitions
    assert result.transitions["States", "A", "Next"] is Fate.ADDED


def test_a_state_with_another_name_and_equal_fields_is_renamed_and_so_are_its_transitions() -> None:
    result = compared(
        machine(A={"Type": "Wait", "Seconds": 3, "End": True}), machine(Z={"Type": "Wait", "Seconds": 3, "End": True})
    )
    assert result.states == {("States", "Z"): Fate.RENAMED}
    assert result.counterparts == {("States", "Z"): ("States", "A")}
    assert set(result.transitions.values()) == {Fate.SAME}


def test_a_state_that_went_into_a_branch_is_moved() -> None:
    box = {"Type": "Parallel", "End": True, "Branches": [machine(A=PASS)]}
    result = compared(machine(A={"Type": "Pass", "Next": "P"}, P={**box, "Branches": []}), machine(P=box))
    assert result.states["States", "P", "Branches", 0, "States", "A"] is Fate.MOVED


def test_a_box_is_not_changed_by_what_changes_inside_it() -> None:
    def box(seconds: int) -> dict[str, Any]:
        inner = machine(W={"Type": "Wait", "Seconds": seconds, "End": True})
        return machine(M={"Type": "Map", "ItemProcessor": inner, "End": True})

    result = compared(box(1), box(2))
    assert result.states[("States", "M")] is Fate.SAME
    assert result.fields == {("States", "M", "ItemProcessor", "States", "W"): ("Seconds",)}


def test_a_rule_that_changed_is_another_transition() -> None:
    def choice(limit: int) -> dict[str, Any]:
        rules = [{"Variable": "$.x", "NumericGreaterThan": limit, "Next": "B"}]
        return machine(A={"Type": "Choice", "Choices": rules, "Default": "B"}, B=PASS)

    result = compared(choice(1), choice(2))
    assert result.transitions["States", "A", "Choices", 0, "Next"] is Fate.ADDED
    assert result.transitions["States", "A", "Default"] is Fate.SAME


def test_two_equal_rules_are_both_told() -> None:
    rule = {"Variable": "$.x", "IsPresent": True, "Next": "B"}
    result = compared(machine(B=PASS), machine(A={"Type": "Choice", "Choices": [rule, rule]}, B=PASS))
    assert [result.transitions["States", "A", "Choices", number, "Next"] for number in (0, 1)] == [Fate.ADDED] * 2
