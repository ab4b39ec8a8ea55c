"""Values and their types as AWS's path library names them in messages."""

from __future__ import annotations

from typing import Any

from editor.language.java_text import quoted, scalar_text

MAX_SHOWN = 10_000

_CLASSES: dict[type, str] = {
    type(None): "null",
    bool: "java.lang.Boolean",
    float: "java.lang.Double",
    str: "java.lang.String",
    list: "net.minidev.json.JSONArray",
    dict: "java.util.LinkedHashMap",
}
_PROVIDER = "com.jayway.jsonpath.spi.json.JsonSmartJsonProvider"


def java_class(value: Any) -> str:
    """Give the Java class of a JSON value, `null` for null."""
    if type(value) is int:
        bits = value.bit_length()
        return f"java.{'lang.Integer' if bits < 32 else 'lang.Long' if bits < 64 else 'math.BigInteger'}"
    return _CLASSES.get(type(value), "java.lang.Object")


def not_an_object(fragment: str, place: str, value: Any) -> str:
    """Give the message for a name asked of something that is no object."""
    return (
        f"Expected to find an object with property {fragment} in path {place} but found '{java_class(value)}'. "
        f"This is not a json object according to the JsonProvider: '{_PROVIDER}'."
    )


def shown(value: Any) -> str:
    """Give a value as the library writes it: objects `{key=value}`, arrays as JSON, strings bare."""
    if isinstance(value, dict):
        text = "{" + ", ".join(f"{key}={shown(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, list):
        text = _json(value)
    else:
        text = value if isinstance(value, str) else scalar_text(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "..."


def _json(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{_quoted(key)}:{_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_json, value)) + "]"
    return _quoted(value) if isinstance(value, str) else scalar_text(value)


def _quoted(text: str) -> str:
    return quoted(text).replace("/", "\\/")
