"""The log all snapshots share."""

from __future__ import annotations

from editor.simulator.log import Log


def test_a_log_goes_on_without_changing_the_one_before():
    first = Log(("a",))
    second = first.appended(("b", "c"))
    assert (list(first), list(second), len(first)) == (["a"], ["a", "b", "c"], 1)


def test_a_second_way_on_is_a_log_of_its_own():
    first = Log(("a",))
    one, other = first.appended(("b",)), first.appended(("x",))
    assert (list(one), list(other)) == (["a", "b"], ["a", "x"])


def test_entries_are_counted_from_both_ends():
    log = Log(("a", "b")).appended(("c",))
    assert (log[0], log[-1], log[2]) == ("a", "c", "c")
