"""Connecting states: new transitions, and either end of one moved elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.anchors import end_of, is_end, is_start, scope_of_key, start_of
from editor.workflow.operations.drafting import (
    Refused,
    draft_of,
    edit_of,
    named,
    operation,
    short,
    state_of,
    transition_of,
)
from editor.workflow.operations.leading import (
    add_catcher,
    add_rule,
    append_to,
    drop_transition,
    errors_of,
    lead_to,
    must_go_on,
    must_have_field,
    put_catcher,
    start_at,
    usual_kind,
)
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.text.draft import Draft
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import State, Transition


@operation
def connect(document: Document, source: Path, target: Path, kind: TransitionKind | None = None) -> Edit:
    """Lead from a state (or Start) to another one (or End) of its scope.

    Without a `kind`, a Choice gets a Default, and where it has one already another rule; every other state gets its
    Next, whatever it led to before.
    """
    _must_share_scope(document, source, target)
    if is_start(source):
        return _start_at(document, target)
    state = state_of(document, source)
    draft = draft_of(document)
    match kind or usual_kind(state):
        case TransitionKind.CATCH:
            must_have_field(state, "Catch")
            add_catcher(draft, source, _target_name(target))
        case TransitionKind.CHOICE:
            must_have_field(state, "Choices")
            add_rule(document, draft, source, _target_name(target))
        case TransitionKind.DEFAULT:
            must_have_field(state, "Default")
            draft.set((*source, "Default"), _target_name(target))
        case _:
            must_go_on(state)
            lead_to(draft, source, None if is_end(target) else str(target[-1]))
    return edit_of(document, draft, f"Connect {short(state.name)} to {_end_label(target)}", select=(source,))


@operation
def disconnect(document: Document, path: Path) -> Edit:
    """Take a transition away: a rule or catcher goes with it, and a state left without a Next ends."""
    transition = transition_of(document, path)
    if transition.kind is TransitionKind.START:
        raise Refused("a workflow must start somewhere: drag Start to another state instead")
    if transition.kind is TransitionKind.END:
        raise Refused("a state that leads nowhere must end: connect it to another state instead")
    draft = draft_of(document)
    drop_transition(draft, transition)
    return edit_of(document, draft, f"Disconnect {_label(transition)}", select=(transition.source,))


@operation
def reconnect_target(document: Document, path: Path, target: Path) -> Edit:
    """Let a transition lead to another state (or End) of its scope."""
    transition = transition_of(document, path)
    at_start = transition.kind is TransitionKind.START
    _must_share_scope(document, start_of(transition.source) if at_start else transition.source, target)
    if at_start:
        return _start_at(document, target)
    draft = draft_of(document)
    if transition.kind in (TransitionKind.NEXT, TransitionKind.END):
        must_go_on(state_of(document, transition.source))
        lead_to(draft, transition.source, None if is_end(target) else str(target[-1]))
    else:
        draft.set(path, _target_name(target))
    label = f"Connect {short(transition.source[-1])} to {_end_label(target)}"
    return edit_of(document, draft, label, select=(transition.source,))


@operation
def reconnect_source(document: Document, path: Path, source: Path) -> Edit:
    """Let a transition begin at another state of its scope: its rule or catcher moves there with it."""
    transition = transition_of(document, path)
    if transition.kind is TransitionKind.START or is_start(source) or is_end(source):
        raise Refused("only a transition between two states can begin elsewhere")
    state = state_of(document, source)
    if source == transition.source:
        raise Refused("that is where it begins already")
    _must_share_scope(document, source, transition.target or end_of(transition.source[:-2]))
    draft = draft_of(document)
    _move_source(draft, transition, state)
    return edit_of(
        document,
        draft,
        f"Move the transition of {short(transition.source[-1])} to {short(state.name)}",
        select=(source,),
    )


def _move_source(draft: Draft, transition: Transition, state: State) -> None:
    """Take a transition from its source and give it to another state."""
    name = None if transition.target is None else str(transition.target[-1])
    match transition.kind:
        case TransitionKind.CHOICE:
            must_have_field(state, "Choices")
            rule = draft.verbatim(transition.path[:-1])
            drop_transition(draft, transition)
            append_to(draft, state.path, "Choices", rule)
        case TransitionKind.CATCH:
            must_have_field(state, "Catch")
            _move_catcher(draft, transition, state)
        case TransitionKind.DEFAULT:
            must_have_field(state, "Default")
            if state.node.get("Default") is not None:
                raise Refused(f"{named(state.name)} has a Default already")
            drop_transition(draft, transition)
            draft.set((*state.path, "Default"), name)
        case _:
            must_go_on(state)
            if transition.kind is TransitionKind.NEXT:
                drop_transition(draft, transition)
            lead_to(draft, state.path, name)


def _move_catcher(draft: Draft, transition: Transition, state: State) -> None:
    catcher = transition.path[:-1]
    node = draft.find(catcher)
    assert node is not None
    errors, text = errors_of(node), draft.verbatim(catcher)
    drop_transition(draft, transition)
    put_catcher(draft, state.path, text, errors)


@operation
def set_start(document: Document, state: Path) -> Edit:
    """Let the scope of a state start with it."""
    return _start_at(document, state)


def _start_at(document: Document, target: Path) -> Edit:
    if is_start(target) or is_end(target):
        raise Refused("a workflow starts with a state")
    state = state_of(document, target)
    draft = draft_of(document)
    start_at(draft, state.scope, state.name)
    return edit_of(document, draft, f"Start at {short(state.name)}", select=(target,))


def _must_share_scope(document: Document, source: Path, target: Path) -> None:
    if is_start(target) or is_end(source):
        raise Refused("a transition leads from Start or a state to a state or End")
    if scope_of_key(source) != scope_of_key(target):
        raise Refused(_why_not_across(document, source, target))
    if not is_end(target) and target not in document.outline.states:
        raise Refused(f"there is no state {named(target[-1])} here")


def _why_not_across(document: Document, source: Path, target: Path) -> str:
    """The sentence for a transition that would cross the border of a Parallel or Map."""
    for key in (source, target):
        box = document.outline.state_at(scope_of_key(key))
        if box is not None:
            inside = "leaves" if key is source else "enters"
            return f"no transition {inside} {named(box.name)}: connect {named(box.name)} itself"
    return "a transition stays within its workflow"


def _target_name(target: Path) -> str:
    if is_end(target):
        raise Refused("only a Next can become an End: let it lead to a Succeed state instead")
    return str(target[-1])


def _end_label(target: Path) -> str:
    return "End" if is_end(target) else short(target[-1])


def _label(transition: Transition) -> str:
    target = "End" if transition.target is None else short(transition.target[-1])
    return f"{short(transition.source[-1])} from {target}"
