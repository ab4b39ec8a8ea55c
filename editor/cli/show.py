"""`statewright show`: the states of a workflow, as an outline to read or as JSON to work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.cli.problems import diagnostics, in_a_line
from editor.cli.sources import name_of, read_source
from editor.cli.terminal import can_show, plain, say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

EXIT_CODES = "0 shown, of a broken text what can be read; 2 a wrong call, or a file that cannot be read"


def add_arguments(parser: ArgumentParser) -> None:
    """The words this subcommand takes."""
    parser.add_argument("file", metavar="FILE", help="a workflow in JSON (.asl.json, .json), or - for standard input")
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text: a tree for people, errors on standard error; json: states, transitions and diagnostics",
    )


def run(arguments: Namespace) -> int:
    """0; FileProblem where the file cannot be read."""
    opened = read_source(arguments.file)
    if arguments.format == "json":
        from editor.cli.show_json import json_lines  # the words for choice rules load the vocabulary

        for line in json_lines(opened.document):
            print(line)
        return 0
    from editor.cli.show_tree import LINES, LINES_ASCII, tree_lines

    name = name_of(arguments.file)
    lines = LINES if can_show("".join(LINES)) else LINES_ASCII
    print(plain(name))
    for line in tree_lines(opened.document.outline, lines):
        print(line)
    for diagnostic in diagnostics(opened.document.tree):
        say(in_a_line(name, diagnostic))
    return 0
