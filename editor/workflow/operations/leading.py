"""Where states lead, as steps of a draft: what connecting, adding, deleting and moving states have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.query_language import machine_language, state_language
from editor.states.registry import state_type
from editor.workflow.operations.drafting import Refused, named
from editor.workflow.outline import TERMINAL_TYPES, TransitionKind

if TYPE_CHECKING:
    from editor.language.query_language import QueryLanguage
    from editor.text.draft import Draft
    from editor.text.format import Value
    from editor.text.tree import Node, Path
    from editor.workflow.document import Document
    from editor.workflow.outline import State, Transition

CATCH_ALL = "States.ALL"


def language_at(document: Document, path: Path) -> QueryLanguage:
    """The query language a state at a path is read in, or a new one inside a scope there would be."""
    root = document.tree.root
    machine = machine_language({} if root is None else shallow(root))
    state = document.outline.states.get(path)
    return machine if state is None else state_language(shallow(state.node), machine)


def shallow(node: Node) -> dict[str, Any]:
    """The plain strings among the members of an object: enough to tell what it is."""
    return {str(member.step): member.string for member in node.children() if member.string is not None}


def lead_to(draft: Draft, state: Path, name: str | None) -> None:
    """Let a state go on to another one, or end with None; the field that said so stays where it stands."""
    gone, new = ("Next", "End") if name is None else ("End", "Next")
    value: Value = True if name is None else name
    if draft.find((*state, gone)) is not None and draft.find((*state, new)) is None:
        draft.rename((*state, gone), new)
    draft.remove((*state, gone))
    draft.set((*state, new), value)


def append_to(draft: Draft, state: Path, field: str, item: Value) -> None:
    """Put an item at the end of a list field of a state, which comes to be where there is none."""
    node = draft.find((*state, field))
    if node is None:
        draft.set((*state, field), [item])
    elif node.is_array:
        draft.append((*state, field), item)
    else:
        raise Refused(f"{field} of {named(state[-1])} is no list: mend it in the text first")


def add_catcher(draft: Draft, state: Path, target: str) -> None:
    """Let a state catch every error that no catcher of its own catches yet."""
    append_to(draft, state, "Catch", {"ErrorEquals": [CATCH_ALL], "Next": target})


def add_rule(document: Document, draft: Draft, choice: Path, target: str) -> None:
    """Give a Choice one more rule, the one a new Choice has, for people to change."""
    kind = state_type("Choice")
    assert kind is not None
    rule = kind.template(language_at(document, choice))["Choices"][0]
    append_to(draft, choice, "Choices", {**rule, "Next": target})


def drop_transition(draft: Draft, transition: Transition) -> None:
    """Take a transition away; its rule or catcher goes with it, a state left without a Next ends."""
    match transition.kind:
        case TransitionKind.NEXT:
            lead_to(draft, transition.source, None)
        case TransitionKind.CHOICE:
            draft.remove(transition.path[:-1])
        case TransitionKind.CATCH:
            drop_item(draft, transition.path[:-1])
        case _:
            draft.remove(transition.path)


def drop_item(draft: Draft, path: Path) -> None:
    """Take an item out of a list field, and the field with the last of them."""
    draft.remove(path if draft.count(path[:-1]) > 1 else path[:-1])


def must_go_on(state: State) -> None:
    """Refuse where a state cannot have a Next."""
    if state.type in TERMINAL_TYPES:
        raise Refused(f"{named(state.name)} is a {state.type} state: it ends here, nothing follows it")
    kind = state_type(state.type)
    if kind is not None and not kind.has_next:
        raise Refused(f"{named(state.name)} is a {state.type} state: its rules and its Default say what follows")


def must_have_field(state: State, field: str) -> None:
    """Refuse where a state's type has no such field."""
    kind = state_type(state.type)
    if kind is not None and all(known.name != field for known in kind.fields):
        raise Refused(f"a {state.type} state has no {field}")


def usual_kind(state: State) -> TransitionKind:
    """What kind of transition a new one from a state is: of a Choice its Default, then one more rule."""
    if state.type != "Choice":
        return TransitionKind.NEXT
    return TransitionKind.DEFAULT if state.node.get("Default") is None else TransitionKind.CHOICE
