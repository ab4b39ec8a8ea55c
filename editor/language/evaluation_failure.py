"""How an evaluation fails: the state's error name and cause, as AWS words them, and which field it was.

ExpressionProblem
├── EvaluationFailure       while the workflow runs: the state fails with this error
├── EvaluationStopped       the evaluation took longer than anyone waits; no result of the workflow, the run stops
└── TemplateProblem         before it runs: the template or rule cannot be compiled
"""

from __future__ import annotations

from editor.errors import ExpressionProblem
from editor.language import error_names

QUERY_EVALUATION_ERROR = "States.QueryEvaluationError"


class EvaluationFailure(ExpressionProblem):
    """A state fails; `str(failure)` is AWS's cause without `An error occurred while executing the state ...`.

    error: the error name. location: the field as EvaluationFailed events name it (`Output/result`), empty for what has
    no such event (JSONPath). expression: what was evaluated, without `{% %}`; empty where it was no expression.
    """

    def __init__(self, cause: str, *, error: str = error_names.RUNTIME, location: str = "", expression: str = ""):
        super().__init__(cause)
        self.error = error
        self.location = location
        self.expression = expression

    @property
    def cause(self) -> str:
        """AWS's sentence, for the history after `An error occurred while executing the state ...`."""
        return str(self)


class EvaluationStopped(ExpressionProblem):
    """The evaluation was stopped by the clock; this says nothing about what AWS would do."""


class TemplateProblem(ExpressionProblem):
    """Something cannot be compiled; `location` is the field it stands in (`Output/result`, `value.$`)."""

    def __init__(self, message: str, location: str, offset: int = 0) -> None:
        super().__init__(message, offset)
        self.location = location
