"""A stretch of states wrapped in a Parallel or Map, and unwrapped again."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.workflow.document import Document
from editor.workflow.edit import Edit
from editor.workflow.operations.wrapping import BOXES, unwrap, wrap
from tests.workflow.operations.doing import CHAIN, CHOICE, NESTED, done, edit_of, refused
from tests.workflow.reading import state
from tests.workflow.strategies import machines, text_of

FOUR = CHAIN.replace(
    '    "C": {"Type": "Succeed"}',
    '    "C": {"Type": "Pass", /* kept */  "Next": "D"},\n    "D": {"Type": "Succeed"}',
)
BC = [state("B"), state("C")]


def test_states_become_the_branch_of_a_new_parallel() -> None:
    assert (
        done(FOUR, wrap, BC, "Parallel")
        == """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "Parallel"},
    "Parallel": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "B",
          "States": {
            "B": {"Type": "Task", "Resource": "r", "Next": "C"},
            "C": {"Type": "Pass", /* kept */  "End": true}
          }
        }
      ],
      "Next": "D"
    },
    "D": {"Type": "Succeed"}
  }
}"""
    )


def test_states_become_the_processor_of_a_new_map() -> None:
    text = (
        FOUR.replace('{"Type": "Pass", "Next": "B"}', '{\n      "Type": "Pass",\n      "Next": "B"\n    }')
        .replace('"B": {', '"B": {\n      ')
        .replace('"C": {', '"C": {\n      ')
        .replace('"D": {', '"D": {\n      ')
    )
    after = done(text, wrap, BC, "Map")
    assert (
        """
    "Map": {
      "Type": "Map",
      "ItemProcessor": {
        "ProcessorConfig": {
          "Mode": "INLINE"
        },
        "StartAt": "B",
        "States": {
          "B": {
            "Type": "Task", "Resource": "r", "Next": "C"},
          "C": {
            "Type": "Pass", /* kept */  "End": true}
        }
      },
      "Next": "D"
    },
