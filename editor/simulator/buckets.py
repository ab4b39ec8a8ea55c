"""Buckets that stand in local folders, or in memory: answers to what a workflow reads, and writing at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.simulator.answers import Answer, Request, Source
from editor.simulator.clock import timestamp_text
from editor.states.effects import ReadObject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from editor.simulator.execution import Execution

READER_FAILED = "States.ItemReaderFailed"


def bucket_answers(buckets: Mapping[str, Mapping[str, bytes]]) -> Any:
    """Give an answerer for objects held in memory: contents by bucket and key."""

    def answerer(request: Request) -> Answer | None:
        wanted = request.wanted
        if not isinstance(wanted, ReadObject) or wanted.bucket not in buckets:
            return None
        objects = buckets[wanted.bucket]
        if wanted.key is None:
            found = {key: len(content) for key, content in objects.items() if key.startswith(wanted.prefix or "")}
            return _listing(found)
        return _content(objects.get(wanted.key), wanted)

    return answerer


def folder_answers(folders: Mapping[str, Path]) -> Any:
    """Give an answerer for buckets that stand in folders; nothing outside of a folder is read."""

    def answerer(request: Request) -> Answer | None:
        wanted = request.wanted
        if not isinstance(wanted, ReadObject) or wanted.bucket not in folders:
            return None
        folder = folders[wanted.bucket]
        if wanted.key is None:
            return _listing(_sizes(folder, wanted.prefix or ""))
        path = _inside(folder, wanted.key)
        return _content(path.read_bytes() if path is not None and path.is_file() else None, wanted)

    return answerer


def write_objects(execution: Execution, folders: Mapping[str, Path]) -> list[Path]:
    """Write what an execution put into buckets to their folders, and give the files."""
    written = []
    for (bucket, key), content in sorted(execution.objects.items()):
        path = _inside(folders[bucket], key) if bucket in folders else None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
    return written


def _inside(folder: Path, key: str) -> Path | None:
    path = (folder / key).resolve()
    return path if path.is_relative_to(folder.resolve()) else None


def _sizes(folder: Path, prefix: str) -> dict[str, int]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    keys = {path.relative_to(folder).as_posix(): path.stat().st_size for path in found}
    return {key: size for key, size in keys.items() if key.startswith(prefix)}


def _listing(sizes: Mapping[str, int]) -> Answer:
    entries = [
        {"Etag": '"0"', "Key": key, "LastModified": timestamp_text(0), "Size": sizes[key], "StorageClass": "STANDARD"}
        for key in sorted(sizes)
    ]
    return Answer(Source.BUCKET, json.dumps(entries).encode())


def _content(content: bytes | None, wanted: ReadObject) -> Answer:
    if content is None:
        cause = f"The object {wanted.key} is not in the bucket {wanted.bucket}."
        return Answer(Source.BUCKET, failed=True, error=READER_FAILED, cause=cause)
    return Answer(Source.BUCKET, content)
