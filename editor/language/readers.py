"""What a distributed Map reads, batches and writes: ItemReader, ItemBatcher, ResultWriter.

Amazon States Language, "ItemReader", "ItemBatcher", "ResultWriter"; JSONL, delimiters and WriterConfig came in
February 2025, Parquet, Athena manifests, ItemsPointer and LOAD_AND_FLATTEN in September 2025.
"""

from __future__ import annotations

from editor.language.common_fields import exclusive_twins, path_twin
from editor.language.fields import AtLeastOne, Field, Kind, RequiredWhen, Shape
from editor.language.query_language import JSONATA, JSONPATH

MOST_ITEMS = 100_000_000
"""The most items a distributed Map reads."""

LARGEST_BATCH = 262_144
"""Bytes a batch may have: the limit of a payload, 256 KiB."""

MAX_ITEMS = Field(
    "MaxItems",
    Kind.INTEGER,
    "How many items are read at most, where 0 means all of them.",
    expression=Kind.INTEGER,
    # The specification asks for a positive number, the service takes 0 as well.
    minimum=0,
    maximum=MOST_ITEMS,
    since=2022,
)

READER_CONFIG = Shape(
    "ReaderConfig",
    "The format of the data a distributed Map reads, and how much of it is read.",
    (
        Field(
            "InputType",
            Kind.STRING,
            "The format of the data.",
            choices=("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"),
            since=2022,
        ),
        Field(
            "Transformation",
            Kind.STRING,
            "Whether listed objects are themselves the items (NONE) or their contents are (LOAD_AND_FLATTEN).",
            choices=("NONE", "LOAD_AND_FLATTEN"),
            default="NONE",
            since=2025,
        ),
        Field(
            "ManifestType",
            Kind.STRING,
            "Whether the file is a manifest of an Athena query or an S3 inventory.",
            choices=("ATHENA_DATA", "S3_INVENTORY"),
            since=2025,
        ),
        Field(
            "CSVDelimiter",
            Kind.STRING,
            "What separates the columns of a text file.",
            choices=("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
            default="COMMA",
            since=2025,
        ),
        Field(
            "CSVHeaderLocation",
            Kind.STRING,
            "Whether the names of the columns are in the first row or in CSVHeaders.",
            choices=("FIRST_ROW", "GIVEN"),
            since=2022,
        ),
        Field(
            "CSVHeaders",
            Kind.ARRAY,
            "The names of the columns, in order.",
            item=Field("", Kind.STRING, "The name of one column."),
            since=2022,
        ),
        Field(
            "ItemsPointer",
            Kind.JSON_POINTER,
            "A JSON pointer to the array or object in the file whose members are the items.",
            since=2025,
        ),
        MAX_ITEMS,
        path_twin(MAX_ITEMS, 2022),
    ),
    (
        RequiredWhen("InputType", "CSV", "CSVHeaderLocation"),
        RequiredWhen("CSVHeaderLocation", "GIVEN", "CSVHeaders"),
        *exclusive_twins("MaxItems"),
    ),
)


def _call_of_s3(action: str) -> tuple[Field, Field]:
    """Give Parameters and Arguments: what an S3 action is called with, in either language."""
    return (
        Field(
            "Parameters",
            Kind.PAYLOAD_TEMPLATE,
            f"What the {action} is called with, such as Bucket and Key or Prefix.",
            languages=JSONPATH,
            since=2022,
        ),
        Field(
            "Arguments",
            Kind.JSONATA_TEMPLATE,
            f"What the {action} is called with, such as Bucket and Key or Prefix, and JSONata may make it.",
            languages=JSONATA,
            expression=Kind.JSON,
            since=2024,
        ),
    )


ITEM_READER = Shape(
    "ItemReader",
    "Where a distributed Map reads its items from.",
    (
        Field(
            "Resource",
            Kind.RESOURCE,
            "The action that reads, getObject for one file or listObjectsV2 for all objects under a prefix.",
            required=True,
            since=2022,
        ),
        *_call_of_s3("reading action"),
        Field(
            "ReaderConfig",
            Kind.OBJECT,
            "The format of the data and how much of it is read.",
            shape=READER_CONFIG,
            since=2022,
        ),
    ),
)

MAX_ITEMS_PER_BATCH = Field(
    "MaxItemsPerBatch",
    Kind.INTEGER,
    "How many items one child execution gets at most.",
    expression=Kind.INTEGER,
    minimum=1,
    since=2022,
)

MAX_INPUT_BYTES_PER_BATCH = Field(
    "MaxInputBytesPerBatch",
    Kind.INTEGER,
    "How many bytes the input of one child execution has at most.",
    expression=Kind.INTEGER,
    minimum=1,
    maximum=LARGEST_BATCH,
    since=2022,
)

ITEM_BATCHER = Shape(
    "ItemBatcher",
    "How items are put together into batches, one for each child execution.",
    (
        MAX_ITEMS_PER_BATCH,
        path_twin(MAX_ITEMS_PER_BATCH, 2022),
        MAX_INPUT_BYTES_PER_BATCH,
        path_twin(MAX_INPUT_BYTES_PER_BATCH, 2022),
        Field(
            "BatchInput",
            Kind.PAYLOAD_TEMPLATE,
            "A fixed input that every batch gets beside its items.",
            languages=JSONPATH,
            since=2022,
        ),
        Field(
            "BatchInput",
            Kind.JSONATA_TEMPLATE,
            "A fixed input that every batch gets beside its items.",
            languages=JSONATA,
            expression=Kind.JSON,
            since=2024,
        ),
    ),
    exclusive_twins("MaxItemsPerBatch", "MaxInputBytesPerBatch"),
)

WRITER_CONFIG = Shape(
    "WriterConfig",
    "The form in which the results of a distributed Map are given.",
    (
        Field(
            "Transformation",
            Kind.STRING,
            "Whether results come with all about their executions (NONE), alone (COMPACT), or as one list (FLATTEN).",
            choices=("NONE", "COMPACT", "FLATTEN"),
            since=2025,
        ),
        Field(
            "OutputType",
            Kind.STRING,
            "Whether results are one JSON array or a JSON value a line.",
            choices=("JSON", "JSONL"),
            since=2025,
        ),
    ),
)

RESULT_WRITER = Shape(
    "ResultWriter",
    "Where and in what form a distributed Map writes its results.",
    (
        Field("Resource", Kind.RESOURCE, "The action that writes the results to a bucket.", since=2022),
        *_call_of_s3("writing action"),
        Field(
            "WriterConfig",
            Kind.OBJECT,
            "The form in which the results are given.",
            shape=WRITER_CONFIG,
            since=2025,
        ),
    ),
    (AtLeastOne(("Resource", "WriterConfig")),),
)
