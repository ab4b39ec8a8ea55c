"""The subcommands of `statewright`, one entry each, and how one is called.

A subcommand is a module with `add_arguments(parser)` and `run(arguments) -> int`. It is imported when it is called, so
none pays for what another needs.
"""

from __future__ import annotations

import argparse
import importlib
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from editor.cli.terminal import complain, guarded
from editor.errors import StatewrightError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Subcommand(NamedTuple):
    """A first word of the command line, what it does in a sentence, and the module that does it."""

    name: str
    summary: str
    module: str


SUBCOMMANDS = (
    Subcommand("export", "Draw a workflow as SVG, PNG or PDF, or as a Mermaid flowchart.", "editor.cli.export"),
    Subcommand("format", "Lay workflow files out in the canonical way.", "editor.cli.format"),
    Subcommand("run", "Run a workflow as AWS would, on a virtual clock.", "editor.cli.run"),
    Subcommand("show", "Print the states of a workflow as an outline.", "editor.cli.show"),
    Subcommand("test", "Run workflows against test cases with mocks.", "editor.cli.suite"),
    Subcommand("test-state", "Test one state by itself, as the TestState API does.", "editor.cli.state_test"),
)


class _Module(Protocol):
    """What a subcommand's module has. `EXIT_CODES` says what each of its exit codes means."""

    EXIT_CODES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def subcommand(word: str) -> Subcommand | None:
    """The subcommand of a name, if there is one."""
    return next((known for known in SUBCOMMANDS if known.name == word), None)


def call(chosen: Subcommand, words: Sequence[str]) -> int:
    """The exit code of a subcommand called with the words after its name."""
    return guarded(lambda: _run(chosen, words))


def _run(chosen: Subcommand, words: Sequence[str]) -> int:
    module = cast("_Module", importlib.import_module(chosen.module))
    parser = argparse.ArgumentParser(
        prog=f"statewright {chosen.name}",
        description=chosen.summary,
        epilog=f"exit codes: {module.EXIT_CODES}",
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    try:
        return module.run(parser.parse_args(words))
    except StatewrightError as error:
        complain(str(error))
        return 2


def listing() -> str:
    """The subcommands for `--help`, a line each."""
    width = max(len(known.name) for known in SUBCOMMANDS)
    return "\n".join(f"  {known.name:<{width}}  {known.summary}" for known in SUBCOMMANDS)
