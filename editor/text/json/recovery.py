"""The slow path of the scanner: one token at a time, with a note on what is wrong.

Reading goes on at `,` `}` `]` and at the start of a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.green import Kind, Scalar
from editor.text.json import patterns
from editor.text.json.brackets import end_bracket, end_unclosed, imply_object, is_unclosed, skip_space, stray_end
from editor.text.json.quotes import bracket_behind, ends_before, names_next, read_name, read_scalar
from editor.text.json.tokens import name_of

if TYPE_CHECKING:
    from editor.text.json.scanner import Open, Scanner

_MISSING = Scalar(Kind.MISSING, "")


def read_odd(scanner: Scanner) -> None:
    """Read the next token of the innermost container, whatever it is."""
    top = scanner.stack[-1]
    skip_space(scanner, top)
    if scanner.is_lost:
        scanner.place = len(scanner.text)
    if scanner.place >= len(scanner.text):
        end_unclosed(scanner, top)
        return
    here = scanner.text[scanner.place]
    if here in "}]":
        end_bracket(scanner, top, here)
    elif scanner.by_indentation and scanner.belongs_outside(scanner.place):
        end_unclosed(scanner, top)
    elif here == ",":
        _comma(scanner, top)
    elif top.kind is Kind.OBJECT:
        _member(scanner, top, here)
    else:
        _item(scanner, top, here)


def _comma(scanner: Scanner, top: Open) -> None:
    if not top.items or top.comma is not None:
        scanner.note(top, "extra-comma", scanner.place, scanner.place + 1)
    if top.items:
        top.comma = scanner.place
    scanner.place += 1


def _need_comma(scanner: Scanner, top: Open) -> None:
    """Before another item: the one before it must have been followed by a comma."""
    if top.items and top.comma is None and not is_unclosed(top.items[-1]):
        end = top.start + top.starts[-1] + top.items[-1].width
        scanner.note(top, "missing-comma", end, end)


def _member(scanner: Scanner, top: Open, here: str) -> None:
    start = scanner.place
    if here == '"' and ends_before(scanner):
        _stray_quote(scanner, top, start + 1)
        return
    key = read_name(scanner)
    if key is None:
        _nameless(scanner, top, here)
        return
    _need_comma(scanner, top)
    if key.kind is Kind.BROKEN:
        scanner.note(top, "unquoted-name", start, start + key.width, name_of(key)[:40])
    skip_space(scanner, top)
    if scanner.text.startswith(":", scanner.place):
        _pass_colons(scanner, top)
    elif equals := patterns.EQUALS.match(scanner.text, scanner.place):
        scanner.note(top, "missing-colon", equals.start(), equals.end())
        scanner.place = equals.end()
        skip_space(scanner, top)
    elif _begins_value_on_line(scanner, start):
        scanner.note(top, "missing-colon", start + key.width, start + key.width)
    else:
        scanner.note(top, "missing-value", start + key.width, start + key.width, key.raw[:80])
        top.add(key, start, _MISSING, start + key.width)
        return
    _read_value(scanner, top, key, start)


def _nameless(scanner: Scanner, top: Open, here: str) -> None:
    """Something where a name is due: a container without one, a bracket typed twice, or text nobody understands."""
    start = scanner.place
    if here not in "{[":
        _junk(scanner, top)
    elif scanner.by_indentation and here == "{":
        scanner.note(top, "extra-bracket", start, start + 1, here)
        scanner.place += 1
    else:
        _need_comma(scanner, top)
        scanner.note(top, "missing-name", start, start + 1)
        scanner.open(start, _MISSING, start)


def _stray_quote(scanner: Scanner, top: Open, behind: int) -> None:
    """A quote where nothing is quoted."""
    scanner.note(top, "stray-quote", scanner.place, scanner.place + 1)
    scanner.place = behind


def _pass_colons(scanner: Scanner, top: Open) -> None:
    scanner.place += 1
    skip_space(scanner, top)
    more = patterns.MORE_COLONS.match(scanner.text, scanner.place)
    if more is not None:
        scanner.note(top, "extra-colon", more.start(), more.end())
        scanner.place = more.end()
        skip_space(scanner, top)


def _begins_value_on_line(scanner: Scanner, start: int) -> bool:
    """Whether a value follows a name without a colon, on the same line."""
    if any(end in scanner.text[start : scanner.place] for end in "\r\n"):
        return False
    return scanner.text[scanner.place : scanner.place + 1] not in ("", ",", "}", "]")


def _read_value(scanner: Scanner, top: Open, key: Scalar, key_start: int) -> None:
    """Read the value of a member, from the first thing after its colon."""
    _pass_to_bracket(scanner, top)
    start = scanner.place
    here = scanner.text[start : start + 1]
    if here in ("{", "["):
        scanner.open(start, key, key_start)
        return
    value = None if here in ("", ",", "}", "]") or names_next(scanner) else read_scalar(scanner)
    if value is not None:
        top.add(key, key_start, value, start)
    elif not imply_object(scanner, key, key_start):
        _no_value(scanner, top, key, key_start)


def _pass_to_bracket(scanner: Scanner, top: Open) -> None:
    """Pass over a quote, a word or an end bracket before a value."""
    while patterns.END_BEFORE_VALUE.match(scanner.text, scanner.place):
        stray_end(scanner, top)
        skip_space(scanner, top)
    start = scanner.place
    bracket = bracket_behind(scanner)
    if bracket is not None:
        _stray_quote(scanner, top, bracket)
        return
    word = patterns.WORD_BEFORE_BRACKET.match(scanner.text, start)
    if word is not None:
        scanner.place = word.end()
        scanner.note(top, "unexpected-text", start, word.end(1), word[1])


def _no_value(scanner: Scanner, top: Open, key: Scalar, key_start: int) -> None:
    """A name and a colon, and no value before what stands at the present place."""
    after = key_start + key.width
    scanner.note(top, "missing-value", key_start, after, key.raw[:80])
    colon = scanner.text.find(":", after, scanner.place) + 1
    top.add(key, key_start, _MISSING, colon or after)
    if scanner.text.startswith('"', scanner.place):
        top.comma = scanner.place - 1  # what follows is the next member: one problem is enough


def _item(scanner: Scanner, top: Open, here: str) -> None:
    start = scanner.place
    if here in "{[":
        _need_comma(scanner, top)
        scanner.open(start, None, 0)
        return
    if names_next(scanner) and scanner.outer + len(scanner.stack) > 1:
        if not imply_object(scanner, None, top.start):
            end_unclosed(scanner, top)
        return
    value = read_scalar(scanner)
    if value is None:
        _junk(scanner, top)
        return
    _need_comma(scanner, top)
    top.add(None, 0, value, start)


def _junk(scanner: Scanner, top: Open) -> None:
    """Pass over text that can be neither a name nor a value, up to where reading can go on."""
    start = scanner.place
    junk = patterns.PLACEHOLDER.match(scanner.text, start) or patterns.JUNK.match(scanner.text, start)
    assert junk is not None
    scanner.looked_ahead |= junk.end() == start and scanner.text.startswith("${", start)
    scanner.place = max(junk.end(), start + 1)
    words = scanner.text[start : scanner.place].rstrip()
    scanner.note(top, "unexpected-text", start, start + len(words), words[:40])
