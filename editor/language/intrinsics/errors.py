"""What can be wrong with an intrinsic call.

    ExpressionProblem
    ├── InvalidIntrinsic        the text is no intrinsic call; AWS refuses it when the workflow is created
    └── IntrinsicFailure        the call fails while the workflow runs; the message is AWS's

The two below never leave this package: a function raises them, and the evaluation puts the whole expression around.
"""

from __future__ import annotations

from editor.errors import ExpressionProblem


class InvalidIntrinsic(ExpressionProblem):
    """The text is not an intrinsic call; `offset` is where it stops being one."""


class IntrinsicFailure(ExpressionProblem):
    """A call that fails when it is evaluated; `error` is the error name the state fails with."""

    def __init__(self, message: str, offset: int, error: str = "States.Runtime") -> None:
        super().__init__(message, offset)
        self.error = error


class InvalidArguments(Exception):
    """The function cannot work on these arguments; `error` is the error name the state fails with."""

    def __init__(self, error: str = "States.Runtime") -> None:
        super().__init__()
        self.error = error


class Complaint(Exception):
    """The function cannot work on these arguments and says why in AWS's words."""
