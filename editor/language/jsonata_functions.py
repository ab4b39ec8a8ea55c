"""The functions Step Functions adds to JSONata: $partition, $range, $hash, $random, $uuid and $parse.

AWS Step Functions guide, "JSONata functions provided by Step Functions". Arguments are checked by JSONata's own
signatures; undefined arrives as None, and giving None makes the result undefined.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from editor.language.java_text import json_text

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

MAX_ITEMS = 1_000_000
BOX = "value"
# A name nobody gives a variable: it begins with a digit.
PARSED_IN_BOX = "0parsed"
_ALGORITHMS = {"SHA-1": "sha1", "SHA-384": "sha384", "SHA-256": "sha256", "SHA-512": "sha512", "MD5": "md5"}


class JsonataRefusal(Exception):
    """A function cannot work on its arguments; `code` and message are JSONata's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class AddedFunction(NamedTuple):
    """A function to register: JSONata's signature, and what makes the function from a source of random numbers.

    is_random: it takes from that source.
    """

    signature: str
    make: Callable[[random.Random], Callable[..., Any]]
    is_random: bool = False


def partition(items: Any, size: float | None = None) -> Any:
    """The items in arrays of `size`; all in one without a size; undefined for a size of 0."""
    if items is None:
        return None
    if not isinstance(items, list):
        raise JsonataRefusal("T0412", 'Argument 1 of function "partition" must be an array')
    if size is None:
        return [items]
    width = int(size)
    if width < 0:
        raise JsonataRefusal("D3137", "The chunk size of the partition function must be a positive number")
    return [items[start : start + width] for start in range(0, len(items), width)] if width else None


def number_range(first: float | None, last: float | None, step: float | None) -> Any:
    """The numbers from first to last, both included, fractions left out; undefined where one is missing.

    They are what JSONata calls a sequence: one number is given by itself, none is undefined.
    """
    if first is None or last is None or step is None or int(step) == 0:
        return None
    start, stop, width = int(first), int(last), int(step)
    if abs(stop - start) // abs(width) >= MAX_ITEMS:
        raise JsonataRefusal("U1001", f"An array would exceed the size limit of {MAX_ITEMS} items")
    numbers = list(range(start, stop + (1 if width > 0 else -1), width))
    return numbers if len(numbers) > 1 else next(iter(numbers), None)


def hashed(text: str | None, algorithm: str | None) -> Any:
    """The hash of a text's UTF-8 bytes, in hexadecimal digits."""
    if text is None or algorithm is None:
        return None
    digest = _ALGORITHMS.get(algorithm)
    if digest is None:
        known = ", ".join(_ALGORITHMS)
        raise JsonataRefusal("D3137", f"Hashing algorithm {algorithm} is not supported. Supported algorithms: {known}")
    return hashlib.new(digest, text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def parsed(text: str | None) -> Any:
    """The value of a JSON text, in an object under BOX: what gives None itself gives undefined, not null."""
    if text is None:
        return None
    try:
        return {BOX: json.loads(text, parse_constant=_refuse_constant)}
    except (ValueError, RecursionError):
        raise JsonataRefusal("D3137", "Invalid JSON") from None


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _random_number(source: random.Random) -> Callable[..., float]:
    return lambda seed=None: (source if seed is None else type(source)(json_text(seed))).random()


def _new_uuid(source: random.Random) -> Callable[..., str]:
    return lambda: str(uuid.UUID(int=source.getrandbits(128), version=4))


ADDED_FUNCTIONS: dict[str, AddedFunction] = {
    "partition": AddedFunction("<xn?:a>", lambda _source: partition),
    "range": AddedFunction("<n?n?n?:a>", lambda _source: number_range),
    "hash": AddedFunction("<ss:s>", lambda _source: hashed),
    "random": AddedFunction("<n?:n>", _random_number, is_random=True),
    "uuid": AddedFunction("<:s>", _new_uuid, is_random=True),
    PARSED_IN_BOX: AddedFunction("<s?:o>", lambda _source: parsed),
}
"""By name without `$`."""

PARSE = f'$parse := function($text)<s?:x>{{$lookup(${PARSED_IN_BOX}($text), "{BOX}")}}'
"""$parse in JSONata's own words, which takes the value out of its box."""