"""
        in after
    )


def test_comments_beside_the_states_go_into_the_box_and_come_out() -> None:
    text = FOUR.replace('"r", "Next": "C"},', '"r", "Next": "C"}, // does the work')
    wrapped = done(text, wrap, BC, "Map")
    assert '/* does the work */ "B": {"Type": "Task"' in wrapped
    assert '/* does the work */\n    "B": {"Type": "Task"' in done(wrapped, unwrap, state("Map"))


def test_the_box_is_selected_and_named_freely() -> None:
    text = FOUR.replace('"D"', '"Map"')
    edit = edit_of(text, wrap, [state("B")], "Map")
    assert edit.select == (state("Map (1)"),)
    assert edit.label == "Wrap B in a Map"
    assert edit_of(text, wrap, BC, "Map").label == "Wrap 2 states in a Map"


def test_everything_that_led_to_the_first_state_leads_to_the_box() -> None:
    after = json.loads(done(CHOICE, wrap, [state("Yes")], "Parallel"))["States"]
    assert [rule["Next"] for rule in after["Ask"]["Choices"]] == ["Parallel", "Parallel"]
    after = json.loads(done(CHAIN, wrap, [state("A")], "Parallel"))
    assert after["StartAt"] == "Parallel"


def test_a_box_around_the_end_ends() -> None:
    after = json.loads(done(CHAIN, wrap, [state("B"), state("C")], "Map"))["States"]
    assert after["Map"]["End"] is True
    assert after["Map"]["ItemProcessor"]["States"]["C"] == {"Type": "Succeed"}


def test_a_fail_is_no_way_out() -> None:
    text = CHOICE.replace('"Next": "No"},', '"End": true},')
    after = json.loads(done(text, wrap, [state("Ask"), state("Yes"), state("No")], "Parallel"))
    assert after["States"].keys() == {"Parallel"}


@pytest.mark.parametrize(
    ("text", "chosen", "reason"),
    [
        (CHAIN, ["A", "C"], 'The selection is entered at "A" and "C": select states with one way in.'),
        (CHOICE, ["Yes", "No"], 'The selection is entered at "Yes" and "No": select states with one way in.'),
        (CHOICE, ["Ask"], '"Ask" leads out of the selection by a rule, and only a Next can: select "Yes" too.'),
        (
            CHOICE,
            ["Ask", "Yes"],
            '"Ask" leads out of the selection by its Default, and only a Next can: select "No" too.',
        ),
        (CHAIN, [], "Select one or more states first."),
        (CHAIN, ["X"], 'There is no state "X" here.'),
    ],
)
def test_what_has_no_single_way_in_and_out_is_not_wrapped(text: str, chosen: list[str], reason: str) -> None:
    assert refused(text, wrap, [state(name) for name in chosen], "Map") == reason


def test_a_catcher_that_leads_out_is_refused() -> None:
    text = FOUR.replace('"Resource": "r"', '"Resource": "r", "Catch": [{"ErrorEquals": ["x"], "Next": "D"}]')
    assert refused(text, wrap, BC, "Map") == (
        '"B" leads out of the selection by a catcher, and only a Next can: select "D" too.'
    )


def test_a_next_and_an_end_are_two_ways_out() -> None:
    text = CHOICE.replace('"No": {"Type": "Fail"}', '"No": {"Type": "Pass", "Next": "Z"}, "Z": {"Type": "Fail"}')
    text = text.replace('"Pass", "Next": "No"', '"Pass", "End": true')
    chosen = [state("Ask"), state("Yes"), state("No")]
    assert refused(text, wrap, chosen, "Map") == (
        'The selection goes on to End and "Z": select states with one way out.'
    )


def test_only_a_parallel_or_a_map_holds_states() -> None:
    assert refused(CHAIN, wrap, [state("B")], "Task") == ('"Task" holds no states: wrap them in a Parallel or a Map.')
    assert refused(CHAIN, unwrap, state("B")) == ('"B" holds no states: only a Parallel or a Map can be unwrapped.')


def test_branches_at_the_same_time_are_not_unwrapped() -> None:
    assert refused(NESTED, unwrap, state("Both")) == (
        '"Both" has 2 branches that run at the same time: only one can be unwrapped.'
    )


def test_an_empty_box_is_not_unwrapped() -> None:
    text = '{"States": {"M": {"Type": "Map"}, "N": {"Type": "Map", "Iterator": {"States": {}}}}}'
    assert refused(text, unwrap, state("M")) == 'There is no state in "M": delete it instead.'
    assert refused(text, unwrap, state("N")) == 'There is no state in "N": delete it instead.'


ONE_BRANCH = NESTED.replace(',\n        {"StartAt": "C", "States": {}}', "")


def test_unwrapped_states_stand_in_the_place_of_their_box() -> None:
    assert (
        done(ONE_BRANCH, unwrap, state("Both"))
        == """{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Next": "B"},
    "B": {"Type": "Pass", "Next": "Done"},
    "Done": {"Type": "Succeed"}
  }
}"""
    )
    assert edit_of(ONE_BRANCH, unwrap, state("Both")).select == (state("A"), state("B"))


def test_a_succeed_inside_goes_on_as_a_pass_outside() -> None:
    text = ONE_BRANCH.replace('"B": {"Type": "Pass", "End": true}', '"B": {"Type": "Succeed", "OutputPath": "$.x"}')
    after = json.loads(done(text, unwrap, state("Both")))["States"]
    assert after["B"] == {"Type": "Pass", "OutputPath": "$.x", "Next": "Done"}
    at_the_end = text.replace('"Next": "Done"', '"End": true')
    assert json.loads(done(at_the_end, unwrap, state("Both")))["States"]["B"]["Type"] == "Succeed"


def test_a_box_that_leads_back_to_itself_comes_out_as_a_loop() -> None:
    text = ONE_BRANCH.replace('"Next": "Done"', '"Next": "Both"')
    assert json.loads(done(text, unwrap, state("Both")))["States"]["B"]["Next"] == "A"


def test_a_name_taken_outside_changes_with_all_that_leads_there() -> None:
    text = ONE_BRANCH.replace('"B": {', '"Done": {').replace('"Next": "B"', '"Next": "Done"')
    after = json.loads(done(text, unwrap, state("Both")))["States"]
    assert after["A"]["Next"] == "Done (1)"
    assert after["Done (1)"] == {"Type": "Pass", "Next": "Done"}


def test_line_ends_tabs_and_single_lines_follow_the_file() -> None:
    text = FOUR.replace("\n", "\r\n").replace("  ", "\t")
    after = done(text, wrap, BC, "Map")
    assert "\n" not in after.replace("\r\n", "")
    one_line = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'
    assert done(one_line, wrap, [state("A")], "Parallel") == (
        '{"StartAt":"Parallel","States":{"Parallel":{"Type":"Parallel","Branches":'
        '[{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}],"End":true}}}'
    )


def test_a_mistake_elsewhere_is_no_hindrance() -> None:
    text = FOUR.replace('"A": {"Type": "Pass",', '"A": {"Type": "Pass" ')
    assert '"Map"' in done(text, wrap, BC, "Map")


@settings(max_examples=100)
@given(machine=machines(), seed=st.integers(0, 10_000), box=st.sampled_from(BOXES))
def test_wrapped_and_unwrapped_states_are_as_before(machine: dict[str, Any], seed: int, box: str) -> None:
    rng = random.Random(seed)
    document = Document(text_of(machine, rng))
    scope = rng.choice(list(document.outline.scopes.values()))
    chosen = rng.sample(scope.states, rng.randint(1, len(scope.states)))
    wrapped = wrap(document, chosen, box)
    assume(isinstance(wrapped, Edit))
    assert isinstance(wrapped, Edit)
    there = document.applied(wrapped)
    assert not there.tree.syntax_problems
    back = unwrap(there, wrapped.select[0])
    assert isinstance(back, Edit)
    after = there.applied(back)
    assert json.loads(after.text) == machine
    assert len(after.outline.transitions) == len(document.outline.transitions)
