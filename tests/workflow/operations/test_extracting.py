"""A stretch of states made a workflow of its own."""

from __future__ import annotations

import json

from editor.workflow.document import Document
from editor.workflow.edit import Rejection
from editor.workflow.operations.extracting import Extraction, extract
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED
from tests.workflow.reading import state


def extraction(text: str, *chosen: tuple[str | int, ...]) -> Extraction:
    """The outcome, once it is sure that both texts read well."""
    outcome = extract(Document(text), [state(*names) for names in chosen])
    assert isinstance(outcome, Extraction), outcome
    assert not Document(outcome.text).tree.syntax_problems
    assert not Document(text).applied(outcome.edit).tree.syntax_problems
    return outcome


def test_a_task_starts_the_new_workflow_in_the_place_of_its_states() -> None:
    text = CHAIN.replace('"Resource": "r"', '"Resource":"r"') + "\n"
    outcome = extraction(text, ("B",))
    assert (
        outcome.text
        == """{
  "StartAt": "B",
  "States": {
    "B": {"Type": "Task", "Resource":"r", "End": true}
  }
}
"""
    )
    after = json.loads(Document(text).applied(outcome.edit).text)["States"]
    assert list(after) == ["A", "Start execution", "C"]
    assert after["A"]["Next"] == "Start execution"
    assert after["Start execution"] == {
        "Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Parameters": {"StateMachineArn": "${StateMachineArn}", "Input.$": "$"},
        "OutputPath": "$.Output",
        "Next": "C",
    }
    assert outcome.edit.select == (state("Start execution"),)
    assert outcome.edit.label == "Extract B"


def test_a_jsonata_workflow_stays_one_on_both_sides() -> None:
    text = CHAIN.replace("{", '{\n  "QueryLanguage": "JSONata",', 1)
    outcome = extraction(text, ("A",), ("B",))
    assert json.loads(outcome.text)["QueryLanguage"] == "JSONata"
    after = json.loads(Document(text).applied(outcome.edit).text)
    assert after["StartAt"] == "Start execution"
    assert after["States"]["Start execution"] == {
        "Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Arguments": {"StateMachineArn": "${StateMachineArn}", "Input": "{% $states.input %}"},
        "Output": "{% $states.result.Output %}",
        "Next": "C",
    }


def test_states_of_a_branch_can_be_extracted() -> None:
    outcome = extraction(NESTED, ("Both", "Branches", 0, "A"), ("Both", "Branches", 0, "B"))
    assert list(json.loads(outcome.text)["States"]) == ["A", "B"]
    branch = json.loads(Document(NESTED).applied(outcome.edit).text)["States"]["Both"]["Branches"][0]
    assert branch["StartAt"] == "Start execution"
    assert branch["States"]["Start execution"]["End"] is True


def test_the_new_workflow_is_written_as_the_file_is() -> None:
    text = (CHAIN + "\n").replace("\n", "\r\n").replace("  ", "\t")
    outcome = extraction(text, ("B",))
    assert outcome.text.endswith("}\r\n")
    assert "\n" not in outcome.text.replace("\r\n", "")
    assert '\r\n\t\t"B": {' in outcome.text


def test_a_second_extraction_has_another_name() -> None:
    first = Document(CHAIN).applied(extraction(CHAIN, ("A",)).edit)
    assert extraction(first.text, ("B",)).edit.select == (state("Start execution (1)"),)


def test_what_has_no_single_way_out_is_not_extracted() -> None:
    assert extract(Document(CHOICE), [state("Ask")]) == Rejection(
        '"Ask" leads out of the selection by a rule, and only a Next can: select "Yes" too.'
    )
    assert extract(Document(CHAIN), [state("A"), state("C")]) == Rejection(
        'The selection is entered at "A" and "C": select states with one way in.'
    )
