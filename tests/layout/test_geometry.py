"""Rectangles, and the round corners of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.layout.corners import corners
from editor.layout.geometry import Point, Rect, rect_around, union

numbers = st.floats(-1000, 1000)
points = st.builds(Point, numbers, numbers)
rects = st.builds(Rect, numbers, numbers, st.floats(1, 500), st.floats(1, 500))
BOX = Rect(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("start", "end"),
    [((-5, 5), (15, 5)), ((5, -5), (5, 15)), ((-5, -5), (15, 15)), ((5, 5), (6, 6)), ((5, 5), (50, 5))],
)
def test_a_line_through_the_inside_meets_the_box(start: tuple[int, int], end: tuple[int, int]):
    assert BOX.meets(Point(*start), Point(*end))
    assert BOX.meets(Point(*end), Point(*start))


@pytest.mark.parametrize(
    ("start", "end"),
    [((-5, 0), (15, 0)), ((10, -5), (10, 15)), ((-5, 5), (0, 5)), ((-5, 4), (4, -5)), ((20, 5), (30, 5))],
)
def test_a_line_past_the_box_or_along_its_border_does_not(start: tuple[int, int], end: tuple[int, int]):
    assert not BOX.meets(Point(*start), Point(*end))
    assert not BOX.meets(Point(*end), Point(*start))


@given(st.lists(rects, min_size=1, max_size=5))
def test_a_union_holds_all_of_its_parts(parts: list[Rect]):
    whole = union(parts)
    assert whole is not None
    assert all(whole.grown(1e-6).holds(part) for part in parts)


@given(points, points, points)
def test_a_corner_leaves_its_pieces_between_their_ends(before: Point, middle: Point, after: Point):
    (corner,) = corners((before, middle, after), radius=8)
    for point, end in ((corner.entry, before), (corner.exit, after)):
        reach = abs(point.x - middle.x) + abs(point.y - middle.y)
        assert reach <= 8 * 1.4143
        assert reach <= (abs(end.x - middle.x) + abs(end.y - middle.y)) / 2 + 1e-6


def test_a_straight_line_has_no_corners():
    assert corners((Point(0, 0), Point(5, 5))) == ()


def test_a_rectangle_around_a_place_has_it_in_its_middle():
    assert rect_around(Point(5, 5), BOX.size) == BOX
    assert BOX.centre == (5, 5)
