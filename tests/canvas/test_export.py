"""Parts of a drawing become pictures of their own, without the marks of whoever works on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from editor.canvas.drawing import Drawing, draw
from editor.canvas.export import MARGIN, MOST_PIXELS, image, pdf, picture_of, png
from editor.canvas.export_svg import svg
from editor.canvas.ink import ink_of
from editor.canvas.items import LabelItem, NodeItem
from editor.errors import FileProblem
from editor.layout.geometry import Direction
from editor.layout.layouter import Layouter
from editor.widgets.theme import LIGHT
from editor.workflow.document import Document

if TYPE_CHECKING:
    from editor.canvas.export import Excerpt
    from editor.text.tree import Path

ORDER = {
    "StartAt": "Check",
    "States": {
        "Check": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "Ask"}],
            "Default": "Ship",
        },
        "Ask": {"Type": "Pass", "Next": "Ship"},
        "Ship": {
            "Type": "Map",
            "ItemProcessor": {"StartAt": "Pack", "States": {"Pack": {"Type": "Pass", "End": True}}},
            "End": True,
        },
    },
}
CHECK, ASK, SHIP = (("States", name) for name in ("Check", "Ask", "Ship"))
PACK = (*SHIP, "ItemProcessor", "States", "Pack")


@pytest.fixture
def drawing(qapp: object) -> Drawing:
    assert qapp is not None
    document = Document(json.dumps(ORDER))
    return draw(document, Layouter(), ink_of(LIGHT), Direction.DOWN, frozenset())


def nodes(excerpt: Excerpt) -> set[Path]:
    return {item.key for item in excerpt.items if isinstance(item, NodeItem)}


def labels(excerpt: Excerpt) -> list[str]:
    return [item.words for item in excerpt.items if isinstance(item, LabelItem)]


def test_the_whole_has_every_node_edge_and_label_and_room_around(drawing: Drawing):
    excerpt = picture_of(drawing)
    assert nodes(excerpt) == set(drawing.nodes)
    assert sorted(labels(excerpt)) == ["$.total > 100", "Default"]
    assert len(excerpt.items) == len(drawing.scene.items())
    assert excerpt.rect.holds(drawing.picture.bounds.grown(MARGIN - 1))


def test_selected_nodes_come_with_the_edges_between_them_and_no_others(drawing: Drawing):
    excerpt = picture_of(drawing, [CHECK, ASK])
    assert nodes(excerpt) == {CHECK, ASK}
    assert labels(excerpt) == ["$.total > 100"]
    assert excerpt.rect.height < picture_of(drawing).rect.height
    assert all(excerpt.rect.holds(rect) for rect in drawing.rects([CHECK, ASK]))


def test_a_selected_container_comes_with_its_inside(drawing: Drawing):
    excerpt = picture_of(drawing, [SHIP])
    assert PACK in nodes(excerpt)
    assert CHECK not in nodes(excerpt)
    inside = drawing.nodes[PACK]
    assert excerpt.items.index(drawing.nodes[SHIP]) < excerpt.items.index(inside)


def test_keys_that_are_not_drawn_are_passed_over(drawing: Drawing):
    assert nodes(picture_of(drawing, [ASK, ("States", "Gone")])) == {ASK}


def test_what_is_selected_on_the_canvas_is_not_ringed_in_the_picture(drawing: Drawing):
    before = image(picture_of(drawing)), svg(picture_of(drawing))
    drawing.select([CHECK, SHIP])
    assert (image(picture_of(drawing)), svg(picture_of(drawing))) == before
    assert drawing.nodes[CHECK].is_selected


def test_an_image_has_so_many_pixels_to_a_unit(drawing: Drawing):
    excerpt = picture_of(drawing)
    found = image(excerpt, 1.5)
    assert (found.width(), found.height()) == (round(excerpt.rect.width * 1.5), round(excerpt.rect.height * 1.5))


@pytest.mark.parametrize("make", [image, png])
def test_too_many_pixels_are_refused_before_they_are_made(drawing: Drawing, make: object):
    excerpt = picture_of(drawing)
    scale = (MOST_PIXELS / (excerpt.rect.width * excerpt.rect.height)) ** 0.5 + 0.1
    with pytest.raises(FileProblem, match="too many for a PNG"):
        make(excerpt, scale)  # type: ignore[operator]


def test_files_begin_as_files_of_their_kind_do(drawing: Drawing):
    excerpt = picture_of(drawing, [ASK])
    assert png(excerpt).startswith(b"\x89PNG\r\n")
    assert pdf(excerpt).startswith(b"%PDF-1")
    assert svg(excerpt).startswith(b"<?xml")
