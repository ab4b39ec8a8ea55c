"""Payloads as text and in bytes (quota "Input or result data size", 256 KiB of UTF-8)."""

from __future__ import annotations

import json
from typing import Any

LARGEST_PAYLOAD = 256 * 1024
"""Bytes of UTF-8 a payload may have."""

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


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
