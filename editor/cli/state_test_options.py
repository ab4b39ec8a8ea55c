"""The JSON that the options of `statewright test-state` take, checked."""

from __future__ import annotations

import json
from typing import Any

from editor.cli.values import ValueProblem, json_word

_CONFIGURATION: dict[str, type] = {
    "retrierRetryCount": int,
    "errorCausedByState": str,
    "mapIterationFailureCount": int,
    "mapItemReaderData": str,
}


def mock_of(word: str | None) -> dict[str, Any] | None:
    """The mock; a `result` that is no string is taken as the value its text would have."""
    mock = _object(word, "--mock")
    if mock is None:
        return None
    _require_known(mock, ("result", "errorOutput", "fieldValidationMode"), "--mock")
    if not mock.keys() & {"result", "errorOutput"}:
        raise ValueProblem("--mock must have a result or an errorOutput.")
    if mock.get("fieldValidationMode", "NONE") != "NONE":
        raise ValueProblem(
            "--mock: results are not checked against the service's shapes yet: fieldValidationMode NONE."
        )
    if "errorOutput" in mock:
        _check_error(mock["errorOutput"])
    if not isinstance(mock.get("result", ""), str):
        mock["result"] = json.dumps(mock["result"], ensure_ascii=False)
    return mock


def context_of(word: str | None) -> dict[str, Any] | None:
    """The context object."""
    return _object(word, "--context")


def variables_of(word: str | None) -> dict[str, Any] | None:
    """The variables by name."""
    return _object(word, "--variables")


def configuration_of(word: str | None) -> dict[str, Any] | None:
    """The state configuration, of the known members in their types."""
    configuration = _object(word, "--state-configuration")
    if configuration is None:
        return None
    _require_known(configuration, tuple(_CONFIGURATION), "--state-configuration")
    for name, value in configuration.items():
        if type(value) is not _CONFIGURATION[name] or (isinstance(value, int) and not 0 <= value <= 1_000_000):
            kind = "a string" if _CONFIGURATION[name] is str else "a number from 0 to 1000000"
            raise ValueProblem(f"--state-configuration: {name} must be {kind}.")
    return configuration


def _check_error(given: Any) -> None:
    if not isinstance(given, dict):
        raise ValueProblem("--mock: errorOutput must be an object with error and cause.")
    _require_known(given, ("error", "cause"), "--mock: errorOutput")
    for name, text in given.items():
        if not isinstance(text, str):
            raise ValueProblem(f"--mock: {name} must be a string.")


def _object(word: str | None, option: str) -> dict[str, Any] | None:
    if word is None:
        return None
    value = json_word(word, option)
    if not isinstance(value, dict):
        raise ValueProblem(f"{option} must be a JSON object.")
    return value


def _require_known(value: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    for name in value:
        if name not in names:
            raise ValueProblem(f"{where} has a member '{name}': known are {', '.join(names)}.")
