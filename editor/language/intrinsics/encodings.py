"""States.Base64Encode, Base64Decode, Hash and UUID."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from typing import TYPE_CHECKING, Any

from editor.language.intrinsics.errors import InvalidArguments
from editor.language.intrinsics.values import MAX_TEXT, a_short_string, a_string
from editor.language.java_text import json_text

if TYPE_CHECKING:
    import random

ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}

_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


def base64_encode(text: Any) -> str:
    """A text's UTF-8 bytes in Base64."""
    return base64.b64encode(a_short_string(text).encode("utf-8", "replace")).decode("ascii")


def base64_decode(text: Any) -> str:
    """The text Base64 stands for; what is no Base64 in it is passed over."""
    digits = _NO_BASE64.sub("", a_short_string(text).partition("=")[0])
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return base64.b64decode(digits + "=" * (-len(digits) % 4)).decode("utf-8", "replace")


def hash_value(data: Any, algorithm: Any) -> str:
    """The hash of a text, or of another value's JSON text, in hexadecimal digits; names of algorithms are exact."""
    digest = ALGORITHMS.get(a_string(algorithm))
    if digest is None or data is None:
        raise InvalidArguments
    text = data if isinstance(data, str) else json_text(data)
    if len(text) > MAX_TEXT:
        raise InvalidArguments
    return hashlib.new(digest, text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def new_uuid(source: random.Random) -> str:
    """A version 4 UUID."""
    return str(uuid.UUID(int=source.getrandbits(128), version=4))
