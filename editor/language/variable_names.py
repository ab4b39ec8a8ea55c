"""Which names a workflow variable may have (Amazon States Language, "Variables")."""

from __future__ import annotations

MAX_LENGTH = 80
RESERVED = "states"


def begins_name(char: str) -> bool:
    """Say whether a variable's name may begin with a character (Unicode's ID_Start)."""
    return char != "_" and char.isidentifier()


def continues_name(char: str) -> bool:
    """Say whether a character may stand inside a variable's name (Unicode's ID_Continue)."""
    return ("a" + char).isidentifier()


def name_length(text: str, start: int) -> int:
    """Give how many characters from `start` on are a variable's name; 0 where none begins there."""
    if start >= len(text) or not begins_name(text[start]):
        return 0
    end = start + 1
    while end < len(text) and continues_name(text[end]):
        end += 1
    return end - start


def variable_name_problem(name: str) -> str | None:
    """Give what is wrong with a variable's name as a sentence, None if it is a good one."""
    if not name:
        return "A variable needs a name."
    if name == RESERVED:
        return "The name 'states' is reserved for the data Step Functions provides."
    if not begins_name(name[0]):
        return f"The name '{name}' must begin with a letter."
    if name_length(name, 0) < len(name):
        wrong = name[name_length(name, 0)]
        return f"The name '{name}' may hold letters, digits and underscores only, not '{wrong}'."
    if len(name) > MAX_LENGTH:
        return f"A variable's name may have {MAX_LENGTH} characters, this one has {len(name)}."
    return None
