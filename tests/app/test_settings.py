"""Settings: kept at once, and whatever the file holds, the program starts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.app.folders import config_folder, state_folder
from editor.app.recent import MOST, short_place, with_recent, without_recent
from editor.app.settings import DECLARED, Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_each_default_is_a_value_and_is_explained() -> None:
    assert all(setting.is_value(setting.default) and setting.sentence.endswith(".") for setting in DECLARED.values())


def test_without_a_file_the_defaults_hold_and_none_is_made(file: Path) -> None:
    settings = Settings(file)
    assert {name: settings[name] for name in DECLARED} == {name: one.default for name, one in DECLARED.items()}
    assert settings.problem is None
    assert not file.exists()


def test_a_change_is_announced_and_read_by_the_next_start(qtbot: QtBot, file: Path) -> None:
    settings = Settings(file)
    with qtbot.waitSignal(settings.changed) as announced:
        settings.put("theme", "dark")
    assert announced.args == ["theme"]
    settings.put("recent_files", ("/a", "/b"))
    assert Settings(file)["theme"] == "dark"
    assert list(Settings(file)["recent_files"]) == ["/a", "/b"]


def test_the_same_value_again_changes_nothing(qtbot: QtBot, file: Path) -> None:
    settings = Settings(file)
    settings.put("recent_files", ("/a",))
    with qtbot.assertNotEmitted(settings.changed):
        settings.put("recent_files", ("/a",))
        settings.put("theme", "system")


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("theme", 1), ("animations", 1), ("recent_files", "a")])
def test_what_is_no_value_is_not_taken(file: Path, name: str, value: object) -> None:
    with pytest.raises(ValueError, match="is no value of"):
        Settings(file).put(name, value)  # type: ignore[arg-type]


def test_values_that_do_not_fit_give_way_to_defaults_and_unknown_names_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"theme": 5, "animations": false, "from the future": [1]}', "utf-8")
    settings = Settings(file)
    assert (settings["theme"], settings["animations"]) == ("system", False)
    settings.put("theme", "light")
    assert json.loads(file.read_text("utf-8")) == {"theme": "light", "animations": False, "from the future": [1]}


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"[" * 5000])
def test_a_broken_file_is_said_and_put_aside_at_the_first_change(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.problem is not None
    assert "settings.broken.json" in settings.problem
    assert file.read_bytes() == content
    settings.put("theme", "light")
    assert file.with_name("settings.broken.json").read_bytes() == content
    assert json.loads(file.read_text("utf-8")) == {"theme": "light"}


def test_what_another_program_wrote_meanwhile_is_kept(file: Path) -> None:
    mine, other = Settings(file), Settings(file)
    mine.put("theme", "dark")
    other.put("animations", False)
    assert json.loads(file.read_text("utf-8")) == {"theme": "dark", "animations": False}


def test_settings_that_cannot_be_written_hold_all_the_same(qtbot: QtBot, file: Path) -> None:
    file.parent.write_text("a file where the folder should be", "utf-8")
    settings = Settings(file)
    with qtbot.waitSignal(settings.failed) as failed:
        settings.put("theme", "dark")
    assert failed.args[0].startswith("The setting is not kept. ")
    assert settings["theme"] == "dark"


def test_the_folders_are_those_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (config_folder(), state_folder()) == (tmp_path / "config", tmp_path / "state")
    monkeypatch.delenv("STATEWRIGHT_CONFIG")
    assert config_folder().name == "statewright"
    assert config_folder().is_absolute()


def test_recent_files_begin_with_the_latest_and_are_few() -> None:
    files: tuple[str, ...] = ()
    for number in range(MOST + 5):
        files = with_recent(files, Path(f"/{number}"))
    assert (len(files), files[0], files[-1]) == (MOST, f"/{MOST + 4}", "/5")
    assert with_recent(files, Path("/7"))[:2] == ("/7", f"/{MOST + 4}")
    assert "/7" not in without_recent(files, Path("/7"))


def test_a_folder_in_the_home_is_said_shortly() -> None:
    home = Path("/home/mia")
    assert short_place(home / "work" / "a.json", home) == "~/work"
    assert short_place(home / "a.json", home) == "~"
    assert short_place(Path("/srv/a.json"), home) == "/srv"
