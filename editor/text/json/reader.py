"""A JSON text to its tree, and the tree of an edited text from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.edits import apply_edits
from editor.text.green import Container, Problem
from editor.text.json import patterns
from editor.text.json.brackets import imply_object, skip_space
from editor.text.json.quotes import read_scalar
from editor.text.json.recovery import read_odd
from editor.text.json.scanner import Scanner
from editor.text.json.splice import Splice, moved
from editor.text.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.text.edits import TextEdit
    from editor.text.format import Format
    from editor.text.green import Green


def scan(form: Format, text: str) -> Tree:
    """The tree of a text. Where brackets do not pair up, the better of two readings."""
    plain, balanced = _read(form, text, by_indentation=False)
    if balanced:
        return plain
    hinted, _ = _read(form, text, by_indentation=True)
    return hinted if _trouble(hinted) <= _trouble(plain) else plain


def _trouble(tree: Tree) -> int:
    """How many problems a reading found, an item without a name or text nobody understood counting for many."""
    heavy = {"unexpected-text": 10, "missing-name": 10, "text-after-end": 10, "duplicate-key": 0, "comment": 0}
    return sum(heavy.get(problem.code, 1) for problem in tree.syntax_problems)


def _read(form: Format, text: str, by_indentation: bool) -> tuple[Tree, bool]:
    """One reading, and whether every bracket had its partner."""
    scanner = Scanner(text, read_odd, by_indentation)
    problems = skip_space(scanner, None)
    problems += _skip_to_root(scanner)
    start = scanner.place
    root = _read_root(scanner)
    if root is None:
        return Tree(text, form, None, 0, (*problems, _nothing(text, start)), separable=False), True
    problems += skip_space(scanner, None)
    if scanner.place < len(text):
        scanner.unbalanced = True
        problems.append(Problem("text-after-end", scanner.place, len(text) - scanner.place))
    separable = not (by_indentation or scanner.unbalanced or scanner.looked_ahead)
    return Tree(text, form, root, start, tuple(problems), separable), not scanner.unbalanced


def _nothing(text: str, start: int) -> Problem:
    """What is wrong with a text without any value."""
    words = text[start:].rstrip()
    return Problem("unexpected-text", start, len(words), words[:40]) if words else Problem("empty", 0, 0)


def _skip_to_root(scanner: Scanner) -> list[Problem]:
    """Pass over text before the first bracket, unless that text is a value itself."""
    start = scanner.place
    bracket = scanner.text.find("{", start)
    is_value = scanner.text[start : start + 1] in ('"', "[") or patterns.PLACEHOLDER.match(scanner.text, start)
    if bracket <= start or is_value:
        return []
    scanner.place = bracket
    words = scanner.text[start:bracket].rstrip()
    return [Problem("unexpected-text", start, len(words), words[:40])]


def _read_root(scanner: Scanner) -> Green | None:
    start = scanner.place
    if start >= len(scanner.text):
        return None
    if scanner.text[start] in "{[":
        return scanner.read(start)
    return scanner.read_on() if imply_object(scanner, None, 0) else read_scalar(scanner)


def rescan(tree: Tree, edits: Sequence[TextEdit]) -> Tree:
    """The tree of the edited text: the smallest stretch around an edit is read again, the rest is kept.

    Equal to a scan of the whole text. Edits at several places are done one after the other, from the last to the
    first, so that the places of those to come hold.
    """
    if len(edits) > 8:
        return scan(tree.format, apply_edits(tree.text, edits))
    for edit in reversed(edits):
        tree = _after_edit(tree, edit)
    return tree


def _after_edit(tree: Tree, edit: TextEdit) -> Tree:
    text = apply_edits(tree.text, (edit,))
    splice = Splice(tree.text, text, edit)
    start = tree.start + (splice.shift if edit.end <= tree.start else 0)
    root = _root_after(tree, splice, start) if tree.separable else None
    if root is None:
        return scan(tree.format, text)
    return Tree(text, tree.format, root, start, moved(tree.problems, edit.start, splice.shift), separable=True)


def _root_after(tree: Tree, splice: Splice, start: int) -> Green | None:
    """The root, now at `start`; None where the whole text must be read."""
    root = tree.green
    if not isinstance(root, Container):
        return None
    if start != tree.start or splice.edit.start >= tree.start + root.width or splice.edit.end <= tree.start:
        return root if _is_bare(tree, splice.new, start) else None
    return splice.value(root, start, 0)


def _is_bare(tree: Tree, text: str, start: int) -> bool:
    """Whether a healthy root, now at `start`, has nothing but white space around it."""
    assert tree.green is not None
    around = text[:start] + text[start + tree.green.width :]
    return not tree.problems and not tree.green.troubled and not around.strip(" \t\r\n")
