"""Colours and sizes of everything drawn, as tokens: one table a mode, read by all panes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALL, NORMAL, LARGE = 11, 13, 15
"""The sizes of text, in pixels at 100 %."""
GRID = 16


@dataclass(frozen=True)
class Theme:
    """One mode. Colours are `#rrggbb`; `on_type` is for glyphs on a type's colour."""

    name: str
    canvas: str
    dots: str
    panel: str
    raised: str
    border: str
    text: str
    secondary: str
    disabled: str
    accent: str
    error: str
    warning: str
    hint: str
    edge: str
    on_type: str
    on_accent: str
    types: tuple[tuple[str, str], ...]

    def type_colour(self, name: str | None) -> str:
        """The colour of a state type; that of disabled text for one that is not known."""
        return _by_type(self).get(name or "", self.disabled)


LIGHT = Theme(
    name="light",
    canvas="#f6f7f9",
    dots="#e1e5ea",
    panel="#ffffff",
    raised="#fbfcfd",
    border="#d8dde4",
    text="#1a222d",
    secondary="#5a6675",
    disabled="#a0a9b4",
    accent="#2563eb",
    error="#d1293d",
    warning="#8a5a10",
    hint="#4b6b8f",
    edge="#8a94a3",
    on_type="#ffffff",
    on_accent="#ffffff",
    types=(
        ("Task", "#e36c00"),
        ("Choice", "#8250df"),
        ("Parallel", "#0f8b8d"),
        ("Map", "#1f7aa8"),
        ("Wait", "#b08300"),
        ("Pass", "#6b7684"),
        ("Succeed", "#1a8a3c"),
        ("Fail", "#c9302c"),
    ),
)

DARK = Theme(
    name="dark",
    canvas="#14171c",
    dots="#252a32",
    panel="#1c2026",
    raised="#232830",
    border="#333a44",
    text="#e6e9ee",
    secondary="#98a3b3",
    disabled="#5f6875",
    accent="#6b9dff",
    error="#ff6b7a",
    warning="#e6b450",
    hint="#8fb0d6",
    edge="#7d8896",
    on_type="#14171c",
    on_accent="#14171c",
    types=(
        ("Task", "#ff9a45"),
        ("Choice", "#b391f5"),
        ("Parallel", "#3fbfc1"),
        ("Map", "#5ab0dc"),
        ("Wait", "#dfb43c"),
        ("Pass", "#98a3b3"),
        ("Succeed", "#4cc26d"),
        ("Fail", "#ff7a72"),
    ),
)

TEXT_PAIRS = (
    ("text", "canvas"),
    ("text", "panel"),
    ("text", "raised"),
    ("secondary", "canvas"),
    ("secondary", "panel"),
    ("secondary", "raised"),
    ("error", "canvas"),
    ("error", "panel"),
    ("warning", "panel"),
    ("hint", "panel"),
    ("on_accent", "accent"),
)
"""Which token is written on which: each pair has a contrast of 4.5 : 1 at least."""

TINT = 0.10
"""How much of its type's colour a container's header has over the panel."""


def _by_type(theme: Theme) -> Mapping[str, str]:
    return _TYPES[theme.name]


_TYPES = MappingProxyType({theme.name: MappingProxyType(dict(theme.types)) for theme in (LIGHT, DARK)})


def colours(theme: Theme) -> dict[str, str]:
    """The colour tokens of a theme by name."""
    return {entry.name: value for entry in fields(theme) if isinstance(value := getattr(theme, entry.name), str)}


def mixed(colour: str, ground: str, share: float) -> QColor:
    """So much of a colour over another one."""
    over, under = QColor(colour), QColor(ground)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def contrast(colour: QColor, ground: QColor) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "secondary",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border",
}
_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(theme: Theme) -> QPalette:
    """The theme for Qt's own widgets, in the Fusion style."""
    found, tokens = QPalette(), colours(theme)
    for role, token in _ROLES.items():
        found.setColor(role, QColor(tokens[token]))
    for role in _GREYED:
        found.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return found
