"""The architecture, in words and held.

A workflow is text. Above it, layer on layer, stand the language, the states, the workflow as a graph with its
operations, and what reads it: validation, simulation, layout, completion. All of that is plain Python without a window.
The session is the one object of Qt that holds a workflow; widgets and panes know the session and not each other; the
application puts them into windows. Beside the application stands the command line, which uses the same core.

The layers are written down as import contracts in `pyproject.toml`; `lint-imports` explains a broken one.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.private_names import foreign_private_names

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in SETTINGS["contracts"]}


def lint_imports(contract: str) -> tuple[bool, str]:
    """Whether a contract is kept, and the report that explains."""
    code = f"import sys, importlinter.cli as cli; sys.exit(cli.lint_imports(limit_to_contracts=({contract!r},)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    return run.returncode == 0 and "1 kept, 0 broken" in run.stdout, run.stdout + run.stderr


def layers_below_the_session() -> list[str]:
    """The layers' names under `session`, from the contract."""
    rows = [row.replace("(", "").replace(")", "").split(" | ") for row in CONTRACTS["layers"]["layers"]]
    return [name for row in rows[rows.index(["session"]) + 1 :] for name in row]


def exists(name: str) -> bool:
    """Whether editor has a module or package of this name."""
    return (PROJECT / "editor" / f"{name}.py").exists() or (PROJECT / "editor" / name / "__init__.py").exists()


def test_imports_point_down():
    """app, cli > panes > widgets > session > completion > validation, simulator, layout > workflow > states >
    integrations > language > text > assets > errors. What stands in one layer does not know its neighbours, and every
    package has its place in the list."""
    kept, report = lint_imports("layers")
    assert kept, report


def test_everything_under_the_session_is_free_of_qt():
    """So that the whole core runs, and is tested, without a window."""
    kept, report = lint_imports("qt-free")
    assert kept, report


def test_every_package_under_the_session_is_under_the_contract():
    """A new one is added to `source_modules` of the contract `qt-free`."""
    expected = {f"editor.{name}" for name in layers_below_the_session() if exists(name)}
    assert set(CONTRACTS["qt-free"]["source_modules"]) == expected


def test_the_command_line_names_no_qt_class():
    """It may load a window's module inside a function, to draw an export."""
    kept, report = lint_imports("cli-without-qt")
    assert kept, report


def test_the_command_line_starts_without_qt():
    """Importing all of its modules loads no Qt, so that `statewright format` starts at once on a machine without Qt."""
    code = (
        "import importlib, pkgutil, sys, editor.__main__, editor.cli as cli\n"
        "for module in pkgutil.walk_packages(cli.__path__, 'editor.cli.'): importlib.import_module(module.name)\n"
        "raise SystemExit(' '.join(name for name in ('PySide6', 'shiboken6') if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""


def test_no_package_uses_a_private_name_of_another():
    """A leading underscore means: for this package (folder) alone."""
    found = [
        f"{path.relative_to(PROJECT)} {use}"
        for folder in ("editor", "benchmarks", "packaging")
        for path in sorted((PROJECT / folder).rglob("*.py"))
        for use in foreign_private_names(path.read_text("utf-8"), ".".join(path.parent.relative_to(PROJECT).parts))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from editor.text.json import _scan",
        "from editor.text._scanner import scan",
        "import editor.text._scanner",
        "import editor.text.json\neditor.text.json._scan()",
        "import editor.text.json as json\njson._scan()",
        "from editor.text import json\njson._scan()",
        "from editor.text.json import Scanner\nScanner._scan()",
        "from editor.workflow.deeper.graph import _node",
    ],
)
def test_the_reader_finds_private_names_of_another_package(source: str):
    assert foreign_private_names(source, "editor.workflow") != []


@pytest.mark.parametrize(
    "source",
    [
        "from editor.workflow.graph import _node",
        "from editor.workflow import graph\ngraph._node()",
        "from editor.text.json import scan\nself._scan = scan",
        "from editor.text.json import Span\nSpan._make((1, 2))",
        "from editor import __version__",
        "import editor.text.json\neditor.text.json.scan.__doc__",
        "from somewhere import _other",
    ],
)
def test_the_reader_leaves_a_package_its_own_names(source: str):
    assert foreign_private_names(source, "editor.workflow") == []
