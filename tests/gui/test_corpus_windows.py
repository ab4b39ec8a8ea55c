"""Every real workflow opens in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus import Definition, definitions
from tests.gui.windows import desk_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.slow
@pytest.mark.conformance
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_a_real_workflow_opens_and_is_drawn(qtbot: QtBot, definition: Definition):
    tab = desk_of(qtbot, definition.path)
    drawing = tab.canvas.view.drawing
    assert drawing is not None
    assert set(drawing.nodes) == set(tab.session.document.graph)
    assert set(drawing.edges) == set(tab.session.document.outline.transitions)
    assert not tab.grab().isNull()
