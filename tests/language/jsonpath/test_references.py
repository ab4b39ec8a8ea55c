"""Putting a value at a Reference Path."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.jsonpath import (
    InvalidPath,
    ReferencePathConflict,
    compile_path,
    parse_reference_path,
    reference_text,
    root_of,
    set_at,
)

NAMES = st.text(min_size=1, max_size=5) | st.sampled_from(["a", "b", "it's", "a b", "\\"])
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("path", "steps"),
    [("$", ()), ("$.a.b", ("a", "b")), ("$['a b'][0].c", ("a b", 0, "c")), ("$.[0]", (0,)), ('$["x"]', ("x",))],
)
def test_reading(path: str, steps: tuple[str | int, ...]) -> None:
    assert parse_reference_path(path) == steps


@pytest.mark.parametrize(
    ("path", "offset"),
    [("$.a[*]", 3), ("$.a[-1]", 3), ("$..a", 1), ("$.a['b','c']", 3), ("$.a.length()", 3), ("a", 0), ("$.a[?(@)]", 3)],
)
def test_what_names_no_single_place_is_refused(path: str, offset: int) -> None:
    with pytest.raises(InvalidPath) as caught:
        parse_reference_path(path)
    assert caught.value.offset == offset


def test_missing_objects_are_created() -> None:
    assert set_at({"x": 1}, ("a", "b", "c"), 5) == {"x": 1, "a": {"b": {"c": 5}}}


def test_a_value_is_replaced() -> None:
    assert set_at({"a": [1, {"b": 2}]}, ("a", 1, "b"), 3) == {"a": [1, {"b": 3}]}


def test_the_root_is_replaced() -> None:
    assert set_at({"a": 1}, (), "new") == "new"


@pytest.mark.parametrize(
    ("document", "steps"),
    [
        ({"a": [1]}, ("a", 1)),
        ({}, ("a", 0)),
        ({"a": 1}, ("a", "b")),
        ({"a": None}, ("a", "b")),
        ([1], ("a",)),
        ("text", ("a",)),
        ({"a": {"b": 1}}, ("a", 0)),
    ],
)
def test_there_is_no_room_for_it(document: Any, steps: tuple[str | int, ...]) -> None:
    with pytest.raises(ReferencePathConflict, match="Unable to apply ReferencePath"):
        set_at(document, steps, 5)


def test_the_message_shows_path_and_input() -> None:
    with pytest.raises(ReferencePathConflict) as caught:
        set_at("input1", ("someTaskResult",), 5)
    assert str(caught.value) == 'Unable to apply ReferencePath $.someTaskResult to input "input1"'


def test_what_is_off_the_way_is_shared() -> None:
    document = {"a": {"b": 1}, "big": [1, 2]}
    changed = set_at(document, ("a", "b"), 2)
    assert changed["big"] is document["big"]
    assert changed["a"] is not document["a"]


@settings(deadline=None)
@given(document=DOCUMENTS, steps=st.lists(st.sampled_from("abc") | st.integers(0, 2), max_size=4), new=DOCUMENTS)
def test_what_is_put_is_found_and_the_document_stays(document: Any, steps: list[str | int], new: Any) -> None:
    before = copy.deepcopy(document)
    try:
        changed = set_at(document, tuple(steps), new)
    except ReferencePathConflict:
        return
    finally:
        assert document == before
    assert compile_path(reference_text(tuple(steps))).evaluate(changed) is new


@settings(deadline=None)
@given(steps=st.lists(NAMES | st.integers(0, 2**31 - 1), max_size=5))
def test_a_reference_written_out_reads_back(steps: list[str | int]) -> None:
    assert parse_reference_path(reference_text(tuple(steps))) == tuple(steps)


@pytest.mark.parametrize(
    ("text", "kind", "name", "rest", "shift"),
    [
        ("$", "input", "", "$", 0),
        ("$.a", "input", "", "$.a", 0),
        ("$[0]", "input", "", "$[0]", 0),
        ("$$", "context", "", "$", 1),
        ("$$.Execution.Id", "context", "", "$.Execution.Id", 1),
        ("$order.id", "variable", "order", "$.id", 5),
        ("$größe[0]", "variable", "größe", "$[0]", 5),
        ("$x", "variable", "x", "$", 1),
        ("$_x", "input", "", "$_x", 0),
        ("text", "input", "", "text", 0),
    ],
)
def test_what_a_path_begins_at(text: str, kind: str, name: str, rest: str, shift: int) -> None:
    root = root_of(text)
    assert (root.kind, root.name, root.rest, root.shift) == (kind, name, rest, shift)
