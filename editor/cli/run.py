"""`statewright run`: an execution as AWS would run it, on a virtual clock, with no service touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.definitions import Unusable, read_machine
from editor.cli.run_answers import Answerers, add_answers, unanswered
from editor.cli.run_report import Report
from editor.cli.run_settings import add_settings, settings_of
from editor.cli.sources import STANDARD_INPUT
from editor.cli.terminal import complain, plain, say
from editor.cli.values import ValueProblem, json_word
from editor.errors import FileProblem
from editor.simulator.buckets import write_objects
from editor.simulator.driver import advanced
from editor.simulator.execution import Execution, start
from editor.simulator.history import execution_history
from editor.workflow.files import write_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

EXIT_CODES = "0 the execution succeeded; 1 it failed; 2 a definition or call that cannot be used"


def add_arguments(parser: ArgumentParser) -> None:
    """The words this subcommand takes."""
    add = parser.add_argument
    add("file", metavar="FILE", help="a workflow in JSON (.asl.json, .json), or - for standard input")
    add("--input", metavar="JSON|@FILE|-", default="{}", help="the execution's input (default: {})")
    add_answers(parser)
    add("--history", metavar="FILE|-", help="write the events as GetExecutionHistory gives them")
    add_settings(parser)
    add("--trace", action="store_true", help="print every event, with whole payloads")


def run(arguments: Namespace) -> int:
    """0, 1 or 2; StatewrightError for what cannot be used."""
    if arguments.file == STANDARD_INPUT == arguments.input:
        raise ValueProblem("FILE and --input cannot both be standard input.")
    write = say if arguments.history == STANDARD_INPUT else print
    try:
        machine = read_machine(arguments.file, arguments.machine_name)
    except Unusable:
        return 2
    settings = settings_of(arguments)
    report = Report(write, say, settings.start, arguments.trace)
    answerers = Answerers(arguments, report.answer)
    execution = start(machine, json_word(arguments.input, "--input"), settings)
    execution = _ran(execution, answerers, report)
    for sentence in answerers.left_over():
        complain(sentence)
    _write_history(execution, arguments.history)
    _write_objects(execution, answerers)
    return _told(execution, write)


def _ran(execution: Execution, answerers: Answerers, report: Report) -> Execution:
    """The execution at its end, or where nobody answers, told as it goes."""
    report.events(execution.log)
    while (following := advanced(execution, answerers)) is not execution:
        log = following.log
        report.events(log[number] for number in range(execution.log.length, log.length))
        execution = following
    return execution


def _told(execution: Execution, write: Callable[[str], None]) -> int:
    """Print how an execution ended; the exit code that says the same."""
    outcome = execution.outcome
    if outcome is None:
        for sentence in unanswered(execution):
            complain(sentence)
        if not execution.requests:
            complain("The execution does not end: nothing in it can go on.")
        return 2
    write(outcome.status)
    if outcome.status == "SUCCEEDED":
        write(_pretty(outcome.output))
        return 0
    write(plain(": ".join(text for text in (outcome.error, outcome.cause) if text)))
    return 1


def _pretty(value: object) -> str:
    try:
        return json.dumps(value, indent=2, ensure_ascii=False)
    except RecursionError:
        return '"(nested too deep to show)"'


def _write_history(execution: Execution, word: str | None) -> None:
    if word is None:
        return
    text = json.dumps(execution_history(execution), indent=2)
    if word == STANDARD_INPUT:
        print(text)
    else:
        write_file(Path(word), f"{text}\n".encode())


def _write_objects(execution: Execution, answerers: Answerers) -> None:
    """Put what the run wrote into buckets into their folders, and say what has none."""
    try:
        write_objects(execution, answerers.folders)
    except OSError as error:
        raise FileProblem(f"An object of a bucket cannot be written: {error.strerror}.") from error
    for bucket in sorted({bucket for bucket, _ in execution.objects} - answerers.folders.keys()):
        complain(f"What was written to the bucket {bucket} is lost: say where it lies with --bucket {bucket}=FOLDER.")
