"""Which rules between fields an object breaks, read from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.language.choice_rule_fields import NESTED_RULE
from editor.language.fields import (
    AtLeastOne,
    AtMostOne,
    ExactlyOne,
    Field,
    Group,
    Kind,
    RequiredWhen,
    Requires,
    Shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.language.query_language import QueryLanguage


class BrokenGroup(NamedTuple):
    """A rule that an object breaks: where the object is, the rule, and the names of it that stand there."""

    path: tuple[str | int, ...]
    group: Group
    present: tuple[str, ...]


def broken_groups(value: object, shape: Shape, language: QueryLanguage) -> Iterator[BrokenGroup]:
    """Give the rules an object and the objects inside it break; states inside are left out.

    Paths begin at the object. What is of another form than declared is passed over: the schema says that.
    """
    waiting: list[tuple[tuple[str | int, ...], object, Shape]] = [((), value, shape)]
    while waiting:
        path, found, found_shape = waiting.pop()
        if isinstance(found, Mapping) and not _is_function(found):
            for group in found_shape.groups_in(language):
                present = present_names(group, found)
                if _breaks(group, found, present):
                    yield BrokenGroup(path, group, present)
            waiting.extend(_inside(found, path, found_shape, language))


def present_names(group: Group, value: Mapping[Any, Any]) -> tuple[str, ...]:
    """Give the names of a rule that stand in an object, in the rule's order."""
    names = (group.name, group.other) if isinstance(group, Requires | RequiredWhen) else group.names
    return tuple(name for name in names if name in value)


def _breaks(group: Group, value: Mapping[Any, Any], present: tuple[str, ...]) -> bool:
    match group:
        case ExactlyOne():
            return len(present) > 1 or (not present and not _has_unknown_fields(value))
        case AtMostOne():
            return len(present) > 1
        case AtLeastOne():
            return not present and not _has_unknown_fields(value)
        case Requires(name=name, other=other):
            return name in value and other not in value
        case RequiredWhen(name=name, value=wanted, other=other):
            return value.get(name) == wanted and other not in value


def _has_unknown_fields(value: Mapping[Any, Any]) -> bool:
    """Say whether fields may come from a template: one named by a placeholder, or Fn::Transform."""
    return any(isinstance(name, str) and ("${" in name or name.startswith("Fn::")) for name in value)


def _is_function(value: Mapping[Any, Any]) -> bool:
    return len(value) == 1 and ("Ref" in value or _has_unknown_fields(value))


def _inside(
    value: Mapping[Any, Any], path: tuple[str | int, ...], shape: Shape, language: QueryLanguage
) -> Iterator[tuple[tuple[str | int, ...], object, Shape]]:
    for field in shape.in_language(language):
        if field.name not in value:
            continue
        inner = value[field.name]
        if (own := _shape_of(field)) is not None:
            yield (*path, field.name), inner, own
        elif field.item and isinstance(inner, list) and (own := _shape_of(field.item)) is not None:
            yield from (((*path, field.name, index), element, own) for index, element in enumerate(inner))


def _shape_of(field: Field) -> Shape | None:
    if field.kind is Kind.NESTED_RULE:
        return NESTED_RULE
    return field.shape
