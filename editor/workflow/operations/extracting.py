"""A stretch of states made a workflow of its own, which a Task starts in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.language.query_language import QueryLanguage
from editor.workflow.operations.drafting import draft_of, edit_of, operation
from editor.workflow.operations.fragments import fragment_of
from editor.workflow.operations.leading import language_at
from editor.workflow.operations.loose_ends import tied_up
from editor.workflow.operations.names import free_name, taken_names
from editor.workflow.operations.selection import count_label, section_of
from editor.workflow.operations.wrapping import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.text.format import Value
    from editor.text.tree import Path
    from editor.workflow.document import Document
    from editor.workflow.edit import Edit

START_EXECUTION = "arn:aws:states:::states:startExecution.sync:2"
"""The integration that starts another workflow, waits for it, and gives its output as JSON."""

_NAME = "Start execution"


@dataclass(frozen=True, slots=True)
class Extraction:
    """States made a workflow: its text, and the edit that puts a Task that starts it in their place."""

    text: str
    edit: Edit


@operation
def extract(document: Document, states: Iterable[Path]) -> Extraction:
    """Make states with one way in and one way out a workflow of their own, in the query language they are in.

    The Task in their place hands its input on and gives what the new workflow gives, as they did; the ARN of the new
    workflow is a placeholder, for people to fill in.
    """
    section = section_of(document, states)
    workflow = tied_up(fragment_of(document, section.selection))
    name = free_name(_NAME, taken_names(document.outline))
    draft = draft_of(document)
    put_in_place(document, draft, section, name, _start_execution(language_at(document, ())))
    label = f"Extract {count_label([path[-1] for path in section.selection.paths])}"
    edit = edit_of(document, draft, label, select=((*section.selection.scope, "States", name),))
    return Extraction(workflow.text + _end_of_file(document), edit)


def _end_of_file(document: Document) -> str:
    """What the text ends with after its last bracket, where that is white space: a line end, as a rule."""
    root = document.tree.root
    rest = "" if root is None else document.text[root.end :]
    return "" if rest.strip() else rest


def _start_execution(language: QueryLanguage) -> dict[str, Value]:
    """A Task that starts a workflow with its own input and gives that workflow's output."""
    arn = {"StateMachineArn": "${StateMachineArn}"}
    task: dict[str, Value] = {"Type": "Task", "Resource": START_EXECUTION}
    if language is QueryLanguage.JSONATA:
        arguments = {**arn, "Input": "{% $states.input %}"}
        return {**task, "Arguments": arguments, "Output": "{% $states.result.Output %}"}
    return {**task, "Parameters": {**arn, "Input.$": "$"}, "OutputPath": "$.Output"}
