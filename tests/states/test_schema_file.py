"""The schema in the resources is the one the declarations give, and is a schema."""

from __future__ import annotations

from pathlib import Path

from jsonschema import Draft202012Validator

from editor.language.query_language import QueryLanguage
from editor.language.schema import schema_text
from editor.states.registry import STATE_TYPES
from editor.states.schema import asl_schema, state_schema

FILE = Path(__file__).resolve().parents[2] / "resources" / "schema" / "asl.schema.json"


def test_the_file_is_what_the_declarations_give():
    text = FILE.read_bytes().decode("utf-8")
    assert text == schema_text(asl_schema()), "run packaging/make_schema.py"


def test_the_schema_keeps_to_the_metaschema():
    Draft202012Validator.check_schema(asl_schema())


def test_so_does_the_schema_of_every_state():
    for kind in STATE_TYPES:
        for language in QueryLanguage:
            schema = state_schema(kind, language)
            assert schema is not None
            Draft202012Validator.check_schema(schema)


def test_every_definition_is_used():
    schema = asl_schema()
    text = schema_text(schema)
    assert [name for name in schema["$defs"] if f'"#/$defs/{name}"' not in text] == []
