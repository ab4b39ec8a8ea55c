"""Several states of one scope, and how the rest of the scope leads into and out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.workflow.operations.deleting import outermost
from editor.workflow.operations.drafting import Refused, named, short, state_of
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.outline import Outline, Transition


@dataclass(frozen=True, slots=True)
class Selection:
    """States of one scope, at least one, in written order."""

    scope: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A selection with one way in and at most one way out, so that one state can stand in its place.

    `entry` is the state it is entered at, `onwards` the name of the state it goes on to, None where it ends.
    """

    selection: Selection
    entry: Path
    onwards: str | None


def selection_of(document: Document, paths: Iterable[Path]) -> Selection:
    """The states at the paths; what lies in another one of them goes with it. Refused where they share no scope."""
    chosen = outermost(paths)
    if not chosen:
        raise Refused("select one or more states first")
    for path in chosen:
        state_of(document, path)
    scopes = {path[:-2] for path in chosen}
    if len(scopes) > 1:
        raise Refused("the selected states belong to different branches: select states of one")
    among = set(chosen)
    scope = scopes.pop()
    return Selection(scope, tuple(path for path in document.outline.scopes[scope].states if path in among))


def count_label(names: Sequence[object]) -> str:
    """The one name, or how many states there are, for a label."""
    return short(names[0]) if len(names) == 1 else f"{len(names)} states"


def arriving_from_outside(outline: Outline, selection: Selection) -> list[Transition]:
    """The transitions that lead into a selection, the scope's StartAt among them, in written order by target."""
    among = set(selection.paths)
    return [
        transition
        for path in selection.paths
        for transition in outline.arriving(path)
        if transition.kind is TransitionKind.START or transition.source not in among
    ]


def first_state(outline: Outline, selection: Selection) -> Path:
    """The state a selection is entered at: by its scope's Start or from outside, else one nothing leads to."""
    outside = arriving_from_outside(outline, selection)
    for transition in sorted(outside, key=lambda transition: transition.kind is not TransitionKind.START):
        assert transition.target is not None
        return transition.target
    return next((path for path in selection.paths if not outline.arriving(path)), selection.paths[0])


def section_of(document: Document, paths: Iterable[Path]) -> Section:
    """The states at the paths as a section; refused, with the reason, where they are none."""
    selection = selection_of(document, paths)
    entries = dict.fromkeys(
        str(transition.target[-1])
        for transition in arriving_from_outside(document.outline, selection)
        if transition.target is not None
    )
    if len(entries) > 1:
        raise Refused(f"the selection is entered at {_listed(entries)}: select states with one way in")
    entry = first_state(document.outline, selection)
    return Section(selection, entry, _way_out(document.outline, selection))


def _way_out(outline: Outline, selection: Selection) -> str | None:
    leaving = _leaving(outline, selection)
    for transition in leaving:
        if transition.kind not in (TransitionKind.NEXT, TransitionKind.END):
            raise Refused(_why_no_way_out(transition))
    targets = dict.fromkeys(None if way.target is None else str(way.target[-1]) for way in leaving)
    if len(targets) > 1:
        names = _listed("End" if target is None else target for target in targets)
        raise Refused(f"the selection goes on to {names}: select states with one way out")
    return next(iter(targets), None)


def _leaving(outline: Outline, selection: Selection) -> list[Transition]:
    """The transitions that lead out of a selection, or end its scope with success; a Fail is no way out."""
    among = set(selection.paths)
    return [
        transition
        for path in selection.paths
        if outline.states[path].type != "Fail"
        for transition in outline.leaving(path)
        if transition.target not in among
    ]


def _why_no_way_out(transition: Transition) -> str:
    assert transition.target is not None
    source, target = named(transition.source[-1]), named(transition.target[-1])
    by = {TransitionKind.CHOICE: "a rule", TransitionKind.DEFAULT: "its Default"}.get(transition.kind, "a catcher")
    return f"{source} leads out of the selection by {by}, and only a Next can: select {target} too"


def _listed(names: Iterable[str]) -> str:
    """Names in a sentence, the first few of many."""
    quoted = [name if name == "End" else named(name) for name in names]
    shown = quoted if len(quoted) <= 3 else [*quoted[:2], f"{len(quoted) - 2} more"]
    return " and ".join((", ".join(shown[:-1]), shown[-1]) if len(shown) > 1 else shown)
