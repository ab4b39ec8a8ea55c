"""Timestamps as Choice and Wait read them: ISO 8601 with date, time and offset, in the extended form.

    2016-08-18T17:33:00Z    2016-08-18T17:33:00.123456789+02:00    2016-08-18T17:33Z

AWS reads them with Java's ISO_OFFSET_DATE_TIME: seconds and fraction may be left out, the offset may not; a date alone
is no timestamp, nor are the 24th hour and the 60th second. An instant is a whole number of nanoseconds since 1970 UTC,
so that any two compare.
"""

from __future__ import annotations

import re
from datetime import date

NANOSECONDS = 1_000_000_000
_DAY = 86_400
_MAX_OFFSET = 18 * 3_600
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097

_FORM = re.compile(
    r"(?P<year>[0-9]{4}|-[0-9]{4}|[+-][0-9]{5,9})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})[Tt]"
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.(?P<fraction>[0-9]{0,9}))?)?"
    r"(?P<offset>[Zz]|(?P<sign>[+-])(?P<hours>[0-9]{2}):(?P<minutes>[0-5][0-9])(?::(?P<seconds>[0-5][0-9]))?)",
    re.ASCII,
)


def instant_of(text: str) -> int | None:
    """Give the instant a timestamp names, in nanoseconds since 1970 UTC; None if it is no timestamp."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    day = _day_number(int(found["year"]), int(found["month"]), int(found["day"]))
    offset = _offset_seconds(found)
    if day is None or abs(offset) > _MAX_OFFSET:
        return None
    seconds = int(found["hour"]) * 3_600 + int(found["minute"]) * 60 + int(found["second"] or 0)
    fraction = int((found["fraction"] or "").ljust(9, "0"))
    return (day * _DAY + seconds - offset) * NANOSECONDS + fraction


def is_timestamp(value: object) -> bool:
    """Say whether a value is a string that names an instant."""
    return isinstance(value, str) and instant_of(value) is not None


def _day_number(year: int, month: int, day: int) -> int | None:
    """Days since 1970; years that Python's dates do not reach are counted by the calendar's 400-year cycle."""
    cycles = 0 if 1 <= year <= 9999 else (year - 1) // _CYCLE_YEARS
    try:
        ordinal = date(year - cycles * _CYCLE_YEARS, month, day).toordinal()
    except ValueError:
        return None
    return ordinal - _EPOCH_DAY + cycles * _CYCLE_DAYS


def _offset_seconds(found: re.Match[str]) -> int:
    if found["sign"] is None:
        return 0
    seconds = int(found["hours"]) * 3_600 + int(found["minutes"]) * 60 + int(found["seconds"] or 0)
    return -seconds if found["sign"] == "-" else seconds
