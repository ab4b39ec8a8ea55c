"""Texts and names as people half type them: a quote missing, one too many, the wrong kind of quotes.

What is taken for a text or name never reaches over the end of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.green import MAX_PROBLEMS, Kind, Problem, Scalar
from editor.text.json import patterns
from editor.text.json.tokens import control_problems, string_problems

if TYPE_CHECKING:
    from re import Match

    from editor.text.json.scanner import Scanner

_MARKS_AND_OPENERS = frozenset(",:{}[]")  # between two texts, seldom at a quote inside of one
_MARKS = " \t,}]"
_MOST_INNER_QUOTES = 20


def read_name(scanner: Scanner) -> Scalar | None:
    """The name at the present place, in quotes or with what is wrong with them; None where none stands there."""
    text, start = scanner.text, scanner.place
    whole = patterns.STRING.match(text, start)
    if whole is not None and patterns.COLON.match(text, whole.end()):
        return _taken(scanner, scanner.scalar(whole[0]))
    odd = patterns.ODD_NAME.match(text, start)
    if odd is not None:
        return _taken(scanner, Scalar(Kind.BROKEN, odd[0].rstrip()))
    if text[start] == '"':
        return read_string(scanner)
    placeholder = patterns.PLACEHOLDER.match(text, start)
    word = placeholder or _bare_word(scanner)
    if word is None or patterns.COLON.match(text, word.end()) is None:
        return None
    return _taken(scanner, Scalar(Kind.PLACEHOLDER if placeholder else Kind.BROKEN, word[0]))


def read_scalar(scanner: Scanner) -> Scalar | None:
    """The string, number, literal, placeholder or unreadable word at the present place."""
    text, start = scanner.text, scanner.place
    if text[start] == '"':
        return read_string(scanner)
    placeholder = patterns.PLACEHOLDER.match(text, start)
    if placeholder is not None:
        return _taken(scanner, Scalar(Kind.PLACEHOLDER, placeholder[0]))
    healthy = patterns.NUMBER.match(text, start) or patterns.LITERAL.match(text, start)
    if healthy is not None:
        return _taken(scanner, scanner.scalar(healthy[0]))
    return _read_wrongly_quoted(scanner)


def read_string(scanner: Scanner) -> Scalar:
    """The string whose quote stands at the present place, as far as it is likely to go."""
    text, start = scanner.text, scanner.place
    whole = patterns.STRING.match(text, start)
    if whole is not None and patterns.ENDS_STRING.match(text, whole.end()):
        return _taken(scanner, scanner.scalar(whole[0]))
    match = whole or patterns.OPEN_STRING.match(text, start)
    assert match is not None
    raw = match[0]
    if whole is None and match[1] is None:
        return _taken(scanner, _unclosed(raw.rstrip(_MARKS)))
    if not patterns.ENDS_STRING.match(text, match.end()):
        scanner.looked_ahead = True
        end = _past_inner_quotes(text, start, match.end())
        if end is not None:
            return _taken(scanner, _with_problem(text[start:end], "inner-quote"))
        if (
            _word_before(text, start, match.end())[-1] in _MARKS_AND_OPENERS
        ):  # it ran on to the quote that begins the next text
            return _taken(scanner, _unclosed(raw[:-1].rstrip(" \t,:{}[]")))
    problems = (*control_problems(raw), *string_problems(raw))
    return _taken(scanner, Scalar(Kind.STRING, raw, problems[:MAX_PROBLEMS]))


def ends_before(scanner: Scanner) -> bool:
    """Whether the quote at the present place is followed by nothing but the marks that end its line."""
    return patterns.LONE_QUOTE.match(scanner.text, scanner.place) is not None


def bracket_behind(scanner: Scanner) -> int | None:
    """Where a bracket stands before which the quote at the present place is one too many."""
    stray = patterns.QUOTE_BEFORE_BRACKET.match(scanner.text, scanner.place)
    whole = patterns.STRING.match(scanner.text, scanner.place)
    if stray is None or (whole is not None and patterns.ENDS_STRING.match(scanner.text, whole.end())):
        return None
    scanner.looked_ahead = True
    return stray.end()


def names_next(scanner: Scanner) -> bool:
    """Whether the string at the present place is the name of a member."""
    string = patterns.STRING.match(scanner.text, scanner.place)
    return string is not None and patterns.COLON.match(scanner.text, string.end()) is not None


def _taken(scanner: Scanner, scalar: Scalar) -> Scalar:
    scanner.place += len(scalar.raw)
    scanner.noted += bool(scalar.problems)
    return scalar


def _with_problem(raw: str, code: str) -> Scalar:
    return Scalar(Kind.STRING, raw, (Problem(code, 0, len(raw), raw.strip("\"'")[:40]),))


def _unclosed(raw: str) -> Scalar:
    return _with_problem(raw, "unclosed-string")


def _past_inner_quotes(text: str, start: int, end: int) -> int | None:
    """The end of a string with quotes inside that belong to its words; None where it has no such end."""
    for _ in range(_MOST_INNER_QUOTES):
        if patterns.ENDS_VALUE.match(text, end):
            return end
        if _word_before(text, start, end)[-1:] in _MARKS_AND_OPENERS or text[end] in _MARKS_AND_OPENERS:
            return None
        another = patterns.STRING.match(text, end)
        if another is not None and patterns.ENDS_STRING.match(text, another.end()):
            return None
        rest = patterns.REST_OF_STRING.match(text, end)
        if rest is None:
            return None
        end = rest.end()
    return None


def _word_before(text: str, start: int, end: int) -> str:
    """The last word of a string before the quote that ends it; a quote where it has none."""
    return text[max(start + 1, end - 80) : end - 1].rstrip(" \t") or '"'


def _read_wrongly_quoted(scanner: Scanner) -> Scalar | None:
    """A text in single quotes, without its first quote, or without any."""
    text, start = scanner.text, scanner.place
    quoted = patterns.SINGLE_QUOTED.match(text, start)
    if quoted is not None:
        return _taken(scanner, _with_problem(quoted[0], "single-quotes"))
    late = patterns.LATE_QUOTE.match(text, start)
    if late is not None:
        return _taken(scanner, _with_problem(late[0], "unopened-string"))
    word = patterns.WORDS.match(text, start) or _bare_word(scanner)
    if word is None:
        return None
    raw = word[0]
    return _taken(scanner, Scalar(Kind.BROKEN, raw, (Problem(_word_code(raw), 0, len(raw), raw[:40]),)))


def _bare_word(scanner: Scanner) -> Match[str] | None:
    """What stands in single quotes at the present place, or the word without any."""
    quoted = patterns.SINGLE_QUOTED.match(scanner.text, scanner.place)
    if quoted is not None:
        return quoted
    word = patterns.BARE_WORD.match(scanner.text, scanner.place)
    if word is not None and (word[0].startswith("'") or scanner.text.startswith("${", word.end() - 1)):
        scanner.looked_ahead = True  # for the other quote, for the end of a placeholder
    return word


def _word_code(word: str) -> str:
    unsigned = word.lstrip("+-.")
    return "bad-number" if unsigned[:1].isdigit() or unsigned in ("", "NaN", "Infinity") else "bare-word"
