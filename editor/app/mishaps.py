"""What happens when a part of the program fails in a way nobody foresaw: it is logged and said, and the work kept."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from editor.app.workbench import Workbench

_LOG = logging.getLogger(__name__)


def survive(bench: Workbench) -> None:
    """From now on, have exceptions that reach the event loop end what was being done, and not the program."""

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("An action failed", exc_info=(kind, error, trace))
        bench.keeper.write_now()
        bench.say_everywhere(sentence_for(error))

    sys.excepthook = on_exception


def sentence_for(error: BaseException) -> str:
    """What is said of an exception nobody foresaw."""
    what = f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]
    return (
        f"Something went wrong in Statewright ({what}). Your work is still here; save it under another name to be "
        "sure. The terminal has the details, which help to mend it."
    )
