"""The order of a Java HashMap."""

from __future__ import annotations

import pytest

from editor.language.java_order import hash_map_order, string_hash


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", 0),
        ("a", 97),
        ("Aa", 2_112),
        ("BB", 2_112),
        ("hello", 99_162_322),
        ("polygenelubricants", 2**31),
        ("é", 233),
        ("\U0001f600", 1_772_899),
    ],
)
def test_hashes_are_java_s(text: str, value: int) -> None:
    assert string_hash(text) == value


def test_short_names_come_in_the_order_of_their_letters_buckets() -> None:
    # 'a' is 97, which is bucket 1 of 16; 'p' is 112, bucket 0.
    assert hash_map_order(["b", "a", "q", "p"]) == ["p", "a", "q", "b"]


def test_more_than_twelve_names_take_twice_the_buckets() -> None:
    names = list("qponmlkjihgfedcba")
    assert hash_map_order(names[:12]) == list("pqfghijklmno")
    assert hash_map_order(names) == list("abcdefghijklmnopq")
