"""The Succeed state: ends its scope with success (Amazon States Language, "Succeed state")."""

from __future__ import annotations

from editor.language.common_fields import BEGINNING, OUTPUT, OUTPUT_PATH, type_field
from editor.states.state_type import StateType, plain

SUCCEED = StateType(
    name="Succeed",
    doc="Ends the workflow, branch or iteration with success.",
    fields=(type_field("Succeed"), *BEGINNING, OUTPUT, OUTPUT_PATH),
    template=plain("Succeed"),
    terminal=True,
)
