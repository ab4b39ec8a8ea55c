"""The one error tree.

    StatewrightError            a sentence a user can act on
    ├── FileProblem             a file cannot be read, decoded or written
    ├── EditProblem             an edit does not fit the text it was asked for
    └── ExpressionProblem       a JSONPath, JSONata or intrinsic expression does not parse or evaluate

Bad input is a diagnostic or one of these, never a traceback. The message is shown to the user as it stands.
"""

from __future__ import annotations


class StatewrightError(Exception):
    """Something the user can act on; `str(error)` is the sentence shown."""


class FileProblem(StatewrightError):
    """A file cannot be read, decoded or written."""


class EditProblem(StatewrightError):
    """An edit does not fit the text it was asked for."""


class ExpressionProblem(StatewrightError):
    """An expression does not parse or evaluate; `offset` is where, in code points from its start."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset
