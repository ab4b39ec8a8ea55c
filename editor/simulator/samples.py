"""Answers for tasks nobody else answers: an empty object, and a note of who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.simulator.answers import Answer, Source
from editor.states.effects import CallService
from editor.states.task_resource import Pattern

if TYPE_CHECKING:
    from editor.simulator.answers import Request


def sample(request: Request) -> Answer | None:
    """Give an empty object for a task; None for anything else."""
    wanted = request.wanted
    if not isinstance(wanted, CallService):
        return None
    return Answer(Source.SAMPLED, {}, submitted=None if wanted.resource.pattern is Pattern.RESPONSE else {})
