"""Colours that can be told apart and text that can be read, in both themes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from editor.states.registry import STATE_TYPES
from editor.widgets.glyphs import SIDE, glyph, state_glyph
from editor.widgets.theme import DARK, LIGHT, TEXT_PAIRS, TINT, Theme, colours, contrast, mixed

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str):
    tokens = colours(theme)
    assert contrast(QColor(tokens[text]), QColor(tokens[ground])) >= 4.5


@THEMES
@pytest.mark.parametrize("name", STATE_TYPES)
def test_the_words_of_a_header_can_be_read_on_its_tint(theme: Theme, name: str):
    tint = mixed(theme.type_colour(name), theme.panel, TINT)
    assert contrast(QColor(theme.text), tint) >= 4.5
    assert contrast(QColor(theme.secondary), tint) >= 4.5


@THEMES
@pytest.mark.parametrize("name", STATE_TYPES)
def test_a_glyph_stands_out_from_the_colour_of_its_type(theme: Theme, name: str):
    assert contrast(QColor(theme.on_type), QColor(theme.type_colour(name))) >= 3


@THEMES
def test_every_token_is_a_colour(theme: Theme):
    values = [value for name, value in colours(theme).items() if name != "name"]
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in (*values, *dict(theme.types).values()))


@THEMES
def test_every_state_type_has_a_colour_of_its_own(theme: Theme):
    found = {theme.type_colour(name) for name in STATE_TYPES}
    assert len(found) == len(STATE_TYPES)
    assert theme.type_colour("Loop") not in found


def test_contrast_is_the_one_of_wcag():
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("name", [*STATE_TYPES, None, "Loop", "../../etc/passwd"])
def test_every_type_has_a_glyph_within_its_square(name: str | None):
    box = state_glyph(name).boundingRect()
    assert not box.isEmpty()
    assert min(box.left(), box.top()) >= 0
    assert max(box.right(), box.bottom()) <= SIDE


def test_types_do_not_share_glyphs():
    paths = [state_glyph(name) for name in (*STATE_TYPES, "Loop")] + [glyph("badges/retry")]
    assert all(one != other for index, one in enumerate(paths) for other in paths[:index])
