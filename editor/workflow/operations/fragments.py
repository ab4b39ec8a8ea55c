"""States on their way from one place to another, as a document of their own: a machine that holds them.

A fragment keeps the text of its states as it was written, can be opened as a workflow, and is what the clipboard
holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.draft import Draft
from editor.workflow.document import Document
from editor.workflow.operations.names import free_name
from editor.workflow.operations.selection import Selection, first_state

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from editor.text.format import Edits, Format, Value
    from editor.text.tree import Path
    from editor.workflow.outline import Outline


def fragment_of(document: Document, selection: Selection) -> Document:
    """The selected states as a fragment, in the query language and the style of their document."""
    tree = document.tree
    root = tree.root
    language = None if root is None else root.get("QueryLanguage")
    machine: dict[str, Value] = {} if language is None else {"QueryLanguage": tree.format.verbatim(tree, language.path)}
    machine["StartAt"] = str(first_state(document.outline, selection)[-1])
    machine["States"] = {str(path[-1]): tree.format.lifted(tree, path) for path in selection.paths}
    whole = tree.format.rescan(tree, tree.format.set_value(tree, (), machine))
    assert whole.root is not None
    return Document(whole.text[whole.root.start : whole.root.end], document.format)


def entry_of(fragment: Document) -> str:
    """The name of the state a fragment starts with, or would start with if it said so."""
    outline = fragment.outline
    start = outline.transitions.get(("StartAt",))
    if start is not None and start.target in outline.states:
        return str(start.target[-1])
    return str(first_state(outline, Selection((), outline.scopes[()].states))[-1])


def names_of(fragment: Document) -> list[str]:
    """The names of the states a fragment carries, without those inside them."""
    return [str(path[-1]) for path in fragment.outline.scopes[()].states]


def machine_of(fragment: Document, target: Format) -> dict[str, Value]:
    """The fragment as a value to be written into a document of some format."""
    return {"StartAt": entry_of(fragment), "States": states_of(fragment, target)}


def states_of(fragment: Document, target: Format) -> dict[str, Value]:
    """The states of a fragment by name, to be written into a document of some format: as they are written, where
    the format is the same.
    """
    tree = fragment.tree
    if fragment.format is target:
        return {name: tree.format.lifted(tree, ("States", name)) for name in names_of(fragment)}
    found = ((name, tree.find(("States", name))) for name in names_of(fragment))
    return {name: node.value for name, node in found if node is not None}


def with_other_names(fragment: Document, taken: Collection[str]) -> Document:
    """The fragment with free names for the states, inner ones too, whose names are taken; what leads there follows."""
    names = _other_names(fragment.outline, taken)
    return drafted(fragment, lambda draft: draft.change(_renamings(fragment, names)))


def _other_names(outline: Outline, taken: Collection[str]) -> Mapping[Path, str]:
    """New names for the states that need one; two states of one name, in two scopes, need one as well.

    None of them is a name that something in the fragment leads to: it means a state elsewhere.
    """
    used = set(taken)
    renamed: list[Path] = []
    for path, state in outline.states.items():
        renamed += [path] if state.name in used else []
        used.add(state.name)
    used |= {str(transition.target[-1]) for transition in outline.transitions.values() if transition.target is not None}
    names: dict[Path, str] = {}
    for path in renamed:
        names[path] = free_name(str(path[-1]), used)
        used.add(names[path])
    return names


def _renamings(fragment: Document, names: Mapping[Path, str]) -> Iterator[Edits]:
    tree = fragment.tree
    for path, name in names.items():
        yield tree.format.rename(tree, path, name)
        for transition in fragment.outline.arriving(path):
            yield tree.format.set_value(tree, transition.path, name)


def taken_outside(document: Document, paths: Collection[Path]) -> set[str]:
    """The names of all states of a document but those at the paths and those inside them."""
    inside = {state.path for path in paths for state in document.outline.within(path)}
    return {state.name for path, state in document.outline.states.items() if path not in inside}


def drafted(fragment: Document, steps: Callable[[Draft], None]) -> Document:
    """The fragment with the steps of a draft done."""
    draft = Draft(fragment.tree)
    steps(draft)
    return fragment.with_text_edits(draft.edits)
