"""Intrinsic functions: `States.Format('{} items', States.ArrayLength($.items))`.

parse_intrinsic(text)       the call a text is
call_problems(call)         what can be said against it before it runs
evaluate_intrinsic(...)     its value
INTRINSIC_FUNCTIONS         the functions there are, with parameters and a sentence each
"""

from __future__ import annotations

from editor.language.intrinsics.catalogue import INTRINSIC_FUNCTIONS, IntrinsicFunction, Parameter
from editor.language.intrinsics.checks import CallProblem, call_problems
from editor.language.intrinsics.errors import IntrinsicFailure, InvalidIntrinsic
from editor.language.intrinsics.evaluation import Surroundings, evaluate_intrinsic
from editor.language.intrinsics.parser import is_intrinsic, parse_intrinsic
from editor.language.intrinsics.syntax import Argument, Call, Literal, PathArgument

__all__ = [
    "INTRINSIC_FUNCTIONS",
    "Argument",
    "Call",
    "CallProblem",
    "IntrinsicFailure",
    "IntrinsicFunction",
    "InvalidIntrinsic",
    "Literal",
    "Parameter",
    "PathArgument",
    "Surroundings",
    "call_problems",
    "evaluate_intrinsic",
    "is_intrinsic",
    "parse_intrinsic",
]
