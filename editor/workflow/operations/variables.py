"""A variable under another name: where it is assigned and wherever it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.language.jsonata_scopes import BUILTIN_FUNCTIONS
from editor.language.query_language import QueryLanguage
from editor.language.variables import rename_variable as renamed_in
from editor.language.variables import variable_name_problem, variable_references
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation, short
from editor.workflow.variables import mentions_of, scopes_around, visible_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from editor.text.format import Edits
    from editor.text.tree import Path, Tree
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import Outline
    from editor.workflow.variables import Mentions


@operation
def rename_variable(document: Document, path: Path, old: str, new: str) -> Edit:
    """Give the variable that is seen as `old` at a path (of a state or scope) another name, without the `$`.

    It is renamed where it is assigned and read, in its scope and those inside; a variable of the same name that a
    scope inside assigns itself is another one.
    """
    problem = variable_name_problem(new)
    if problem is not None:
        raise Refused(problem)
    if new == old:
        raise Refused("that is how it is already")
    outline = document.outline
    scope = _scope_of(outline, path, old)
    seen = [mentions_of(outline, state) for state in visible_states(outline, scope)]
    _must_be_free(outline, scope, seen, new)
    draft = draft_of(document)
    draft.change(
        change for mentions in _of_one(seen, scope, old) for change in _renamings(document.tree, mentions, old, new)
    )
    state = outline.state_at(path)
    select = () if state is None else (state.path,)
    return edit_of(document, draft, f"Rename ${short(old)} to ${short(new)}", select=select)


def _scope_of(outline: Outline, path: Path, name: str) -> Path:
    """The scope whose variable is meant by a name at a path: the innermost that assigns it."""
    for scope in scopes_around(outline, path):
        if _who_assigns(_own(outline, scope), name) is not None:
            return scope
    raise Refused(f"no state assigns the variable {named(name)} here")


def _own(outline: Outline, scope: Path) -> Iterator[Mentions]:
    return (mentions_of(outline, outline.states[state]) for state in outline.scopes[scope].states)


def _who_assigns(among: Iterable[Mentions], name: str) -> str | None:
    return next((mentions.state.name for mentions in among if mentions.assigns(name)), None)


def _must_be_free(outline: Outline, scope: Path, seen: list[Mentions], name: str) -> None:
    """Refuse a name that another variable has, seen here or inside: a scope inside cannot hide one from outside."""
    around = (mentions for other in scopes_around(outline, scope) for mentions in _own(outline, other))
    who = _who_assigns(seen, name) or _who_assigns(around, name)
    if who is not None:
        raise Refused(f"{named(who)} assigns a variable {named(name)} already")


def _of_one(seen: list[Mentions], scope: Path, name: str) -> Iterator[Mentions]:
    """The states that mean the variable of the scope, not one of the same name that a scope inside assigns."""
    hiding = {mentions.state.scope for mentions in seen if mentions.assigns(name)} - {scope}
    for mentions in seen:
        if not any(mentions.state.scope[: len(inner)] == inner for inner in hiding):
            yield mentions


def _renamings(tree: Tree, mentions: Mentions, old: str, new: str) -> Iterator[Edits]:
    """The changes to the names and strings of one state."""
    for assignment in mentions.assignments:
        if assignment.name == old:
            yield tree.format.rename(tree, assignment.node.path, new + assignment.suffix)
    for node in mentions.strings:
        text = node.string or ""
        renamed = renamed_in(text, old, new, mentions.language)
        if renamed != text:
            _must_mean_the_same(mentions, text, renamed, old, new)
            yield tree.format.set_value(tree, node.path, renamed)


def _must_mean_the_same(mentions: Mentions, text: str, renamed: str, old: str, new: str) -> None:
    """Refuse a name that means something else inside an expression."""
    if mentions.language is not QueryLanguage.JSONATA:
        return
    where = named(mentions.state.name)
    if new in BUILTIN_FUNCTIONS:
        raise Refused(f"{named(new)} is a function of JSONata: {where} could not call it any more")
    before = [reference.name for reference in variable_references(text, mentions.language)]
    after = [reference.name for reference in variable_references(renamed, mentions.language)]
    if after != [new if name == old else name for name in before]:
        raise Refused(f"an expression in {where} has a {named(new)} of its own: it would hide the variable")
