"""The slow path of the scanner: one token at a time, with a note on what is wrong.

Reading goes on at `,` `}` `]` and at the start of a name. Where brackets do not pair up, a second reading takes the
indent of lines as a hint: a name or an end bracket that is not indented deeper than the line that opened the innermost
container belongs further out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.green import Kind, Problem, Scalar
from editor.text.json import patterns
from editor.text.json.scanner import escape_problems, indent_width, line_start

if TYPE_CHECKING:
    from editor.text.json.scanner import Open, Scanner

_MISSING = Scalar(Kind.MISSING, "")
_END_OF = {Kind.OBJECT: "}", Kind.ARRAY: "]"}
_CODE_OF = {Kind.OBJECT: "unclosed-object", Kind.ARRAY: "unclosed-array"}


def skip_space(scanner: Scanner, top: Open | None) -> list[Problem]:
    """Pass over white space and comments; the comments are problems of `top`, or given back where there is none."""
    found: list[Problem] = []
    while True:
        space = patterns.SPACE.match(scanner.text, scanner.place)
        assert space is not None
        scanner.place = space.end()
        comment = patterns.COMMENT.match(scanner.text, scanner.place)
        if comment is None:
            break
        found.append(Problem("comment", comment.start(), comment.end() - comment.start()))
        scanner.place = comment.end()
    if top is not None:
        top.problems += (problem._replace(offset=problem.offset - top.start) for problem in found)
    return found


def read_odd(scanner: Scanner) -> None:
    """Read the next token of the innermost container, whatever it is."""
    top = scanner.stack[-1]
    skip_space(scanner, top)
    if scanner.place >= len(scanner.text):
        _end_unclosed(scanner, top)
        return
    here = scanner.text[scanner.place]
    if here in "}]":
        _end_bracket(scanner, top, here)
    elif _is_outdented(scanner, top):
        _end_unclosed(scanner, top)
    elif here == ",":
        _comma(scanner, top)
    elif top.kind is Kind.OBJECT:
        _member(scanner, top, here)
    else:
        _item(scanner, top, here)


def _end_unclosed(scanner: Scanner, top: Open) -> None:
    """The container has no end bracket of its own: it ends after its last item, or at the end of the text."""
    scanner.unbalanced = True
    top.note(_CODE_OF[top.kind], top.start, top.start + 1)
    if scanner.place < len(scanner.text):
        scanner.place = max(_last_end(top), top.start + 1)
    scanner.close(closed=False)


def _last_end(top: Open) -> int:
    """Where the last item of an open container ends, with its comma left out."""
    if not top.items:
        return top.start + 1
    ends = [top.start + top.starts[-1] + top.items[-1].width]
    ends += (top.start + problem.offset + problem.width for problem in top.problems)
    return max(ends)


def _end_bracket(scanner: Scanner, top: Open, bracket: str) -> None:
    if bracket == _END_OF[top.kind]:
        if _is_stray_end(scanner, top):
            _stray(scanner, top)
            return
        if _is_outdented(scanner, top, strictly=True):
            _end_unclosed(scanner, top)
            return
        if top.comma is not None:
            top.note("trailing-comma", top.comma, top.comma + 1)
        scanner.place += 1
        scanner.close(closed=True)
    elif any(_END_OF[outer.kind] == bracket for outer in scanner.stack[:-1]):
        _end_unclosed(scanner, top)
    else:
        _stray(scanner, top)


def _stray(scanner: Scanner, top: Open) -> None:
    """An end bracket nothing was opened for."""
    scanner.unbalanced = True
    top.note("stray-bracket", scanner.place, scanner.place + 1, scanner.text[scanner.place])
    scanner.place += 1


def _own_indent(scanner: Scanner) -> int | None:
    """How far the present place is indented, where it is the first thing on its line."""
    line = scanner.text[line_start(scanner.text, scanner.place) : scanner.place]
    return indent_width(line) if line.isspace() or not line else None


def _is_outdented(scanner: Scanner, top: Open, *, strictly: bool = False) -> bool:
    """Whether the indent of this line says that the innermost container has ended before."""
    if not scanner.by_indentation or top.indent is None or len(scanner.stack) < 2:
        return False
    own = _own_indent(scanner)
    return own is not None and (own < top.indent if strictly else own <= top.indent)


def _is_stray_end(scanner: Scanner, top: Open) -> bool:
    """Whether an end bracket stands deeper than the line that opened its container."""
    if not scanner.by_indentation or top.indent is None:
        return False
    own = _own_indent(scanner)
    return own is not None and own > top.indent


def _comma(scanner: Scanner, top: Open) -> None:
    if not top.items or top.comma is not None:
        top.note("extra-comma", scanner.place, scanner.place + 1)
    if top.items:
        top.comma = scanner.place
    scanner.place += 1


def _need_comma(top: Open) -> None:
    """Before another item: the one before it must have been followed by a comma."""
    if top.items and top.comma is None:
        end = top.start + top.starts[-1] + top.items[-1].width
        top.note("missing-comma", end, end)


def _member(scanner: Scanner, top: Open, here: str) -> None:
    start = scanner.place
    key = _read_key(scanner, here)
    if key is None:
        if here in "{[":
            _need_comma(top)
            top.note("missing-name", start, start + 1)
            scanner.open(start, _MISSING, start)
        else:
            _junk(scanner, top)
        return
    _need_comma(top)
    if key.kind is Kind.BROKEN:
        top.note("unquoted-name", start, start + key.width, key.raw[:40])
    skip_space(scanner, top)
    if scanner.text.startswith(":", scanner.place):
        scanner.place += 1
        skip_space(scanner, top)
    elif _begins_value_on_line(scanner, start):
        top.note("missing-colon", start + key.width, start + key.width)
    else:
        top.note("missing-value", start + key.width, start + key.width, key.raw[:80])
        top.add(key, start, _MISSING, start + key.width)
        scanner.place = start + key.width
        return
    _read_value(scanner, top, key, start)


def _begins_value_on_line(scanner: Scanner, start: int) -> bool:
    """Whether a value follows a name without a colon, on the same line."""
    if any(end in scanner.text[start : scanner.place] for end in "\r\n"):
        return False
    return scanner.text[scanner.place : scanner.place + 1] not in ("", ",", "}", "]")


def _read_key(scanner: Scanner, here: str) -> Scalar | None:
    """The name at the present place, quoted, a placeholder, or a bare word before a colon."""
    if here == '"':
        return _read_string(scanner)
    placeholder = patterns.PLACEHOLDER.match(scanner.text, scanner.place)
    word = placeholder or patterns.SINGLE_QUOTED.match(scanner.text, scanner.place)
    word = word or patterns.BARE_WORD.match(scanner.text, scanner.place)
    if word is None or patterns.COLON.match(scanner.text, word.end()) is None:
        return None
    scanner.place = word.end()
    return Scalar(Kind.PLACEHOLDER if placeholder else Kind.BROKEN, word[0])


def _read_value(scanner: Scanner, top: Open, key: Scalar, key_start: int) -> None:
    """Read the value of a member, from the first thing after its colon."""
    start = scanner.place
    here = scanner.text[start : start + 1]
    if here in ("{", "["):
        scanner.open(start, key, key_start)
        return
    value = None if here in ("", ",", "}", "]") or _names_next(scanner, here) else read_scalar(scanner)
    if value is None:
        after = key_start + key.width
        top.note("missing-value", key_start, after, key.raw[:80])
        colon = scanner.text.find(":", after, start) + 1
        top.add(key, key_start, _MISSING, colon or after)
        scanner.place = start
        if here == '"':
            top.comma = start - 1  # what follows is the next member: one problem is enough
        return
    top.add(key, key_start, value, start)


def _names_next(scanner: Scanner, here: str) -> bool:
    """Whether the string at the present place is the name of another member."""
    string = patterns.STRING.match(scanner.text, scanner.place) if here == '"' else None
    return string is not None and patterns.COLON.match(scanner.text, string.end()) is not None


def _item(scanner: Scanner, top: Open, here: str) -> None:
    start = scanner.place
    if here in "{[":
        _need_comma(top)
        scanner.open(start, None, 0)
        return
    if _names_next(scanner, here) and scanner.outer + len(scanner.stack) > 1:
        _end_unclosed(scanner, top)
        return
    value = read_scalar(scanner)
    if value is None:
        _junk(scanner, top)
        return
    _need_comma(top)
    top.add(None, 0, value, start)


def _junk(scanner: Scanner, top: Open) -> None:
    """Pass over text that can be neither a name nor a value, up to where reading can go on."""
    start = scanner.place
    junk = patterns.JUNK.match(scanner.text, start)
    assert junk is not None
    scanner.place = max(junk.end(), start + 1)
    words = scanner.text[start : scanner.place].rstrip()
    top.note("unexpected-text", start, start + len(words), words[:40])


def read_scalar(scanner: Scanner) -> Scalar | None:
    """The string, number, literal, placeholder or unreadable word at the present place."""
    text, start = scanner.text, scanner.place
    if text[start] == '"':
        return _read_string(scanner)
    placeholder = patterns.PLACEHOLDER.match(text, start)
    if placeholder is not None:
        scanner.place = placeholder.end()
        return Scalar(Kind.PLACEHOLDER, placeholder[0])
    healthy = patterns.NUMBER.match(text, start) or patterns.LITERAL.match(text, start)
    if healthy is not None:
        scanner.place = healthy.end()
        return scanner.scalar(healthy[0])
    word = patterns.SINGLE_QUOTED.match(text, start) or patterns.BARE_WORD.match(text, start)
    if word is None:
        return None
    scanner.place = word.end()
    return Scalar(Kind.BROKEN, word[0], (Problem(_word_code(word[0]), 0, len(word[0]), word[0][:40]),))


def _word_code(word: str) -> str:
    if word[0] == "'":
        return "single-quotes"
    if word.lstrip("+-.")[:1].isdigit():
        return "bad-number"
    return "bare-word"


def _read_string(scanner: Scanner) -> Scalar:
    """The string at the present place; one that is not closed ends before what looks like the rest of its line."""
    text, start = scanner.text, scanner.place
    whole = patterns.STRING.match(text, start)
    if whole is not None and not _swallowed_more(text, whole.end(), whole[0]):
        scanner.place = whole.end()
        return scanner.scalar(whole[0])
    raw = _open_string(text, start)
    scanner.place = start + len(raw)
    if raw.endswith('"') and len(raw) > 1:
        return Scalar(Kind.STRING, raw, _control_problems(raw))
    return Scalar(Kind.STRING, raw, (Problem("unclosed-string", 0, len(raw)),))


def _swallowed_more(text: str, end: int, raw: str) -> bool:
    """Whether a string ran on to the quote that opens the next one."""
    return patterns.ENDS_STRING.match(text, end) is None and any(mark in raw for mark in ",}]")


def _open_string(text: str, start: int) -> str:
    """The text of a string without a proper end: up to a quote on the same line, else what its line leaves it."""
    match = patterns.OPEN_STRING.match(text, start)
    assert match is not None
    raw = match[0]
    if len(raw) == 1 or not raw.endswith('"'):
        return raw.rstrip(" \t,}]")
    if not _swallowed_more(text, match.end(), raw):
        return raw
    return raw[: min(place for mark in ",}]" if (place := raw.find(mark)) > 0)].rstrip()


def _control_problems(raw: str) -> tuple[Problem, ...]:
    """What is wrong inside a closed string that is not a proper one: control characters, bad escapes."""
    controls = (
        Problem("control-character", place, 1, f"U+{ord(char):04X}") for place, char in enumerate(raw) if char < " "
    )
    return (*controls, *escape_problems(raw))
