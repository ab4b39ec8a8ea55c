"""What an expression sees when it is evaluated.

A Scope is data: equal scopes give equal values, random ones too. Nothing that evaluates changes what lies in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, Literal, NamedTuple


class Missing(Enum):
    """The one value that stands for none at all; null is a value."""

    ABSENT = "absent"


ABSENT: Final = Missing.ABSENT
_EMPTY: Final[dict[str, Any]] = {}


class Scope(NamedTuple):
    """What an expression sees (Amazon States Language, "Context Object", "Variables"; guide, "$states").

    input: in JSONPath what `$` is, the effective input (the result in a ResultSelector, the error output in a
        catcher's Assign); in JSONata `$states.input`.
    context: the context object, `$$` or `$states.context`: a dict of plain values.
    variables: name to value, outer scopes' variables among them.
    result, error_output: `$states.result` and `$states.errorOutput`, ABSENT where there is none.
    seed: what randomness derives from. The same seed gives the same numbers, so each entry into a state, each attempt
        and each iteration needs its own; two fields of one state differ by themselves.
    now: nanoseconds since 1970 UTC, for `$now()` and `$millis()`.

    All JSON values are dict, list, str, int, float, bool and None, and are shared, never copied or changed.
    """

    input: Any = None
    context: dict[str, Any] = _EMPTY
    variables: Mapping[str, Any] = _EMPTY
    result: Any | Literal[Missing.ABSENT] = ABSENT
    error_output: Any | Literal[Missing.ABSENT] = ABSENT
    seed: int = 0
    now: int = 0


Evaluate = Callable[[Scope], Any]
"""What compiling gives: the value for a scope; raises EvaluationFailure."""


def random_of(scope: Scope, place: str) -> random.Random:
    """Give a source of random numbers for one place of a state (`Output/id`): the same for an equal scope."""
    return random.Random(f"{scope.seed}:{place}")
