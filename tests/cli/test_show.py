"""`statewright show` prints every state and transition of a workflow, to people and to programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

from editor.__main__ import main
from tests.corpus import Definition, definitions

if TYPE_CHECKING:
    from pathlib import Path

ORDER = """{
  "StartAt": "Check stock",
  "States": {
    "Check stock": {
      "Type": "Choice",
      "Choices": [
        {"Variable": "$.stock", "NumericGreaterThan": 0, "Next": "Pack all"},
        {"Variable": "$.stock", "NumericEquals": 0, "Next": "Nowhere"}
      ],
      "Default": "Refuse"
    },
    "Pack all": {
      "Type": "Parallel",
      "Branches": [
        {"StartAt": "Pack", "States": {"Pack": {"Type": "Task", "Resource": "arn:x", "End": true}}},
        {"StartAt": "Bill", "States": {"Bill": {"Type": "Pass", "Next": "Done"}, "Done": {"Type": "Succeed"}}}
      ],
      "Catch": [{"ErrorEquals": ["Stock.Gone", "States.Timeout"], "Next": "Refuse"}],
      "Next": "Each"
    },
    "Each": {
      "Type": "Map",
      "ItemProcessor": {"StartAt": "Ship", "States": {"Ship": {"End": true}}},
      "End": true
    },
    "Refuse": {"Type": "Fail"}
  }
}
"""
TREE = """{name}
├─ start → Check stock
├─ Check stock  Choice    choice 1 → Pack all, choice 2 → Nowhere (missing), default → Refuse
├─ Pack all     Parallel  catch Stock.Gone or States.Timeout → Refuse, → Each
│  ├─ branch 1
│  │  ├─ start → Pack
│  │  └─ Pack  Task      → end
│  └─ branch 2
│     ├─ start → Bill
│     ├─ Bill  Pass      → Done
│     └─ Done  Succeed   → end
├─ Each         Map       → end
│  ├─ start → Ship
│  └─ Ship  (no type)  → end
└─ Refuse       Fail      → end
"""


@pytest.fixture
def order(tmp_path: Path) -> Path:
    """A small workflow with everything in it."""
    path = tmp_path / "order.asl.json"
    path.write_text(ORDER, "utf-8")
    return path


def shown_as_json(capsys: pytest.CaptureFixture[str], path: Path) -> Any:
    """What `show --format json` prints of a file."""
    assert main(["show", "--format", "json", str(path)]) == 0
    output, errors = capsys.readouterr()
    assert errors == ""
    assert output.isascii()
    return json.loads(output)


def test_the_outline_is_a_tree_of_states_with_where_each_leads(order: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["show", str(order)]) == 0
    assert capsys.readouterr() == (TREE.format(name=order), "")


def test_where_a_terminal_has_no_lines_to_draw_with_plain_characters_are_used(
    order: Path, monkeypatch: pytest.MonkeyPatch
):
    output = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(output, encoding="ascii", write_through=True))
    assert main(["show", str(order)]) == 0
    signs = str.maketrans({"├": "|", "└": "`", "│": "|", "─": "-", "→": "\0"})
    assert output.getvalue().decode("ascii") == TREE.format(name=order).translate(signs).replace("\0", "->")


def test_a_state_in_json_has_its_path_its_type_and_its_place(order: Path, capsys: pytest.CaptureFixture[str]):
    states = {tuple(state["path"]): state for state in shown_as_json(capsys, order)["states"]}
    pack = states["States", "Pack all", "Branches", 0, "States", "Pack"]
    assert (pack["name"], pack["type"], pack["start"], pack["end"]) == ("Pack", "Task", True, True)
    assert pack["scope"] == ["States", "Pack all", "Branches", 0]
    span, key = pack["span"], pack["key"]
    assert json.loads(ORDER[span["start"] : span["end"]]) == {"Type": "Task", "Resource": "arn:x", "End": True}
    assert ORDER[key["start"] : key["end"]] == '"Pack"'
    line = ORDER.splitlines()[span["line"] - 1]
    assert line[span["column"] - 1 : span["end_column"] - 1] == ORDER[span["start"] : span["end"]]
    assert states["States", "Each", "ItemProcessor", "States", "Ship"]["type"] is None
    assert [path for path, state in states.items() if state["start"] and len(path) == 2] == [("States", "Check stock")]


def test_a_transition_in_json_has_its_ends_its_kind_and_when_it_is_taken(
    order: Path, capsys: pytest.CaptureFixture[str]
):
    transitions = shown_as_json(capsys, order)["transitions"]
    assert [(transition["kind"], transition["target"][-1], transition.get("label")) for transition in transitions] == [
        ("choice", "Pack all", "$.stock > 0"),
        ("choice", "Nowhere", "$.stock = 0"),
        ("default", "Refuse", None),
        ("catch", "Refuse", "Stock.Gone, States.Timeout"),
        ("next", "Each", None),
        ("next", "Done", None),
    ]
    first = transitions[0]
    assert first["source"] == ["States", "Check stock"]
    assert first["target"] == ["States", "Pack all"]
    assert first["path"] == ["States", "Check stock", "Choices", 0, "Next"]
    assert ORDER[first["span"]["start"] : first["span"]["end"]] == '"Pack all"'


def test_of_a_broken_text_what_can_be_read_is_shown_and_what_is_wrong_told(
    order: Path, capsys: pytest.CaptureFixture[str]
):
    order.write_text(ORDER.replace('"Type": "Map",', '"Type": "Map"'))
    assert main(["show", str(order)]) == 0
    output, errors = capsys.readouterr()
    assert output == TREE.format(name=order)
    assert errors == f"{order}:22:20: error: A comma is missing after line 22.\n"


def test_a_diagnostic_in_json_has_code_severity_sentence_and_place(order: Path, capsys: pytest.CaptureFixture[str]):
    order.write_text('{"States": {"A": {"Type": "Succeed"},\n}}')
    assert shown_as_json(capsys, order)["diagnostics"] == [
        {
            "code": "trailing-comma",
            "severity": "error",
            "message": "The comma before the end bracket on line 1 is one too many.",
            "start": 36,
            "end": 37,
            "line": 1,
            "column": 37,
        }
    ]


def test_a_name_that_stands_twice_is_only_a_warning(order: Path, capsys: pytest.CaptureFixture[str]):
    order.write_text('{"Comment": "a", "States": {"A": {}}, "Comment": "b"}')
    assert [found["severity"] for found in shown_as_json(capsys, order)["diagnostics"]] == ["warning"]


@pytest.mark.parametrize("text", ["", "[]", "7", "{}", '{"States": []}', '{"States": {}}'])
def test_a_text_without_states_is_shown_as_such(order: Path, text: str, capsys: pytest.CaptureFixture[str]):
    order.write_text(text)
    assert main(["show", str(order)]) == 0
    assert capsys.readouterr().out == f"{order}\n└─ no states\n"
    shown = shown_as_json(capsys, order)
    assert (shown["states"], shown["transitions"]) == ([], [])


def test_nothing_in_a_name_reaches_the_terminal_as_a_command(order: Path, capsys: pytest.CaptureFixture[str]):
    names = ["red \x1b[31m", "two\nlines\r", "turn \u202e round", "tab\tbell\a", "c1 \x9b2J", "lone \ud800", "\u2028"]
    states = {name: {"Type": f"T{name}", "Next": name, "Catch": [_catching(name)]} for name in names}
    order.write_text(json.dumps({"StartAt": names[0], "States": states}))
    assert main(["show", str(order)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(names) + 2
    assert all(line.isprintable() for line in lines)
    assert lines[2].startswith(r"├─ red \x1b[31m")
    assert r"two\nlines\r" in lines[3]
    assert r"turn \u202e round" in lines[4]
    found = shown_as_json(capsys, order)["states"]
    assert [state["name"] for state in found] == names


def _catching(error: str) -> dict[str, Any]:
    return {"ErrorEquals": [error], "Next": error}


def test_nothing_in_a_file_name_or_a_message_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "evil\x1b[2J\n.json"
    path.write_text('{"\x1b[31m": 1, "States": {}')
    assert main(["show", str(path)]) == 0
    assert main(["show", str(path) + "x\x1b"]) == 2
    output, errors = capsys.readouterr()
    assert all(line.isprintable() for line in [*output.splitlines(), *errors.splitlines()])


def test_names_of_wide_characters_stay_in_columns(order: Path, capsys: pytest.CaptureFixture[str]):
    states = {"記録": {"Type": "Pass", "End": True}, "abcd": {"Type": "Fail"}, "e\u0301fgh": {"Type": "Fail"}}
    order.write_text(json.dumps({"States": states}))
    assert main(["show", str(order)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "├─ 記録  Pass      → end",
        "├─ abcd  Fail      → end",
        "└─ e\u0301fgh  Fail      → end",
    ]


def test_nesting_as_deep_as_is_read_is_shown(order: Path, capsys: pytest.CaptureFixture[str]):
    text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}'
    for _ in range(60):
        text = f'{{"StartAt": "A", "States": {{"A": {{"Type": "Parallel", "Branches": [{text}], "End": true}}}}}}'
    order.write_text(text)
    assert main(["show", str(order)]) == 0
    assert capsys.readouterr().out.count("branch 1") > 30


def test_standard_input_is_shown(order: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(order.read_bytes())))
    assert main(["show", "-"]) == 0
    assert capsys.readouterr().out == TREE.format(name="standard input")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["show", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"statewright: {tmp_path} is a folder, not a file.\n")


@pytest.mark.parametrize("words", [[], ["one.json", "two.json"], ["--format", "xml", "one.json"], ["--form", "json"]])
def test_a_wrong_call_is_told_with_how_it_is_used(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["show", *words]) == 2
    assert capsys.readouterr().err.startswith("usage: statewright show [-h]")


@pytest.mark.conformance
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_a_real_workflow_is_shown_with_all_its_states_and_transitions(
    definition: Definition, capsys: pytest.CaptureFixture[str]
):
    shown = shown_as_json(capsys, definition.path)
    if "known_broken" in definition.entry:
        assert shown["diagnostics"] != []
        assert len(shown["states"]) == definition.text.count('"Type"')
        return
    assert shown["diagnostics"] == []
    assert len(shown["states"]) == definition.entry["states"]
    assert Counter(state["type"] for state in shown["states"]) == definition.entry["state_types"]
    assert len(shown["transitions"]) == definition.entry["transitions"]
    assert main(["show", str(definition.path)]) == 0
    text = capsys.readouterr().out
    assert text.count(" → ") >= definition.entry["transitions"]
