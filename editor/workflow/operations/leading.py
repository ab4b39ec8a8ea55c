"""Where states lead, as steps of a draft: what connecting, adding, deleting and moving states have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editor.language.error_names import ALL, TASK_FAILED, TIMEOUT
from editor.language.query_language import machine_language, state_language
from editor.states.registry import state_type
from editor.workflow.operations.drafting import Refused, named
from editor.workflow.outline import TERMINAL_TYPES, TransitionKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.language.query_language import QueryLanguage
    from editor.text.draft import Draft
    from editor.text.format import Value
    from editor.text.tree import Node, Path
    from editor.workflow.document import Document
    from editor.workflow.outline import State, Transition

_USUAL_ERRORS = (ALL, TASK_FAILED, TIMEOUT)


def language_at(document: Document, path: Path) -> QueryLanguage:
    """The query language a state at a path is read in, or a new one inside a scope there would be."""
    root = document.tree.root
    machine = machine_language({} if root is None else shallow(root))
    state = document.outline.states.get(path)
    return machine if state is None else state_language(shallow(state.node), machine)


def shallow(node: Node) -> dict[str, Any]:
    """The plain strings among the members of an object: enough to tell what it is."""
    return {str(member.step): member.string for member in node.children() if member.string is not None}


def start_at(draft: Draft, scope: Path, name: str) -> None:
    """Let a scope start with a state."""
    if draft.find((*scope, "StartAt")) is None:
        draft.insert(scope, 0, name, "StartAt")
    else:
        draft.set((*scope, "StartAt"), name)


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
    """Let a state catch all errors; where it does already, the first wide group of them it has no catcher for."""
    catchers = draft.find((*state, "Catch"))
    caught = set() if catchers is None else {error for catcher in catchers.children() for error in errors_of(catcher)}
    error = next((error for error in _USUAL_ERRORS if error not in caught), None)
    if error is None:
        raise Refused(f"{named(state[-1])} catches every error already: connect one of its catchers elsewhere instead")
    put_catcher(draft, state, {"ErrorEquals": [error], "Next": target}, frozenset({error}))


def put_catcher(draft: Draft, state: Path, catcher: Value, errors: Collection[str]) -> None:
    """Give a state a catcher: as the last one, but before one for States.ALL, which AWS wants to come last."""
    last = (*state, "Catch", draft.count((*state, "Catch")) - 1)
    node = draft.find(last)
    if node is None or ALL not in errors_of(node):
        append_to(draft, state, "Catch", catcher)
    elif ALL in errors:
        raise Refused(f"{named(state[-1])} catches every error already")
    else:
        draft.insert(last[:-1], int(last[-1]), catcher)


def errors_of(catcher: Node) -> frozenset[str]:
    """The names of the errors a catcher or retrier is for."""
    names = catcher.get("ErrorEquals")
    return frozenset() if names is None else frozenset(name.string for name in names.children() if name.string)


def add_rule(document: Document, draft: Draft, choice: Path, target: str) -> None:
    """Let a rule of a Choice lead to a state: one that leads nowhere yet, else a new one for people to change."""
    rules = draft.find((*choice, "Choices"))
    for rule in () if rules is None else rules.children():
        if rules is not None and rules.is_array and rule.is_object and rule.get("Next") is None:
            draft.set((*choice, "Choices", rule.index, "Next"), target)
            return
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
