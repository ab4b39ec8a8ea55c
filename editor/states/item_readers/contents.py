"""The content of one object as items, by InputType."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from editor.states.item_readers.problem import ItemReaderProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

DELIMITERS = {"COMMA": ",", "PIPE": "|", "SEMICOLON": ";", "SPACE": " ", "TAB": "\t"}


def items_of(content: bytes, config: Mapping[str, Any]) -> list[Any]:
    """Give the items an object holds, as its ReaderConfig says; raises ItemReaderProblem."""
    kind = config.get("InputType", "JSON")
    reader = _READERS.get(kind)
    if reader is None:
        raise ItemReaderProblem(f"Objects of the type {kind} cannot be read here.")
    try:
        return reader(content, config)
    except (ValueError, csv.Error, RecursionError) as problem:
        raise ItemReaderProblem(f"The object is not {kind}: {problem}") from None


def _json(content: bytes, config: Mapping[str, Any]) -> list[Any]:
    value = pointed_at(json.loads(content), config.get("ItemsPointer", ""))
    if isinstance(value, dict):
        return [{"Key": key, "Value": item} for key, item in value.items()]
    if not isinstance(value, list):
        raise ItemReaderProblem("Attempting to map over non-iterable node.")
    return value


def pointed_at(value: Any, pointer: str) -> Any:
    """Give what a JSON pointer leads to (RFC 6901); raises ItemReaderProblem."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (LookupError, ValueError, TypeError):
            raise ItemReaderProblem(f"The ItemsPointer '{pointer}' leads nowhere in the object.") from None
    return value


def _json_lines(content: bytes, _config: Mapping[str, Any]) -> list[Any]:
    return [json.loads(line) for line in content.splitlines() if line.strip()]


def _csv(content: bytes, config: Mapping[str, Any]) -> list[Any]:
    """Rows as objects: cells beyond the headers are dropped, missing ones are empty, and so are blank headers."""
    delimiter = DELIMITERS.get(config.get("CSVDelimiter", "COMMA"), ",")
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    filled = [row for row in rows if row]
    if config.get("CSVHeaderLocation") == "GIVEN":
        headers = list(config.get("CSVHeaders", ()))
    elif filled:
        headers = filled.pop(0)
    else:
        return []
    return [_row(headers, row) for row in filled]


def _row(headers: list[str], cells: list[str]) -> dict[str, str]:
    return {header: cells[index] if index < len(cells) else "" for index, header in enumerate(headers)}


_READERS = {"JSON": _json, "JSONL": _json_lines, "CSV": _csv}
