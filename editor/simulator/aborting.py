"""Stopping what runs: the children of a container that has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.simulator.frames import Attempt, Children, Phase

if TYPE_CHECKING:
    from editor.simulator.frames import Frame
    from editor.simulator.turn import Turn

_LASTING = ("Map", "Parallel", "Task", "Wait")
"""The types of states that take time, which have an event for being stopped."""


def abort_children(turn: Turn, container: Frame) -> None:
    """Stop all children of a container that still run, in order; each says so in the history."""
    children = container.work
    if not isinstance(children, Children):
        return
    for index in sorted(children.running):
        frame = turn.frames.get((*container.path, index))
        if frame is not None:
            _abort(turn, frame)
            if turn.state_of(container).type == "Map":
                turn.emit(container.previous, "MapIterationAborted", {"name": container.state, "index": index})
        turn.children = turn.children.discard((*container.path, index))


def _abort(turn: Turn, frame: Frame) -> None:
    abort_children(turn, frame)
    forget_request(turn, frame)
    state = turn.state_of(frame)
    if state.type in _LASTING and frame.phase is not Phase.ENTER:
        turn.emit(frame.previous, f"{state.type}StateAborted")
    turn.frames = turn.frames.remove(frame.path)


def forget_request(turn: Turn, frame: Frame) -> None:
    """Take back the request of a frame that no longer waits for the answer."""
    if isinstance(frame.work, Attempt):
        turn.requests = turn.requests.discard(frame.work.request)
