from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from llm4ad import Inspection
from llm4ad.authoring import generate_programs
from llm4ad.errors import InspectionError, LLM4ADError
from llm4ad.folder import new_inspection, teach_parts
from llm4ad.vision.picture import read_picture
from tests.product import draw_product, write_product

CONDITIONS = """\
- There is exactly one tray.
- There are exactly four coins.
- There are exactly two bars.
- All bars are blue.
"""


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inspection")
    marks = write_product(folder / "pictures", [0, 1, 2])
    (folder / "normal.md").write_text(CONDITIONS, encoding="utf-8")
    trial = teach_parts(folder, [marks])
    assert {part.name: part.marks for part in trial.parts} == {"tray": 3, "coin": 12, "bar": 6}
    results = generate_programs(folder)
    assert all(result.program is not None for result in results)
    return folder


@pytest.fixture
def copied(taught: Path, tmp_path: Path) -> Path:
    """Return an inspection of its own, to spoil."""
    for path in taught.rglob("*"):
        if path.is_file() and "pictures" not in path.parts:
            target = tmp_path / "copy" / path.relative_to(taught)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path / "copy"


@pytest.fixture(scope="module")
def inspection(taught: Path) -> Inspection:
    return Inspection.load(taught)


def test_two_lines_inspect_an_array(taught: Path):
    rgb, _ = draw_product(201)
    verdict = Inspection.load(taught).inspect(rgb)
    assert verdict.verdict == "normal"
    assert verdict.anomaly_score < 0.4
    assert verdict.reason == "every condition is kept"


def test_a_missing_and_an_extra_part_are_told_apart(inspection: Inspection):
    missing = inspection.inspect(draw_product(202, coins=3)[0])
    extra = inspection.inspect(draw_product(203, bars=3)[0])
    assert (missing.verdict, extra.verdict) == ("anomalous", "anomalous")
    assert missing.reason == "expected 4 coins, found 3"
    assert extra.reason == "expected 2 bars, found 3"
    violated = [finding for finding in extra.findings if finding.state == "violated"]
    assert [extra.parts[index].name for index in violated[0].parts] == ["bar", "bar", "bar"]


def test_a_path_a_pil_image_and_an_array_give_the_same(inspection: Inspection, tmp_path: Path):
    rgb, _ = draw_product(204)
    path = tmp_path / "ein Bild mit Ü.png"
    Image.fromarray(rgb).save(path)
    verdicts = [inspection.inspect(image) for image in (path, str(path), Image.open(path), rgb)]
    assert {verdict.anomaly_score for verdict in verdicts} == {verdicts[0].anomaly_score}
    assert verdicts[0].image == str(path)


def test_inspecting_twice_gives_the_same_bits(inspection: Inspection, taught: Path):
    rgb, _ = draw_product(205, coins=5)
    first, second = inspection.inspect(rgb), Inspection.load(taught).inspect(rgb)
    assert first.findings == second.findings
    assert first.anomaly_score == second.anomaly_score


def test_an_unreadable_picture_is_undecided(inspection: Inspection, tmp_path: Path):
    path = tmp_path / "cut.png"
    path.write_bytes(b"\x89PNG\r\n")
    verdict = inspection.inspect(path)
    assert (verdict.verdict, verdict.anomaly_score) == ("undecided", 0.5)
    assert "cut.png" in verdict.reason


@pytest.mark.parametrize(
    "nonsense",
    [
        "this is not Python",
        "def check(scene: Scene) -> list[Expectation]:\n    return []\n",
        "import os\n",
        "",
        "def check(scene: Scene) -> list[Expectation]:\n"
        '    """There are exactly two bars."""\n    return [expect_present(scene.fnd("bar"))]\n',
    ],
)
def test_a_program_edited_into_nonsense_is_undecided(copied: Path, nonsense: str):
    program = copied / "programs" / "there-are-exactly-two-bars.py"
    program.write_text(nonsense, encoding="utf-8")
    with Inspection.load(copied) as inspection:
        assert list(inspection.problems) == ["there-are-exactly-two-bars"]
        normal = inspection.inspect(draw_product(206)[0])
        broken = inspection.inspect(draw_product(207, coins=3)[0])
    assert normal.verdict == "undecided"
    assert "there-are-exactly-two-bars" in normal.reason
    assert broken.verdict == "anomalous"
    assert broken.reason == "expected 4 coins, found 3"


def test_a_program_that_fails_while_it_runs_names_its_line(copied: Path):
    program = copied / "programs" / "there-are-exactly-two-bars.py"
    source = program.read_text(encoding="utf-8")
    failing = source.replace(
        "    return [", '    bars = scene.find("bar")\n    size = 1 / (len(bars) - 2)\n    return ['
    )
    program.write_text(failing, encoding="utf-8")
    with Inspection.load(copied) as inspection:
        verdict = inspection.inspect(draw_product(208)[0])
    assert verdict.verdict == "undecided"
    assert "ZeroDivisionError" in verdict.reason
    assert "size = 1 / (len(bars) - 2)" in verdict.reason


