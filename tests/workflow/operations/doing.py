"""Operations done to text: what comes of them, or why not. Each that is done is also taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.workflow.document import Document
from editor.workflow.edit import Edit, Rejection
from editor.workflow.history import History
from tests.workflow.reading import contents, shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.workflow.edit import Outcome

CHAIN = """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Task", "Resource": "r", "Next": "C"},
    "C": {"Type": "Succeed"}
  }
}"""
"""Three states one after the other."""

CHOICE = """{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
        {"Variable": "$.a", "IsNull": true, "Next": "Yes"},
        {"Variable": "$.b", "IsNull": true, "Next": "Yes"}
      ],
      "Default": "No"
    },
    "Yes": {"Type": "Pass", "Next": "No"},
    "No": {"Type": "Fail"}
  }
}"""
"""A Choice between two states."""

NESTED = """{
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel",
      "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}},
        {"StartAt": "C", "States": {}}
      ],
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}"""
"""A Parallel with a chain in its first branch and nothing in its second."""


def edit_of(text: str, operation: Callable[..., Outcome], *args: Any, **kwargs: Any) -> Edit:
    """The edit an operation answers with."""
    outcome = operation(Document(text), *args, **kwargs)
    assert isinstance(outcome, Edit), outcome
    return outcome


def done(text: str, operation: Callable[..., Outcome], *args: Any, **kwargs: Any) -> str:
    """The text after an operation, once it is sure that it reads well and can be undone."""
    edit = edit_of(text, operation, *args, **kwargs)
    history = History(Document(text))
    after = history.apply(edit).after
    fresh = Document(after.text)
    assert shape(after.tree) == shape(fresh.tree)
    assert contents(after.outline) == contents(fresh.outline)
    assert all(path in after.outline.states for path in edit.select)
    if not Document(text).tree.syntax_problems:
        json.loads(after.text)
    history.undo()
    assert history.present.text == text
    return after.text


def lines(text: str, operation: Callable[..., Outcome], *args: Any, **kwargs: Any) -> list[str]:
    """What an operation did, line by line: `-` what it took out, `+` what it put in, without indentation."""
    before, after = text.splitlines(), done(text, operation, *args, **kwargs).splitlines()
    head = 0
    while before[head : head + 1] == after[head : head + 1] != []:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    gone, come = before[head : len(before) - tail], after[head : len(after) - tail]
    return [*(f"- {line.strip()}" for line in gone), *(f"+ {line.strip()}" for line in come)]


def refused(text: str, operation: Callable[..., Outcome], *args: Any, **kwargs: Any) -> str:
    """The sentence an operation is refused with."""
    outcome = operation(Document(text), *args, **kwargs)
    assert isinstance(outcome, Rejection), outcome
    return outcome.reason
