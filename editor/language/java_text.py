"""Values as Java writes them: AWS shows them so in messages, in `States.Format` and in `States.JsonToString`.

1e7                 1.0E7
{"a": [1, None]}    {a=[1, null]}
"""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any


def double_text(number: float) -> str:
    """Give a floating-point number as Java's Double.toString does: `1.0`, `1.5E-7`."""
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else ("Infinity" if number > 0 else "-Infinity")
    if number == 0 or 1e-3 <= abs(number) < 1e7:
        plain = format(Decimal(repr(number)), "f")
        return plain if "." in plain else plain + ".0"
    sign, digits, exponent = Decimal(repr(number)).as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    power = len(digits) - 1 + int(exponent)
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{power}"


def number_text(number: float) -> str:
    """Give a number as Java writes it: whole numbers in digits, others as `double_text`."""
    return double_text(number) if isinstance(number, float) else _whole(number)


def java_text(value: Any) -> str:
    """Give a JSON value as Java's toString does: objects `{key=value}`, arrays `[1, 2]`, strings without quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}={java_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(java_text, value)) + "]"
    return value if isinstance(value, str) else scalar_text(value)


def scalar_text(value: bool | float | None) -> str:
    """Give a JSON value that is no string, array or object: `null`, `true`, `1.0`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)


def json_text(value: Any) -> str:
    """Give a value as compact JSON with Java's numbers; characters beyond ASCII stay as they are."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{quoted(key)}:{json_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(json_text, value)) + "]"
    return quoted(value) if isinstance(value, str) else scalar_text(value)


def quoted(text: str) -> str:
    """Give a string as a JSON string."""
    return json.dumps(text, ensure_ascii=False)


def _whole(number: int) -> str:
    try:
        return str(number)
    except ValueError:
        return format(Decimal(number), "f")
