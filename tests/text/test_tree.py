"""Values in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.text.json import JSON

if TYPE_CHECKING:
    from editor.text.tree import Node

TEXT = '{"States": {"A": {"Retry": [1, {"x": true}]}, "B": "C"}, "n": 7}'
TREE = JSON.scan(TEXT)


def at(*path: str | int) -> Node:
    node = TREE.find(path)
    assert node is not None
    return node


def test_a_path_leads_to_a_value_and_the_value_knows_its_path():
    assert at("States", "A", "Retry", 1, "x").value is True
    for node in at().descendants():
        assert TREE.find(node.path) == node


@pytest.mark.parametrize("path", [("x",), (0,), ("n", "x"), ("States", "A", "Retry", 2), ("States", "A", "Retry", -1)])
def test_a_path_that_leads_nowhere_finds_nothing(path):
    assert TREE.find(path) is None


def test_descendants_come_in_written_order():
    starts = [node.start for node in at().descendants()]
    assert starts == sorted(starts)
    assert len(starts) == 9


def test_the_step_of_a_value_is_its_name_or_its_index():
    assert (at("States").step, at("States", "A", "Retry", 1).step, at().step) == ("States", 1, None)
    assert at().key is None
    assert at("States", "A", "Retry", 1).key is None


def test_two_nodes_are_equal_when_they_are_the_same_piece_at_the_same_place():
    assert at("n") == at("n")
    assert hash(at("n")) == hash(at("n"))
    assert at("n") != at("States")
    assert at("n") != "n"


@pytest.mark.parametrize(
    ("piece", "path"),
    [
        ('"States"', ("States",)),
        ('"C"', ("States", "B")),
        ("true", ("States", "A", "Retry", 1, "x")),
        ("[1", ("States", "A", "Retry")),
        ("7", ("n",)),
    ],
)
def test_the_value_at_an_offset_is_the_innermost_one_or_that_of_the_name_there(piece, path):
    node = TREE.node_at(TEXT.index(piece))
    assert node is not None
    assert node.path == path


def test_outside_of_the_outermost_value_there_is_none():
    tree = JSON.scan("  {}  ")
    assert tree.node_at(0) is None
    assert tree.node_at(5) is None
    assert tree.node_at(3) == tree.root
    assert JSON.scan("").node_at(0) is None


def test_only_strings_and_placeholders_have_a_string():
    tree = JSON.scan('["x", 1, ${P}, {}]')
    assert tree.root is not None
    assert [node.string for node in tree.root.children()] == ["x", None, "${P}", None]


def test_a_number_of_many_digits_is_exact_up_to_four_thousand_of_them():
    digits = "7" * 4000
    exact, rounded = JSON.scan(f"[{digits}]").find((0,)), JSON.scan(f"[{digits}7]").find((0,))
    assert exact is not None
    assert rounded is not None
    assert exact.value == int(digits)
    assert rounded.value == float("inf")
