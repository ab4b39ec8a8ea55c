"""The ResultWriter of a distributed Map: what its children gave, written to a bucket or put into another form.

AWS Step Functions guide, "ResultWriter".
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from editor.language.jsonata_templates import compile_jsonata_template
from editor.language.payload_templates import compile_payload_template
from editor.language.query_language import QueryLanguage
from editor.states.effects import Effect, Succeeded, WriteObject, WriteObjects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.language.scope import Scope


@dataclass(frozen=True, slots=True)
class MapRunResults:
    """What a map run gave: the outputs of the children that succeeded, and every child as DescribeExecution has it."""

    arn: str
    outputs: list[Any]
    children: Sequence[Mapping[str, Any]]


def result_writing(writer: Mapping[str, Any], language: QueryLanguage) -> Callable[[Scope, MapRunResults], Effect]:
    """Give the function from the results to the end of the state."""
    if language is QueryLanguage.JSONATA:
        call = compile_jsonata_template(writer.get("Arguments", {}), "ResultWriter/Arguments")
    else:
        call = compile_payload_template(writer.get("Parameters", {}), "ResultWriter/Parameters")
    config = writer.get("WriterConfig", {})
    transformation = config.get("Transformation", "NONE")

    def write(scope: Scope, results: MapRunResults) -> Effect:
        if "Resource" not in writer:
            return Succeeded(_transformed(results.children, transformation))
        return _written(call(scope), config, results)

    return write


def _transformed(children: Sequence[Mapping[str, Any]], transformation: str) -> list[Any]:
    if transformation == "NONE":
        return list(children)
    outputs = [json.loads(child["Output"]) for child in children if "Output" in child]
    if transformation == "COMPACT":
        return outputs
    return [item for output in outputs for item in (output if isinstance(output, list) else [output])]


def _written(arguments: Mapping[str, Any], config: Mapping[str, Any], results: MapRunResults) -> WriteObjects:
    bucket, prefix = str(arguments.get("Bucket")), str(arguments.get("Prefix", "")).rstrip("/")
    folder = "/".join(part for part in (prefix, results.arn.rpartition(":")[2]) if part)
    kind = config.get("OutputType", "JSON").lower()
    written = []
    listed: dict[str, list[dict[str, Any]]] = {"FAILED": [], "PENDING": [], "SUCCEEDED": []}
    for status in ("FAILED", "SUCCEEDED"):
        children = [child for child in results.children if (child["Status"] == "SUCCEEDED") is (status == "SUCCEEDED")]
        if children:
            # Only what succeeded has outputs to transform.
            transformation = config.get("Transformation", "NONE") if status == "SUCCEEDED" else "NONE"
            content = _text(_transformed(children, transformation), kind)
            written.append(WriteObject(bucket, f"{folder}/{status}_0.{kind}", content))
            listed[status].append({"Key": written[-1].key, "Size": len(content)})
    manifest = {"DestinationBucket": bucket, "MapRunArn": results.arn, "ResultFiles": listed}
    written.append(WriteObject(bucket, f"{folder}/manifest.json", _text(manifest, "json")))
    details = {"Bucket": bucket, "Key": f"{folder}/manifest.json"}
    return WriteObjects(tuple(written), {"MapRunArn": results.arn, "ResultWriterDetails": details})


def _text(value: Any, kind: str) -> bytes:
    if kind == "jsonl":
        return b"".join(_text(item, "json") + b"\n" for item in value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
