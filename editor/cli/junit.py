"""Test results as JUnit's XML, which CI systems read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from editor.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.cli.suite_cases import Tested


def junit(results: Sequence[Tested]) -> bytes:
    """A `testsuites` document: a `testsuite` for each file, a `testcase` for each case."""
    root = ElementTree.Element("testsuites", _counts(results))
    for suite in dict.fromkeys(result.case.suite for result in results):
        own = [result for result in results if result.case.suite == suite]
        element = ElementTree.SubElement(root, "testsuite", {"name": plain(suite), **_counts(own)})
        for result in own:
            _add_case(element, result)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _counts(results: Sequence[Tested]) -> dict[str, str]:
    failed = sum(bool(result.problems) for result in results)
    return {"tests": str(len(results)), "failures": str(failed), "errors": "0"}


def _add_case(suite: ElementTree.Element, result: Tested) -> None:
    names = {"classname": plain(result.case.case.machine), "name": plain(result.case.case.name)}
    case = ElementTree.SubElement(suite, "testcase", names)
    if result.problems:
        failure = ElementTree.SubElement(case, "failure", {"message": plain(result.problems[0])})
        failure.text = "\n".join(map(plain, result.problems))
