from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from llm4ad.vision.picture import Picture
from llm4ad.vision.taught import TaughtFinder, teach
from llm4ad.vision.taught.light import in_usual_light, usual_light
from tests.product import draw_product
from tests.vision.taught.test_taught import marked

USUAL = usual_light([draw_product(seed)[0] for seed in range(6)])


def lit(rgb: np.ndarray, *gains: float) -> np.ndarray:
    return np.clip(rgb * np.array(gains), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("factor", [0.5, 0.65, 1.3])
@pytest.mark.parametrize("seed", [20, 21, 22])
def test_other_light_is_brought_back(factor: float, seed: int):
    rgb = draw_product(seed)[0]
    mended = in_usual_light(lit(rgb, factor, factor, factor), USUAL)
    ratio = (mended[100:260, 100:380].astype(float) + 1) / (rgb[100:260, 100:380] + 1)
    # To the nearest light of a taught picture, which need not be what this one had.
    assert float(np.median(ratio)) == pytest.approx(1, abs=0.15)


def test_warm_light_is_brought_back_colour_by_colour():
    rgb = draw_product(23)[0]
    mended = in_usual_light(lit(rgb, 1.25, 1.0, 0.7), USUAL)
    for channel in range(3):
        ratio = (mended[..., channel].astype(float) + 1) / (rgb[..., channel] + 1)
        assert float(np.median(ratio)) == pytest.approx(1, abs=0.12)


@pytest.mark.parametrize("factor", [0.96, 1.0, 1.04])
def test_usual_light_is_left_alone(factor: float):
    rgb = lit(draw_product(3)[0], factor, factor, factor)
    assert in_usual_light(rgb, USUAL) is rgb


@pytest.mark.parametrize(("coins", "bars"), [(0, 0), (8, 5)])
def test_parts_that_are_missing_or_too_many_are_no_other_light(coins: int, bars: int):
    rgb = draw_product(25, coins=coins, bars=bars)[0]
    assert in_usual_light(rgb, USUAL) is rgb


def test_a_large_part_of_another_colour_is_no_other_light():
    rgb = draw_product(26)[0].copy()
    rgb[90:270, 90:250] = (30, 160, 40)
    assert in_usual_light(rgb, USUAL) is rgb


@pytest.mark.parametrize("value", [0, 4, 255])
def test_a_dark_or_white_picture_is_left_alone(value: int):
    rgb = np.full((360, 480, 3), value, np.uint8)
    assert in_usual_light(rgb, USUAL) is rgb


def test_any_size_will_do():
    rgb = lit(draw_product(27)[0], 0.6, 0.6, 0.6)
    small = np.asarray(cv2.resize(rgb, (61, 47), interpolation=cv2.INTER_AREA), np.uint8)
    large = np.asarray(cv2.resize(rgb, (2400, 1800)), np.uint8)
    for picture in (small, large, rgb[:1], rgb[:, :1]):
        assert in_usual_light(picture, USUAL).shape == picture.shape
    assert in_usual_light(large, USUAL).mean() > 1.4 * large.mean()


def test_parts_in_half_the_light_are_found_as_ever(tmp_path: Path):
    finder = teach([marked(seed) for seed in range(4)])
    finder.save(tmp_path / "parts.npz")
    finder = TaughtFinder.load(tmp_path / "parts.npz")
    dark = Picture("dark", lit(draw_product(30)[0], 0.5, 0.5, 0.5))
    names = ["coin", "bar", "tray"]
    counts = [
        sum(item.probability > 0.5 for item in finder.find(picture, names))
        for picture in (finder.in_usual_light(dark), Picture("", draw_product(30)[0]))
    ]
    assert counts == [7, 7]
