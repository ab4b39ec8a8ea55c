"""`statewright test-state`: one state by itself, answered as the TestState API answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from editor.cli.definitions import Unusable, read_definition, states_of, tell_invalid
from editor.cli.run_settings import add_place, role_in
from editor.cli.sources import STANDARD_INPUT
from editor.cli.state_test_options import configuration_of, context_of, mock_of, variables_of
from editor.cli.terminal import complain
from editor.cli.values import ValueProblem, json_word
from editor.simulator.program import InvalidWorkflow
from editor.simulator.settings import Settings
from editor.simulator.state_test import NAME, RefusedTest, StateTest, run_state_test

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from editor.text.tree import Tree

EXIT_CODES = "0 the state succeeded, or its error is caught; 1 it failed; 2 a definition or call that cannot be used"
_GOES_ON = ("SUCCEEDED", "CAUGHT_ERROR")


def add_arguments(parser: ArgumentParser) -> None:
    """The words this subcommand takes."""
    add = parser.add_argument
    add("file", metavar="FILE", help="a workflow in JSON (.asl.json, .json), or a state alone; - for standard input")
    add("--state", metavar="NAME", help="the state, in a branch or a Map too (default: where the workflow starts)")
    add("--input", metavar="JSON|@FILE|-", default="{}", help="the state's input (default: {})")
    add("--mock", metavar="JSON|@FILE", help='{"result": "JSON text"}, or {"errorOutput": {"error", "cause"}}')
    add("--context", metavar="JSON|@FILE", help="the context object")
    add("--variables", metavar="JSON|@FILE", help="an object of variables and their values")
    known = "retrierRetryCount, errorCausedByState, mapIterationFailureCount, mapItemReaderData"
    add("--state-configuration", metavar="JSON|@FILE", help=known)
    add("--inspection-level", choices=("INFO", "DEBUG", "TRACE"), default="INFO", help="how much is shown of it")
    add_place(parser)


def run(arguments: Namespace) -> int:
    """0, 1 or 2; StatewrightError for what cannot be used."""
    words = (arguments.file, arguments.input, arguments.mock, arguments.context, arguments.variables)
    if (*words, arguments.state_configuration).count(STANDARD_INPUT) > 1:
        raise ValueProblem("Only one of FILE and the options can be standard input.")
    try:
        tree, definition = read_definition(arguments.file)
    except Unusable:
        return 2
    name = arguments.state
    try:
        response = run_state_test(_state_test(arguments, _alone(tree, definition, name)))
    except RefusedTest as refusal:
        complain(f"{refusal.code}: {refusal}")
        return 2
    except InvalidWorkflow as problem:
        named = f"The state '{name or definition.get('StartAt', NAME)}' "
        tell_invalid(arguments.file, tree, InvalidWorkflow(str(problem).replace(f"The state '{NAME}' ", named)))
        return 2
    print(json.dumps(response, indent=2, ensure_ascii=False))
    return 0 if response["status"] in _GOES_ON else 1


def _alone(tree: Tree, definition: dict[str, Any], name: str | None) -> dict[str, Any]:
    """The state to test, without the others: they need not be as they should be."""
    if name is None and "States" not in definition:
        return definition
    name = definition.get("StartAt") if name is None else name
    state = next((state for state in states_of(tree.root) if state.step == name), None)
    if state is None:
        raise RefusedTest("State not found in definition")
    fields = {"QueryLanguage": definition["QueryLanguage"]} if "QueryLanguage" in definition else {}
    return {"StartAt": name, "States": {name: state.value}, **fields}


def _state_test(arguments: Namespace, definition: dict[str, Any]) -> StateTest:
    role = role_in(arguments.account)
    settings = Settings(account=arguments.account, region=arguments.region, role=role, express=True)
    return StateTest(
        definition,
        json_word(arguments.input, "--input"),
        definition.get("StartAt") if "States" in definition else None,
        mock_of(arguments.mock),
        context_of(arguments.context),
        variables_of(arguments.variables),
        configuration_of(arguments.state_configuration),
        arguments.inspection_level,
        settings,
    )
