"""Which `$names` of a JSONata expression come from outside: the workflow's variables it reads.

Inside an expression a name can be bound by a function's parameters, by `:=` in a block, and by `@$x` and `#$i` in a
path. Anything else comes from outside. Only brackets are followed, no grammar, so that half-typed text works too.
Where only running could tell (a function that uses a name bound further down in its block), the name counts as bound.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from editor.language.jsonata_tokens import FUNCTION_WORDS, Kind, Token, jsonata_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING_OF = {"(": ")", "[": "]", "{": "}"}
_OPENING_OF = {closing: opening for opening, closing in _CLOSING_OF.items()}
_PARAMETERS = "(parameters"
# `$`, `$$` and `$states` are always there.
_PROVIDED = frozenset({"", "$", "states"})

# JSONata's own functions and the ones Step Functions adds.
# fmt: off
BUILTIN_FUNCTIONS = frozenset({
    "abs", "append", "assert", "average", "base64decode", "base64encode", "boolean", "ceil", "clone", "contains",
    "count", "decodeUrl", "decodeUrlComponent", "distinct", "each", "encodeUrl", "encodeUrlComponent", "error",
    "eval", "exists", "filter", "floor", "formatBase", "formatInteger", "formatNumber", "fromMillis", "hash", "join",
    "keys", "length", "lookup", "lowercase", "map", "match", "max", "merge", "millis", "min", "not", "now", "number",
    "pad", "parse", "parseInteger", "partition", "power", "random", "range", "reduce", "replace", "reverse", "round",
    "shuffle", "sift", "single", "sort", "split", "spread", "sqrt", "string", "substring", "substringAfter",
    "substringBefore", "sum", "toMillis", "trim", "type", "uppercase", "uuid", "zip",
})
# fmt: on


class VariableRead(NamedTuple):
    """A name read from outside; the span is the name's without `$`.

    builtin: there is a function of this name, which is meant unless the workflow has such a variable
    (`$map(list, $uppercase)`).
    """

    name: str
    start: int
    end: int
    builtin: bool


@dataclass(slots=True)
class _Group:
    """A pair of brackets, or the whole expression (`opening` empty), and what is bound in it.

    declared: names `:=` binds somewhere in it. pending: bound by `:=`, but its value is still being read.
    active: bound from here on. in_path: bound to the end of the path by `@` or `#`.
    """

    opening: str
    is_body: bool = False
    parameters: list[str] = field(default_factory=list)
    declared: frozenset[str] = frozenset()
    pending: list[tuple[str, _Group]] = field(default_factory=list)
    active: list[str] = field(default_factory=list)
    in_path: list[str] = field(default_factory=list)


def variables_read(expression: str) -> tuple[VariableRead, ...]:
    """Give the names an expression reads from outside, in its order; `$states` is provided and not among them.

    A built-in function that is called is not among them either.
    """
    tokens = [token for token in jsonata_tokens(expression) if token.kind not in (Kind.SPACE, Kind.COMMENT)]
    return tuple(_Sweep(tokens).reads())


class _Sweep:
    """Goes through the tokens once and keeps what is bound at the current one."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.declarations = _declarations(tokens)
        self.groups: list[_Group] = []
        self.frames: list[_Group] = []
        self.opened: Counter[str] = Counter()
        self.bound: Counter[str] = Counter()
        # For each name the numbers of function bodies around the open frames that declare it, outermost first.
        self.declared: defaultdict[str, list[int]] = defaultdict(list)
        self.bodies = 0
        self.coming_parameters: list[str] | None = None
        self._enter(_Group("", declared=frozenset(self.declarations.get(-1, ()))), is_frame=True)

    def reads(self) -> Iterator[VariableRead]:
        """The names from outside."""
        for place, token in enumerate(self.tokens):
            if token.is_variable:
                yield from self._variable(place, token)
            elif token.kind is Kind.OPERATOR:
                self._operator(place, token.text)

    def _variable(self, place: int, token: Token) -> Iterator[VariableRead]:
        name = token.text[1:]
        if name in _PROVIDED or self._binds(place, name) or self.bound[name] or self._bound_when_called(name):
            return
        is_builtin = name in BUILTIN_FUNCTIONS
        if not (is_builtin and token.kind is Kind.CALL):
            yield VariableRead(name, token.start + 1, token.end, is_builtin)

    def _bound_when_called(self, name: str) -> bool:
        """In a function: its surroundings bind the name somewhere, and may have done so when it is called."""
        depths = self.declared.get(name)
        return depths[0] < self.bodies if depths else False

    def _binds(self, place: int, name: str) -> bool:
        """Take note of a name that is bound here; it is not read then."""
        group = self.groups[-1]
        if group.opening == _PARAMETERS:
            group.parameters.append(name)
            return True
        if place and self.tokens[place - 1].text in ("@", "#"):
            group.in_path.append(name)
            self.bound[name] += 1
            return True
        if place + 1 < len(self.tokens) and self.tokens[place + 1].text == ":=":
            group.pending.append((name, self.frames[-1]))
            return True
        return False

    def _operator(self, place: int, text: str) -> None:
        if text in _CLOSING_OF:
            self._open(place, text)
        elif text in _OPENING_OF:
            self._close(_OPENING_OF[text])
        elif text in (";", ","):
            self._end_segment(self.groups[-1])
            self.coming_parameters = None

    def _open(self, place: int, text: str) -> None:
        if text == "(" and _follows_function_word(self.tokens, place):
            self._enter(_Group(_PARAMETERS), is_frame=False)
            return
        if text == "{" and self.groups[-1].opening == _PARAMETERS:
            # The closing bracket of the parameters is not typed yet.
            self._leave()
        is_body = text == "{" and self.coming_parameters is not None
        group = _Group(text, is_body, declared=frozenset(self.declarations.get(place, ())))
        if is_body:
            group.parameters = self.coming_parameters or []
            self.coming_parameters = None
            self.bound.update(group.parameters)
            self.bodies += 1
        self._enter(group, is_frame=is_body or _opens_block(self.tokens, place))

    def _enter(self, group: _Group, *, is_frame: bool) -> None:
        self.groups.append(group)
        self.opened[group.opening[:1]] += 1
        if is_frame:
            self.frames.append(group)
        for name in group.declared:
            self.declared[name].append(self.bodies)

    def _close(self, opening: str) -> None:
        """Leave the groups up to the one that begins so; a bracket that closes nothing is passed over."""
        if not self.opened[opening]:
            return
        while not self._leave().opening.startswith(opening):
            continue

    def _leave(self) -> _Group:
        group = self.groups.pop()
        self._end_segment(group)
        self.opened[group.opening[:1]] -= 1
        if self.frames[-1] is group:
            self.frames.pop()
        for name in group.declared:
            self.declared[name].pop()
        self.bound.subtract(group.active)
        if group.opening == _PARAMETERS:
            self.coming_parameters = group.parameters
        elif group.is_body:
            self.bound.subtract(group.parameters)
            self.bodies -= 1
        return group

    def _end_segment(self, group: _Group) -> None:
        """At `;`, `,` and the closing bracket a path ends, and what `:=` bound is there from now on."""
        self.bound.subtract(group.in_path)
        group.in_path.clear()
        for name, frame in group.pending:
            frame.active.append(name)
            self.bound[name] += 1
        group.pending.clear()


