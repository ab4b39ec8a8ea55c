"""Timestamps: which texts name an instant, and which instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.language.timestamps import NANOSECONDS, instant_of, is_timestamp

OFFSETS = st.integers(-17 * 60, 17 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=OFFSETS, min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))
def test_a_timestamp_names_the_instant_python_reads(moment: datetime) -> None:
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    assert instant_of(moment.isoformat()) == since // timedelta(microseconds=1) * 1_000


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t00:00:01z", 1),
        ("1970-01-01T00:01Z", 60),
        ("1970-01-01T00:00:00-01:00", 3_600),
        ("1970-01-01T18:00:30+18:00:00", 30),
        ("+11970-01-01T00:00:00Z", 10_000 * 146_097 // 400 * 86_400),
    ],
)
def test_forms_of_a_timestamp(text: str, seconds: int) -> None:
    assert instant_of(text) == seconds * NANOSECONDS


def test_fractions_reach_to_nanoseconds() -> None:
    assert instant_of("1970-01-01T00:00:00.5Z") == NANOSECONDS // 2
    assert instant_of("1970-01-01T00:00:00.000000001Z") == 1
    assert instant_of("1969-12-31T23:59:59.999999999Z") == -1
    assert instant_of("1970-01-01T00:00:00.0000000001Z") is None


def test_a_year_before_the_first_is_counted_too() -> None:
    leap_day, first = instant_of("0000-02-29T00:00:00Z"), instant_of("0001-01-01T00:00:00Z")
    assert leap_day is not None
    assert first is not None
    assert first - leap_day == 307 * 86_400 * NANOSECONDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-01-01",
        "2024-01-01T00:00:00",
        "2024-01-01 00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T23:59:60Z",
        "2024-01-01T00:00:00+0100",
        "2024-01-01T00:00:00+18:01",
        "2024-1-1T00:00:00Z",
        "20240101T000000Z",
        "05-12-2016T21:29:29Z",
        "2024-01-01T00:00:00Z ",
        "٢٠٢٤-01-01T00:00:00Z",
        "9" * 5_000,
    ],
    ids=lambda text: text[:30],
)
def test_other_texts_are_no_timestamps(text: str) -> None:
    assert instant_of(text) is None


def test_only_strings_are_timestamps() -> None:
    assert is_timestamp("2024-01-01T00:00:00Z")
    assert not is_timestamp(1_704_067_200)
    assert not is_timestamp(None)
