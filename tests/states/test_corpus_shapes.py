"""Every field of every real workflow is declared, and the schema refuses none of what deploys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.fields import Field, Kind, Shape
from editor.language.groups import broken_groups
from editor.language.machine import MACHINE
from editor.language.query_language import QueryLanguage, machine_language, state_language
from editor.states.registry import STATE_TYPES
from editor.states.schema import asl_schema, state_schema
from tests.corpus import Definition, corpus_files, corpus_json, corpus_lines, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = Draft202012Validator(asl_schema())

REFUSED_BY_AWS = {
    "asl-validator/valid-map-with-item-batcher-jsonata": "a JSONPath state in a JSONata machine",
    "statelint-py/test-task-state-test-ok": "Credentials without RoleArn",
    "statelint/task-with-credentials": "Credentials without RoleArn",
}
"""Cases whose suites call valid what the service refuses (its own answers are in aws_*.json)."""


def real_workflows() -> list[Definition]:
    """All JSON definitions that are right at their source and are JSON as they stand."""
    return [
        found
        for found in definitions("json")
        if not found.entry.get("known_broken") and not found.entry.get("placeholders_break_json")
    ]


def undeclared(value: Any, shape: Shape, language: QueryLanguage, machine: QueryLanguage) -> Iterator[str]:
    """The fields of an object and all inside it that no declaration names."""
    for name, inner in value.items():
        field = shape.field(name, language)
        if field is None:
            yield f"{shape.name}.{name} in {language}"
        else:
            yield from undeclared_in_field(inner, field, language, machine)


def undeclared_in_field(value: Any, field: Field, language: QueryLanguage, machine: QueryLanguage) -> Iterator[str]:
    if field.kind is Kind.ARRAY and field.item is not None:
        for element in value:
            yield from undeclared_in_field(element, field.item, language, machine)
    elif field.kind is Kind.STATES:
        for state in value.values():
            kind = STATE_TYPES[state["Type"]]
            yield from undeclared(state, kind, state_language(state, machine), machine)
    elif field.kind is Kind.NESTED_RULE:
        yield from undeclared(value, NESTED_RULE, language, machine)
    elif field.shape is not None:
        yield from undeclared(value, field.shape, language, machine)


def problems(definition: Any) -> list[tuple[str, str]]:
    return [(error.json_path, error.message) for error in WHOLE.iter_errors(definition)]


@pytest.mark.parametrize("workflow", real_workflows(), ids=str)
def test_every_field_of_a_real_workflow_is_declared(workflow: Definition):
    definition = json.loads(workflow.content.decode("utf-8-sig"))
    language = machine_language(definition)
    assert list(undeclared(definition, MACHINE, language, language)) == []


@pytest.mark.parametrize("workflow", real_workflows(), ids=str)
def test_a_real_workflow_is_valid(workflow: Definition):
    assert problems(json.loads(workflow.content.decode("utf-8-sig"))) == []


def test_a_definition_that_ran_on_aws_is_valid():
    ran = {path.stem: corpus_json("executions", path.name)["definition"] for path in corpus_files("executions")}
    refused = {name: problems(definition) for name, definition in ran.items() if problems(definition)}
    assert refused == {}


def test_a_choice_that_ran_on_aws_is_valid():
    for path in corpus_files("choice_operators"):
        for case in corpus_json("choice_operators", path.name)["cases"]:
            assert problems(case["definition"]) == []


def test_what_other_validators_suites_call_valid_is_valid():
    refused = {}
    for path in corpus_files("validation", "*.jsonl"):
        for case in corpus_lines("validation", path.name):
            if case["format"] == "json" and case["spec_valid"]:
                definition = case.get("definition") or json.loads(case["text"])
                if found := problems(definition):
                    refused[case["id"]] = found
    assert set(refused) == set(REFUSED_BY_AWS), refused


@pytest.mark.parametrize("case", ["empty-credentials", "invalid-credentials-field"])
def test_credentials_without_a_role_are_refused_as_on_aws(case: str):
    recorded = corpus_json("validation", "aws_create_errors.json")
    definition = next(entry["definition"] for entry in recorded if entry["id"].endswith(case))
    assert ("$.States.State0.Credentials", "'RoleArn' is a required property") in problems(definition)


@pytest.mark.parametrize("workflow", real_workflows(), ids=str)
def test_a_state_alone_gets_the_verdict_it_gets_in_its_machine(workflow: Definition):
    definition = json.loads(workflow.content.decode("utf-8-sig"))
    machine = machine_language(definition)
    for state in definition["States"].values():
        language = state_language(state, machine)
        schema = state_schema(state["Type"], language)
        assert schema is not None
        assert [error.message for error in Draft202012Validator(schema).iter_errors(state)] == []
        assert list(broken_groups(state, STATE_TYPES[state["Type"]], language)) == []
