"""What commands do to a workflow: each gives the outcome of one operation on what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.workflow.edit import Edit, Rejection
from editor.workflow.operations.adding import After, InScope, OnTransition, add_state
from editor.workflow.operations.clipboard import duplicate
from editor.workflow.operations.deleting import delete_states
from editor.workflow.operations.retyping import change_type
from editor.workflow.operations.transitions import connect, disconnect, reconnect_target, set_start
from editor.workflow.operations.wrapping import unwrap, wrap

if TYPE_CHECKING:
    from editor.canvas.board import Board
    from editor.text.tree import Path
    from editor.workflow.edit import Outcome
    from editor.workflow.operations.adding import Place

SELECT_ONE = Rejection("Select one state first.")


def delete_selected(board: Board) -> Outcome:
    """Delete the selected states, or disconnect the selected edge."""
    if board.edge is not None:
        return disconnect(board.document, board.edge)
    return delete_states(board.document, board.selection)


def duplicate_selected(board: Board) -> Outcome:
    """Put copies of the selected states beside them."""
    return duplicate(board.document, board.selection)


def wrap_selected(board: Board, box: str) -> Outcome:
    """Put the selected states into a Parallel or a Map."""
    return wrap(board.document, board.selection, box)


def unwrap_selected(board: Board) -> Outcome:
    """Let the states in the selected Parallel or Map come out."""
    state = only_selected(board)
    return SELECT_ONE if state is None else unwrap(board.document, state)


def start_at_selected(board: Board) -> Outcome:
    """Let the workflow, or the branch, start with the selected state."""
    state = only_selected(board)
    return SELECT_ONE if state is None else set_start(board.document, state)


def lead_selected(board: Board, target: Path) -> Outcome:
    """Let the selected edge lead to a state or End, or connect the selected state to it."""
    if board.edge is not None:
        return reconnect_target(board.document, board.edge, target)
    state = only_selected(board)
    return SELECT_ONE if state is None else connect(board.document, state, target)


def append_state(board: Board, kind: str) -> Outcome:
    """Add a state of a type after the selected one, or on the selected edge."""
    if board.edge is not None:
        return add_state(board.document, OnTransition(board.edge), kind)
    state = only_selected(board)
    return SELECT_ONE if state is None else add_state(board.document, After(state), kind)


def create_state(board: Board, kind: str) -> Outcome:
    """Add a state of a type in the open, in the scope of what is selected."""
    return add_state(board.document, InScope(scope_in_view(board)), kind)


def replace_type(board: Board, kind: str) -> Outcome:
    """Make the selected state one of another type."""
    state = only_selected(board)
    return SELECT_ONE if state is None else change_type(board.document, state, kind)


def tidied(board: Board) -> Outcome:
    """Lay the scope of what is selected out afresh, with all inside it."""
    scope, placement = scope_in_view(board), board.document.placement
    if all(other[: len(scope)] != scope for other in placement.scopes):
        return Rejection("Nothing was moved by hand here.")
    return Edit("Tidy up", (), placement.tidied(scope))


def place_for_paste(board: Board) -> tuple[Place, ...]:
    """Where what is pasted may go, the likeliest place first."""
    if board.edge is not None:
        return (OnTransition(board.edge),)
    in_open = InScope(scope_in_view(board))
    state = only_selected(board)
    return (in_open,) if state is None else (After(state), in_open)


def only_selected(board: Board) -> Path | None:
    """The selected state where it is the only one."""
    return board.selection[0] if len(board.selection) == 1 else None


def scope_in_view(board: Board) -> Path:
    """The scope of what is selected; the whole workflow without a selection."""
    if board.edge is not None:
        return board.document.outline.transitions[board.edge].scope
    return board.selection[0][:-2] if board.selection else ()
