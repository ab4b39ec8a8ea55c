"""A workflow to look at, files with it, and where to point at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.workflow.files import read_document
from tests.gui.gestures.desks import desk_with

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from editor.text.tree import Path as TextPath
    from tests.gui.gestures.desks import Desk

ORDER = {
    "StartAt": "Check",
    "States": {
        "Check": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "Ask"}],
            "Default": "Pay",
        },
        "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "Pay"},
        "Pay": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Retry": [{"ErrorEquals": ["States.ALL"]}],
            "Catch": [{"ErrorEquals": ["Lambda.Error"], "Next": "Refuse"}],
            "Next": "Ship",
        },
        "Ship": {
            "Type": "Map",
            "ItemProcessor": {"StartAt": "Pack", "States": {"Pack": {"Type": "Pass", "End": True}}},
            "End": True,
        },
        "Refuse": {"Type": "Fail"},
    },
}


def state(name: str) -> TextPath:
    """The path of a state of the outermost machine."""
    return ("States", name)


PACK = (*state("Ship"), "ItemProcessor", "States", "Pack")


def desk_of(qtbot: QtBot, path: Path) -> Desk:
    """A canvas and the text of a file, when it is drawn."""
    return desk_with(qtbot, read_document(path).document.text)


def written(folder: Path, value: Any, name: str = "order.asl.json") -> Path:
    """A file with a value as JSON, or with a text as it stands."""
    path = folder / name
    path.write_bytes(
        (value if isinstance(value, str) else json.dumps(value, indent=2)).encode("utf-8", "surrogatepass")
    )
    return path


def place_of(tab: Desk, key: TextPath) -> QPoint:
    """Where in the view the middle of a node is; of an open container, its header."""
    view = tab.canvas.view
    assert view.drawing is not None
    picture = view.drawing.picture
    return view.mapFromScene(*picture.headers.get(key, picture.nodes[key]).centre)


def selected_text(tab: Desk) -> str:
    """What is marked in the text, with newlines as the file has them."""
    return tab.code.textCursor().selectedText().replace("\u2029", "\n")
