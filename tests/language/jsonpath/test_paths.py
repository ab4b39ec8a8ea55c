"""What paths mean, and how they fail."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.jsonpath import InvalidPath, JsonPathProblem, PathNotFound, PathTooExpensive, compile_path
from editor.language.jsonpath.budget import Budget
from editor.language.jsonpath.compiler import compile_expression
from editor.language.jsonpath.parser import parse_path
from editor.language.jsonpath.syntax import Names

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
PIECES = [
    "$",
    "@",
    ".",
    "..",
    "[",
    "]",
    "*",
    "'a'",
    '"b"',
    "a",
    "b",
    "0",
    "-1",
    ":",
    ",",
    "?",
    "(",
    ")",
    "==",
    "<",
    "!",
]
PIECES += ["&&", "||", "=~", "/a/i", "in", "size", "empty", " ", "\\", "true", "null", "length()", "sum", "{", "}"]
PATHS = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: "$" + "".join(pieces)) | st.text(max_size=20)


def value(path: str, document: Any) -> Any:
    return compile_path(path).evaluate(document)


def value_or_problem(path: str, document: Any) -> tuple[Any, JsonPathProblem | None]:
    """What the path gives, or why it gives nothing."""
    try:
        return value(path, document), None
    except JsonPathProblem as problem:
        return None, problem


@pytest.mark.parametrize(
    ("path", "document", "result"),
    [
        ("$.list[?(@ contains 'a')]", {"list": ["abc", "xyz", ["a"], ["ab"]]}, ["abc", ["a"]]),
        ("$.list[?(@ subsetof [1,2])]", {"list": [[1], [1, 3], []]}, [[1], []]),
        ("$.list[?(@ anyof [1,2])]", {"list": [[1], [3], []]}, [[1]]),
        ("$.list[?(@ noneof [1,2])]", {"list": [[1], [3], []]}, [[3], []]),
        ("$.list[?(@ size 2)]", {"list": [[1, 2], "ab", [1], {"a": 1, "b": 2}]}, [[1, 2], "ab"]),
        ("$.list[?(@ NIN ['a'])]", {"list": ["a", "b", 1]}, ["b", 1]),
        ("$.list[?(@ == '1')]", {"list": [1, "1", True, 1.0]}, [1, "1", 1.0]),
        ("$.list[?(@ === 1)]", {"list": [1, "1", 1.0]}, [1, 1.0]),
        ("$.list[?(@ !== 1)]", {"list": [1, "1"]}, ["1"]),
        ("$.list[?(@ == [1])]", {"list": [[1], [1.0], [2]]}, [[1]]),
        ("$.list[?([1] == @)]", {"list": [[1], [2]]}, []),
        ("$.list[?(@.a != 1)]", {"list": [{"a": 1}, {"b": 1}]}, [{"b": 1}]),
        ("$.list[?(!(@.a == 1))]", {"list": [{"a": 1}, {"b": 1}]}, [{"b": 1}]),
        ("$.list[?(@.a == @.a)]", {"list": [{"a": 1}, {"b": 1}]}, [{"a": 1}]),
        ("$.list[?((@.a || @.b) && @.c)]", {"list": [{"a": 1}, {"b": 1, "c": 0}]}, [{"b": 1, "c": 0}]),
        ("$.list[?(@.tags[?(@ == 'x')] empty false)]", {"list": [{"tags": ["x"]}, {"tags": []}]}, [{"tags": ["x"]}]),
        ("$.list[?(@ =~ /b+/)]", {"list": ["abc", "bbb", ["bb"], 5, True]}, ["bbb", ["bb"]]),
        ("$.list[?(/[0-9]/ =~ @)]", {"list": [5, "6", 77]}, [5, "6"]),
        ("$.list[?(@ =~ /é/i)]", {"list": ["é", "É"]}, ["é"]),
        ("$.list[?(@ =~ /é/iu)]", {"list": ["é", "É"]}, ["é", "É"]),
        ("$.list[?(@ all [1])]", {"list": [[1]]}, []),
        ("$.list[?(@ in 1)]", {"list": [1]}, []),
        ("$.list[?(1 in @ || true == true)]", {"list": [1, [1]]}, [[1]]),
        ("$..[0]", [[1, 2], 3], [[1, 2], 1]),
        ("$..[1].a", [{"a": 1}, {"a": 2}], [2]),
        ("$..[*].a", {"list": [{"a": 1}]}, []),
        ("$..['a','b']", {"x": {"a": 1, "b": 2}, "y": {"a": 3}}, [{"a": 1, "b": 2}]),
        ("$['a','b'].c", {"a": {"c": 1}, "b": {}}, [1]),
        ("$..list.length()", {"list": [7, 8, 9]}, 3),
        ("$.max($..a, 2)", {"a": 1, "b": {"a": 5}}, 5.0),
        ("$.list.stddev()", {"list": [2, 4, 4, 4, 5, 5, 7, 9]}, 2.0),
        ("$.list.index(-2)", {"list": [1, 2, 3]}, 2),
        ("$.append(7)", [1], [1, 7]),
        ("$.concat('x', \"y\", $.a, $.list)", {"a": 1.0, "list": ["p/q", 2]}, 'y1.0["p\\/q",2]'),
        ("$.list[-2:]", {"list": [1, 2, 3]}, [2, 3]),
        ("$.list[:-1]", {"list": [1, 2, 3]}, [1, 2]),
        ("$.list[-2147483648:1]", {"list": [1, 2]}, [1, 2, 1]),
        ("$['\\u0061\\n']", {"a\n": 1}, 1),
        ("$['a']b", {"a": 1}, 1),
        ("$.a[?(@.b)]", {"a": {"b": 1}}, [{"b": 1}]),
    ],
)  # fmt: skip
def test_meaning(path: str, document: Any, result: Any) -> None:
    assert json.dumps(value(path, document)) == json.dumps(result)


@pytest.mark.parametrize(
    ("path", "document", "kind", "message"),
    [
        ("$.a[0]", {"a": None}, "PathNotFoundException", "The path $['a'] is null"),
        ("$.a[?(@.b)]", {"a": 1}, "InvalidPathException", "Filter: [?] can not be applied to primitives. "
         "Current context is: 1"),
        ("$.a[0].b", {"a": {"c": [1, "x"]}}, "PathNotFoundException", "Filter: [0]['b'] can only be applied to "
         'arrays. Current context is: {c=[1,"x"]}'),
        ("$.a.nope()", {"a": 1}, "InvalidPathException", "Function with name: nope does not exist."),
        ("$.a.first()", {"a": []}, "IndexOutOfBoundsException", "Index 0 out of bounds for length 0"),
        ("$.a.last()", {"a": [1]}, "JsonPathException", "Target index:-1 larger than object count:1"),
        ("$.a[?(@ in [[1]])]", {"a": [1]}, "JsonPathException", "Could not determine value type"),
        ("$.a[?(@ in [1 2])]", {"a": [1]}, None, ""),
        ("$.a[?(@ == {a})]", {"a": [[]]}, "IllegalArgumentException", "No JSON value at position 2 of {a}"),
    ],
)  # fmt: skip
def test_failure(path: str, document: Any, kind: str | None, message: str) -> None:
    if kind is None:
        assert value(path, document) == []
        return
    with pytest.raises(JsonPathProblem) as caught:
        value(path, document)
    assert (caught.value.type_name, str(caught.value)) == (kind, message)


@pytest.mark.parametrize(
    ("path", "offset"),
    [
        ("", 0),
        ("$a", 1),
        ("$.a..", 4),
        ("$.a['b", 4),
        ("$.a['b',]", 8),
        ("$.a[b]", 3),
        ("$.list[?(@.a == 'x)]", 16),
        ("$.list[?(@.a == )]", 16),
        ("$.list[?(@.a ~~ 1)]", 13),
        ("$.list[?(@.a.[b] == 1)]", 13),
        ("a b", 1),
        ("$.f(", 3),
    ],
)
def test_a_broken_path_says_where(path: str, offset: int) -> None:
    with pytest.raises(InvalidPath) as caught:
        compile_path(path)
    assert caught.value.offset == offset


def test_steps_know_where_they_stand() -> None:
    path = "$.one['two'][0]..three[?(@.x)].length()"
    steps = [path[step.start : step.end] for step in compile_path(path).steps]
    assert steps == [".one", "['two']", "[0]", "..", "three", "[?(@.x)]", ".length()"]


def test_a_name_without_a_root_is_a_path() -> None:
    (step,) = compile_path("abc").steps
    assert step == Names(("abc",), "'", 0, 3)


@pytest.mark.parametrize(
    ("path", "reference", "definite"),
    [
        ("$", True, True),
        ("$.a[0]['b']", True, True),
        ("$.a[-1]", False, True),
        ("$['a','b']", False, True),
        ("$.a.length()", False, True),
        ("$.a[*]", False, False),
        ("$..a", False, False),
        ("@.a", False, True),
    ],
)
def test_what_a_path_is(path: str, reference: bool, definite: bool) -> None:
    compiled = compile_path(path)
    assert (compiled.is_reference, compiled.definite) == (reference, definite)


@pytest.mark.parametrize("document", [None, 1, "text", True, [], {}])
def test_any_document_is_its_own_root(document: Any) -> None:
    assert value("$", document) is document


def test_a_string_has_no_items() -> None:
    with pytest.raises(PathNotFound):
        value("$[0]", "text")


def nested(levels: int) -> list[Any]:
    document: list[Any] = []
    for _ in range(levels):
        document = [document]
    return document


def test_a_deep_document_is_searched_whole() -> None:
    assert value("$..nothing", nested(20_000)) == []


def test_comparing_deep_values_is_stopped() -> None:
    with pytest.raises(PathTooExpensive):
        value("$[?(@.a == @.b)]", [{"a": nested(20_000), "b": nested(20_000)}])


def test_a_search_that_multiplies_is_stopped() -> None:
    document: dict[str, Any] = {}
    for _ in range(60):
        document = {"a": document, "b": document and {"a": {}}}
    with pytest.raises(PathTooExpensive, match="visits more than"):
        value("$" + "..a" * 30, document)


def test_a_slow_pattern_is_stopped() -> None:
    with pytest.raises(PathTooExpensive, match="takes longer"):
        value("$[?(@ =~ /(a|aa)+$/)]", ["a" * 80 + "b"])


@pytest.mark.parametrize(
    "path",
    [
        "$" + ".a" * 300,
        "$[?(" + "!" * 100 + "(@.a))]",
        "$[?(" + "(" * 100 + "@.a" + ")" * 100 + ")]",
        "$" + "[?(@" * 30 + ".a" + ")]" * 30,
        "$.sum(" * 30 + "$.a" + ")" * 30,
        "$[?(@ =~ /" + "(" * 3000 + "/)]",
    ],
)
def test_hostile_paths_are_refused(path: str) -> None:
    with pytest.raises(InvalidPath):
        compile_path(path)


def test_the_longest_path_allowed_runs() -> None:
    document: Any = 1
    for _ in range(248):
        document = {"a": document}
    assert value("$" + ".a" * 248 + ".*", document) == []
    assert value("$" + ".*" * 248, document) == [1]


@settings(deadline=None)
@given(path=PATHS, document=JSON)
def test_nothing_but_a_path_problem_is_raised_and_nothing_is_changed(path: str, document: Any) -> None:
    before = copy.deepcopy(document)
    _, problem = value_or_problem(path, document)
    assert problem is None or (str(problem) and 0 <= problem.offset <= len(path))
    assert repr(document) == repr(before)


@settings(deadline=None)
@given(names=st.lists(st.sampled_from("abc") | st.integers(0, 2), max_size=4), document=JSON)
def test_the_short_way_and_the_long_way_agree(names: list[str | int], document: Any) -> None:
    """A reference path is walked directly; every other evaluation takes the compiled steps."""
    path = "$" + "".join(f"[{name!r}]" for name in names)
    long_way = compile_expression(parse_path(path))
    short, problem = value_or_problem(path, document)
    if problem is None:
        assert long_way.run(document, document, Budget()) is short
    else:
        with pytest.raises(PathNotFound) as caught:
            long_way.run(document, document, Budget())
        assert str(caught.value) == str(problem)
