"""The lists inside states: choice rules, retriers, catchers, branches, and the lists inside these."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.error_names import errors_of as errors_raised_by
from editor.language.fields import Kind
from editor.states.registry import state_type
from editor.workflow.operations.drafting import Refused, draft_of, edit_of, named, operation, short, state_of
from editor.workflow.operations.leading import errors_of, language_at, must_have_field
from editor.workflow.operations.names import taken_names
from editor.workflow.operations.templates import with_free_names
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from editor.language.fields import Field, Shape
    from editor.text.format import Value
    from editor.text.tree import Node, Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit
    from editor.workflow.outline import State

_ITEM_WORDS = {"Choices": "rule", "Retry": "retrier", "Catch": "catcher", "Branches": "branch"}
_ALL = "States.ALL"
_OWN_ERROR = "CustomError"


@operation
def add_choice_rule(document: Document, choice: Path, target: Path | None = None, index: int | None = None) -> Edit:
    """Give a Choice one more rule, as a new Choice has it, before the index-th one, or as the last.

    Without a target it leads to where the Default, else the last rule, leads.
    """
    state = _state_with(document, choice, "Choices")
    kind = state_type("Choice")
    assert kind is not None
    rule = kind.template(language_at(document, choice))["Choices"][0]
    name = _target_name(document, state, target, (TransitionKind.DEFAULT, TransitionKind.CHOICE))
    return _added(document, state, "Choices", {**rule, **({} if name is None else {"Next": name})}, index)


@operation
def add_catcher(document: Document, path: Path, target: Path | None = None) -> Edit:
    """Give a state one more catcher, for errors none of its catchers is for; one for States.ALL stays the last.

    Without a target it leads to where the last catcher leads, else to a Fail state of the scope.
    """
    state = _state_with(document, path, "Catch")
    name = _target_name(document, state, target, (TransitionKind.CATCH,))
    error, index = _error_and_place(state, "Catch")
    return _added(document, state, "Catch", {"ErrorEquals": [error], **({} if name is None else {"Next": name})}, index)


@operation
def add_retrier(document: Document, path: Path) -> Edit:
    """Give a state one more retrier, for errors none of its retriers is for; one for States.ALL stays the last."""
    state = _state_with(document, path, "Retry")
    error, index = _error_and_place(state, "Retry")
    retrier: Value = {"ErrorEquals": [error], "IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2}
    return _added(document, state, "Retry", retrier, index)


@operation
def add_branch(document: Document, parallel: Path, index: int | None = None) -> Edit:
    """Give a Parallel one more branch with a state in it, before the index-th one, or as the last."""
    state = _state_with(document, parallel, "Branches")
    kind = state_type("Parallel")
    assert kind is not None
    template = kind.template(language_at(document, parallel))
    branch = with_free_names({"Branches": template["Branches"][:1]}, taken_names(document.outline))["Branches"][0]
    return _added(document, state, "Branches", branch, index)


@operation
def remove_item(document: Document, path: Path) -> Edit:
    """Take an item out of a list. The last catcher or retrier takes its field along; a list that cannot be empty
    keeps its last item.
    """
    state, _ = _item_at(document, path)
    draft = draft_of(document)
    name = str(path[-2])
    if draft.count(path[:-1]) > 1:
        draft.remove(path)
    elif _needs_items(document, state, path[:-1]):
        raise Refused(_why_not_the_last(state, name))
    else:
        draft.remove(path[:-1])
    return edit_of(document, draft, f"Remove {_item_label(state, name)}", select=(state.path,))


@operation
def move_item(document: Document, path: Path, index: int) -> Edit:
    """Move an item of a list to before what is the index-th one without it; moves of one item are one step to undo."""
    state, node = _item_at(document, path)
    draft = draft_of(document)
    if not 0 <= index < draft.count(path[:-1]):
        raise Refused(f"there is no place {index + 1} in {path[-2]}")
    if index == node.index:
        raise Refused("that is how it is already")
    text = draft.verbatim(path).text
    draft.move(path, index)
    key = f"move in {path[:-1]!r} {zlib.crc32(text.encode('utf-8', 'surrogatepass'))}"
    return edit_of(document, draft, f"Move {_item_label(state, str(path[-2]))}", select=(state.path,), merge_key=key)


def _state_with(document: Document, path: Path, field: str) -> State:
    """The state at a path, whose type has the list."""
    state = state_of(document, path)
    must_have_field(state, field)
    present = state.node.get(field)
    if present is not None and not present.is_array:
        raise Refused(f"{field} of {named(state.name)} is no list: mend it in the text first")
    return state


def _added(document: Document, state: State, field: str, item: Value, index: int | None) -> Edit:
    draft = draft_of(document)
    if draft.find((*state.path, field)) is None:
        draft.set((*state.path, field), [item])
    else:
        count = draft.count((*state.path, field))
        draft.insert((*state.path, field), count if index is None else max(0, min(index, count)), item)
    label = f"Add a {_ITEM_WORDS[field]} to {short(state.name)}"
    return edit_of(document, draft, label, select=(state.path,))


def _target_name(
    document: Document, state: State, target: Path | None, kinds: tuple[TransitionKind, ...]
) -> str | None:
    """Where a new rule or catcher leads: to the target given, else where the last of the first kind does."""
    if target is not None:
        if target[:-2] != state.scope or target not in document.outline.states:
            raise Refused(f"there is no state {named(target[-1] if target else '')} beside {named(state.name)}")
        return str(target[-1])
    leaving = document.outline.leaving(state.path)
    for kind in kinds:
        for transition in reversed(leaving):
            if transition.kind is kind and transition.target is not None:
                return str(transition.target[-1])
    return _fail_state(document, state) if TransitionKind.CATCH in kinds else None


def _fail_state(document: Document, state: State) -> str | None:
    beside = document.outline.scopes[state.scope].states
    return next((str(path[-1]) for path in beside if document.outline.states[path].type == "Fail"), None)


def _error_and_place(state: State, field: str) -> tuple[str, int | None]:
    """An error no item of the list is for, and where its item goes: before a last one for States.ALL."""
    node = state.node.get(field)
    items = [] if node is None else list(node.children())
    named_errors = {error for item in items for error in errors_of(item)}
    candidates = (error.name for error in errors_raised_by(state.type or "Task"))
    error = next((name for name in candidates if name not in named_errors), _OWN_ERROR)
    before_all = bool(items) and _ALL in errors_of(items[-1]) and error != _ALL
    return error, len(items) - 1 if before_all else None


def _item_at(document: Document, path: Path) -> tuple[State, Node]:
    """The item at a path inside a state, and the state."""
    state = document.outline.state_at(path)
    node = document.tree.find(path)
    if state is None or node is None or node.parent is None or not node.parent.is_array:
        raise Refused("there is no such item any more")
    return state, node


def _needs_items(document: Document, state: State, path: Path) -> bool:
    """Whether the list at a path must have an item, as it is declared; an unknown list need not."""
    language = language_at(document, state.path)
    shape: Shape | None = state_type(state.type)
    field: Field | None = None
    for step in path[len(state.path) :]:
        if isinstance(step, str):
            field = None if shape is None else shape.field(step, language)
            shape = _inner_shape(field)
    return field is not None and field.min_items > 0


def _inner_shape(field: Field | None) -> Shape | None:
    if field is None:
        return None
    declared = field.item or field
    return NESTED_RULE if declared.kind is Kind.NESTED_RULE else declared.shape


def _why_not_the_last(state: State, field: str) -> str:
    match field:
        case "Choices":
            return f"{named(state.name)} needs a rule: delete the Choice, or change its last rule"
        case "Branches":
            return f"{named(state.name)} needs a branch: delete the Parallel, or unwrap its last branch"
    return f"{field} needs at least one item: change the last one instead"


def _item_label(state: State, field: str) -> str:
    return f"a {_ITEM_WORDS.get(field, 'value')} of {short(state.name)}"
