"""What is wrong with a text, as a program and as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from editor.cli.terminal import plain

if TYPE_CHECKING:
    from editor.text.tree import Tree

ERROR = "error"
WARNING = "warning"
_WARNINGS = frozenset({"duplicate-key"})  # all else AWS refuses


class Diagnostic(TypedDict):
    """Something wrong at a place: `start` and `end` in code points, line and column from 1."""

    code: str
    severity: str
    message: str
    start: int
    end: int
    line: int
    column: int


def diagnostics(tree: Tree) -> list[Diagnostic]:
    """What is wrong with how a text is written, sorted by place, the first thousand of it."""
    found: list[Diagnostic] = []
    for code, span, message in tree.syntax_problems:
        line, column = tree.lines.position(span.start)
        severity = WARNING if code in _WARNINGS else ERROR
        found.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                start=span.start,
                end=span.end,
                line=line,
                column=column,
            )
        )
    return found


def in_a_line(name: str, diagnostic: Diagnostic) -> str:
    """A diagnostic as compilers print it: `file:line:column: severity: sentence`."""
    place = f"{plain(name)}:{diagnostic['line']}:{diagnostic['column']}"
    return f"{place}: {diagnostic['severity']}: {plain(diagnostic['message'])}"
