"""The process a local function runs in: `module function` as arguments, the event on standard input, the answer out.

Started as a script by `editor.cli.functions`; it knows nothing of the rest. What the function prints goes to standard
error; standard output holds `{"output": ...}` or `{"error", "message", "trace"}` alone.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any


def answer(module: str, function: str, event: Any) -> dict[str, Any]:
    """Give what the function returns for an event, or what it raises."""
    try:
        found = getattr(importlib.import_module(module), function)
        output = found(event, None)
        json.dumps(output, allow_nan=False)
    except Exception as error:  # noqa: BLE001 - the edge: whatever the user's function raises is its answer
        trace = traceback.format_tb(error.__traceback__)[1:]
        return {"error": type(error).__name__, "message": str(error), "trace": trace}
    return {"output": output}


def main() -> None:
    """Answer the event on standard input."""
    sys.path.insert(0, str(Path.cwd()))
    with os.fdopen(os.dup(1), "w", encoding="ascii") as out:
        os.dup2(2, 1)  # below Python, so that what the function starts prints there too
        json.dump(answer(sys.argv[1], sys.argv[2], json.load(sys.stdin)), out)


if __name__ == "__main__":
    main()
