"""Who answers the tasks of a run: the options that say so, and what is told about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.cli.functions import function_answers
from editor.cli.values import ValueProblem, json_file
from editor.errors import FileProblem
from editor.simulator.buckets import folder_answers
from editor.simulator.mocks import Mocks, mock_config
from editor.simulator.recordings import Recording
from editor.simulator.samples import sample
from editor.states.effects import CallService, ReadObject

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping

    from editor.simulator.answers import Answer, Request
    from editor.simulator.driver import Answerer
    from editor.simulator.execution import Execution

    Listener = Callable[[Request, Answer], None]


def add_answers(parser: argparse.ArgumentParser) -> None:
    """The options for what tasks give."""
    add = parser.add_argument
    add("--recording", metavar="FILE", help='what each attempt gave: {"tasks": [...]}, or the list itself')
    add("--mocks", metavar="FILE", help="a MockConfigFile of Step Functions Local")
    add("--case", metavar="[MACHINE#]CASE", help="the test case of --mocks")
    function = "a Python function of the working folder that stands for a Lambda function"
    add("--lambda", dest="functions", metavar="NAME=module:function", action="append", default=[], help=function)
    add("--bucket", metavar="NAME=DIR", action="append", default=[], help="a folder that stands for a bucket")
    add("--strict", action="store_true", help="a task nobody answers is an error, and gets no sample")


class Answerers:
    """Those who answer a run's requests, in turn; `tell` hears each answer."""

    def __init__(self, arguments: argparse.Namespace, tell: Listener) -> None:
        self.tell = tell
        self.folders = _folders(arguments.bucket)
        self.recording = _recording(arguments.recording)
        self.mocks = _mocks(arguments)
        sampling = [] if arguments.strict else [sample]
        functions = function_answers(arguments.functions)
        buckets = folder_answers(self.folders)
        asked: tuple[Answerer | None, ...] = (self.recording, self.mocks, functions, buckets, *sampling)
        self._answerers = [answerer for answerer in asked if answerer is not None]

    def __call__(self, request: Request) -> Answer | None:
        """The first answer there is; raises FileProblem for an object that is there and cannot be read."""
        for answerer in self._answerers:
            try:
                answer = answerer(request)
            except OSError as error:
                raise FileProblem(f"An object of a bucket cannot be read: {error.strerror}.") from error
            if answer is not None:
                self.tell(request, answer)
                return answer
        return None

    def left_over(self) -> Iterator[str]:
        """A sentence for each answer that nobody asked for."""
        for task in self.recording.left_over if self.recording is not None else ():
            yield f"The recording has an attempt of '{task['state']}' that the run did not come to."
        for name in self.mocks.unused if self.mocks is not None else ():
            yield f"The test case has a mock for '{name}', which the run did not ask."


def unanswered(execution: Execution) -> Iterator[str]:
    """A sentence for each request an execution waits for."""
    for number in sorted(execution.requests):
        request = execution.requests[number]
        wanted = request.wanted
        if isinstance(wanted, CallService):
            yield f"Nobody answers the task '{request.state}' ({wanted.resource.name})."
        elif isinstance(wanted, ReadObject):
            what = f"s3://{wanted.bucket}/{wanted.key or wanted.prefix or ''}"
            yield f"The state '{request.state}' reads {what}: say where it lies with --bucket {wanted.bucket}=FOLDER."


def _folders(words: list[str]) -> Mapping[str, Path]:
    folders = {}
    for word in words:
        name, equals, folder = word.partition("=")
        if not name or not equals or not folder:
            raise ValueProblem(f"--bucket {word} names no folder: write --bucket NAME=FOLDER.")
        if not Path(folder).is_dir():
            raise ValueProblem(f"--bucket {word} names no folder: {folder} is none.")
        folders[name] = Path(folder)
    return folders


def _recording(word: str | None) -> Recording | None:
    if word is None:
        return None
    value = json_file(word, "--recording")
    tasks: Any = value.get("tasks") if isinstance(value, dict) else value
    if not isinstance(tasks, list):
        raise ValueProblem(f'--recording {word} is neither a list of tasks nor {{"tasks": [...]}}.')
    for index, task in enumerate(tasks):
        if not isinstance(task, dict) or not isinstance(task.get("state"), str):
            raise ValueProblem(f"--recording {word}: task {index + 1} does not name its state.")
        for field in ("error", "cause"):
            if not isinstance(task.get(field), str | None):
                raise ValueProblem(f"--recording {word}: the {field} of task {index + 1} must be a string or null.")
    return Recording(tasks)


def _mocks(arguments: argparse.Namespace) -> Mocks | None:
    if (arguments.mocks is None) != (arguments.case is None):
        raise ValueProblem("--mocks and --case belong together: the file, and which of its test cases.")
    if arguments.mocks is None:
        return None
    if arguments.recording is not None:
        raise ValueProblem("Give either --recording or --mocks, not both.")
    config = mock_config(json_file(arguments.mocks, "--mocks"))
    return Mocks(config.case(arguments.case, arguments.machine_name))
