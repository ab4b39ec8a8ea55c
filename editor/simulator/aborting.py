"""Stopping what runs: the children of a container that has failed, and executions that nobody waits for any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.simulator.events import Event
from editor.simulator.execution import Outcome
from editor.simulator.frames import Attempt, Children, Phase

if TYPE_CHECKING:
    from editor.simulator.frames import Frame
    from editor.simulator.turn import Turn

_LASTING = ("Map", "Parallel", "Task", "Wait")
"""The types of states that take time, which have an event for being stopped."""


def abort_children(turn: Turn, container: Frame) -> None:
    """Stop all children of a container that still run, in order; each says so in the history it belongs to."""
    children = container.work
    if not isinstance(children, Children):
        return
    for index in sorted(children.running):
        frame = turn.frames.get((*container.path, index))
        if frame is None:
            continue
        if frame.phase is Phase.CHILD:
            abort_execution(turn, frame)
            continue
        _abort(turn, frame)
        if turn.state_of(container).type == "Map":
            turn.emit(container.previous, "MapIterationAborted", {"name": container.state, "index": index})


def _abort(turn: Turn, frame: Frame) -> None:
    abort_children(turn, frame)
    abort_attempt(turn, frame)
    state = turn.state_of(frame)
    if state.type in _LASTING and frame.phase is not Phase.ENTER:
        turn.emit(frame.previous, f"{state.type}StateAborted")
    turn.frames = turn.frames.remove(frame.path)


def abort_attempt(turn: Turn, frame: Frame) -> None:
    """Take back the request of a frame that no longer waits for the answer, or stop the workflow it waits for."""
    if isinstance(frame.work, Attempt):
        turn.requests = turn.requests.discard(frame.work.request)
        nested = turn.frames.get((*frame.path, 0))
        if nested is not None:
            abort_execution(turn, nested)


def abort_execution(turn: Turn, frame: Frame) -> None:
    """Stop the execution inside this one that a frame stands for; it can still be looked into."""
    turn.frames = turn.frames.remove(frame.path)
    for number in [number for number, request in turn.requests.items() if request.path == frame.path]:
        turn.requests = turn.requests.remove(number)
    child = turn.children[frame.path]
    if child.outcome is None:
        aborted = Event(child.log.length + 1, 0, turn.clock, "ExecutionAborted", {})
        empty = child.requests.__class__()
        stopped = child._replace(outcome=Outcome("ABORTED"), log=child.log.appended((aborted,)), requests=empty)
        turn.children = turn.children.insert(frame.path, stopped)
