"""Every comparison operator against values of every type, as AWS answered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.corpus import corpus_files, corpus_json
from tests.simulator.running import ran

FILES = [path.name for path in corpus_files("choice_operators")]
ROWS = [
    pytest.param(row, id=f"{name.removesuffix('.json')}-{index}")
    for name in FILES
    for index, row in enumerate(corpus_json("choice_operators", name)["cases"])
]


@pytest.mark.conformance
@pytest.mark.parametrize("row", ROWS)
def test_a_choice_decides_as_on_aws(row: dict[str, Any]) -> None:
    execution = ran(row["definition"], row["input"])
    assert execution.outcome is not None
    assert execution.outcome == ("SUCCEEDED", row["output"], None, None)
