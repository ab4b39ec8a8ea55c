"""The declarations hang together: one sentence each, names that exist, one field a name in a language."""

from __future__ import annotations

import re
from itertools import product

import pytest

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.comparators import COMPARATORS
from editor.language.error_names import ERROR_NAMES
from editor.language.fields import Kind, RequiredWhen, Requires, Shape, inner_shapes
from editor.language.machine import MACHINE
from editor.language.query_language import JSONATA, JSONPATH, QueryLanguage
from editor.states.registry import STATE_TYPES


def shapes_from(shape: Shape) -> dict[str, Shape]:
    """The shape and all shapes inside it, by name."""
    found = {shape.name: shape}
    for field in shape.fields:
        for inner in inner_shapes(field):
            found |= shapes_from(inner)
    return found


SHAPES = {
    name: shape for root in (MACHINE, NESTED_RULE, *STATE_TYPES.values()) for name, shape in shapes_from(root).items()
}
each_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


def is_one_sentence(text: str) -> bool:
    """A capital, a full stop at the end, none between, no double blanks."""
    return bool(re.fullmatch(r"[A-Z].*[^\s.]\.", text)) and not re.search(r"[.!?] [A-Z]|\s\s|\n", text)


def test_all_objects_of_the_language_are_declared():
    parts = {"Machine", "Branch", "ItemProcessor", "ProcessorConfig", "Retrier", "Catcher", "ChoiceRule", "NestedRule"}
    data = {"ItemReader", "ReaderConfig", "ItemBatcher", "ResultWriter", "WriterConfig", "Credentials"}
    assert set(SHAPES) == parts | data | set(STATE_TYPES)


@each_shape
def test_a_shape_is_documented_in_one_sentence(shape: Shape):
    assert is_one_sentence(shape.doc), shape.doc


@each_shape
def test_a_field_is_documented_in_one_sentence(shape: Shape):
    assert [field.doc for field in shape.fields if not is_one_sentence(field.doc)] == []


@pytest.mark.parametrize("name", [*COMPARATORS, *ERROR_NAMES])
def test_operators_and_errors_are_documented_in_one_sentence(name: str):
    doc = (COMPARATORS.get(name) or ERROR_NAMES[name]).doc
    assert is_one_sentence(doc), doc


@pytest.mark.parametrize("language", QueryLanguage)
@each_shape
def test_in_one_language_a_name_stands_for_one_field(shape: Shape, language: QueryLanguage):
    names = [field.name for field in shape.in_language(language)]
    assert len(names) == len(set(names))
    assert all(shape.field(field.name, language) is field for field in shape.in_language(language))


@pytest.mark.parametrize("language", QueryLanguage)
@each_shape
def test_rules_between_fields_name_fields_of_that_language(shape: Shape, language: QueryLanguage):
    for group in shape.groups_in(language):
        named = (group.name, group.other) if isinstance(group, Requires | RequiredWhen) else group.names
        assert [name for name in named if shape.field(name, language) is None] == []
        if isinstance(group, RequiredWhen):
            field = shape.field(group.name, language)
            assert field is not None
            assert group.value in field.choices


@each_shape
def test_a_field_names_fields_of_its_own_shape(shape: Shape):
    for field in shape.fields:
        for language, other in product(field.languages, (field.path_twin_of, field.replaced_by)):
            assert other is None or shape.field(other, language), f"{field.name}: {other}"


@each_shape
def test_a_field_says_what_it_is_made_of(shape: Shape):
    for field in shape.fields:
        assert (field.kind is Kind.ARRAY) == (field.item is not None)
        assert (field.kind in (Kind.OBJECT, Kind.MACHINE)) == (field.shape is not None)
        assert QueryLanguage.JSONATA in field.languages or field.expression is None


@each_shape
def test_a_default_is_within_bounds_and_among_the_choices(shape: Shape):
    for field in shape.fields:
        if isinstance(field.default, int | float):
            assert field.minimum is not None
            assert field.minimum <= field.default <= (field.maximum or field.default)
        elif field.default is not None:
            assert not field.choices or field.default in field.choices


@each_shape
def test_what_jsonata_brought_is_not_older_than_jsonata(shape: Shape):
    for field in shape.fields:
        assert (2024 if field.languages == JSONATA else 2016) <= field.since <= 2026, field.name


def test_the_path_twins_are_those_of_the_specification_and_jsonpath_only():
    twins = {
        f"{name}.{field.name}": field for name, shape in SHAPES.items() for field in shape.fields if field.path_twin_of
    }
    assert set(twins) == {
        "Task.TimeoutSecondsPath",
        "Task.HeartbeatSecondsPath",
        "Credentials.RoleArn.$",
        "Wait.SecondsPath",
        "Wait.TimestampPath",
        "Fail.ErrorPath",
        "Fail.CausePath",
        "Map.MaxConcurrencyPath",
        "Map.ToleratedFailureCountPath",
        "Map.ToleratedFailurePercentagePath",
        "ReaderConfig.MaxItemsPath",
        "ItemBatcher.MaxItemsPerBatchPath",
        "ItemBatcher.MaxInputBytesPerBatchPath",
    }
    assert all(twin.languages == JSONPATH for twin in twins.values())
