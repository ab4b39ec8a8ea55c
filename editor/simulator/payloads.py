"""Payloads as text and in bytes (quota "Input or result data size", 256 KiB of UTF-8)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_PAYLOAD = 256 * 1024
"""Bytes of UTF-8 a payload may have."""


def _made() -> Callable[[Any], str]:
    """Give what writes compact JSON; the encoder is made once, not for each value as `json.dumps` does."""
    compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return compact.encode
    encode = make(None, compact.default, json.encoder.encode_basestring, None, ":", ",", False, False, True)
    return lambda value: "".join(encode(value, 0))


_compact = _made()


def payload_text(value: Any) -> str:
    """Give a payload as compact JSON text."""
    try:
        return _compact(value)
    except RecursionError:
        return '"(nested too deep to show)"'


def payload_size(value: Any) -> int:
    """Give how many bytes a payload has; one nested too deep to be written counts as too large."""
    try:
        text = _compact(value)
    except RecursionError:
        return LARGEST_PAYLOAD + 1
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
