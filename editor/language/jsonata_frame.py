"""The text around an expression that gives it what it sees, and nothing else.

    ($eval := $0none; ($states := `states`; $total := `total`; []{"value": (<the expression>)}))

All is bound from one document, which the library reads level by level. What Step Functions adds or takes away is bound
outside, since a variable may have the same name. Grouping an empty array is where JSONata evaluates without a context,
so that `$` is undefined; it gives an object, in which null is told from undefined. An expression that compiles by
itself cannot break out of its brackets.
"""

from __future__ import annotations

from editor.language.jsonata_functions import PARSE, PARSED_IN_BOX

RESULT = "value"
VALUE = "(%s\n)"
ITEM = "[(%s\n)]"
"""The result in an array: a function, which has no place in an object, is null there, and undefined is no item."""

# A name nobody gives a variable: it begins with a digit.
_WITHOUT_EVAL = "$eval := $0none"


def framed(expression: str, form: str, variables: tuple[str, ...], functions: tuple[str, ...]) -> str:
    """Give an expression in its frame; its value is the object `{RESULT: ...}`, empty where there is none.

    form: VALUE or ITEM. variables: the ones to bind. functions: the registered ones.
    """
    outer = [_WITHOUT_EVAL] + [PARSE] * (PARSED_IN_BOX in functions)
    inner = [f"${name} := `{name}`" for name in ("states", *variables)]
    body = form % expression
    return f'({"; ".join(outer)}; ({"; ".join(inner)}; []{{"{RESULT}": {body}}}))'
