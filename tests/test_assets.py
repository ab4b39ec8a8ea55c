"""Resources are found wherever the program runs from: a checkout, an editable install, a wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from editor.assets import resource, resources_root
from editor.errors import StatewrightError

PROJECT = Path(__file__).resolve().parent.parent
ICON = "icons/statewright.svg"


def build(kind: str, project: Path, folder: Path) -> Path:
    """What `hatchling.build.build_KIND` makes of a project folder."""
    code = f"import sys, hatchling.build as build; print(build.build_{kind}(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=project, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return folder / run.stdout.split()[-1]


def icon_after_installing(wheel: Path, folder: Path) -> Path:
    """Where an environment into which only this wheel was installed finds the icon, run from elsewhere."""
    venv.create(folder / "environment", with_pip=False)
    python = folder / "environment" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    code = f"from editor.assets import resource; print(resource({ICON!r}))"
    run = subprocess.run([str(python), "-I", "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return Path(run.stdout.strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", PROJECT, tmp_path_factory.mktemp("wheel"))


def test_a_checkout_reads_its_own_resources():
    assert resource(ICON) == PROJECT / "resources" / "icons" / "statewright.svg"


def test_an_editable_install_reads_the_resources_of_the_checkout(tmp_path: Path):
    icon = icon_after_installing(build("editable", PROJECT, tmp_path), tmp_path)
    assert icon == PROJECT / "resources" / "icons" / "statewright.svg"
    assert list((tmp_path / "environment").rglob("_resources")) == []


def test_an_installed_wheel_reads_the_resources_it_carries(wheel: Path, tmp_path: Path):
    icon = icon_after_installing(wheel, tmp_path)
    assert icon.is_relative_to(tmp_path / "environment")
    assert icon.read_bytes() == resource(ICON).read_bytes()


def test_the_wheel_carries_every_resource_and_nothing_but_the_program(wheel: Path):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    root = resources_root()
    expected = {f"editor/_resources/{file.relative_to(root).as_posix()}" for file in root.rglob("*") if file.is_file()}
    assert {name for name in names if name.startswith("editor/_resources/")} == expected
    assert {name.split("/")[0] for name in names} == {"editor"}


def test_the_wheel_of_the_source_archive_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path):
    with tarfile.open(build("sdist", PROJECT, tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    again = build("wheel", unpacked, tmp_path)
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())
    for needed in ("constraints.txt", "LICENSE", "packaging/bootstrap.py", "tests/conftest.py", "tests/test_assets.py"):
        assert (unpacked / needed).is_file()


@pytest.mark.parametrize("name", ["icons/no such thing.svg", "../pyproject.toml", "/etc/hosts"])
def test_a_missing_resource_is_a_sentence(name: str):
    with pytest.raises(StatewrightError, match=r"is missing from .*: install Statewright again\."):
        resource(name)
