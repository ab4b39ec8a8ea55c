"""What Qt's Fusion style does not do by colours alone: flat bars and tabs, from the tokens of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.widgets.theme import mixed

if TYPE_CHECKING:
    from editor.widgets.theme import Theme

_TINT = 0.14


def toolbar_style(theme: Theme) -> str:
    """A flat toolbar with a line below it; what is chosen is tinted."""
    tint = mixed(theme.accent, theme.panel, _TINT).name()
    return f"""
        QToolBar {{ border: 0; border-bottom: 1px solid {theme.border}; padding: 4px 8px; spacing: 2px; }}
        QToolBar::separator {{ background: {theme.border}; width: 1px; margin: 4px 6px; }}
        QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; color: {theme.text}; }}
        QToolButton:hover {{ background: {theme.raised}; border-color: {theme.border}; }}
        QToolButton:pressed, QToolButton:checked {{ background: {tint}; border-color: {theme.accent}; }}
        QToolButton:focus {{ border-color: {theme.accent}; }}
        QToolButton:disabled {{ color: {theme.disabled}; }}
    """


def tab_style(theme: Theme) -> str:
    """Flat tabs; the one looked at has the accent above it."""
    return f"""
        QTabBar {{ background: {theme.canvas}; }}
        QTabBar::tab {{
            background: {theme.canvas}; color: {theme.secondary}; padding: 6px 8px; min-width: 110px; max-width: 280px;
            border: 0; border-right: 1px solid {theme.border}; border-bottom: 1px solid {theme.border};
            border-top: 2px solid transparent;
        }}
        QTabBar::tab:hover {{ color: {theme.text}; }}
        QTabBar::tab:selected {{
            background: {theme.panel}; color: {theme.text}; border-bottom-color: {theme.panel};
            border-top: 2px solid {theme.accent};
        }}
        QTabBar QToolButton {{ border: 0; border-radius: 4px; }}
        QTabBar QToolButton:hover {{ background: {theme.border}; }}
    """


def status_style(theme: Theme) -> str:
    """A status bar with a line above it and none between its parts."""
    return f"""
        QStatusBar {{ border-top: 1px solid {theme.border}; }}
        QStatusBar::item {{ border: 0; }}
        QStatusBar QLabel {{ color: {theme.secondary}; }}
    """
