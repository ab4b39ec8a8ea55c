"""Recorded cases the simulator does not yet repeat, each with the reason. These lists only get shorter."""

from __future__ import annotations

_NO_ANSWERS = "the recording has an outcome and no answers of the tasks"

PENDING_EXECUTIONS: dict[str, str] = {
    "base-scenarios-lambda-service-invoke-sync-execution": _NO_ANSWERS,
    "express-async-retry": _NO_ANSWERS,
}
