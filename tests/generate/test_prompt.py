from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from llm4ad.generate.prompt import prompt_hash, render_prompt, render_rules
from llm4ad.program import expectation
from llm4ad.program.check import BUILTINS, VOCABULARY
from llm4ad.scene.statistics import summarise_scenes
from llm4ad.spec import Condition
from tests.drawing import Canvas

SNAPSHOT = Path(__file__).with_name("prompt.snapshot.txt")
NUTS = Condition("two-nuts", "There are two nuts.", 1)


def test_the_rules_are_those_of_the_snapshot():
    """Show how the prompt changes with the vocabulary; accept it with python -m, see the end."""
    known = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    diff = list(difflib.unified_diff(known, render_rules().splitlines(), "known", "now", n=1))
    assert not diff, "\n".join([*diff, "to accept: python -m tests.generate.test_prompt"])


@pytest.mark.parametrize("word", sorted(VOCABULARY | BUILTINS))
def test_the_prompt_tells_every_word_that_programs_may_use(word: str):
    assert re.search(rf"\b{word}\b", render_rules())


def test_the_prompt_says_nothing_that_is_private():
    rules = render_rules()
    for name in ("_piece", "_expect_order", "gaps", "shares_inside", "shares_filled", "finds"):
        assert name not in rules
    assert expectation.expect_aligned.__doc__ is not None
    assert expectation.expect_aligned.__doc__.splitlines()[0] in rules


def test_parts_and_conditions_are_data():
    prompt = render_prompt([NUTS], ["ナット", "bolt"])
    assert 'Known parts: "bolt", "ナット"' in prompt.product
    block = prompt.product.rsplit("```json\n", 1)[1].rsplit("\n```", 1)[0]
    assert json.loads(block) == [{"id": "two-nuts", "condition": "There are two nuts."}]
    assert "nothing is known about usual sizes" in prompt.product


def test_the_hash_is_that_of_all_that_is_said():
    first, second = render_prompt([NUTS], ["nut"]), render_prompt([NUTS], ["nut", "bolt"])
    assert first.hash == prompt_hash(first.text) != second.hash
    assert first.rules == second.rules == render_rules()


def test_measurements_of_normal_pictures_are_told():
    scenes = []
    for shift in (0, 10):
        canvas = Canvas(400, 300)
        canvas.box("nut", (40 + shift, 60, 80 + shift, 80), "red")
        if shift:
            canvas.box("nut", (200, 200, 260, 240), "blue")
        scenes.append(canvas.scene())
    product = render_prompt([NUTS], ["nut"], summarise_scenes(scenes)).product
    assert "Measured on 2 normal pictures of 400 x 300 px" in product
    assert "- nut: 1 to 2 in every picture; length 40 / 40 / 60 px" in product
    assert "center_x / scene.width 0.15 / 0.175 / 0.575" in product
    assert "main colour red or blue" in product


if __name__ == "__main__":
    SNAPSHOT.write_text(render_rules(), encoding="utf-8")
