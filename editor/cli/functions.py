"""Local Python functions that stand for Lambda functions, each call in a process of its own with a time limit."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from editor.cli.terminal import plain, say
from editor.cli.values import ValueProblem
from editor.simulator.answers import Answer, Source
from editor.simulator.payloads import payload_text
from editor.states.effects import CallService
from editor.states.task_resource import ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from editor.simulator.answers import Request
    from editor.simulator.driver import Answerer

LONGEST = 60
"""Seconds of real time a call may take."""

_WORD = re.compile(r"([A-Za-z0-9_-]+)=([A-Za-z_][\w.]*):([A-Za-z_]\w*)")
_SCRIPT = Path(__file__).with_name("function_process.py")


def function_answers(words: Iterable[str]) -> Answerer:
    """Give an answerer for the functions that `NAME=module:function` name; modules lie in the working folder."""
    functions: dict[str, tuple[str, str]] = {}
    for word in words:
        found = _WORD.fullmatch(word)
        if found is None:
            raise ValueProblem(f"--lambda {word} names no function: write --lambda NAME=module:function.")
        functions[found[1]] = (found[2], found[3])

    def answerer(request: Request) -> Answer | None:
        wanted = request.wanted
        name = _name(wanted) if isinstance(wanted, CallService) else None
        if name not in functions or not isinstance(wanted, CallService):
            return None
        if wanted.resource.kind is ResourceKind.FUNCTION:
            return _called(*functions[name], wanted.parameters)
        answer = _called(*functions[name], wanted.parameters.get("Payload", {}))
        envelope = {"ExecutedVersion": "$LATEST", "Payload": answer.output, "StatusCode": 200}
        return answer if answer.failed else Answer(Source.FUNCTION, envelope)

    return answerer


def _name(wanted: CallService) -> str | None:
    """The name of the function a task calls, without account and version."""
    resource = wanted.resource
    if resource.kind is ResourceKind.FUNCTION:
        named: Any = resource.arn
    elif resource.name == "lambda:invoke" and isinstance(wanted.parameters, dict):
        named = wanted.parameters.get("FunctionName")
    else:
        return None
    return str(named).rpartition(":function:")[2].partition(":")[0]


def _called(module: str, function: str, event: Any) -> Answer:
    command = [sys.executable, "-P", str(_SCRIPT), module, function]
    code, output, errors = _run(command, json.dumps(event).encode())
    for line in errors.decode("utf-8", "replace").splitlines():
        say(f"{plain(function)}: {plain(line)}")
    if code is None:
        return _failed("Sandbox.Timedout", {"errorMessage": f"Task timed out after {LONGEST}.00 seconds"})
    try:
        told: Mapping[str, Any] = json.loads(output)
    except ValueError:
        return _failed("Runtime.ExitError", {"errorMessage": f"Runtime exited with status {code}"})
    if "error" in told:
        return _failed(told["error"], {"errorMessage": told["message"], "stackTrace": told["trace"]})
    return Answer(Source.FUNCTION, told["output"])


def _run(command: list[str], given: bytes) -> tuple[int | None, bytes, bytes]:
    """The exit code (None: it took too long) and the two outputs of a process, which ends with all it started.

    The outputs are files: a pipe would stay open for as long as something it started lives.
    """
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=errors, start_new_session=True)
        try:
            process.communicate(given, timeout=LONGEST)
            code: int | None = process.returncode
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(process)
        for file in (output, errors):
            file.seek(0)
        return code, output.read(), errors.read()


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _failed(error: str, told: dict[str, Any]) -> Answer:
    cause = payload_text({"errorMessage": told.pop("errorMessage"), "errorType": error, **told})
    return Answer(Source.FUNCTION, failed=True, error=error, cause=cause)
