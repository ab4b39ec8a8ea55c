"""The collected workflows, where they are there: the folder STATEWRIGHT_CORPUS names, else `../shared/corpus`."""

from __future__ import annotations

import os
from pathlib import Path


def largest_definition() -> Path | None:
    """The largest workflow in JSON; None without a corpus."""
    default = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
    folder = Path(os.environ.get("STATEWRIGHT_CORPUS") or default) / "definitions"
    return max(folder.glob("*.asl.json"), key=lambda path: path.stat().st_size, default=None)
