"""The project's own icons as paths, so that they are sharp at every zoom and take any colour.

An icon is an SVG of 20 x 20 made of strokes: `path` elements with absolute M L H V C Z, and circles.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from editor.assets import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 20.0
STROKE = 1.5
_SVG = "{http://www.w3.org/2000/svg}"
_TOKEN = re.compile(r"[MLHVCZ]|-?[0-9.]+")
_STATE_TYPES = frozenset({"Task", "Choice", "Parallel", "Map", "Wait", "Pass", "Succeed", "Fail"})


def state_glyph(type_name: str | None) -> QPainterPath:
    """The glyph of a state type; a question mark for one that is not known."""
    return glyph(f"states/{type_name.lower()}" if type_name in _STATE_TYPES and type_name else "states/unknown")


@cache
def glyph(name: str) -> QPainterPath:
    """The icon `resources/icons/NAME.svg` as the path its strokes follow. Do not change it: all share it."""
    path = QPainterPath()
    for element in ElementTree.parse(resource(f"icons/{name}.svg")).iter():
        if element.tag == f"{_SVG}path":
            _trace(path, iter(_TOKEN.findall(element.attrib["d"])))
        elif element.tag == f"{_SVG}circle":
            radius = float(element.attrib["r"])
            path.addEllipse(QPointF(float(element.attrib["cx"]), float(element.attrib["cy"])), radius, radius)
    return path


def _trace(path: QPainterPath, tokens: Iterator[str]) -> None:
    """Follow the commands of a `d` attribute."""
    for token in tokens:
        here = path.currentPosition()
        if token == "M":
            path.moveTo(_point(tokens))
        elif token == "L":
            path.lineTo(_point(tokens))
        elif token == "H":
            path.lineTo(QPointF(float(next(tokens)), here.y()))
        elif token == "V":
            path.lineTo(QPointF(here.x(), float(next(tokens))))
        elif token == "C":
            path.cubicTo(_point(tokens), _point(tokens), _point(tokens))
        elif token == "Z":
            path.closeSubpath()
        else:
            raise ValueError(f"{token!r} is no command an icon may have")


def _point(tokens: Iterator[str]) -> QPointF:
    return QPointF(float(next(tokens)), float(next(tokens)))
