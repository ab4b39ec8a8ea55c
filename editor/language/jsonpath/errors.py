"""What can be wrong with a path, each under the name AWS's JSONPath library gives it.

    ExpressionProblem
    └── JsonPathProblem             any of the below
        ├── InvalidPath             the text is no path, or a step of it can never apply
        ├── PathNotFound            the document has nothing there
        ├── FunctionProblem         a function of the path cannot work on what it was given
        ├── OutOfBounds             first(), last() or index() points outside an array
        ├── OperandProblem          a filter compares what cannot be compared; `type_name` says which error that is
        ├── PathStateProblem        a `..` with nothing after it to look for
        └── PathTooExpensive        the evaluation was stopped: it visits too much or a pattern is too slow

`type_name` is the Java class the message is known under in recorded executions.
"""

from __future__ import annotations

from editor.errors import ExpressionProblem


class JsonPathProblem(ExpressionProblem):
    """A path that does not parse or evaluate; `type_name` is its class in AWS's library."""

    type_name: str = "JsonPathException"


class InvalidPath(JsonPathProblem):
    """The text is not a path, or a step can never apply to what it meets."""

    type_name = "InvalidPathException"


class PathNotFound(JsonPathProblem):
    """The document has nothing at this place."""

    type_name = "PathNotFoundException"


class FunctionProblem(JsonPathProblem):
    """A function of the path cannot work on the value it was given."""


class OutOfBounds(JsonPathProblem):
    """A position outside an array; an array step further up swallows it."""

    type_name = "IndexOutOfBoundsException"


class OperandProblem(JsonPathProblem):
    """An operand of a filter has a type the operator cannot work on; `type_name` says which error it is on AWS."""

    def __init__(self, message: str, type_name: str) -> None:
        super().__init__(message)
        self.type_name = type_name


class PathStateProblem(JsonPathProblem):
    """A `..` that has nothing after it to look for."""

    type_name = "IllegalStateException"


class PathTooExpensive(JsonPathProblem):
    """The evaluation was stopped before it could freeze the program."""

    type_name = "PathTooExpensive"
