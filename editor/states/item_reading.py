"""The ItemReader of a distributed Map: which objects it reads, one after the other, and which items that gives.

Amazon States Language, "ItemReader". What has been read so far comes back each time; the answer is the next object
to read, or the items.
"""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any

from editor.language.jsonata_templates import compile_jsonata_template
from editor.language.payload_templates import compile_payload_template
from editor.language.query_language import QueryLanguage
from editor.states.effects import ReadObject
from editor.states.item_readers import ItemReaderProblem, items_of
from editor.states.reading import number_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.language.scope import Evaluate, Scope


def item_reading(
    reader: Mapping[str, Any], language: QueryLanguage
) -> Callable[[Scope, Sequence[bytes]], ReadObject | list[Any]]:
    """Give the function from the scope and the contents read so far to the next object to read, or to the items."""
    call = _call(reader, language)
    config = reader.get("ReaderConfig", {})
    most = number_field(config, "MaxItems", language, "ItemReader/ReaderConfig/MaxItems")
    lists = str(reader.get("Resource", "")).rpartition(":")[2] == "listObjectsV2"

    def read(scope: Scope, contents: Sequence[bytes]) -> ReadObject | list[Any]:
        limit = most(scope)
        found = _read(call(scope), config, lists, contents)
        return found if isinstance(found, ReadObject) or not limit else found[:limit]

    return read


def _call(reader: Mapping[str, Any], language: QueryLanguage) -> Evaluate:
    if language is QueryLanguage.JSONATA:
        return compile_jsonata_template(reader.get("Arguments", {}), "ItemReader/Arguments")
    return compile_payload_template(reader.get("Parameters", {}), "ItemReader/Parameters")


def _read(
    arguments: Mapping[str, Any], config: Mapping[str, Any], lists: bool, contents: Sequence[bytes]
) -> ReadObject | list[Any]:
    bucket = str(arguments.get("Bucket"))
    if not contents:
        prefix = str(arguments.get("Prefix", ""))
        return ReadObject(bucket, None, prefix) if lists else ReadObject(bucket, str(arguments.get("Key")))
    if lists:
        return _listed(bucket, config, contents)
    if config.get("InputType") == "MANIFEST":
        return _inventory(bucket, contents)
    return items_of(contents[0], config)


def _listed(bucket: str, config: Mapping[str, Any], contents: Sequence[bytes]) -> ReadObject | list[Any]:
    """The listing's entries are the items; with LOAD_AND_FLATTEN what their objects hold is."""
    entries: list[Any] = json.loads(contents[0])
    if config.get("Transformation") != "LOAD_AND_FLATTEN":
        return entries
    if len(contents) <= len(entries):
        return ReadObject(bucket, entries[len(contents) - 1]["Key"])
    return [item for content in contents[1:] for item in items_of(content, config)]


def _inventory(bucket: str, contents: Sequence[bytes]) -> ReadObject | list[Any]:
    """The rows of the files a manifest names, under the columns it declares."""
    try:
        manifest = json.loads(contents[0])
        files = [str(file["key"]) for file in manifest["files"]]
        headers = [name.strip() for name in manifest["fileSchema"].split(",")]
    except (ValueError, LookupError, TypeError, AttributeError):
        raise ItemReaderProblem("The object is not the manifest of an S3 inventory.") from None
    if len(contents) <= len(files):
        return ReadObject(str(manifest.get("destinationBucket") or bucket).rpartition(":")[2], files[len(contents) - 1])
    config = {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": headers}
    return [item for content in contents[1:] for item in items_of(_unpacked(content), config)]


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        raise ItemReaderProblem("A file of the inventory is not a whole gzip file.") from None
