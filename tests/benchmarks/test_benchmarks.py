"""Every benchmark runs, gives finite figures, and is found by its name; how fast things are is not tested here."""

from __future__ import annotations

import json
import math

import pytest

from benchmarks.__main__ import main
from benchmarks.benchmark import Benchmark, Figure, Size, spread
from benchmarks.cases import all_benchmarks
from benchmarks.workflows import text_of, workflow, workflow_text
from editor.workflow.document import Document

TINY = Size(text=4_000, states=30, runs=1)


@pytest.mark.parametrize("benchmark", all_benchmarks(), ids=lambda benchmark: benchmark.name)
def test_a_benchmark_gives_finite_figures_with_names_of_their_own(benchmark: Benchmark):
    figures = list(benchmark.measure(TINY))
    assert len({figure.name for figure in figures}) == len(figures) > 1
    assert all(math.isfinite(figure.value) and figure.value > 0 for figure in figures)
    assert all(figure.ratio is None or math.isfinite(figure.ratio) for figure in figures)


def test_a_target_bounds_the_ratio_where_there_is_one():
    assert Figure("tree", 90.0, "ms", ratio=18.0, target=25).is_ok
    assert not Figure("tree", 9.0, "ms", ratio=26.0, target=25).is_ok
    assert not Figure("key", 9.0, "ms", target=5).is_ok
    assert Figure("informs only", 9.0, "ms").is_ok


def test_the_95th_percentile_leaves_out_the_slowest_of_many():
    assert dict(spread([*map(float, range(1, 100)), 1000.0])) == {"median": 50.5, "p95": 96.0}


@pytest.mark.parametrize("states", [1, 2, 3, 17, 250])
def test_a_generated_workflow_has_as_many_states_as_asked_for_and_reads_without_problems(states: int):
    document = Document(workflow_text(states))
    assert document.tree.syntax_problems == ()
    outline = document.outline
    assert len(outline.states) == states
    assert all(transition.target in outline.states for transition in outline.transitions.values() if transition.target)


def test_generated_workflows_are_the_same_at_every_run_and_mixed():
    assert workflow(300) == workflow(300)
    outline = Document(workflow_text(300)).outline
    assert {state.type for state in outline.states.values()} == {"Task", "Pass", "Wait", "Choice", "Parallel", "Map"}
    assert len(outline.scopes) > 10


def test_a_generated_text_is_as_long_as_asked_for_and_little_longer():
    assert 50_000 <= len(text_of(50_000)) < 75_000


def test_records_are_printed_for_the_benchmarks_named(capsys: pytest.CaptureFixture[str]):
    code = main(["--json", "--runs", "1", "history"])
    records = json.loads(capsys.readouterr().out)
    assert {record["benchmark"] for record in records} == {"history"}
    assert code == (0 if all(record["ok"] for record in records) else 1)


def test_an_unknown_name_is_a_wrong_call_that_lists_the_known_ones(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as end:
        main(["nonsense"])
    assert end.value.code == 2
    assert "keystroke" in capsys.readouterr().err
