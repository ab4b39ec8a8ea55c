"""Run benchmarks and print their figures: `python -m benchmarks [--json] [NAME...]`; exit code 1 off target."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.benchmark import Benchmark, Figure, Size
from benchmarks.cases import all_benchmarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COLUMNS = ("figure", "value", "unit", "ratio", "target", "ok")
Measured = tuple[Benchmark, Figure]


def main(argv: Sequence[str] | None = None) -> int:
    """0 where all figures keep within their targets, 1 where one does not, 2 for a wrong call."""
    known = {benchmark.name: benchmark for benchmark in all_benchmarks()}
    parser = _parser(list(known.values()))
    arguments = parser.parse_args(argv)
    unknown = [name for name in arguments.names if name not in known]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}, only {', '.join(known)}")
    chosen = [known[name] for name in arguments.names] or list(known.values())
    size = replace(Size(), runs=arguments.runs)
    measured = []
    if not arguments.json:
        print(_row(_COLUMNS))
    for benchmark, figure in _measured(chosen, size):
        measured.append((benchmark, figure))
        if not arguments.json:
            print(_row(_cells(benchmark, figure)), flush=True)
    if arguments.json:
        print(json.dumps([_record(*entry) for entry in measured], indent=2))
    return 0 if all(figure.is_ok for _, figure in measured) else 1


def _parser(known: Iterable[Benchmark]) -> argparse.ArgumentParser:
    listing = "\n".join(f"  {benchmark.name:<12} {benchmark.summary}" for benchmark in known)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the core against its targets (a ratio's target bounds the ratio).",
        epilog=f"benchmarks:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to run; all without one")
    parser.add_argument("--json", action="store_true", help="print records instead of a table")
    parser.add_argument("--runs", type=int, default=Size().runs, help="how often each thing is measured")
    return parser


def _measured(chosen: Iterable[Benchmark], size: Size) -> Iterator[Measured]:
    for benchmark in chosen:
        for figure in benchmark.measure(size):
            yield benchmark, figure


def _cells(benchmark: Benchmark, figure: Figure) -> tuple[str, ...]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.1f}"
    target = "" if figure.target is None else f"{figure.target:g}"
    verdict = "" if figure.target is None else "ok" if figure.is_ok else "SLOW"
    return f"{benchmark.name}: {figure.name}", f"{figure.value:.2f}", figure.unit, ratio, target, verdict


def _row(cells: Sequence[str]) -> str:
    name, value, unit, ratio, target, verdict = cells
    return f"{name:<52} {value:>9} {unit:<5} {ratio:>7} {target:>7}  {verdict}".rstrip()


def _record(benchmark: Benchmark, figure: Figure) -> dict[str, object]:
    return {"benchmark": benchmark.name, **figure._asdict(), "ok": figure.is_ok}


if __name__ == "__main__":
    sys.exit(main())
