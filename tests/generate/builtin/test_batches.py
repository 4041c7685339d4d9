"""Sentences that others wrote without knowing the writer: what it read once, it goes on reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from llm4ad.errors import ConditionError
from llm4ad.generate.builtin import known_from, write_program
from llm4ad.program.check import check_program
from llm4ad.program.source import new_program
from llm4ad.spec import read_spec

FOLDER = Path(__file__).parents[3] / "benchmarks" / "sentences"
BATCHES = sorted(FOLDER.glob("*/*.md"))
WRITTEN = {}
# What no program over parts can check, or what a picture has no unit for.
NOT_TO_BE_WRITTEN = ("legible", "can be read", "solder", "tears", "焼き加減", "mm", "inch")


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_read_once_is_read(path: Path):
    spec = read_spec(path)
    known = known_from([condition.text for condition in spec.conditions], spec.part_names)
    written: list[str] = []
    for condition in spec.conditions:
        try:
            source = write_program(condition.text, spec.part_names, known=known)
        except ConditionError:
            continue
        check_program(new_program(condition.id, source, "test"), spec.part_names)
        written.append(condition.text)
    assert len(written) >= WRITTEN[f"{path.parent.name}/{path.stem}"]
    assert not [text for text in written if any(word in text for word in NOT_TO_BE_WRITTEN)]


def test_every_sentence_has_a_kind():
    kinds = json.loads((FOLDER / "kinds.json").read_text(encoding="utf-8"))
    texts = {condition.text for path in BATCHES for condition in read_spec(path).conditions}
    assert texts == set(kinds)
