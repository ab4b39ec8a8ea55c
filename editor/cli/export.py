"""`statewright export`: a picture of a workflow, drawn without a window, or a Mermaid flowchart."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.problems import diagnostics, in_a_line
from editor.cli.sources import STANDARD_INPUT, name_of, read_source
from editor.cli.terminal import complain, say
from editor.errors import FileProblem
from editor.workflow.files import write_file
from editor.workflow.sidecar import read_sidecar

if TYPE_CHECKING:
    from editor.workflow.document import Document

EXIT_CODES = (
    "0 exported, of a broken text what can be read (errors on standard error); "
    "2 a wrong call, nothing to draw, or a file that cannot be read or written"
)
KINDS = {".svg": "SVG", ".png": "PNG", ".pdf": "PDF", ".mmd": "Mermaid"}
LEAST_SCALE, MOST_SCALE = 0.01, 100.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words this subcommand takes."""
    parser.add_argument("file", metavar="FILE", help="a workflow in JSON (.asl.json, .json), or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="the file to write; its ending says what: .svg, .png, .pdf, or .mmd for a Mermaid flowchart",
    )
    parser.add_argument("--dark", action="store_true", help="draw in dark colours (Mermaid: the reader's own)")
    parser.add_argument(
        "--direction", choices=("TB", "LR"), default="TB", help="flow from top to bottom (TB) or left to right (LR)"
    )
    parser.add_argument(
        "--scale", metavar="N", type=_scale, default=1.0, help="draw N times as large; 1: a pixel a unit (not Mermaid)"
    )


def run(arguments: argparse.Namespace) -> int:
    """0; FileProblem where a file cannot be read or written, or where there is nothing to draw."""
    target = Path(arguments.output)
    ending = _ending(arguments.output)
    name = name_of(arguments.file)
    document = read_source(arguments.file).document
    if not document.outline.states:
        raise FileProblem(f"There are no states to draw in {name}.")
    if ending == ".mmd":
        content = _chart(document, arguments.direction)
    else:
        content = _picture(_placed(document, arguments.file), ending, arguments)
    write_file(target, content)
    for diagnostic in diagnostics(document.tree):
        say(in_a_line(name, diagnostic))
    return 0


def _scale(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not LEAST_SCALE <= number <= MOST_SCALE:  # nor is what is no number
        raise argparse.ArgumentTypeError(f"{word} is no number between {LEAST_SCALE:g} and {MOST_SCALE:g}")
    return number


def _ending(word: str) -> str:
    """The ending of the file to write; raises FileProblem where it is none of those known."""
    known = ", ".join(f"{ending} ({kind})" for ending, kind in KINDS.items())
    if word == STANDARD_INPUT:
        raise FileProblem(f"Standard output has no ending that says what to make: name a file that ends in {known}.")
    ending = Path(word).suffix.lower()
    if ending not in KINDS:
        raise FileProblem(f"The ending of {word} says nothing of what to make. Known are {known}.")
    return ending


def _placed(document: Document, word: str) -> Document:
    """The document with its nodes where they were put by hand."""
    if word == STANDARD_INPUT:
        return document
    try:
        return document.with_placement(read_sidecar(Path(word)).placement)
    except FileProblem as problem:
        complain(str(problem))
        return document


def _chart(document: Document, direction: str) -> bytes:
    from editor.workflow.mermaid import mermaid

    return mermaid(document.outline, direction).encode("utf-8", "replace")


def _picture(document: Document, ending: str, arguments: argparse.Namespace) -> bytes:
    try:
        from editor.canvas.offscreen import drawn  # loads Qt: only where something is drawn
        from editor.layout.geometry import Direction
    except ImportError as error:
        raise FileProblem(f"Nothing can be drawn, a part of the window does not load: {error}.") from error
    return drawn(
        document,
        ending,
        dark=arguments.dark,
        direction=Direction(arguments.direction),
        scale=arguments.scale,
        title=Path(name_of(arguments.file)).name,
    )
