"""Evaluates intrinsic calls as a state would, without a state."""

from __future__ import annotations

import json
import random
from typing import Any

from editor.language.intrinsics import PathArgument, Surroundings, evaluate_intrinsic, parse_intrinsic


def evaluate(expression: str, state_input: Any = None, context: Any = None, **variables: Any) -> Any:
    """The value of an expression for an input, a context object and variables."""

    def resolve(argument: PathArgument) -> Any:
        documents = {"input": state_input, "context": context, "variable": variables.get(argument.root.name)}
        return argument.path.evaluate(documents[argument.root.kind])

    surroundings = Surroundings(resolve, lambda: json.dumps(state_input), random.Random(1))
    return evaluate_intrinsic(parse_intrinsic(expression), expression, surroundings)
