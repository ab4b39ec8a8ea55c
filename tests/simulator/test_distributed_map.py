"""Distributed Map: what it reads, how it batches, what it tolerates and writes, and its child executions."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from editor.simulator.buckets import bucket_answers, folder_answers, write_objects
from editor.simulator.driver import first_of
from tests.simulator.running import answers, machine, ran, types

if TYPE_CHECKING:
    from editor.simulator.execution import Execution

TASK: dict[str, Any] = {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage"}
SMALL: dict[str, Any] = {"Variable": "$", "NumericLessThan": 3, "Next": "Good"}
PICKY: dict[str, Any] = {
    "StartAt": "Small?",
    "States": {
        "Small?": {"Type": "Choice", "Choices": [SMALL], "Default": "Bad"},
        "Good": {"Type": "Succeed"},
        "Bad": {"Type": "Fail", "Error": "TooBig"},
    },
}


def distributed(processor: dict[str, Any], **fields: Any) -> dict[str, Any]:
    config = {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}
    return machine(("Each", {"Type": "Map", "ItemProcessor": processor | {"ProcessorConfig": config}, **fields}))


def reading(action: str, config: dict[str, Any], **parameters: str) -> dict[str, Any]:
    reader = {"Resource": f"arn:aws:states:::s3:{action}", "Parameters": parameters, "ReaderConfig": config}
    return distributed(machine(("Same", {"Type": "Pass"})), ItemReader=reader)


def output(execution: Execution) -> Any:
    assert execution.outcome is not None, execution.requests
    return execution.outcome.output


def read(content: bytes, **config: Any) -> Any:
    answerer = bucket_answers({"b": {"k": content}})
    return output(ran(reading("getObject", config, Bucket="b", Key="k"), {}, answerer))


def test_json_lines_are_read():
    assert read(b'{"a": 1}\n\n[2]\n', InputType="JSONL") == [{"a": 1}, [2]]


def test_a_pointer_leads_to_the_items():
    assert read(b'{"a": [{"b": [1, 2]}]}', InputType="JSON", ItemsPointer="/a/0/b") == [1, 2]


def test_columns_are_parted_as_said():
    found = read(b"x|y\n1|\xc3\xa4\n", InputType="CSV", CSVHeaderLocation="FIRST_ROW", CSVDelimiter="PIPE")
    assert found == [{"x": "1", "y": "ä"}]


@pytest.mark.parametrize("content", [b"{", b"\xff", b'"text"'])
def test_what_is_no_array_of_items_fails_the_reader(content: bytes):
    answerer = bucket_answers({"b": {"k": content}})
    run = ran(reading("getObject", {"InputType": "JSON"}, Bucket="b", Key="k"), {}, answerer)
    assert run.outcome is not None
    assert run.outcome.error == "States.ItemReaderFailed"
    assert types(run)[-3:] == ["MapRunFailed", "MapStateFailed", "ExecutionFailed"]


def test_a_listing_gives_its_objects_and_flattened_what_they_hold():
    answerer = bucket_answers({"b": {"in/1": b"[1]", "in/2": b"[2, 3]", "out": b"[9]"}})
    listed = output(ran(reading("listObjectsV2", {}, Bucket="b", Prefix="in/"), {}, answerer))
    assert [entry["Key"] for entry in listed] == ["in/1", "in/2"]
    config = {"InputType": "JSON", "Transformation": "LOAD_AND_FLATTEN"}
    assert output(ran(reading("listObjectsV2", config, Bucket="b", Prefix="in/"), {}, answerer)) == [1, 2, 3]


def test_an_inventory_is_followed_to_its_files():
    manifest = {"fileSchema": "Bucket, Key", "files": [{"key": "data.csv.gz"}]}
    objects = {"manifest.json": json.dumps(manifest).encode(), "data.csv.gz": gzip.compress(b'"b","one"\n"b","two"\n')}
    config = {"InputType": "MANIFEST", "ManifestType": "S3_INVENTORY"}
    run = ran(reading("getObject", config, Bucket="b", Key="manifest.json"), {}, bucket_answers({"b": objects}))
    assert output(run) == [{"Bucket": "b", "Key": "one"}, {"Bucket": "b", "Key": "two"}]


@pytest.mark.parametrize(
    ("batcher", "sizes"),
    [
        ({"MaxItemsPerBatch": 2}, [2, 2, 1]),
        ({"MaxInputBytesPerBatch": 30}, [3, 2]),
        ({"MaxItemsPerBatch": 2, "MaxInputBytesPerBatch": 20}, [1, 1, 1, 1, 1]),
    ],
)
def test_batches_keep_to_both_limits(batcher: dict[str, int], sizes: list[int]):
    run = ran(distributed(machine(("Same", {"Type": "Pass"})), ItemBatcher=batcher), ["aaa"] * 5)
    assert [len(batch["Items"]) for batch in output(run)] == sizes


def test_a_failed_child_fails_the_map_unless_it_is_tolerated():
    run = ran(distributed(PICKY), [1, 5])
    assert run.outcome is not None
    assert run.outcome.error == "States.ExceedToleratedFailureThreshold"
    assert output(ran(distributed(PICKY, ToleratedFailureCount=1), [1, 5, 2])) == [1, 2]
    assert ran(distributed(PICKY, ToleratedFailurePercentage=30), [1, 5, 2]).status == "FAILED"
    assert ran(distributed(PICKY, ToleratedFailurePercentage=34), [1, 5, 2]).status == "SUCCEEDED"


def test_a_child_has_a_history_of_its_own():
    run = ran(distributed(machine(("Work", TASK))), ["x"], answers(Work="done"))
    child = run.children[(0,)]
    assert types(child)[:3] == ["ExecutionStarted", "TaskStateEntered", "TaskScheduled"]
    assert child.outcome is not None
    assert child.outcome.output == "done"
    assert "TaskStateEntered" not in types(run)


def test_what_a_child_asks_for_says_which_iteration_it_is():
    run = ran(distributed(machine(("Work", TASK))), ["x", "y"])
    assert sorted(request.iterations for request in run.requests.values()) == [(("Each", 0),), (("Each", 1),)]


def test_results_are_written_with_a_manifest(tmp_path: Any):
    writer = {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out", "Prefix": "jobs"}}
    run = ran(distributed(PICKY, ToleratedFailureCount=1, ResultWriter=writer), [1, 5])
    details = output(run)["ResultWriterDetails"]
    written = write_objects(run, {"out": tmp_path})
    manifest = json.loads((tmp_path / details["Key"]).read_text())
    results = json.loads((tmp_path / manifest["ResultFiles"]["SUCCEEDED"][0]["Key"]).read_text())
    assert [json.loads(result["Output"]) for result in results] == [1]
    assert len(manifest["ResultFiles"]["FAILED"]) == 1
    assert len(written) == 3


def test_a_bucket_is_a_folder_and_nothing_outside_of_it(tmp_path: Any):
    (tmp_path / "bucket").mkdir()
    (tmp_path / "bucket" / "k.json").write_text("[1]")
    (tmp_path / "secret.json").write_text("[2]")
    answerer = first_of(folder_answers({"b": tmp_path / "bucket"}))
    config = {"InputType": "JSON"}
    assert output(ran(reading("getObject", config, Bucket="b", Key="k.json"), {}, answerer)) == [1]
    run = ran(reading("getObject", config, Bucket="b", Key="../secret.json"), {}, answerer)
    assert run.status == "FAILED"
