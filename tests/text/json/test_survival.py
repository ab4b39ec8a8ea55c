"""How much of a real workflow is still there after one wrong key."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from editor.text.json import JSON
from tests.text.material import healthy_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.text.tree import Node, Path

TYPED = "\"{}[],:a'/\\ "


def states(text: str) -> set[Path]:
    """The paths of all states, nested ones too."""
    root = JSON.scan(text).root
    return set() if root is None else set(state_paths(root))


def state_paths(node: Node) -> Iterator[Path]:
    for inner in node.children():
        if node.path[-1:] == ("States",) and inner.is_object:
            yield inner.path
        yield from state_paths(inner)


def outside_names(text: str, chance: random.Random) -> int:
    """A place of the text that is not in the name of a member: a state with another name is another state."""
    root = JSON.scan(text).root
    assert root is not None
    names = [node.key for node in root.descendants() if node.key is not None]
    while True:
        place = chance.randrange(len(text))
        if not any(name.start <= place <= name.end for name in names):
            return place


def dropped(text: str, place: int, _chance: random.Random) -> str:
    return text[:place] + text[place + 1 :]


def doubled(text: str, place: int, _chance: random.Random) -> str:
    return text[:place] + text[place] + text[place:]


def typed(text: str, place: int, chance: random.Random) -> str:
    return text[:place] + chance.choice(TYPED) + text[place:]


def bracket_dropped(text: str, _place: int, chance: random.Random) -> str:
    return dropped(text, chance.choice([at for at, character in enumerate(text) if character in "{}[]"]), chance)


def survival(damage: Callable[[str, int, random.Random], str], texts: list[str]) -> tuple[float, float]:
    """The mean share of states still there, and the mean number of problems told."""
    chance = random.Random(1)
    shares, problems = [], []
    for _ in range(250):
        text = chance.choice(texts)
        before = states(text)
        after = damage(text, outside_names(text, chance), chance)
        shares.append(len(before & states(after)) / len(before))
        problems.append(len(JSON.scan(after).syntax_problems))
    return sum(shares) / len(shares), sum(problems) / len(problems)


def indented() -> list[str]:
    return [text for text in healthy_texts() if states(text) and len(text) < 8000]


def minified() -> list[str]:
    return [json.dumps(json.loads(text), separators=(",", ":")) for text in indented()]


@pytest.mark.parametrize(
    ("damage", "least"), [(dropped, 0.995), (doubled, 0.995), (typed, 0.985), (bracket_dropped, 0.98)]
)
def test_nearly_all_states_of_an_indented_file_survive_one_wrong_key(damage, least):
    share, problems = survival(damage, indented())
    assert share >= least
    assert problems <= 2


@pytest.mark.parametrize(
    ("damage", "least"), [(dropped, 0.99), (doubled, 0.985), (typed, 0.98), (bracket_dropped, 0.88)]
)
def test_most_states_of_a_file_in_one_line_survive_one_wrong_key(damage, least):
    share, problems = survival(damage, minified())
    assert share >= least
    assert problems <= 2
