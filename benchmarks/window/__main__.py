"""One scenario in a process of its own: `python -m benchmarks.window SCENARIO FILE RUNS`; prints what took how long.

What is printed is a JSON object: a list of numbers by the name of what they measure.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from benchmarks.window.desk import Desk, OpenedPage, Reaction, settle
from editor.workflow.operations.transitions import connect
from editor.workflow.outline import TransitionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from editor.workflow.outline import State

Samples = dict[str, list[float]]


def starting(path: Path, _runs: int) -> Samples:
    """From the beginning of a process to a painted workflow, by the clock all processes share; and its memory."""
    begun = float(sys.argv[4])
    with Desk().opened(path):
        return {"usable": [(time.monotonic() - begun) * 1000], "memory": [_memory()]}


def opening(path: Path, runs: int) -> Samples:
    """From asking for a file to its first paint; the first run warms the program up, unless it is the only one."""
    desk, found = Desk(), []
    for _ in range(runs + 1):
        gc.collect()
        with desk.opened(path) as page:
            found.append(page.opening)
    return {"opening": found[1:]}


def typing(path: Path, runs: int) -> Samples:
    """Keys typed into a resource and a name in the middle of the workflow; then lines drawn."""
    with Desk().opened(path) as page:
        places = {"in a resource": _end_of_resource(page), "in a name": _end_of_name(page)}
        found: Samples = {}
        for place, offset in places.items():
            found |= _named(place, [page.reaction(_key(page, offset + index)) for index in range(runs * 4)])
        found |= _named("connect", [page.reaction(line) for line in _lines(page, runs * 2)])
    return found


def moving(path: Path, runs: int) -> Samples:
    """Frames while the graph is scrolled and zoomed, near and far, and while a node is dragged."""
    found: Samples = {}
    with Desk().opened(path) as page:
        view = page.page.canvas.view
        for zoom in (1.0, 0.5, 0.1):
            view.zoom_to(zoom)
            _look_at_middle(page)
            steps = [*[(24, 40)] * (runs * 6), *[(-24, -40)] * (runs * 6)]
            found[f"pan at {zoom:.0%}"] = [page.frame(lambda step=step: view.pan(*step)) for step in steps]
        factors = [*[1.1] * (runs * 6), *[1 / 1.1] * (runs * 6)]
        found["zoom"] = [page.frame(lambda factor=factor: view.zoom_by(factor)) for factor in factors]
        found["drag a node"] = _drag(page, runs * 6)
    return found


def _named(name: str, reactions: Sequence[Reaction]) -> Samples:
    return {
        f"{name}, text": [reaction.text for reaction in reactions],
        f"{name}, canvas": [reaction.canvas for reaction in reactions],
        f"{name}, block": [reaction.block for reaction in reactions],
    }


def _key(page: OpenedPage, offset: int) -> Callable[[], None]:
    """Typing a letter; the caret is put in its place beforehand."""
    code = page.page.code
    cursor = QTextCursor(code.document())
    cursor.setPosition(offset)  # generated names hold nothing that Qt counts otherwise than Python
    code.setTextCursor(cursor)
    return lambda: QTest.keyClick(code, Qt.Key.Key_X)


def _middle(states: Iterable[State]) -> State:
    found = [state for state in states if state.type == "Task" and len(state.path) == 2]
    assert found, "the generated workflow has no Task"
    return found[len(found) // 2]


def _end_of_resource(page: OpenedPage) -> int:
    resource = _middle(page.page.session.document.outline.states.values()).node.get("Resource")
    assert resource is not None
    return resource.end - 1


def _end_of_name(page: OpenedPage) -> int:
    return _middle(page.page.session.document.outline.states.values()).key.end - 1


def _lines(page: OpenedPage, count: int) -> Iterable[Callable[[], object]]:
    """Connecting states as the end of a drag does: with the operation and its place in the history."""
    board = page.page.canvas.board
    outline = page.page.session.document.outline
    outer = outline.scopes[()].states
    sources = [path for path in outer if outline.states[path].type in ("Task", "Pass", "Wait")]
    for source, target in zip(cycle(sources), cycle(reversed(outer)), strict=False):
        if count == 0:
            return
        if source != target:
            count -= 1
            yield lambda source=source, target=target: board.perform(
                connect(page.page.session.document, source, target, TransitionKind.NEXT)
            )


def _drag(page: OpenedPage, count: int) -> list[float]:
    view = page.page.canvas.view
    view.zoom_to(1.0)
    port, place = view.viewport(), view.mapFromScene(_look_at_middle(page))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=place)
    frames = []
    for step in range(1, count):
        at = QPoint(place.x() + 3 * step, place.y())
        frames.append(page.frame(lambda at=at: QTest.mouseMove(port, at)))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=place)
    return frames


def _look_at_middle(page: OpenedPage) -> QPointF:
    """Bring a state in the middle of the workflow into the middle of the view; where it is."""
    view = page.page.canvas.view
    assert view.drawing is not None
    key = _middle(page.page.session.document.outline.states.values()).path
    place = QPointF(*view.drawing.picture.nodes[key].centre)
    view.centerOn(place)
    settle()
    return place


def _memory() -> float:
    """The memory of this process in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


SCENARIOS = {"starting": starting, "opening": opening, "typing": typing, "moving": moving}

if __name__ == "__main__":
    print(json.dumps(SCENARIOS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
