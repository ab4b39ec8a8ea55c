"""The laws of edits: the value becomes what was asked for, and no other text changes."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from editor.text.draft import Draft
from editor.text.edits import apply_edits
from editor.text.format import HOLE
from editor.text.green import same_value
from editor.text.json import JSON
from tests.text.material import CONTAINERS, HANDS, NAMES, VALUES, healthy_texts

if TYPE_CHECKING:
    from editor.text.tree import Path

HARMLESS = {"comment", "lone-surrogate"}


def containers_of(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """The objects and arrays of a plain value with their paths."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [(path, value)] if isinstance(value, (dict, list)) else []
    return [*found, *(pair for step, inner in inside for pair in containers_of(inner, (*path, step)))]


def put(container: Any, index: int, value: Any, name: str | None) -> None:
    """Insert into a plain object or array."""
    if isinstance(container, list):
        container.insert(index, value)
        return
    items = list(container.items())
    items.insert(index, (name, value))
    container.clear()
    container.update(items)


def insert(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    index, value = data.draw(st.integers(0, len(container))), data.draw(VALUES)
    name = data.draw(NAMES.filter(lambda name: name not in container)) if isinstance(container, dict) else None
    draft.insert(path, index, value, name)
    put(container, index, copy.deepcopy(value), name)


def change(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    step, value = drawn_step(data, container), data.draw(VALUES)
    draft.set((*path, step), value)
    container[step] = merged(container[step], copy.deepcopy(value))


def merged(old: Any, new: Any) -> Any:
    """A value in the order it is written in when set: an object keeps the order of the names it had."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    return {name: merged(old.get(name), new[name]) for name in (*(name for name in old if name in new), *new)}


def remove(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    step = drawn_step(data, container)
    draft.remove((*path, step))
    del container[step]


def move(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    step, index = drawn_step(data, container), data.draw(st.integers(0, len(container) - 1))
    draft.move((*path, step), index)
    put(container, index, container.pop(step), step if isinstance(step, str) else None)


def rename(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    if isinstance(container, list):
        return
    step, name = drawn_step(data, container), data.draw(NAMES.filter(lambda name: name not in container))
    draft.rename((*path, step), name)
    index = list(container).index(step)
    put(container, index, container.pop(step), name)


def wrap(data: st.DataObject, draft: Draft, path: Path, container: Any) -> None:
    step = drawn_step(data, container)
    draft.wrap((*path, step), {"W": [1, HOLE], "k": {}})
    container[step] = {"W": [1, container[step]], "k": {}}


def drawn_step(data: st.DataObject, container: Any) -> Any:
    return data.draw(st.sampled_from(list(container) if isinstance(container, dict) else range(len(container))))


STEPS = (insert, change, remove, move, rename, wrap)


def check_steps(data: st.DataObject, text: str, steps: int) -> None:
    """Do some steps to a text and to its plain value, and compare after each."""
    draft = Draft(JSON.scan(text))
    assert draft.tree.root is not None
    value = copy.deepcopy(draft.tree.root.value)
    for _ in range(steps):
        path, container = data.draw(st.sampled_from(containers_of(value)))
        step = data.draw(st.sampled_from(STEPS)) if container else insert
        step(data, draft, path, container)
        assert draft.tree.root is not None
        assert same_value(draft.tree.root.value, value)
        assert list_order(draft.tree.root.value) == list_order(value)
        assert {problem.code for problem in draft.tree.syntax_problems} <= HARMLESS
    assert apply_edits(text, draft.edits) == draft.tree.text


def list_order(value: Any) -> Any:
    """A value with its objects as lists, so that the order of names counts."""
    if isinstance(value, dict):
        return [(name, list_order(inner)) for name, inner in value.items()]
    return [list_order(inner) for inner in value] if isinstance(value, list) else None


@given(st.data(), CONTAINERS, HANDS)
def test_edits_do_to_the_text_what_they_say_to_its_value(data, value, hand):
    check_steps(data, hand.write(value), steps=4)


@given(st.data(), st.sampled_from(sorted(healthy_texts(), key=len)[:60]))
def test_edits_do_to_real_files_what_they_say_to_their_values(data, text):
    check_steps(data, text, steps=3)


@given(st.data(), CONTAINERS, HANDS)
def test_values_beside_an_edit_keep_their_text(data, value, hand):
    text = hand.write(value)
    draft = Draft(JSON.scan(text))
    path, container = data.draw(st.sampled_from(containers_of(value)))
    before = texts_of(draft)
    insert(data, draft, path, container)
    for other, written in before.items():
        if not (path[: len(other)] == other or (other[: len(path)] == path and isinstance(container, list))):
            assert texts_of(draft)[other] == written


def texts_of(draft: Draft) -> dict[Path, str]:
    root = draft.tree.root
    assert root is not None
    return {node.path: draft.tree.text[slice(*node.span)] for node in root.descendants()}


@given(st.data(), CONTAINERS.filter(bool), HANDS)
def test_an_item_put_in_and_taken_out_again_leaves_the_same_text(data, value, hand):
    text = hand.write(value)
    draft = Draft(JSON.scan(text))
    path, container = data.draw(st.sampled_from([pair for pair in containers_of(value) if pair[1]]))
    index = data.draw(st.integers(1, len(container)))
    name = "fresh" if isinstance(container, dict) else None
    draft.insert(path, index, 1, name)
    draft.remove((*path, name or index))
    assert draft.tree.text == text


@given(CONTAINERS, HANDS, HANDS)
def test_a_value_copied_as_text_is_the_same_value_elsewhere(value, hand, other):
    source = JSON.scan(hand.write([value]))
    copied = source.format.verbatim(source, (0,))
    draft = Draft(JSON.scan(other.write({"a": {"b": [1]}})))
    draft.append(("a",), copied, "copy")
    found = draft.find(("a", "copy"))
    assert found is not None
    assert same_value(found.value, value)


@given(VALUES, HANDS)
def test_a_value_set_to_itself_changes_nothing(value, hand):
    draft = Draft(JSON.scan(hand.write({"a": value})))
    draft.set((), {"a": value})
    assert draft.edits == ()
