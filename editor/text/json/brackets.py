"""Where containers end when their brackets do not pair up.

A second reading of such a text takes the indent of lines as a hint: a name or an end bracket that is not indented
deeper than the line that opened the innermost container belongs further out; an end bracket behind which lines go on
deeper than that ends nothing; a name without a value before deeper lines has lost its bracket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.text.green import MAX_PROBLEMS, Container, Kind, Problem, child
from editor.text.json import patterns
from editor.text.json.quotes import names_next
from editor.text.json.tokens import code_point, name_of

if TYPE_CHECKING:
    from editor.text.green import Green, Member, Scalar
    from editor.text.json.scanner import Open, Scanner

_ENDS = {"}": Kind.OBJECT, "]": Kind.ARRAY}
_CODE_OF = {Kind.OBJECT: "unclosed-object", Kind.ARRAY: "unclosed-array"}


def skip_space(scanner: Scanner, top: Open | None) -> list[Problem]:
    """Pass over white space and comments; what is wrong is noted for `top`, or given back where there is none."""
    found: list[Problem] = []
    while True:
        space = patterns.SPACE.match(scanner.text, scanner.place)
        assert space is not None
        scanner.place = space.end()
        comment = patterns.COMMENT.match(scanner.text, scanner.place)
        odd = comment or patterns.ODD_SPACE.match(scanner.text, scanner.place)
        if odd is None:
            return found
        code, detail = ("comment", "") if comment else ("odd-space", code_point(odd[0][0]))
        if top is not None:
            scanner.note(top, code, odd.start(), odd.end(), detail)
        elif len(found) < MAX_PROBLEMS:
            found.append(Problem(code, odd.start(), odd.end() - odd.start(), detail))
        scanner.place = odd.end()


def end_unclosed(scanner: Scanner, top: Open) -> None:
    """The container has no end bracket of its own: it ends after its last item, or at the end of the text."""
    scanner.unbalanced = True
    scanner.note(top, _CODE_OF[top.kind], top.start, top.start + 1)
    if scanner.place < len(scanner.text):
        scanner.place = top.end
    scanner.close(closed=False)


def is_unclosed(item: Member | Green) -> bool:
    """Whether an item lacks its end bracket, so that what else is missing behind it is no news."""
    value = child(item)
    return isinstance(value, Container) and not value.closed


def end_bracket(scanner: Scanner, top: Open, bracket: str) -> None:
    """Read an end bracket: of the innermost container, of one around it, or of none."""
    if top.kind is not _ENDS[bracket]:
        if scanner.is_open(_ENDS[bracket]):
            end_unclosed(scanner, top)
        else:
            _stray(scanner, top)
    elif _ends_too_soon(scanner, top):
        _stray(scanner, top)
    elif is_outdented(scanner, top, strictly=True):
        end_unclosed(scanner, top)
    else:
        if top.comma is not None:
            scanner.note(top, "trailing-comma", top.comma, top.comma + 1)
        scanner.place += 1
        scanner.close(closed=True)


def _stray(scanner: Scanner, top: Open) -> None:
    """An end bracket nothing was opened for."""
    scanner.unbalanced = True
    scanner.note(top, "stray-bracket", scanner.place, scanner.place + 1, scanner.text[scanner.place])
    scanner.place += 1


def is_outdented(scanner: Scanner, top: Open, *, strictly: bool = False) -> bool:
    """Whether the indent of this line says that the innermost container has ended before."""
    if not scanner.by_indentation or top.indent is None or len(scanner.stack) < 2:
        return False
    own = scanner.own_indent(scanner.place)
    return own is not None and (own < top.indent if strictly else own <= top.indent)


def _ends_too_soon(scanner: Scanner, top: Open) -> bool:
    """Whether what follows an end bracket belongs into the container still."""
    if scanner.outer == 0 and len(scanner.stack) == 1 and _goes_on(scanner):
        return True
    if not scanner.by_indentation or top.indent is None:
        return False
    own = scanner.own_indent(scanner.place)
    if own is not None:
        return own > top.indent
    rest = patterns.REST_OF_ENDS.match(scanner.text, scanner.place)
    space = None if rest is None else patterns.SPACE.match(scanner.text, rest.end())
    following = None if space is None or space.end() == len(scanner.text) else scanner.own_indent(space.end())
    return following is not None and following > top.indent


def _goes_on(scanner: Scanner) -> bool:
    """Whether the outermost container has more members behind an end bracket, and another end bracket."""
    more = patterns.MORE_MEMBERS.match(scanner.text, scanner.place)
    return more is not None and scanner.text.rfind(scanner.text[scanner.place]) >= more.end()


def imply_object(scanner: Scanner, key: Scalar | None, key_start: int) -> bool:
    """Open an object whose bracket is missing before the name at the present place, where it is likely to be one."""
    start = scanner.place
    if scanner.is_full or not names_next(scanner) or (key is not None and not _belongs_inside(scanner, key_start)):
        return False
    scanner.open_without_bracket(start, key, key_start)
    top = scanner.stack[-1]
    scanner.note(top, "missing-bracket", start, start, "The workflow" if key is None else f'"{name_of(key)[:40]}"')
    return True


def _belongs_inside(scanner: Scanner, key_start: int) -> bool:
    """Whether a name stands on the line of the one before it, or on a line indented deeper."""
    if not scanner.by_indentation:
        return False
    own = scanner.own_indent(scanner.place)
    if own is None:
        return True
    return own > scanner.line_indent(key_start)