def _follows_function_word(tokens: list[Token], place: int) -> bool:
    before = tokens[place - 1] if place else None
    return before is not None and before.kind is Kind.KEYWORD and before.text in FUNCTION_WORDS


def _opens_block(tokens: list[Token], place: int) -> bool:
    """A round bracket that holds expressions, not arguments."""
    return tokens[place].text == "(" and (place == 0 or tokens[place - 1].kind is not Kind.CALL)


def _declarations(tokens: list[Token]) -> dict[int, set[str]]:
    """The names `:=` binds, by the place of the bracket that opens their block or function; -1: the whole."""
    found: dict[int, set[str]] = {}
    opened: list[tuple[str, int]] = []
    frames = [-1]
    counts: Counter[str] = Counter()
    for place, token in enumerate(tokens):
        if token.kind is not Kind.OPERATOR:
            continue
        if token.text in _CLOSING_OF:
            opened.append((token.text, place))
            counts[token.text] += 1
            if _opens_block(tokens, place) or _may_open_body(tokens, place):
                frames.append(place)
        elif token.text in _OPENING_OF and counts[_OPENING_OF[token.text]]:
            _pop_to(_OPENING_OF[token.text], opened, counts, frames)
        elif token.text == ":=" and place and tokens[place - 1].is_variable:
            found.setdefault(frames[-1], set()).add(tokens[place - 1].text[1:])
    return found


def _may_open_body(tokens: list[Token], place: int) -> bool:
    """A brace behind `)` or a signature's `>`; where it opens an object after all, it does no harm."""
    return tokens[place].text == "{" and place > 0 and tokens[place - 1].text in (")", ">")


def _pop_to(opening: str, opened: list[tuple[str, int]], counts: Counter[str], frames: list[int]) -> None:
    last = ""
    while last != opening:
        last, place = opened.pop()
        counts[last] -= 1
        if frames[-1] == place:
            frames.pop()
