"""`statewright format`: workflow files laid out in the canonical way, or checked for it."""

from __future__ import annotations

import sys
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.problems import ERROR, diagnostics, in_a_line
from editor.cli.sources import STANDARD_INPUT, name_of, read_source
from editor.cli.terminal import complain, plain, say
from editor.errors import EditProblem, FileProblem, StatewrightError
from editor.text.encoding import encode
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from editor.cli.problems import Diagnostic
    from editor.text.tree import Tree
    from editor.workflow.files import OpenedFile

EXIT_CODES = (
    "0 all files are in the canonical layout now; 1 with --check: some are not; "
    "2 a wrong call, or a file that cannot be read, understood or written (the others are done)"
)
_MOST_SHOWN = 20


def add_arguments(parser: ArgumentParser) -> None:
    """The words this subcommand takes."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a workflow in JSON (.asl.json, .json); - reads standard input and writes standard output",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the files that are not in the canonical layout"
    )


def run(arguments: Namespace) -> int:
    """0; 1 where --check found something; 2 where a file cannot be read, understood or written (the others are)."""
    return max(_format(word, check=arguments.check) for word in arguments.files)


def _format(word: str, *, check: bool) -> int:
    try:
        opened = read_source(word)
        tree = opened.document.tree
        try:
            laid_out = tree.format.layout(tree)
        except EditProblem as problem:
            _say_what_is_broken(name_of(word), tree, problem)
            return 2
        return _check(word, opened, laid_out) if check else _rewrite(word, opened, laid_out)
    except StatewrightError as error:
        complain(str(error))
        return 2


def _check(word: str, opened: OpenedFile, laid_out: str) -> int:
    if laid_out == opened.document.text:
        return 0
    print(f"{plain(name_of(word))} is not in the canonical layout.")
    return 1


def _rewrite(word: str, opened: OpenedFile, laid_out: str) -> int:
    content = encode(laid_out, opened.encoding)
    if word == STANDARD_INPUT:
        _write_output(content)
    elif laid_out != opened.document.text:
        write_file(Path(word), content)
    return 0


def _write_output(content: bytes) -> None:
    """Write bytes to standard output as they are: in the encoding and with the line ends of the input."""
    if sys.stdout is None:
        raise FileProblem("Standard output is closed.")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _say_what_is_broken(name: str, tree: Tree, problem: EditProblem) -> None:
    """Tell the error that keeps a text from being laid out, and those after it."""
    found = dropwhile(lambda diagnostic: not _is_about(problem, diagnostic), diagnostics(tree))
    errors = [diagnostic for diagnostic in found if diagnostic["severity"] == ERROR]
    if not errors:
        complain(f"{name}: {problem}")
    for diagnostic in errors[:_MOST_SHOWN]:
        say(in_a_line(name, diagnostic))
    if len(errors) > _MOST_SHOWN:
        complain(f"{name} has {len(errors) - _MOST_SHOWN} more errors.")


def _is_about(problem: EditProblem, diagnostic: Diagnostic) -> bool:
    """Whether the layout refused a text because of a diagnostic; it says so with place and sentence."""
    return str(problem) == f"line {diagnostic['line']}, column {diagnostic['column']}: {diagnostic['message']}"