def test_conditions_are_judged_together_as_one_by_one(copied: Path):
    spec = copied / "normal.md"
    spec.write_text(spec.read_text(encoding="utf-8") + "- There is no coin.\n", encoding="utf-8")
    program = copied / "programs" / "all-bars-are-blue.py"
    source = program.read_text(encoding="utf-8")
    peeking = source.replace("    return ", '    own = scene.find("bar")[0].colours\n    return ')
    assert peeking != source
    program.write_text(peeking, encoding="utf-8")
    with Inspection.load(copied) as inspection:
        assert list(inspection.problems) == ["there-is-no-coin"]
        for number in range(2):
            seen = inspection.see(read_picture(draw_product(220 + number, bars=1 + number)[0]))
            alone = [inspection.judge(check, seen) for check in inspection.checks]
            assert inspection.judge_all(seen) == alone
            assert len({result.state for result in alone}) > 1


def test_a_program_that_hangs_spoils_no_other_condition(copied: Path):
    program = copied / "programs" / "there-are-exactly-two-bars.py"
    source = program.read_text(encoding="utf-8")
    hanging = source.replace(
        "    return [",
        "    total = 0\n    for number in range(10 ** 12):\n        total += 1\n    return [",
    )
    program.write_text(hanging, encoding="utf-8")
    with Inspection.load(copied) as inspection:
        verdict = inspection.inspect(draw_product(210)[0])
    states = {finding.condition: finding.state for finding in verdict.findings}
    assert states.pop("there-are-exactly-two-bars") == "undecided"
    assert set(states.values()) == {"kept"}
    assert len(states) == 3


def test_a_sentence_without_its_program_is_undecided(copied: Path):
    spec = copied / "normal.md"
    spec.write_text(spec.read_text(encoding="utf-8") + "- There is no coin.\n", encoding="utf-8")
    with Inspection.load(copied) as inspection:
        verdict = inspection.inspect(draw_product(209)[0])
    assert verdict.verdict == "undecided"
    assert "llm4ad generate" in verdict.reason


def test_a_program_for_another_sentence_is_not_run(copied: Path):
    program = copied / "programs" / "there-are-exactly-two-bars.py"
    text = program.read_text(encoding="utf-8")
    program.write_text(text.replace("exactly two bars", "exactly nine bars"), encoding="utf-8")
    with Inspection.load(copied) as inspection:
        assert "is for another sentence" in inspection.problems["there-are-exactly-two-bars"]


def test_generating_keeps_what_was_edited_by_hand(copied: Path):
    program = copied / "programs" / "there-are-exactly-two-bars.py"
    edited = program.read_text(encoding="utf-8").replace("exactly=2", "at_least=2")
    program.write_text(edited, encoding="utf-8")
    generate_programs(copied)
    assert program.read_text(encoding="utf-8") == edited


def test_generating_removes_programs_of_sentences_that_are_gone(copied: Path):
    (copied / "normal.md").write_text("- There is a tray.\n", encoding="utf-8")
    generate_programs(copied)
    assert [path.name for path in (copied / "programs").iterdir()] == ["there-is-a-tray.py"]


def test_a_refused_sentence_keeps_the_others(copied: Path):
    (copied / "normal.md").write_text("- There is a tray.\n- The coins shine.\n", encoding="utf-8")
    results = generate_programs(copied)
    assert [result.program is None for result in results] == [False, True]
    assert "'shine'" in results[1].refusal


def test_a_coco_file_takes_the_place_of_teaching(taught: Path, tmp_path: Path):
    folder = tmp_path / "coco"
    marks = write_product(folder / "pictures", [5])
    content = json.loads(marks.read_text(encoding="utf-8"))
    for annotation in content["annotations"]:
        annotation["score"] = 0.98
    coins = [a for a in content["annotations"] if a["category_id"] == 1]
    content["annotations"].remove(coins[0])
    marks.write_text(json.dumps(content), encoding="utf-8")
    (folder / "normal.md").write_text("Parts: coin, bar, tray\n\n" + CONDITIONS, encoding="utf-8")
    generate_programs(folder)
    with Inspection.load(folder, finder=f"coco:{marks}") as inspection:
        verdict = inspection.inspect(folder / "pictures" / "000.png")
        other = inspection.inspect(np.zeros((10, 10, 3), np.uint8))
    assert verdict.reason == "expected 4 coins, found 3"
    assert other.verdict == "undecided"
    assert "no entry" in other.reason


@pytest.mark.parametrize(
    ("finder", "words"),
    [("magic", "no finder 'magic'"), ("coco:", "no finder"), ("coco:none.json", "none.json")],
)
def test_an_unknown_finder_is_refused(taught: Path, finder: str, words: str):
    with pytest.raises(LLM4ADError, match=words):
        Inspection.load(taught, finder=finder)


def test_an_untaught_inspection_says_how_to_teach(tmp_path: Path):
    new_inspection(tmp_path / "a")
    (tmp_path / "a" / "normal.md").write_text("- There is a tray.\n", encoding="utf-8")
    with pytest.raises(InspectionError, match="llm4ad teach"):
        Inspection.load(tmp_path / "a")


def test_a_new_inspection_is_not_made_twice(tmp_path: Path):
    new_inspection(tmp_path / "a")
    with pytest.raises(InspectionError, match="exists already"):
        new_inspection(tmp_path / "a")


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_that_is_no_inspection_says_so(tmp_path: Path, name: str):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InspectionError, match="llm4ad new"):
        Inspection.load(tmp_path / name)


def test_two_spec_files_are_one_too_many(copied: Path):
    (copied / "normal.txt").write_text("There is a tray.\n", encoding="utf-8")
    with pytest.raises(InspectionError, match=r"normal\.md and normal\.txt"):
        Inspection.load(copied)
