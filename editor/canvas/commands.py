"""What can be done on the canvas by key, menu and palette, each thing declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.canvas import clipboard, editing
from editor.canvas.walking import reading_order
from editor.workflow.edit import Rejection

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.canvas.board import Board
    from editor.canvas.pane import CanvasPane
    from editor.text.tree import Path


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do on a canvas.

    `run` does it, and says why where it cannot be done; `why_not` gives that sentence beforehand, None where it can.
    `keys` act while the canvas has the focus, and nowhere else. `begins_group` puts a line before it in a menu.
    """

    id: str
    text: str
    run: Callable[[CanvasPane], object]
    why_not: Callable[[CanvasPane], str | None]
    keys: tuple[str, ...] = ()
    begins_group: bool = False
    in_menu: bool = True


def command_for(
    name: str, text: str, keys: tuple[str, ...], attempt: Callable[[Board], object], *, begins_group: bool = False
) -> Command:
    """A command that performs the outcome of an operation."""
    return Command(
        f"canvas.{name}",
        text,
        lambda pane: pane.board.perform(attempt(pane.board)),  # type: ignore[arg-type]
        reason_from(attempt),
        keys,
        begins_group,
    )


def reason_from(attempt: Callable[[Board], object]) -> Callable[[CanvasPane], str | None]:
    """Why something cannot be done, from what trying it gives."""

    def why_not(pane: CanvasPane) -> str | None:
        outcome = attempt(pane.board)
        return outcome.reason if isinstance(outcome, Rejection) else None

    return why_not


def can_always(_pane: CanvasPane) -> None:
    """Why something that can always be done cannot be: never."""


def _needs_one(pane: CanvasPane) -> str | None:
    return None if editing.only_selected(pane.board) is not None else editing.SELECT_ONE.reason


def _needs_one_or_edge(pane: CanvasPane) -> str | None:
    return None if pane.board.edge is not None else _needs_one(pane)


def _needs_box(pane: CanvasPane) -> str | None:
    state = editing.only_selected(pane.board)
    found = None if state is None else pane.board.document.outline.states.get(state)
    return None if found is not None and found.scopes else "Select one Parallel or Map first."


def select_all(pane: CanvasPane) -> None:
    """Select all states of the workflow; what lies in a container goes with it."""
    board = pane.board
    board.select(path for path in reading_order(board.document.outline, board.drawing.picture) if len(path) == 2)


def escape(pane: CanvasPane) -> None:
    """Give up what is being done; where nothing is, select nothing."""
    if not pane.pointer.cancel():
        pane.board.select(())


def turn_selected(pane: CanvasPane) -> None:
    """Close the selected container, or open it."""
    reason, state = _needs_box(pane), editing.only_selected(pane.board)
    if reason is None and state is not None:
        pane.turn(state)
    else:
        pane.board.perform(Rejection(reason or ""))


def select_next_edge(pane: CanvasPane) -> None:
    """Select the first edge that leaves the selected state, or the one after the selected edge."""
    edges = _edges(pane)
    if not edges:
        pane.board.perform(Rejection(_NO_EDGES))
        return
    edge = pane.board.edge
    pane.board.pick_edge(edges[(edges.index(edge) + 1) % len(edges)] if edge in edges else edges[0])


def _edges(pane: CanvasPane) -> list[Path]:
    """The edges of the selected state, or those beside the selected edge."""
    board, outline = pane.board, pane.board.document.outline
    source = editing.only_selected(board) if board.edge is None else outline.transitions[board.edge].source
    return [] if source is None else [edge.path for edge in outline.leaving(source)]


def _needs_edges(pane: CanvasPane) -> str | None:
    return None if _edges(pane) else _NO_EDGES


_NO_EDGES = "Select one state that leads somewhere first."


COMMANDS: tuple[Command, ...] = (
    Command(
        "canvas.append",
        "&Append…",
        lambda pane: pane.ask_for_type("Append", editing.append_state),
        _needs_one_or_edge,
        ("A",),
    ),
    Command(
        "canvas.create",
        "&New State…",
        lambda pane: pane.ask_for_type("Create", editing.create_state),
        can_always,
        ("N",),
    ),
    Command(
        "canvas.replace",
        "&Replace Type…",
        lambda pane: pane.ask_for_type("Replace by", editing.replace_type),
        _needs_one,
        ("R",),
    ),
    Command("canvas.connect", "Co&nnect to…", lambda pane: pane.ask_for_target(), _needs_one_or_edge, ("L",)),
    Command("canvas.edge", "Select Next E&dge", select_next_edge, _needs_edges, ("O",)),
    Command("canvas.rename", "R&ename", lambda pane: pane.rename_selected(), _needs_one, ("F2", "E")),
    command_for("start", "&Start Here", (), editing.start_at_selected),
    Command(
        "canvas.cut",
        "Cu&t",
        lambda pane: clipboard.cut_selected(pane.board),
        reason_from(clipboard.cut_out),
        ("Ctrl+X",),
        begins_group=True,
    ),
    Command(
        "canvas.copy",
        "&Copy",
        lambda pane: clipboard.copy_selected(pane.board),
        reason_from(clipboard.copied),
        ("Ctrl+C",),
    ),
    command_for("paste", "&Paste", ("Ctrl+V",), clipboard.pasted),
    command_for("duplicate", "&Duplicate", ("Ctrl+D",), editing.duplicate_selected),
    command_for("delete", "De&lete", ("Del", "Backspace"), editing.delete_selected),
    command_for(
        "wrap_parallel",
        "Wrap in &Parallel",
        (),
        lambda board: editing.wrap_selected(board, "Parallel"),
        begins_group=True,
    ),
    command_for("wrap_map", "Wrap in &Map", (), lambda board: editing.wrap_selected(board, "Map")),
    command_for("unwrap", "&Unwrap", (), editing.unwrap_selected),
    Command("canvas.turn", "C&ollapse or Expand", turn_selected, _needs_box, ("C",)),
    command_for("tidy", "Tid&y Up", ("Shift+T",), editing.tidied, begins_group=True),
    Command("canvas.select_all", "Select &All", select_all, can_always, ("Ctrl+A",)),
    Command("canvas.find", "&Find…", lambda pane: pane.open_search(), can_always, ("Ctrl+F",)),
    Command("canvas.minimap", "Over&view", lambda pane: pane.turn_minimap(), can_always, ("M",)),
    Command("canvas.escape", "Select &Nothing", escape, can_always, ("Esc",), in_menu=False),
    Command(
        "canvas.menu", "Context Menu", lambda pane: pane.open_menu(), can_always, ("Shift+F10", "Menu"), in_menu=False
    ),
)
