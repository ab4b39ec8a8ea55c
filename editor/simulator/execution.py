"""An execution as data. A snapshot is a reference: keep one to go back, step it again to see the same once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rpds import HashTrieMap

from editor.simulator.events import Event
from editor.simulator.frames import Frame, Phase
from editor.simulator.log import Log
from editor.simulator.payloads import payload_size
from editor.simulator.ready import Entry, Heap, Path

if TYPE_CHECKING:
    from editor.simulator.answers import Answer, Request
    from editor.simulator.machine import StateMachine
    from editor.simulator.settings import Settings


class Outcome(NamedTuple):
    """How an execution ended: status as AWS names it, and the output or the error."""

    status: str
    output: Any = None
    error: str | None = None
    cause: str | None = None


class Execution(NamedTuple):
    """A workflow at a moment.

    frames: where it is, by branch path; ready: what goes on next; clock: the virtual time, in nanoseconds since 1970
    counter: how many steps and requests there were; log: the events so far
    requests: what waits for an answer, by id; answers: those given so far, each with the id of its request
    objects: what was written to buckets, by bucket and key
    children: executions inside this one, by the path of the frame that waits for them or started them
    """

    machine: StateMachine
    settings: Settings
    input: Any
    frames: HashTrieMap[Path, Frame]
    ready: Heap
    clock: int
    counter: int
    log: Log[Event]
    requests: HashTrieMap[int, Request] = HashTrieMap()
    answers: Log[tuple[int, Answer]] = Log()
    outcome: Outcome | None = None
    objects: HashTrieMap[tuple[str, str], bytes] = HashTrieMap()
    children: HashTrieMap[Path, Execution] = HashTrieMap()

    @property
    def status(self) -> str:
        """RUNNING, SUCCEEDED, FAILED or TIMED_OUT."""
        return self.outcome.status if self.outcome else "RUNNING"

    @property
    def arn(self) -> str:
        """The ARN of this execution."""
        where = f"{self.settings.region}:{self.settings.account}"
        if self.settings.express:
            return f"arn:aws:states:{where}:express:{self.machine.name}:{self.settings.name}"
        return f"arn:aws:states:{where}:execution:{self.machine.name}:{self.settings.name}"

    @property
    def machine_arn(self) -> str:
        """The ARN of its workflow."""
        return f"arn:aws:states:{self.settings.region}:{self.settings.account}:stateMachine:{self.machine.name}"

    @property
    def is_paused(self) -> bool:
        """Whether it cannot go on before a request is answered: time does not pass while somebody is asked."""
        return self.outcome is None and bool(self.requests) and (self.ready is None or self.ready[0].wake > self.clock)


def start(machine: StateMachine, value: Any, settings: Settings) -> Execution:
    """Give an execution about to enter its first state. Raises InvalidWorkflow where the workflow cannot be run."""
    scope = machine.program.scopes[0]
    frame = Frame((), 0, scope.start_at, Phase.ENTER, value, payload_size(value), {}, ticket=1)
    started = Event(1, 0, settings.start, "ExecutionStarted", {"input": value, "roleArn": settings.role})
    ready = (Entry(settings.start, (), 1), 1, None, None)
    frames = HashTrieMap({(): frame})
    return Execution(machine, settings, value, frames, ready, settings.start, 1, Log((started,)))
