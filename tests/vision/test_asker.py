from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from llm4ad.scene.question import Question
from llm4ad.vision.answer_cache import AnswerCache
from llm4ad.vision.asker import answered_scene, crop_with_room
from tests.drawing import RGB, Canvas

RED = Question("label", "Is it red?")


@dataclass
class RedAsker:
    """Say yes as far as a crop is red, and remember what was asked."""

    fingerprint: str = "red"
    is_heavy: bool = True
    asked: list[tuple[str, int]] = field(default_factory=list)

    def ask(
        self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
    ) -> NDArray[np.float64]:
        self.asked.append((question, len(crops)))
        red = [float((crop[..., 0] > 150).mean()) for crop in crops]
        rest = len(choices) - 1
        return np.array([[share, *[(1 - share) / rest] * rest] for share in red])


def two_labels() -> Canvas:
    canvas = Canvas()
    canvas.box("label", (20, 20, 120, 120), "red")
    canvas.box("label", (200, 20, 300, 120), "blue")
    canvas.box("nut", (20, 200, 60, 240), "red")
    canvas.box("label", (200, 200, 260, 240), "red", p=0.04)
    return canvas


def test_every_part_of_the_name_gets_the_answer_of_its_own_place():
    canvas = two_labels()
    scene = answered_scene(canvas.scene(), canvas.rgb, canvas.detections, [RED], RedAsker())
    answers = [part.answers.get(RED.key) for part in scene.parts]
    # A hundred pixels, and fifteen of the black background on every side.
    assert answers == [pytest.approx((100 / 130) ** 2), 0.0, None, None]
    assert scene.parts[0].answers["Is it red?", "no", "yes", "no"] == pytest.approx(1 - answers[0])


def test_each_question_is_asked_once_and_kept(tmp_path: Path):
    canvas = two_labels()
    asker = RedAsker()
    cache = AnswerCache(tmp_path / "answers.sqlite")
    what = Question("label", "What?", "kiwi", ("pear", "kiwi", "fig"))
    questions = [RED, Question("label", "Is it red?", "no"), what, Question("nut", "Is it red?")]
    arguments = (canvas.scene(), canvas.rgb, canvas.detections, questions)
    first = answered_scene(*arguments, asker, cache)
    assert sorted(asker.asked) == [("Is it red?", 3), ("What?", 2)]
    assert answered_scene(*arguments, asker, cache) == first
    assert len(asker.asked) == 2
    other = RedAsker(fingerprint="another")
    answered_scene(*arguments, other, cache)
    assert len(other.asked) == 2
    canvas.rgb[0, 0] = 255
    answered_scene(canvas.scene(), canvas.rgb, canvas.detections, questions, asker, cache)
    assert len(asker.asked) == 4


def test_kept_answers_stay_few_however_long_pictures_come(tmp_path: Path):
    canvas = two_labels()
    cache = AnswerCache(tmp_path / "answers.sqlite", most=10)
    for number in range(12):
        rgb = canvas.rgb.copy()
        rgb[0, 0] = number
        answered_scene(canvas.scene(), rgb, canvas.detections, [RED], RedAsker(), cache)
    connection = sqlite3.connect(tmp_path / "answers.sqlite")
    (count,) = connection.execute("select count(*) from answers").fetchone()
    connection.close()
    assert 0 < count <= 10


def test_answers_that_are_no_probabilities_are_an_error_of_the_asker():
    class Wrong(RedAsker):
        def ask(
            self, crops: Sequence[NDArray[np.uint8]], question: str, choices: Sequence[str]
        ) -> NDArray[np.float64]:
            return np.ones((len(crops), len(choices)))

    canvas = two_labels()
    with pytest.raises(ValueError, match="not probabilities"):
        answered_scene(canvas.scene(), canvas.rgb, canvas.detections, [RED], Wrong())


@given(
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    st.tuples(st.integers(0, 59), st.integers(0, 59)),
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
)
def test_a_crop_holds_the_part_and_stays_within_the_picture(
    size: tuple[int, int], corner: tuple[int, int], extent: tuple[int, int]
):
    width, height = size
    left, top = min(corner[0], width - 1), min(corner[1], height - 1)
    right, bottom = min(left + extent[0], width), min(top + extent[1], height)
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[top:bottom, left:right] = RGB["red"]
    crop = crop_with_room(rgb, (left, top, right, bottom))
    room = max(8, round(0.15 * max(right - left, bottom - top)))
    assert (crop[..., 0] > 0).sum() == (right - left) * (bottom - top)
    assert crop.shape[0] == min(bottom + room, height) - max(top - room, 0)
    assert crop.shape[1] == min(right + room, width) - max(left - room, 0)


def test_a_large_crop_is_scaled_down():
    rgb = np.zeros((3000, 2000, 3), np.uint8)
    rgb[:, 1000:] = 200
    crop = crop_with_room(rgb, (0, 0, 2000, 3000))
    assert crop.shape == (1024, 683, 3)
    assert crop[500, 100, 0] == 0
    assert crop[500, 600, 0] == 200
