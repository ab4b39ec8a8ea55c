"""What the tests of text work on: real and broken texts, values in many styles, and the shape of a tree."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from editor.text.edits import TextEdit
from editor.text.green import Green, Member, Scalar
from editor.text.json import JSON
from tests.corpus import definitions

if TYPE_CHECKING:
    from editor.text.tree import SyntaxProblem, Tree

# Pieces that change how what is around them is read.
CHARACTERS = "{}[]\",:/*\\'$.01ae-\n\r\t \x00\ufeff\xa0"
FRAGMENTS = (*CHARACTERS, "//", "/*", "*/", "${X}", "${", '"x": 1,', '"a"', "tru", "null")


@cache
def real_texts() -> tuple[str, ...]:
    """The JSON definitions of the corpus."""
    return tuple(definition.text for definition in definitions("json"))


@cache
def healthy_texts() -> tuple[str, ...]:
    """Those of them that any JSON reader reads."""
    return tuple(text for text in real_texts() if not problems_of(text))


def problems_of(text: str) -> tuple[SyntaxProblem, ...]:
    return JSON.scan(text).syntax_problems


def value_of(text: str) -> Any:
    root = JSON.scan(text).root
    assert root is not None
    return root.value


def shape(tree: Tree) -> object:
    """All there is to know of a tree, to compare two of them."""
    green = None if tree.green is None else piece_shape(tree.green)
    return tree.text, tree.start, tree.separable, tree.problems, green


def piece_shape(green: Green) -> object:
    if isinstance(green, Scalar):
        return green.kind, green.raw, green.problems
    items = tuple(
        (item.name, item.key.raw, item.key.problems, item.gap, piece_shape(item.value))
        if isinstance(item, Member)
        else piece_shape(item)
        for item in green.items
    )
    return green.kind, green.width, green.starts, sorted(green.problems), green.closed, green.troubled_items, items


def fragments_of_real_texts() -> st.SearchStrategy[str]:
    """Up to some hundred characters from anywhere in a real text, now and then without its line breaks."""
    return st.builds(
        lambda text, start, length, folded: folded_text(text[start % len(text) :][:length], folded),
        st.sampled_from(real_texts()),
        st.integers(0, 1_000_000),
        st.integers(0, 500),
        st.integers(0, 3),
    )


def folded_text(text: str, folded: int) -> str:
    return text.replace("\n", "").replace("  ", "") if folded == 0 else text


def broken_texts() -> st.SearchStrategy[str]:
    """Any text at all, pieces of syntax in any order, and parts of real texts with characters dropped and doubled."""
    soup = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
    return st.one_of(st.text(), soup, fragments_of_real_texts(), damaged_texts())


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """A part of a real text with some characters dropped and some doubled."""
    text = draw(fragments_of_real_texts())
    for place in draw(st.lists(st.integers(0, 500), max_size=6)):
        copies = draw(st.sampled_from((0, 2)))
        text = text[:place] + text[place : place + 1] * copies + text[place + 1 :]
    return text


def edits_of(text: str) -> st.SearchStrategy[TextEdit]:
    """An edit of a text: mostly a key typed, seldom a stretch replaced."""
    new = st.one_of(st.sampled_from(("", *FRAGMENTS)), st.text(max_size=5))
    length = st.sampled_from((0, 0, 0, 1, 1, 2, 5, 30))
    return st.builds(
        lambda start, width, words: TextEdit(start, min(len(text), start + width), words),
        st.integers(0, len(text)),
        length,
        new,
    )


def normal_edits_of(length: int, most: int = 5) -> st.SearchStrategy[tuple[TextEdit, ...]]:
    """Normal edits of a text of some length."""
    places = st.lists(st.integers(0, length), max_size=2 * most).map(sorted)
    return st.builds(
        lambda ends, words: tuple(
            TextEdit(start, end, new) for start, end, new in zip(ends[::2], ends[1::2], words, strict=False)
        ),
        places,
        st.lists(st.text("ab\r\n\U0001f600", max_size=4), min_size=most, max_size=most),
    )


NAMES = st.text('abXY "\\\u00e9\n\U0001f600\u2028', max_size=6)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(), max_size=8),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
CONTAINERS = st.lists(VALUES, max_size=4) | st.dictionaries(NAMES, VALUES, max_size=4)


@dataclass(frozen=True)
class Hand:
    """How someone writes JSON: the indent (none: all in one line), the line end, colon and comma, and comments."""

    indent: str | None
    line_end: str
    colon: str
    comma: str
    comments: bool
    short_arrays: bool

    def write(self, value: Any, depth: int = 0) -> str:
        if not isinstance(value, (dict, list)) or not value:
            return json.dumps(value, ensure_ascii=True)
        name = (lambda key: json.dumps(key) + self.colon) if isinstance(value, dict) else (lambda _: "")
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        parts = [name(key) + self.write(inner, depth + 1) for key, inner in inside]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if self.indent is None or (self.short_arrays and isinstance(value, list)):
            return opening + self.comma.join(parts) + closing
        line = self.line_end + self.indent * (depth + 1)
        beside = " // beside" if self.comments else ""
        lines = (f"{line}{part}{',' * (at + 1 < len(parts))}{beside}" for at, part in enumerate(parts))
        above = f"{line}/* above */" if self.comments else ""
        return f"{opening}{above}{''.join(lines)}{self.line_end}{self.indent * depth}{closing}"


HANDS = st.builds(
    Hand,
    indent=st.sampled_from(("  ", "    ", "\t", " ", None)),
    line_end=st.sampled_from(("\n", "\r\n", "\r")),
    colon=st.sampled_from((": ", ":", " : ")),
    comma=st.sampled_from((", ", ",")),
    comments=st.booleans(),
    short_arrays=st.booleans(),
).filter(lambda hand: not (hand.comments and hand.short_arrays))
