"""The `statewright` command: a first word that is a subcommand wins, everything else opens the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from editor import __version__
from editor.cli.commands import call, listing, subcommand
from editor.cli.terminal import complain, guarded, say

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE = """usage: statewright [FILE...]             open workflows in a window
       statewright SUBCOMMAND [WORD...]  work without a window
       statewright SUBCOMMAND --help     say what a subcommand takes
       statewright --version | --help"""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of `statewright ARGV` (the process's own words when None).

    0 done, 1 what was checked is not in order, 2 a wrong call or a file that cannot be read or written, 130 Ctrl+C.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    chosen = subcommand(words[0]) if words else None
    if chosen is not None:
        return call(chosen, words[1:])
    if words and words[0].startswith("-") and words[0] != "--":
        return guarded(lambda: _answer(words[0]))
    return _open_window(words[1:] if words[:1] == ["--"] else words)


def _answer(option: str) -> int:
    """What an option of the command itself prints."""
    if option == "--version":
        print(f"statewright {__version__}")
        return 0
    if option in {"-h", "--help"}:
        print(f"{USAGE}\n\nsubcommands:\n{listing()}\n\nA file with the name of a subcommand is opened as ./NAME.")
        return 0
    complain(f"There is no option {option}.")
    say(USAGE)
    return 2


def _open_window(paths: list[str]) -> int:
    try:
        from editor.app.main import run  # loads Qt: only where a window is wanted
    except ImportError as error:
        complain(f"The window cannot be opened, a part of it does not load: {error}.")
        return 2
    return run(paths)


if __name__ == "__main__":
    sys.exit(main())
