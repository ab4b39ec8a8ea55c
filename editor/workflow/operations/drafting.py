"""What every operation is made of: a draft of the text, looked at as a workflow, that becomes an Edit in the end."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from editor.errors import EditProblem
from editor.text.draft import Draft
from editor.text.tree import Span
from editor.workflow.edit import Edit, Rejection
from editor.workflow.identity import renamed_paths
from editor.workflow.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from editor.text.edits import TextEdit
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.outline import State, Transition

_P = ParamSpec("_P")
_Answer = TypeVar("_Answer")
LONGEST_LABEL_NAME = 30


class Refused(EditProblem):
    """Raised inside an operation where it cannot be done; the message is the reason."""


def operation(
    function: Callable[Concatenate[Document, _P], _Answer],
) -> Callable[Concatenate[Document, _P], _Answer | Rejection]:
    """Make a function that raises EditProblem one that answers with a Rejection instead."""

    @wraps(function)
    def answered(document: Document, /, *args: _P.args, **kwargs: _P.kwargs) -> _Answer | Rejection:
        try:
            return function(document, *args, **kwargs)
        except EditProblem as problem:
            return Rejection(_sentence(str(problem)))

    return answered


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def edit_of(
    document: Document,
    draft: Draft,
    label: str,
    *,
    select: Iterable[Path] = (),
    merge_key: str | None = None,
    brought: int = 0,
) -> Edit:
    """The edit a draft of a document comes to; refused where it changes nothing or makes the text read worse.

    `brought` is how many syntax problems came with text that was put in as it is written elsewhere.
    """
    if len(draft.tree.syntax_problems) > len(document.tree.syntax_problems) + brought:
        raise Refused(_why_unreadable(document, draft))
    if not draft.edits:
        raise Refused("that is how it is already")
    edit = Edit(label, draft.edits, merge_key=merge_key, select=tuple(select))
    if document.tree.syntax_problems and not _reads_as_meant(document, draft, edit):
        raise Refused(_why_unreadable(document, draft))
    return edit


def _reads_as_meant(document: Document, draft: Draft, edit: Edit) -> bool:
    """Whether states of a broken text came and went only where the edit wrote and deleted, and no other way."""
    before, after = document.outline, Outline(draft.tree, document.outline)
    renamed = renamed_paths(before, after, edit.text_edits)
    known = {*before.states, *renamed.values()}
    gone = [state.key for path, state in before.states.items() if path not in after.states and path not in renamed]
    come = [state.key for path, state in after.states.items() if path not in known]
    deleted, written = _stretches(edit.text_edits)
    is_there = all(path in after.states for path in edit.select)
    return is_there and all(_meets(key, deleted) for key in gone) and all(_meets(key, written) for key in come)


def _stretches(edits: Sequence[TextEdit]) -> tuple[list[Span], list[Span]]:
    """What edits take out of a text, and what they put into the edited one."""
    deleted, written, shift = [], [], 0
    for start, end, text in edits:
        deleted.append(Span(start, end))
        written.append(Span(start + shift, start + shift + len(text)))
        shift += len(text) - (end - start)
    return deleted, written


def _meets(key: Span, stretches: Iterable[Span]) -> bool:
    return any(stretch.start < key.end and key.start < stretch.end for stretch in stretches)


def _why_unreadable(document: Document, draft: Draft) -> str:
    """What is to be mended before an edit comes out as it is meant, or what is wrong with what it would write."""
    if not document.tree.syntax_problems:
        return f"this cannot be written: {draft.tree.syntax_problems[0].message}"
    problem = min(document.tree.syntax_problems, key=lambda problem: _distance(problem.span, draft.edits))
    line = document.tree.lines.position(problem.span.start).line
    return f"the text cannot be changed here before line {line} is mended: {problem.message}"


def _distance(place: Span, edits: Sequence[TextEdit]) -> int:
    """How far a place is from the nearest of some edits, in code points."""
    return min((max(0, place.start - edit.end, edit.start - place.end) for edit in edits), default=0)


def draft_of(document: Document) -> Draft:
    """A draft that begins with a document's text."""
    return Draft(document.tree)


def state_of(document: Document, path: Path) -> State:
    """The state at a path; refused where there is none, or where it is no object yet."""
    state = document.outline.states.get(path)
    if state is None:
        raise Refused(f"there is no state {named(path[-1] if path else '')} here")
    if not state.node.is_object:
        raise Refused(f"{named(state.name)} has no fields yet: give it a value in braces first")
    return state


def transition_of(document: Document, path: Path) -> Transition:
    """The transition whose field stands at a path."""
    transition = document.outline.transitions.get(path)
    if transition is None:
        raise Refused("there is no such transition any more")
    return transition


def named(name: object) -> str:
    """A name inside a sentence: in quotes, so that it is told from the words around it."""
    return f'"{short(name)}"'


def short(name: object) -> str:
    """A name for a label, in one line and shortened where it is long."""
    text = " ".join(str(name).split())
    return text if len(text) <= LONGEST_LABEL_NAME else f"{text[: LONGEST_LABEL_NAME - 1]}…"
