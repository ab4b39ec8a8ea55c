"""The table of comparison operators."""

from __future__ import annotations

from itertools import product

from editor.language.comparators import COMPARATORS
from editor.language.fields import Kind


def test_the_operators_are_those_of_the_specification():
    orders = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"]
    ordered = [f"{noun}{order}" for noun, order in product(["String", "Numeric", "Timestamp"], orders)]
    compared = [*ordered, "BooleanEquals"]
    tests = ["IsPresent", "IsNull", "IsString", "IsNumeric", "IsBoolean", "IsTimestamp"]
    expected = {*compared, *(f"{name}Path" for name in compared), "StringMatches", *tests}
    assert set(COMPARATORS) == expected
    assert len(COMPARATORS) == 39


def test_a_path_variant_compares_what_its_twin_compares_but_takes_a_path():
    for name, comparator in COMPARATORS.items():
        assert comparator.is_path == name.endswith("Path")
        if comparator.is_path:
            twin = COMPARATORS[name.removesuffix("Path")]
            assert comparator.compares is twin.compares
            assert (comparator.operand, twin.operand) == (Kind.PATH, twin.compares)


def test_an_is_operator_takes_a_boolean():
    assert {name for name, comparator in COMPARATORS.items() if comparator.is_test} == {
        name for name in COMPARATORS if name.startswith("Is")
    }
    assert all(comparator.operand is Kind.BOOLEAN for comparator in COMPARATORS.values() if comparator.is_test)
