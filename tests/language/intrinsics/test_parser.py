"""Reading intrinsic calls."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.language.intrinsics import (
    INTRINSIC_FUNCTIONS,
    Call,
    CallProblem,
    InvalidIntrinsic,
    Literal,
    PathArgument,
    call_problems,
    is_intrinsic,
    parse_intrinsic,
)

PIECES = [
    "States.",
    "Format",
    "Array",
    "MathAdd",
    "(",
    ")",
    ",",
    " ",
    "'",
    "a",
    "{}",
    "\\",
    "$",
    "$$",
    "$x",
    ".a",
    "[0]",
]
PIECES += ["[?(@.a == 'b,)')]", "1", "-2.5", "true", "null", "\n", "1e5", "States.UUID()"]

CALLS = st.lists(st.sampled_from(PIECES), max_size=15).map(lambda pieces: "States.Array(" + "".join(pieces))


def test_parts_and_where_they_stand() -> None:
    text = r"States.Format('it\'s {}', $.a[?(@.b == ',)')].length(), States.MathAdd($x.n, -1.5), true, $$.State)"
    call = parse_intrinsic(text)
    assert call.full_name == "States.Format"
    assert [text[part.start : part.end] for part in call.arguments] == [
        r"'it\'s {}'",
        "$.a[?(@.b == ',)')].length()",
        "States.MathAdd($x.n, -1.5)",
        "true",
        "$$.State",
    ]
    template, path, inner, constant, context = call.arguments
    assert isinstance(template, Literal)
    assert (template.value, template.raw) == ("it's {}", r"it\'s {}")
    assert isinstance(path, PathArgument)
    assert (path.root.kind, path.path.definite) == ("input", False)
    assert isinstance(inner, Call)
    assert [type(part).__name__ for part in inner.arguments] == ["PathArgument", "Literal"]
    assert isinstance(constant, Literal)
    assert constant.value is True
    assert isinstance(context, PathArgument)
    assert context.root.kind == "context"


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "begins with 'States.'"),
        ("Format()", 0, "begins with 'States.'"),
        ("States.", 7, "name of a function is missing"),
        ("States.Format", 13, r"in brackets: States.Format\(...\)"),
        ("States.Format(", 14, "argument is missing"),
        ("States.Format('a", 14, "string that begins here is not closed"),
        (r"States.Format('a\n')", 16, "backslash"),
        ("States.Array(1", 14, "comma or a closing bracket"),
        ("States.Array(1,)", 15, "argument is missing"),
        ("States.Array(,1)", 13, "argument is missing"),
        ("States.Array($.a $.b)", 17, "comma or a closing bracket"),
        ("States.Array(abc)", 13, "'abc' is no argument"),
        ("States.Array(01)", 13, "'01' is no argument"),
        ('States.Array("a")', 13, "is no argument"),
        ("States.Array($.a[b])", 16, "Could not parse token"),
        ("States.Array($x.a[b])", 17, "Could not parse token"),
        ("States.Array() x", 15, "Nothing may stand behind"),
        ("States.Array(" * 11 + ")" * 11, 130, "nested 10 deep"),
        ("States.Array(" * 100_000, 130, "nested 10 deep"),
    ],
)
def test_a_broken_call_says_where_and_why(text: str, offset: int, message: str) -> None:
    with pytest.raises(InvalidIntrinsic, match=message) as caught:
        parse_intrinsic(text)
    assert caught.value.offset == offset


def test_ten_calls_deep_is_allowed() -> None:
    assert parse_intrinsic("States.Array(" * 10 + ")" * 10).full_name == "States.Array"


@pytest.mark.parametrize(("text", "meant"), [("States.X", True), (" States.UUID()", True), ("$.States.", False)])
def test_what_is_meant_as_a_call(text: str, meant: bool) -> None:
    assert is_intrinsic(text) is meant


@settings(deadline=None)
@given(
    text=st.lists(st.sampled_from(PIECES), max_size=15).map(lambda pieces: "States.Array(" + "".join(pieces))
    | st.text()
)
def test_any_text_is_read_or_refused(text: str) -> None:
    found: list[CallProblem] = []
    refusal: InvalidIntrinsic | None = None
    try:
        found = list(call_problems(parse_intrinsic(text)))
    except InvalidIntrinsic as problem:
        refusal = problem
    assert refusal is None or 0 <= refusal.offset <= len(text)
    assert all(0 <= problem.start < problem.end <= len(text) for problem in found)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        (
            "States.Fromat('a')",
            "There is no intrinsic function States.Fromat. Is States.Format meant?",
            "States.Fromat",
        ),
        ("States.Xyzzy()", "There is no intrinsic function States.Xyzzy.", "States.Xyzzy"),
        ("States.UUID(1)", "States.UUID takes no arguments: States.UUID().", "States.UUID(1)"),
        (
            "States.MathRandom(1)",
            "States.MathRandom takes 2 to 3 arguments: States.MathRandom(start, end[, seed]).",
            None,
        ),
        ("States.ArrayLength()", "States.ArrayLength takes 1 argument: States.ArrayLength(array).", None),
        ("States.Format()", "States.Format takes at least 1 argument: States.Format(template[, value], ...).", None),
        ("States.MathAdd('1', 2)", "The argument 'first' of States.MathAdd must be of type number, not string.", "'1'"),
        (
            "States.ArrayLength(States.UUID())",
            "The argument 'array' of States.ArrayLength must be of type array, not string.",
            "States.UUID()",
        ),
        ("States.Format('{} {}', 1)", "The template has 2 places {} for 1 values.", "'{} {}'"),
        ("States.Format('{')", "In the template: matching '}' not found for '{'.", "'{'"),
        ("States.Array(States.UUID(1))", "States.UUID takes no arguments: States.UUID().", "States.UUID(1)"),
    ],
)
def test_what_can_be_said_before_a_call_runs(text: str, message: str, place: str | None) -> None:
    (problem,) = call_problems(parse_intrinsic(text))
    assert problem.message == message
    assert text[problem.start : problem.end] == (place or text)


@pytest.mark.parametrize(
    "text",
    [
        r"States.Format('\{{}\}', 1)",
        "States.Format($.template, 1, 2)",
        "States.Array()",
        "States.ArrayGetItem(States.StringSplit($.a, '/'), States.MathAdd(1, 2))",
    ],
)
def test_a_good_call_has_no_problems(text: str) -> None:
    assert not list(call_problems(parse_intrinsic(text)))


def test_signatures_name_all_parameters() -> None:
    for function in INTRINSIC_FUNCTIONS.values():
        assert all(parameter.name in function.signature for parameter in function.parameters)
        assert function.doc.endswith(".")
