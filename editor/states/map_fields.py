"""The fields only a Map has: its items, how many at once, what a distributed one reads and writes."""

from __future__ import annotations

from editor.language.common_fields import path_twin
from editor.language.fields import Field, Kind, Tab
from editor.language.machine import ITEM_PROCESSOR
from editor.language.query_language import JSONATA, JSONPATH
from editor.language.readers import ITEM_BATCHER, ITEM_READER, RESULT_WRITER

LONGEST_LABEL = 40
"""Characters a Label may have."""

ITEMS = (
    Field(
        "ItemsPath",
        Kind.PATH,
        "Where in the input the array is whose items are processed.",
        Tab.INPUT,
        languages=JSONPATH,
        default="$",
        since=2019,
    ),
    Field(
        "Items",
        Kind.ITEMS,
        "The array, or object, whose members are processed.",
        Tab.INPUT,
        languages=JSONATA,
        expression=Kind.ITEMS,
        since=2024,
    ),
    Field(
        "ItemSelector",
        Kind.PAYLOAD_TEMPLATE,
        "The input of every iteration, made from the item in $$.Map.Item.Value and from the Map's input.",
        Tab.INPUT,
        languages=JSONPATH,
        since=2022,
    ),
    Field(
        "ItemSelector",
        Kind.JSONATA_TEMPLATE,
        "The input of every iteration, made from $states.context.Map.Item.Value and from the Map's input.",
        Tab.INPUT,
        languages=JSONATA,
        expression=Kind.JSON,
        since=2024,
    ),
    Field(
        "Parameters",
        Kind.PAYLOAD_TEMPLATE,
        "The input of every iteration, under its old name.",
        Tab.INPUT,
        languages=JSONPATH,
        since=2019,
        replaced_by="ItemSelector",
    ),
)

MAX_CONCURRENCY = Field(
    "MaxConcurrency",
    Kind.INTEGER,
    "How many iterations run at once at most, where 0 means as many as possible.",
    expression=Kind.INTEGER,
    minimum=0,
    default=0,
    since=2019,
)

THROUGHPUT = (MAX_CONCURRENCY, path_twin(MAX_CONCURRENCY, 2023))

TOLERATED_FAILURE_COUNT = Field(
    "ToleratedFailureCount",
    Kind.INTEGER,
    "How many items may fail before the Map fails.",
    Tab.ERROR_HANDLING,
    expression=Kind.INTEGER,
    minimum=0,
    default=0,
    since=2022,
    distributed=True,
)

TOLERATED_FAILURE_PERCENTAGE = Field(
    "ToleratedFailurePercentage",
    Kind.NUMBER,
    "How many percent of the items may fail before the Map fails.",
    Tab.ERROR_HANDLING,
    expression=Kind.NUMBER,
    minimum=0,
    maximum=100,
    default=0,
    since=2022,
    distributed=True,
)

DISTRIBUTED = (
    Field(
        "ItemReader",
        Kind.OBJECT,
        "Where the items are read from, if they are not in the input.",
        Tab.INPUT,
        shape=ITEM_READER,
        since=2022,
        distributed=True,
    ),
    Field(
        "ItemBatcher",
        Kind.OBJECT,
        "How items are put together into batches.",
        Tab.INPUT,
        shape=ITEM_BATCHER,
        since=2022,
        distributed=True,
    ),
    Field(
        "ResultWriter",
        Kind.OBJECT,
        "Where and in what form the results are written.",
        Tab.OUTPUT,
        shape=RESULT_WRITER,
        since=2022,
        distributed=True,
    ),
    TOLERATED_FAILURE_COUNT,
    path_twin(TOLERATED_FAILURE_COUNT, 2022),
    TOLERATED_FAILURE_PERCENTAGE,
    path_twin(TOLERATED_FAILURE_PERCENTAGE, 2022),
    Field(
        "Label",
        Kind.STRING,
        "A short name for the Map that becomes part of the ARN of its runs.",
        max_length=LONGEST_LABEL,
        since=2022,
        distributed=True,
    ),
)

PROCESSOR = (
    Field(
        "ItemProcessor",
        Kind.MACHINE,
        "The machine that runs for every item or batch.",
        shape=ITEM_PROCESSOR,
        since=2022,
    ),
    Field(
        "Iterator",
        Kind.MACHINE,
        "The machine that runs for every item, under its old name.",
        shape=ITEM_PROCESSOR,
        since=2019,
        replaced_by="ItemProcessor",
    ),
)
