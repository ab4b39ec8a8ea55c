"""Every path of the corpus gives what AWS's library gives: value or error, type and message of the error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from editor.language.jsonpath import JsonPathProblem, compile_path
from tests.corpus import corpus_json, corpus_lines

CASES = corpus_lines("jsonpath", "cases.jsonl")


def outcome(path: str, document: Any) -> dict[str, Any]:
    """What our engine says, in the corpus's terms."""
    try:
        compiled = compile_path(path)
    except JsonPathProblem as problem:
        return {"definite": None, "error": described(problem, "compiling")}
    try:
        value = compiled.evaluate(document)
    except JsonPathProblem as problem:
        return {"definite": compiled.definite, "error": described(problem, "evaluating")}
    return {"definite": compiled.definite, "value": value}


def described(problem: JsonPathProblem, when: str) -> dict[str, str]:
    """An error in the corpus's terms; Java class names in messages are the library's own."""
    return {"when": when, "type": problem.type_name, "message": without_classes(str(problem))}


def without_classes(message: str) -> str:
    return message.partition("but found")[0]


def expected(case: dict[str, Any]) -> dict[str, Any]:
    if "error" not in case:
        return {"definite": case["definite"], "value": case["value"]}
    error = case["error"]
    return {"definite": case["definite"], "error": error | {"message": without_classes(error["message"])}}


@pytest.mark.conformance
@pytest.mark.parametrize("case", CASES, ids=[case["path"] for case in CASES])
def test_path_gives_what_the_library_gives(case: dict[str, Any]) -> None:
    document = corpus_json("jsonpath", "documents.json")[case["document"]]
    before = json.dumps(document)
    # As text, so that 1 is not 1.0 and True is not 1.
    assert json.dumps(outcome(case["path"], document), sort_keys=True) == json.dumps(expected(case), sort_keys=True)
    assert json.dumps(document) == before
