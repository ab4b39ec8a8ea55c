"""The recorded and collected cases the program is measured against, read where they lie.

They are kept outside the project, in the folder the environment variable STATEWRIGHT_CORPUS names, by default
`../shared/corpus` beside the checkout. Without that folder a test that asks for a case is skipped (asked while a module
is imported, to parametrize: the whole module), so keep tests that need no corpus in modules of their own.

What is read is shared by all tests: copy a value before changing it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

VARIABLE = "STATEWRIGHT_CORPUS"
DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class Definition:
    """One real workflow file and what the catalogue counted in it (fields: the folder's README)."""

    path: Path
    entry: dict[str, Any]

    def __str__(self) -> str:
        return str(self.entry["slug"])

    @property
    def content(self) -> bytes:
        """The file, byte for byte."""
        return self.path.read_bytes()

    @property
    def text(self) -> str:
        """The file decoded as UTF-8 with every line end and byte order mark as it stands."""
        return self.content.decode("utf-8")


def corpus_root() -> Path:
    """The folder the corpus should lie in, there or not."""
    return Path(os.environ.get(VARIABLE) or DEFAULT).resolve()


def corpus_problem() -> str | None:
    """Why the run cannot start: the variable names a folder that is not there."""
    if os.environ.get(VARIABLE) and not corpus_root().is_dir():
        return f"{VARIABLE} names {os.environ[VARIABLE]}, which is not a folder."
    return None


def corpus_path(*parts: str) -> Path:
    """A file or folder of the corpus; skips the test where there is no corpus, fails where only this is missing."""
    root = corpus_root()
    if not root.is_dir():
        pytest.skip(f"no corpus: {VARIABLE} is not set and ../shared/corpus is absent", allow_module_level=True)
    path = root.joinpath(*parts)
    assert path.exists(), f"{path} is missing from the corpus"
    return path


def corpus_files(folder: str, pattern: str = "*.json") -> tuple[Path, ...]:
    """The files of a corpus folder whose names match, sorted by name; at least one."""
    files = tuple(sorted(corpus_path(folder).glob(pattern)))
    assert files, f"no {pattern} in the corpus folder {folder}"
    return files


@cache
def corpus_json(*parts: str) -> Any:
    """The value of a JSON file of the corpus."""
    return json.loads(corpus_path(*parts).read_bytes())


@cache
def corpus_lines(*parts: str) -> tuple[Any, ...]:
    """The values of a JSONL file of the corpus, a line each."""
    lines = corpus_path(*parts).read_bytes().split(b"\n")
    return tuple(json.loads(line) for line in lines if line.strip())


@cache
def definitions(*formats: str) -> tuple[Definition, ...]:
    """The real workflows of the formats named (`json yaml sam cfn terraform`; none: all), in the catalogue's order."""
    folder = corpus_path("definitions")
    entries = corpus_json("definitions", "catalog.json")["files"]
    return tuple(
        Definition(folder / entry["file"], entry) for entry in entries if not formats or entry["format"] in formats
    )
