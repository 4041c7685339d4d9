from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from llm4ad.endurance import MOST_PICTURES, try_spoiled
from llm4ad.inspection import Inspection
from llm4ad.normals import load_normals
from llm4ad.report.trust_tables import trust_tables
from llm4ad.verify.record import read_verification
from llm4ad.vision.coco import CocoFinder
from llm4ad.vision.picture import read_picture
from llm4ad.vision.spoiling import SPOILINGS, add_noise, blur
from tests.product import draw_product
from tests.trays import first_normals

if TYPE_CHECKING:
    from pathlib import Path

KINDS = [one.name for one in SPOILINGS]


def test_what_is_stood_is_kept_and_told(verified_trays: Path):
    verification = read_verification(verified_trays)
    familiarity = load_normals(verified_trays).familiarity
    assert verification is not None
    assert familiarity is not None
    assert [one.kind for one in verification.endurance] == KINDS
    assert {one.pictures for one in verification.endurance} == {MOST_PICTURES}
    assert familiarity.endured.shape == (len(KINDS),)
    console = Console(record=True, width=160)
    for item in trust_tables(verification):
        console.print(item)
    told = console.export_text()
    assert f"{MOST_PICTURES} normal pictures, spoiled on purpose" in told
    assert all(f"    {kind}: " in told for kind in KINDS)


def test_normals_are_within_what_is_stood(verified_trays: Path, normal_trays: Path):
    with Inspection.load(verified_trays) as inspection:
        for path in first_normals(normal_trays, 4):
            verdict = inspection.inspect(path)
            assert verdict.verdict == "normal", verdict.reason


@pytest.mark.parametrize("seed", [300, 301, 302])
def test_a_good_picture_that_is_badly_taken_raises_no_alarm(verified_trays: Path, seed: int):
    rgb, _ = draw_product(seed)
    with Inspection.load(verified_trays) as inspection:
        for spoiled in (blur(rgb, 12), add_noise(rgb, 40)):
            assert inspection.inspect(spoiled).verdict == "undecided"


@pytest.mark.parametrize("number", range(len(SPOILINGS)), ids=KINDS)
def test_what_is_stood_is_right_and_what_is_not_is_noticed(
    verified_trays: Path, normal_trays: Path, number: int
):
    spoiling = SPOILINGS[number]
    verification = read_verification(verified_trays)
    assert verification is not None
    record = verification.endurance[number]
    names = [spoiling.named.format(strength) for strength in spoiling.strengths]
    stood = names.index(record.stands) + 1 if record.stands else 0
    assert record.fails == (names[stood] if stood < len(names) else None)
    paths = sorted(normal_trays.iterdir())
    tried = [paths[len(paths) * one // MOST_PICTURES] for one in range(MOST_PICTURES)]
    with Inspection.load(verified_trays) as inspection:
        for strength in spoiling.strengths[:stood]:
            spoiled = [spoiling.spoil(read_picture(path).rgb, strength) for path in tried]
            verdicts = [inspection.inspect(rgb).verdict for rgb in spoiled]
            assert "anomalous" not in verdicts
            assert verdicts.count("undecided") <= 2
        if stood < len(names):
            spoiled = [
                spoiling.spoil(read_picture(path).rgb, spoiling.strengths[stood]) for path in tried
            ]
            verdicts = [inspection.inspect(rgb).verdict for rgb in spoiled]
            assert "anomalous" in verdicts or verdicts.count("undecided") > 2


def test_other_finders_are_not_tried(verified_trays: Path, normal_trays: Path, tmp_path: Path):
    found = tmp_path / "found.json"
    found.write_text('{"images": [], "annotations": [], "categories": []}', encoding="utf-8")
    with Inspection.load(verified_trays, unverified=True) as inspection:
        inspection.finder = CocoFinder.load(found)
        assert try_spoiled(inspection, first_normals(normal_trays, 5)) is None


def test_too_few_normal_pictures_teach_nothing(small_trays: Path):
    verification = read_verification(small_trays)
    familiarity = load_normals(small_trays).familiarity
    assert verification is not None
    assert verification.endurance == ()
    assert familiarity is None
    told = [item for item in trust_tables(verification) if isinstance(item, str)]
    assert any("was not tried: that needs" in line for line in told)
