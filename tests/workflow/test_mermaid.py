"""Mermaid charts: all states and transitions, and no name that breaks out of its quotes."""

from __future__ import annotations

from editor.workflow.document import Document
from editor.workflow.mermaid import mermaid

CHOOSING = """{"StartAt": "Ask", "States": {
  "Ask": {"Type": "Choice", "Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "Pay"}],
    "Default": "Gone"},
  "Pay": {"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "No"}], "End": true},
  "No": {"Type": "Fail"}}}"""


def test_a_choice_is_drawn_with_its_rules_and_what_is_missing_with_a_question_mark() -> None:
    assert mermaid(Document(CHOOSING).outline) == (
        "flowchart TB\n"
        '  n0(("Start"))\n'
        '  n1{"Ask"}\n'
        '  n2["Pay"]\n'
        '  n3[["No"]]\n'
        '  n4(("End"))\n'
        "  n0 --> n1\n"
        '  n1 -->|"$.total #62; 100"| n2\n'
        '  n1 -->|"default"| n5["Gone?"]\n'
        '  n2 -.->|"States.ALL"| n3\n'
        "  n2 --> n4\n"
        "  n3 --> n4\n"
    )


def test_branches_are_subgraphs() -> None:
    text = """{"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
      {"StartAt": "B", "States": {"B": {"Type": "Fail"}}}]}}}"""
    chart = mermaid(Document(text).outline, "LR")
    assert chart.startswith("flowchart LR\n")
    assert chart.count("subgraph") == 3
    assert chart.count("subgraph") == sum(line.strip() == "end" for line in chart.splitlines())


def test_names_are_escaped() -> None:
    text = '{"StartAt": "a\\"]<b>;\\n#", "States": {"a\\"]<b>;\\n#": {"Type": "Succeed"}}}'
    chart = mermaid(Document(text).outline)
    assert 'n1(["a#34;#93;#60;b#62;#59; #35;"])' in chart
    assert "<b>" not in chart


def test_no_states_give_an_empty_chart() -> None:
    assert mermaid(Document("").outline) == "flowchart TB\n"
