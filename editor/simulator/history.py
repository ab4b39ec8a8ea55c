"""The history of an execution in the form of GetExecutionHistory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.simulator.events import history_event

if TYPE_CHECKING:
    from editor.simulator.execution import Execution


def execution_history(execution: Execution) -> dict[str, Any]:
    """Give `{"events": [...]}` as GetExecutionHistory does, without its `nextToken`."""
    return {"events": [history_event(event) for event in execution.log]}
