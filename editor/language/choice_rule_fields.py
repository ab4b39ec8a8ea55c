"""The ChoiceRule in both query languages (Amazon States Language, "Choice state")."""

from __future__ import annotations

from editor.language.comparators import COMPARATORS
from editor.language.fields import ExactlyOne, Field, Kind, Shape, Tab
from editor.language.query_language import JSONATA, JSONPATH

BOOLEAN_OPERATORS = ("And", "Or", "Not")
"""The operators that join or turn other rules."""

_COMMENT = Field("Comment", Kind.STRING, "A note for people about this rule.")

_TEST: tuple[Field, ...] = (
    Field("Variable", Kind.PATH, "The value that is compared, as a path.", languages=JSONPATH),
    *(
        Field(
            comparator.name,
            comparator.operand,
            comparator.doc,
            languages=JSONPATH,
            since=2020 if comparator.is_path or comparator.is_test or comparator.name == "StringMatches" else 2016,
        )
        for comparator in COMPARATORS.values()
    ),
    Field(
        "And",
        Kind.ARRAY,
        "Rules that must all match.",
        languages=JSONPATH,
        min_items=1,
        item=Field("", Kind.NESTED_RULE, "One of the rules."),
    ),
    Field(
        "Or",
        Kind.ARRAY,
        "Rules of which one must match.",
        languages=JSONPATH,
        min_items=1,
        item=Field("", Kind.NESTED_RULE, "One of the rules."),
    ),
    Field("Not", Kind.NESTED_RULE, "A rule that must not match.", languages=JSONPATH),
)

_ONE_TEST = (
    ExactlyOne(("Variable", *BOOLEAN_OPERATORS), languages=JSONPATH),
    ExactlyOne((*COMPARATORS, *BOOLEAN_OPERATORS), languages=JSONPATH),
)

NESTED_RULE = Shape(
    "NestedRule", "A test inside And, Or or Not, which has no transition of its own.", (*_TEST, _COMMENT), _ONE_TEST
)

CHOICE_RULE = Shape(
    "ChoiceRule",
    "A test, and the state that runs when it is the first one to match.",
    (
        *_TEST,
        Field(
            "Condition",
            Kind.CONDITION,
            "A JSONata expression that gives true or false.",
            languages=JSONATA,
            required=True,
            expression=Kind.BOOLEAN,
            since=2024,
        ),
        Field(
            "Assign",
            Kind.ASSIGNMENTS,
            "Variables to set when this rule is taken.",
            Tab.VARIABLES,
            since=2024,
        ),
        Field(
            "Output",
            Kind.JSONATA_TEMPLATE,
            "What the next state gets when this rule is taken.",
            Tab.OUTPUT,
            languages=JSONATA,
            expression=Kind.JSON,
            since=2024,
        ),
        Field("Next", Kind.STATE_NAME, "The state that runs when this rule matches.", required=True),
        _COMMENT,
    ),
    _ONE_TEST,
)
