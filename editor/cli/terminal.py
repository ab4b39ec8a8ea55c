"""Output that a terminal, a pipe and an old locale can take, and the ends a command can come to."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it (128 + SIGINT)."""
READER_GONE = 141
"""The exit code where nobody reads the output any more (128 + SIGPIPE)."""


def plain(text: str) -> str:
    """The text on one line and without anything a terminal would obey: such characters come as escapes."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def complain(sentence: str) -> None:
    """Say on standard error what went wrong."""
    say(f"statewright: {plain(sentence)}")


def say(line: str) -> None:
    """Print a line on standard error, after what was printed on standard output so far.

    Nowhere, if standard error is closed: `print` would take standard output in its place.
    """
    if sys.stdout is not None:
        sys.stdout.flush()
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def can_show(text: str) -> bool:
    """Whether standard output's encoding has all the characters of a text."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def guarded(command: Callable[[], int]) -> int:
    """The exit code of a command, whatever end it comes to: done, refused by argparse, interrupted, output lost."""
    _write_all_characters(sys.stdout)
    _write_all_characters(sys.stderr)
    try:
        code = _ended(command)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except OSError as error:
        _drop_output()
        complain(f"The output cannot be written: {error.strerror}.")
        return 2
    return code


def _ended(command: Callable[[], int]) -> int:
    """The exit code of a command that may also end by SystemExit, as argparse does."""
    try:
        return command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def _write_all_characters(stream: TextIO | None) -> None:
    """Have a stream write what its encoding has no character for (a lone surrogate, too) as an escape."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Let what is still buffered go nowhere: Python would try to write it, and fail, once more at its end."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
