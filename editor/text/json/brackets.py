"""Where containers end when their brackets do not pair up.

A second reading of such a text takes the indent of lines as a hint: what is indented as the items of a container
further out belongs there; an end bracket before more items with the indent of its own ends nothing; a name without
a value before a deeper line has lost its bracket.
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
            stray_end(scanner, top)
    elif _ends_too_soon(scanner, top):
        stray_end(scanner, top)
    else:
        if top.comma is not None:
            scanner.note(top, "trailing-comma", top.comma, top.comma + 1)
        scanner.place += 1
        scanner.close(closed=True)


def stray_end(scanner: Scanner, top: Open) -> None:
    """An end bracket nothing was opened for."""
    scanner.unbalanced = True
    scanner.note(top, "stray-bracket", scanner.place, scanner.place + 1, scanner.text[scanner.place])
    scanner.place += 1


def _ends_too_soon(scanner: Scanner, top: Open) -> bool:
    """Whether what follows an end bracket belongs into the container still."""
    if scanner.outer == 0 and len(scanner.stack) == 1 and _goes_on(scanner):
        return True
    if not scanner.by_indentation:
        return False
    rest = patterns.REST_OF_ENDS.match(scanner.text, scanner.place)
    if rest is None or rest.end() == len(scanner.text):
        return False
    own = scanner.own_indent(rest.end())
    if own is None or scanner.belongs_outside(rest.end()):
        return False
    return own == scanner.column(top) if top.items else own > scanner.line_indent(top.start)


def _goes_on(scanner: Scanner) -> bool:
    """Whether the outermost container has more members behind an end bracket, and another end bracket."""
    more = patterns.MORE_MEMBERS.match(scanner.text, scanner.place)
    return more is not None and scanner.text.rfind(scanner.text[scanner.place]) >= more.end()


def imply_object(scanner: Scanner, key: Scalar | None, key_start: int) -> bool:
    """Open an object whose bracket is missing before the name at the present place, where it is likely to be one."""
    start = scanner.place
    if scanner.is_full or not names_next(scanner) or (scanner.stack and not _belongs_inside(scanner, key_start)):
        return False
    whole = "The object" if scanner.stack else "The workflow"
    scanner.open_without_bracket(start, key, key_start)
    top = scanner.stack[-1]
    scanner.note(top, "missing-bracket", start, start, whole if key is None else f'"{name_of(key)[:40]}"')
    return True


def _belongs_inside(scanner: Scanner, outer: int) -> bool:
    """Whether a name stands on the line of a place before it, or on a line indented deeper than that."""
    if not scanner.by_indentation:
        return False
    own = scanner.own_indent(scanner.place)
    return own is None or own > scanner.line_indent(outer)
