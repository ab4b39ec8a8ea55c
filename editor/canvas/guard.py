"""Keeps an exception in paint() from taking the window down: it is logged once for each kind of item."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)


def guarded(paint: Callable[..., None]) -> Callable[..., None]:
    """A paint method that never raises."""
    failed: list[str] = []

    @functools.wraps(paint)
    def painted(self: Any, *arguments: Any) -> None:
        try:
            paint(self, *arguments)
        except Exception:  # noqa: BLE001 - the edge of the event loop: Qt would abort
            if not failed:
                failed.append(type(self).__name__)
                _LOG.exception("%s cannot be painted", type(self).__name__)

    return painted
