"""`statewright export` draws workflows into files, with no screen and whatever is in them."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage

from editor.__main__ import main
from editor.canvas.export import MOST_PIXELS
from editor.canvas.words import one_line
from editor.widgets.theme import DARK, LIGHT
from editor.workflow.document import Document
from editor.workflow.sidecar import Sidecar, write_sidecar
from tests.corpus import Definition, definitions

PROJECT = Path(__file__).resolve().parent.parent.parent
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "a <b> & \"c\" 'd'",
    "</text></svg><script>alert(1)</script>",
    "]]> &amp; <!-- --> %s {0}",
    "tab\there\nand \x01\x1b[31m",
    "😀 記録 größe",
    "lone \ud800 half \udc00",
    "\u202eback \ufffe\uffff",
    "مرحبا بالعالم",
    "x" * 500,
    " ",
)


def chain(*names: str, **fields: Any) -> str:
    """A workflow of Pass states one after the other."""
    following = zip(names, [*names[1:], None], strict=True)
    states = {name: {"Type": "Pass", **({"Next": after} if after else {"End": True})} for name, after in following}
    return json.dumps({"StartAt": names[0], "States": states, **fields})


@pytest.fixture
def order(tmp_path: Path, qapp: object) -> Path:
    """A file with three states, and the application that all tests of a process share."""
    assert qapp is not None
    path = tmp_path / "order.asl.json"
    path.write_text(chain("Check", "Pay", "Ship"), encoding="utf-8")
    return path


def exported(path: Path, ending: str, *words: str) -> Path:
    """The picture of a workflow, in a file beside it."""
    target = path.with_name(f"picture{ending}")
    assert main(["export", str(path), "-o", str(target), *words]) == 0
    return target


def read_image(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull()
    return image


def words_in(svg: Path) -> list[str]:
    """The lines of all titles and texts of an SVG file, which is read as XML."""
    root = ElementTree.fromstring(svg.read_bytes())
    assert root.tag == f"{SVG}svg"
    texts = [element.text or "" for element in root.iter() if element.tag in (f"{SVG}title", f"{SVG}text")]
    return [line for text in texts for line in text.split("\n")]


@pytest.mark.conformance
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("definition", definitions("json"), ids=str)
def test_a_real_workflow_becomes_an_svg_with_the_names_of_all_its_states(definition: Definition, tmp_path: Path):
    target = tmp_path / "picture.svg"
    assert main(["export", str(definition.path), "-o", str(target)]) == 0
    names = {state.name for state in Document(definition.text.removeprefix("\ufeff")).outline.states.values()}
    assert names
    assert {one_line(name) for name in names} <= set(words_in(target))


def test_names_of_all_kinds_stay_text_and_nothing_but_text(order: Path):
    order.write_text(chain(*HOSTILE, Comment="<&>"))
    target = exported(order, ".svg")
    words = words_in(target)
    assert {one_line(name) for name in HOSTILE} <= set(words)
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(target.read_bytes()).iter()}
    assert tags == {"svg", "title", "rect", "g", "path", "text", "circle"} & tags


def test_an_svg_needs_nothing_from_elsewhere_and_names_a_font_every_system_has(order: Path):
    root = ElementTree.fromstring(exported(order, ".svg").read_bytes())
    assert root.attrib["font-family"].endswith(", sans-serif")
    assert not any("href" in name for element in root.iter() for name in element.attrib)
    assert all("font-family" not in element.attrib for element in root.iter(f"{SVG}text"))
    shown = [element.text for element in root.iter(f"{SVG}text")]
    assert [shown.count(name) for name in ("Check", "Pay", "Ship")] == [1, 1, 1]


def test_the_file_names_the_picture(order: Path):
    assert ElementTree.fromstring(exported(order, ".svg").read_bytes()).findtext(f"{SVG}title") == "order.asl.json"
    assert b"order.asl.json".decode("ascii").encode("utf-16-be") in exported(order, ".pdf").read_bytes()


def test_a_scale_makes_a_picture_larger_in_pixels_and_not_in_what_it_shows(order: Path):
    once, twice = (read_image(exported(order, ".png", "--scale", scale)) for scale in ("1", "2"))
    assert (twice.width(), twice.height()) == (2 * once.width(), 2 * once.height())
    assert twice.scaled(once.size()).pixelColor(4, 4) == once.pixelColor(4, 4)
    whole, half = (
        ElementTree.fromstring(exported(order, ".svg", "--scale", scale).read_bytes()) for scale in ("1", "0.5")
    )
    assert whole.attrib["viewBox"] == half.attrib["viewBox"]
    assert float(half.attrib["width"]) == float(whole.attrib["width"]) / 2
    assert (float(whole.attrib["width"]), float(whole.attrib["height"])) == (once.width(), once.height())


def test_dark_pictures_have_the_ground_of_the_dark_theme(order: Path):
    for words, theme in (((), LIGHT), (("--dark",), DARK)):
        assert read_image(exported(order, ".png", *words)).pixelColor(1, 1) == QColor(theme.canvas)
        assert f'fill="{theme.canvas}"' in exported(order, ".svg", *words).read_text(encoding="utf-8")


def test_a_chain_is_high_from_top_to_bottom_and_wide_from_left_to_right(order: Path):
    down, right = (read_image(exported(order, ".png", "--direction", way)) for way in ("TB", "LR"))
    assert down.height() > down.width()
    assert right.width() > right.height()


def test_a_pdf_is_one_page_of_the_size_of_the_picture_with_its_fonts_inside(order: Path):
    image = read_image(exported(order, ".png"))
    content = exported(order, ".pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == 1
    assert b"/FontFile" in content
    box = content.split(b"/MediaBox [", 1)[1].split(b"]", 1)[0].split()
    assert [float(number) for number in box] == pytest.approx(
        [0, 0, image.width() * 0.75, image.height() * 0.75], abs=1
    )


def test_a_page_is_never_longer_than_pages_may_be(order: Path):
    content = exported(order, ".pdf", "--scale", "100").read_bytes()
    box = content.split(b"/MediaBox [", 1)[1].split(b"]", 1)[0].split()
    assert max(map(float, box)) == pytest.approx(14_400, abs=1)


@pytest.mark.parametrize("ending", [".svg", ".png", ".mmd"])
def test_the_same_workflow_gives_the_same_bytes(order: Path, ending: str):
    assert exported(order, ending).read_bytes() == exported(order, ending).read_bytes()


def test_nodes_stand_where_they_were_put_by_hand(order: Path):
    before = read_image(exported(order, ".png"))
    document = Document(order.read_text(encoding="utf-8"))
    places = dict.fromkeys(("Check", "Pay", "Ship"))
    moved = {name: (number * 900.0, 60.0) for number, name in enumerate(places)}
    write_sidecar(order, Sidecar(document.placement.placed((), moved)))  # type: ignore[arg-type]
    assert read_image(exported(order, ".png")).width() > before.width() + 1000


def test_places_that_cannot_be_read_are_told_and_the_workflow_is_drawn(order: Path, capsys: pytest.CaptureFixture[str]):
    before = exported(order, ".svg").read_bytes()
    order.with_name(order.name + ".statewright.json").write_text("{")
    assert exported(order, ".svg").read_bytes() == before
    assert "moved nodes stand where the layout puts them" in capsys.readouterr().err


def test_of_a_broken_text_what_can_be_read_is_drawn_and_the_rest_told(order: Path, capsys: pytest.CaptureFixture[str]):
    order.write_text(order.read_text(encoding="utf-8").replace('"Next": "Pay"', '"Next" "Pay"')[:-1])
    assert {"Check", "Pay", "Ship"} <= set(words_in(exported(order, ".svg")))
    assert f"{order}:1:" in capsys.readouterr().err
    assert "Ship" in exported(order, ".mmd").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".mmd"])
@pytest.mark.parametrize("text", ["", "{}", '{"States": {}}', "[1]"])
def test_a_text_without_states_makes_no_picture(
    order: Path, text: str, ending: str, capsys: pytest.CaptureFixture[str]
):
    order.write_text(text)
    target = order.with_name(f"none{ending}")
    assert main(["export", str(order), "-o", str(target)]) == 2
    assert capsys.readouterr().err == f"statewright: There are no states to draw in {order}.\n"
    assert not target.exists()


def test_a_picture_too_large_for_pixels_says_which_scale_fits(order: Path, capsys: pytest.CaptureFixture[str]):
    target = order.with_name("large.png")
    assert main(["export", str(order), "-o", str(target), "--scale", "100"]) == 2
    sentence = capsys.readouterr().err
    assert "too many for a PNG" in sentence
    scale = sentence.split("--scale ")[1].split()[0]
    width, height = struct.unpack(">II", exported(order, ".png", "--scale", scale).read_bytes()[16:24])
    assert width * height == pytest.approx(MOST_PIXELS, rel=0.01)
    assert not target.exists()


@pytest.mark.parametrize("name", ["picture", "picture.gif", "picture.svg.gz", ".svg"])
def test_an_unknown_ending_is_told_with_those_that_are_known(
    order: Path, name: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", str(order), "-o", str(order.with_name(name))]) == 2
    assert "Known are .svg (SVG), .png (PNG), .pdf (PDF), .mmd (Mermaid)." in capsys.readouterr().err
    assert not order.with_name(name).exists()


def test_an_ending_in_capitals_is_known(order: Path):
    assert exported(order, ".SVG").read_bytes() == exported(order, ".svg").read_bytes()


def test_standard_output_is_refused_with_what_to_do(order: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(order), "-o", "-"]) == 2
    assert capsys.readouterr().err.startswith("statewright: Standard output has no ending that says what to make")


@pytest.mark.parametrize("scale", ["0", "-1", "nan", "inf", "1e9", "two"])
def test_a_scale_out_of_bounds_is_a_wrong_call(order: Path, scale: str, capsys: pytest.CaptureFixture[str]):
    target = order.with_name("picture.png")
    assert main(["export", str(order), "-o", str(target), f"--scale={scale}"]) == 2
    assert f"{scale} is no number between 0.01 and 100" in capsys.readouterr().err
    assert not target.exists()


def test_files_that_cannot_be_read_or_written_are_told(order: Path, capsys: pytest.CaptureFixture[str]):
    missing, nowhere = order.with_name("missing.json"), order.parent / "nowhere" / "picture.svg"
    assert main(["export", str(missing), "-o", str(order.with_name("picture.svg"))]) == 2
    assert main(["export", str(order), "-o", str(nowhere)]) == 2
    assert capsys.readouterr().err == (
        f"statewright: There is no file {missing}.\n"
        f"statewright: {nowhere} cannot be written: there is no folder {nowhere.parent}.\n"
    )


def test_a_picture_that_cannot_be_made_leaves_the_one_before(order: Path):
    target = exported(order, ".svg")
    before = target.read_bytes()
    order.write_text("{}")
    assert main(["export", str(order), "-o", str(target)]) == 2
    assert target.read_bytes() == before
    assert sorted(path.name for path in order.parent.iterdir()) == ["order.asl.json", "picture.svg"]


def test_standard_input_is_drawn(order: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(order.read_bytes())))
    target = order.with_name("picture.svg")
    assert main(["export", "-", "-o", str(target)]) == 0
    assert {"Check", "Pay", "Ship", "standard input"} <= set(words_in(target))


def test_a_mermaid_chart_runs_in_the_direction_asked_for(order: Path):
    assert exported(order, ".mmd").read_text(encoding="utf-8").startswith("flowchart TB\n")
    assert exported(order, ".mmd", "--direction", "LR").read_text(encoding="utf-8").startswith("flowchart LR\n")
    order.write_text(chain(*HOSTILE))
    assert exported(order, ".mmd").read_bytes().decode("utf-8").count("-->") == len(HOSTILE) + 1


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A whole process without a screen, with next to nothing in its environment."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")}
    return subprocess.run(
        [sys.executable, *words], cwd=PROJECT, env=kept | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".mmd"])
def test_no_screen_is_needed(order: Path, ending: str):
    target = order.with_name(f"bare{ending}")
    ended = process("-m", "editor", "export", str(order), "-o", str(target))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert target.stat().st_size > 100


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="DISPLAY is read on Linux")
def test_a_screen_that_is_gone_does_not_matter(order: Path):
    target = order.with_name("bare.png")
    ended = process("-m", "editor", "export", str(order), "-o", str(target), DISPLAY=":98765", QT_QPA_PLATFORM="xcb")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert read_image(target).height() > 100


def test_a_mermaid_chart_is_written_without_loading_qt(order: Path):
    target = order.with_name("bare.mmd")
    program = (
        "import sys; from editor.__main__ import main; "
        f"code = main(['export', {str(order)!r}, '-o', {str(target)!r}]); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert process("-c", program).returncode == 0
    assert target.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fonts are taken away through fontconfig")
def test_a_machine_without_a_font_says_so(order: Path, tmp_path: Path):
    settings = tmp_path / "fonts.conf"
    settings.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    target = order.with_name("bare.svg")
    ended = process("-m", "editor", "export", str(order), "-o", str(target), FONTCONFIG_FILE=str(settings))
    assert ended.returncode == 2
    assert "no font to write with" in ended.stderr
    assert not target.exists()
