"""Texts made to be slow or large to read, and a reading of one under limits.

`python -m tests.text.hostile NAME` reads one as the program does, with what the system allows it of time and memory,
and prints the codes of the problems found.
"""

from __future__ import annotations

import resource
import sys

from editor.text.edits import TextEdit, trimmed
from editor.text.json import JSON

SECONDS = 5
MEGABYTES = 500
DEEP = 100_000
MILLION = 1_000_000


def nested(opening: str, closing: str = "", times: int = DEEP) -> str:
    return opening * times + closing * times


def stairs(times: int) -> str:
    """Objects that are never closed, each a level deeper than the one before, as far as a screen is wide."""
    return "\n".join(f'{" " * (number % 400)}"a": [{{' for number in range(times))


TEXTS = {
    "nested objects": lambda: nested('{"a":', "}"),
    "nested arrays": lambda: nested("[", "]"),
    "nested mixture": lambda: nested('[{"a":', "}]", DEEP // 2),
    "nested objects never closed": lambda: nested('{"a":'),
    "nested arrays never closed": lambda: nested("["),
    "nested mixture never closed": lambda: nested('[{"a":'),
    "nested lines never closed": lambda: nested('{\n  "a": [\n'),
    "stairs never closed": lambda: "{\n" + stairs(DEEP // 4),
    "siblings never closed": lambda: "{\n" + nested('  "a": {\n'),
    "siblings too deep": lambda: nested("[", times=199) + nested("[[]],"),
    "names without values": lambda: nested('{"a":[', times=90) + '{"b":' + nested('"k": '),
    "a string of 50 MB": lambda: '{"a": "' + "x" * (50 * MILLION) + '"}',
    "a string of 50 MB never closed": lambda: '{"a": "' + "x" * (50 * MILLION),
    "a number of a million digits": lambda: '{"a": ' + "7" * MILLION + "}",
    "a fraction of a million digits": lambda: '{"a": 0.' + "7" * MILLION + "}",
    "a million raw lone surrogates": lambda: '{"a": "' + "\ud800" * MILLION + '"}',
    "lone surrogates as escapes": lambda: '{"a": "' + r"\ud800" * DEEP + '"}',
    "100,000 members of one name": lambda: "{" + ",".join(['"a": 1'] * DEEP) + "}",
    "100,000 stray brackets": lambda: nested("{", times=1) + "}" * DEEP,
    "stray brackets deep down": lambda: nested('{"a": ', times=190) + "]" * DEEP,
    "stray brackets between members": lambda: '{"a":1' + nested('}"b",') + "}",
    "a million commas": lambda: "[" + "," * MILLION + "]",
    "a million commas in an object": lambda: "{" + "," * MILLION,
    "a million comment starts": lambda: "[" + "/*" * MILLION,
    "a million line comments": lambda: "[1,\n" + "//\n" * MILLION,
    "a million quotes": lambda: "[" + '"' * MILLION,
    "a million quotes for names": lambda: "{" + '"' * MILLION,
    "a million quotes for a value": lambda: '{"a":' + '"' * MILLION,
    "a million backslashes": lambda: '["' + "\\" * MILLION,
    "escaped quotes outside of a string": lambda: "[" + r"\"" * MILLION,
    "strings that run on to an escaped quote": lambda: '["' + r"x,\"" * (MILLION // 4) + '"z',
    "quotes inside words": lambda: '{"a":' + '"a' * (MILLION // 2),
    "wrong escapes": lambda: '["' + r"\x" * MILLION + '"]',
    "control characters": lambda: '["' + "\x00" * MILLION + '"]',
    "placeholders never closed": lambda: "{" + "${" * (MILLION // 2),
    "a placeholder of a million letters": lambda: "[${" + "a" * MILLION,
    "a million colons": lambda: '{"a"' + ":" * MILLION,
    "bare words": lambda: "[" + "a " * (MILLION // 2),
    "bare names": lambda: "{" + "a:" * (MILLION // 2),
    "single quotes": lambda: "[" + "'a " * (MILLION // 3),
    "white space at every level": lambda: '{\n"a":' * 190 + " \n" * MILLION,
    "missing commas": lambda: "[" + "1 " * (MILLION // 4),
    "a long line never closed": lambda: '{"States":{' + ",".join(['"S":{"Type":"Pass","Next":"x"}'] * 25_000),
    "a long line of open strings": lambda: "{" + '"a":"x, ' * (MILLION // 8),
}


def limit() -> None:
    """Let this process have no more than the limits; beyond them the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def read(text: str) -> set[str]:
    """The codes of the problems of a text, once its values are read as well."""
    tree = JSON.scan(text)
    assert tree.root is not None
    assert tree.root.value is not None
    return {problem.code for problem in tree.syntax_problems}


def type_in(text: str) -> None:
    """A key typed in the middle, and what is there written back over itself."""
    tree = JSON.scan(text)
    middle = len(text) // 2
    assert JSON.rescan(tree, [TextEdit(middle, middle, "x")]).text[middle] == "x"
    assert trimmed(text, [TextEdit(0, len(text), text)]) == ()


if __name__ == "__main__":
    hostile_text = TEXTS[sys.argv[1]]()
    limit()
    if sys.argv[2:] == ["typed"]:
        type_in(hostile_text)
    else:
        print(*sorted(read(hostile_text)))
