"""What tests of windows and files share: folders of their own, never those of whoever runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.folders import CONFIG_VARIABLE, STATE_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and unsaved work go into the test's own folder."""
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "config"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
