"""The virtual clock: whole nanoseconds since 1970, and how AWS writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from editor.language.timestamps import NANOSECONDS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = int((datetime.max.replace(tzinfo=UTC) - _EPOCH) / timedelta(microseconds=1))


def nanoseconds(seconds: float) -> int:
    """Give a time in seconds as the clock counts it."""
    return int(seconds * NANOSECONDS)


def timestamp_text(clock: int) -> str:
    """Give a moment as context object and history show it: `2024-01-01T00:00:00.000Z`, in UTC, to the millisecond."""
    moment = _EPOCH + timedelta(microseconds=min(max(clock // 1000, 0), _LAST))
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
