"""The simulator against executions recorded on AWS: the same events, output, errors and causes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.pending import PENDING_EXECUTIONS
from tests.conformance.running import problems, recorded_cases

# What can be compared one to one, and what can by parts: unordered, by branches, or the outcome alone.
CASES = [case for case in recorded_cases() if case["comparable"] or case["compare"] not in ("exact", "none")]


@pytest.mark.conformance
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_execution_runs_as_on_aws(case: dict[str, Any]) -> None:
    """A case that is not yet equal is listed, with the reason; one that has become equal leaves the list."""
    found = problems(case)
    if case["id"] in PENDING_EXECUTIONS:
        assert found, f"{case['id']} is as recorded now: take it out of PENDING_EXECUTIONS"
    else:
        assert found == []


def test_only_recorded_executions_are_pending() -> None:
    assert PENDING_EXECUTIONS.keys() <= {case["id"] for case in CASES}
