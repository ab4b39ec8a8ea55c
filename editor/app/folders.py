"""Where the program keeps what belongs to its user: settings in one folder, unsaved work in another."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

CONFIG_VARIABLE = "STATEWRIGHT_CONFIG"
STATE_VARIABLE = "STATEWRIGHT_STATE"
_NAME = "statewright"


def config_folder() -> Path:
    """The folder of the settings: what STATEWRIGHT_CONFIG names, else the one of the platform. It need not exist."""
    return _folder(CONFIG_VARIABLE, QStandardPaths.StandardLocation.GenericConfigLocation)


def state_folder() -> Path:
    """The folder of unsaved work: what STATEWRIGHT_STATE names, else the one of the platform. It need not exist."""
    return _folder(STATE_VARIABLE, QStandardPaths.StandardLocation.GenericStateLocation)


def _folder(variable: str, location: QStandardPaths.StandardLocation) -> Path:
    named = os.environ.get(variable)
    return Path(named) if named else Path(QStandardPaths.writableLocation(location)) / _NAME
