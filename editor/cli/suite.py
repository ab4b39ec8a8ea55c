"""`statewright test`: workflows against test cases, each run with its mocks and held to what it expects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.definitions import Unusable
from editor.cli.junit import junit
from editor.cli.suite_cases import Tested, suite_cases, tested
from editor.cli.suite_coverage import coverage
from editor.cli.terminal import complain, plain
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

EXIT_CODES = "0 all cases are as expected; 1 some are not; 2 a suite, definition or call that cannot be used"


def add_arguments(parser: ArgumentParser) -> None:
    """The words this subcommand takes."""
    add = parser.add_argument
    described = "a MockConfigFile whose machines name a definition, and whose cases may have input and expect"
    add("suites", metavar="SUITE", nargs="+", help=described)
    add("--junit", metavar="FILE", help="write the results as JUnit's XML")
    add("--coverage", action="store_true", help="print the states and transitions the cases did not come through")


def run(arguments: Namespace) -> int:
    """0, 1 or 2; StatewrightError for what cannot be used."""
    try:
        cases = [case for word in arguments.suites for case in suite_cases(word)]
    except Unusable:
        return 2
    if not cases:
        complain("There are no test cases.")
        return 2
    results = []
    for case in cases:
        results.append(tested(case))
        _tell(results[-1])
    failed = sum(bool(result.problems) for result in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    if arguments.coverage:
        for line in _coverage(results):
            print(plain(line))
    if arguments.junit is not None:
        write_file(Path(arguments.junit), junit(results))
    return 1 if failed else 0


def _tell(result: Tested) -> None:
    print(plain(f"{'FAIL' if result.problems else 'ok  '}  {result.case.name}"))
    for problem in result.problems:
        print(plain(f"      {problem}"))


def _coverage(results: Sequence[Tested]) -> Iterator[str]:
    for key in dict.fromkeys((result.case.suite, result.case.case.machine) for result in results):
        own = [result for result in results if (result.case.suite, result.case.case.machine) == key]
        yield from coverage(own[0].case.machine, [result.execution for result in own]).lines(key[1])
