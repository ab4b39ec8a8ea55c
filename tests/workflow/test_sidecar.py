"""The file beside a workflow: what is put in comes out, and nonsense in it harms nothing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.errors import FileProblem
from editor.workflow.placement import AUTOMATIC, Placement, Point
from editor.workflow.sidecar import Sidecar, read_sidecar, sidecar_path, sidecar_text, write_sidecar

if TYPE_CHECKING:
    from pathlib import Path

PLACED = Placement(
    MappingProxyType(
        {(): {"Pay": Point(120, 80), "Ask": Point(-4.5, 0)}, ("States", "P", "Branches", 0): {"X": Point(1, 2)}}
    )
)


def test_the_places_we_put_in_are_the_places_we_get_out(tmp_path: Path) -> None:
    write_sidecar(tmp_path / "order.asl.json", Sidecar(PLACED))
    assert read_sidecar(tmp_path / "order.asl.json").placement.scopes == PLACED.scopes


def test_a_sidecar_is_named_after_the_whole_file_name(tmp_path: Path) -> None:
    assert sidecar_path(tmp_path / "order.asl.json").name == "order.asl.json.statewright.json"


def test_each_node_has_a_line_of_its_own_in_a_stable_order() -> None:
    assert sidecar_text(Sidecar(PLACED)) == (
        '{\n "version": 1,\n "placement": [\n'
        '  {"scope": [], "states": {\n   "Ask": [-4.5, 0],\n   "Pay": [120, 80]\n  }},\n'
        '  {"scope": ["States", "P", "Branches", 0], "states": {\n   "X": [1, 2]\n  }}\n ]\n}\n'
    )


def test_a_sidecar_with_nothing_in_it_goes_away(tmp_path: Path) -> None:
    file = tmp_path / "a.asl.json"
    write_sidecar(file, Sidecar(PLACED))
    write_sidecar(file, Sidecar(AUTOMATIC))
    assert not sidecar_path(file).exists()


def test_parts_this_version_does_not_know_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.asl.json"
    sidecar_path(file).write_text('{"version": 9, "breakpoints": [["States", "A"]], "placement": []}')
    write_sidecar(file, Sidecar(PLACED, read_sidecar(file).others))
    assert read_sidecar(file).others == {"breakpoints": [["States", "A"]]}


def test_entries_without_sense_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.asl.json"
    sidecar_path(file).write_text(
        '{"placement": [3, {"scope": "x"}, {"scope": [], "states": {"A": [1], "B": ["x", 2],'
        ' "C": [1e99, 0], "D": [3, 4], "E": [true, 1]}}]}'
    )
    assert read_sidecar(file).placement.scopes == {(): {"D": Point(3, 4)}}


@pytest.mark.parametrize("content", ["", "{", "[1]", "[" * 100_000])
def test_a_broken_sidecar_is_said_in_a_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.asl.json"
    sidecar_path(file).write_text(content)
    with pytest.raises(FileProblem, match="moved nodes stand where the layout puts them"):
        read_sidecar(file)


@given(st.dictionaries(st.text(), st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)), min_size=1))
def test_any_names_come_back(tmp_path_factory: pytest.TempPathFactory, places: dict[str, tuple[int, int]]) -> None:
    file = tmp_path_factory.mktemp("sidecar") / "a.json"
    scopes = MappingProxyType({(): {name: Point(*place) for name, place in places.items()}})
    write_sidecar(file, Sidecar(Placement(scopes)))
    assert read_sidecar(file).placement.scopes == scopes
