"""Sentences that others wrote without knowing the writer: what it read once, it goes on reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import write_program
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from llm4ad.spec import read_spec

FOLDER = Path(__file__).parents[3] / "benchmarks" / "sentences"
WRITTEN = {
    "airline_meal_tray": 7,
    "first_aid_kit": 12,
    "power_supply_board": 12,
    "juice_bottles": 4,
    "fuse_box_ja": 14,
    "makunouchi_bento": 13,
    "shelf_hardware_bag": 4,
    "eyeshadow_palette": 2,
    "wooden_train_set": 7,
    "hinge_kit": 6,
    "wound_care_tray": 6,
    "cosmetics_travel_set": 11,
}
# What no program over parts can check, or what a picture has no unit for.
NOT_TO_BE_WRITTEN = ("legible", "can be read", "solder", "tears", "焼き加減", "mm", "inch")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.md")), ids=lambda path: path.stem)
def test_what_was_read_once_is_read(path: Path):
    spec = read_spec(path)
    written: list[str] = []
    for condition in spec.conditions:
        try:
            source = write_program(condition.text, spec.part_names)
        except ConditionError:
            continue
        check_program(new_program(condition.id, source, "test"), spec.part_names)
        written.append(condition.text)
    assert len(written) >= WRITTEN[path.stem]
    assert not [text for text in written if any(word in text for word in NOT_TO_BE_WRITTEN)]
