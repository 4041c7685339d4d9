"""Sentences that others wrote without knowing the writer: what it read once, it goes on reading."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from llm4ad.errors import AmbiguityError, ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from llm4ad.spec import read_spec

FOLDER = Path(__file__).parents[3] / "benchmarks" / "sentences"
BATCHES = sorted(FOLDER.glob("*/*.md"))
WRITTEN = {
    "batch1/airline_meal_tray": 9,
    "batch1/first_aid_kit": 12,
    "batch1/power_supply_board": 14,
    "batch2/juice_bottles": 9,
    "batch2/makunouchi_bento": 16,
    "batch2/shelf_hardware_bag": 5,
    "batch3/eyeshadow_palette": 4,
    "batch3/fuse_box_ja": 14,
    "batch3/wooden_train_set": 8,
    "batch4/cosmetics_travel_set": 13,
    "batch4/hinge_kit": 12,
    "batch4/wound_care_tray": 17,
    "batch5/anchor_bag": 15,
    "batch5/anchor_bag_legal": 14,
    "batch5/beer_crate": 12,
    "batch5/blood_draw_kit": 10,
    "batch5/chocolate_box": 11,
    "batch5/detergent_bottle": 14,
    "batch5/fuse_box": 10,
    "batch5/iv_start_kit": 15,
    "batch5/ja_bento": 17,
    "batch5/ja_fastener_bag": 15,
    "batch5/ja_first_aid_kit": 13,
    "batch5/ja_power_board": 14,
    "batch5/ja_sauce_bottles": 7,
    "batch5/nail_kit": 11,
    "batch5/praline_box": 9,
    "batch5/relay_board": 15,
    "batch5/sensor_board": 18,
    "batch5/shape_board": 17,
    "batch5/wheel_assembly": 11,
    "batch6/airline_meal_tray": 7,
    "batch6/car_fuse_box": 14,
    "batch6/furniture_hardware_bag": 15,
    "batch6/relay_control_board": 13,
    "batch6/skincare_gift_box": 13,
    "batch6/wound_care_kit": 8,
    "batch7/dental_exam_tray": 17,
    "batch7/door_trim": 15,
    "batch7/perfume_gift_set": 15,
    "batch7/power_supply_board": 15,
    "batch7/sashimi_platter": 15,
    "batch7/toy_train_set": 16,
    "batch8/cupcake_box": 7,
    "batch8/eyeshadow_palette": 10,
    "batch8/led_board": 10,
    "batch8/paint_set": 11,
    "batch8/puncture_kit": 17,
    "batch8/vial_tray": 11,
    "batch9/battery_module": 8,
    "batch9/control_panel": 8,
    "batch9/fruit_gift": 12,
    "batch9/insulin_pen_pack": 13,
    "batch9/sewing_kit": 16,
    "batch9/watercolour_set": 4,
}
# What no program over parts can check, or what a picture has no unit for.
NOT_TO_BE_WRITTEN = re.compile(r"legible|can be read|solder|tears|焼き加減")
IN_UNITS = re.compile(r"\d ?mm|inch")


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_read_once_is_read(path: Path):
    spec = read_spec(path)
    texts = [condition.text for condition in spec.conditions]
    known = known_from(texts, spec.part_names, spec.scale)
    written: list[str] = []
    asked: list[str] = []
    for condition in spec.conditions:
        try:
            source = write_program(condition.text, spec.part_names, known=known)
        except AmbiguityError:
            asked.append(condition.text)
            continue
        except ConditionError:
            continue
        check_program(new_program(condition.id, source, "test"), spec.part_names)
        written.append(condition.text)
    assert len(written) >= WRITTEN[f"{path.parent.name}/{path.stem}"]
    assert not [text for text in written + asked if NOT_TO_BE_WRITTEN.search(text)]
    assert spec.scale or not [text for text in written + asked if IN_UNITS.search(text)]


def test_every_sentence_has_a_kind():
    kinds = json.loads((FOLDER / "kinds.json").read_text(encoding="utf-8"))
    texts = {condition.text for path in BATCHES for condition in read_spec(path).conditions}
    assert texts == set(kinds)
