"""The corpus is read as its own catalogue describes it."""

from __future__ import annotations

import hashlib

from tests.corpus import corpus_files, corpus_lines, definitions


def test_every_definition_of_the_catalogue_is_there_byte_for_byte():
    assert len(definitions()) == 158
    for definition in definitions():
        assert hashlib.sha256(definition.content).hexdigest() == definition.entry["sha256"], definition


def test_definitions_are_chosen_by_format():
    assert len(definitions("json")) == 132
    assert len(definitions("sam", "cfn")) == 14


def test_recorded_cases_are_read_from_json_and_from_lines():
    assert len(corpus_files("executions")) == 422
    assert {"path", "document"} <= set(corpus_lines("jsonpath", "cases.jsonl")[0])
