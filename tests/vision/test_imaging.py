from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from llm4ad.vision.imaging import edge_sharpness, grey_bands, jpeg_blocks, noise
from llm4ad.vision.spoiling import add_noise, blur, compress
from tests.drawing import Canvas
from tests.product import draw_product

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sharpness(rgb: NDArray[np.uint8]) -> float:
    return edge_sharpness(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255)


def still_picture() -> NDArray[np.uint8]:
    canvas = Canvas(480, 360, "grey")
    canvas.box("label", (100, 60, 380, 300), "white")
    canvas.box("bar", (150, 120, 330, 140), "blue")
    return (canvas.rgb * 0.8).astype(np.uint8)


def test_sharpness_falls_with_blur_and_not_when_parts_are_missing():
    whole, _ = draw_product(0)
    values = [sharpness(blur(whole, strength)) for strength in (0.5, 1, 2, 4)]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0.6 * values[0]
    for coins, bars in ((4, 0), (0, 2), (8, 5)):
        assert sharpness(draw_product(0, coins=coins, bars=bars)[0]) > 0.95 * values[0]


@pytest.mark.parametrize("sigma", [4.0, 8.0, 16.0])
def test_noise_is_measured_as_the_deviation_of_grey(sigma: float):
    still = still_picture()
    values = np.random.default_rng(1).normal(0, sigma, still.shape[:2])[..., None]
    noisy = (still + values).round().clip(0, 255).astype(np.uint8)
    assert noise(grey_bands(noisy)) == pytest.approx(sigma, rel=0.15)


def test_noise_of_the_channels_apart_is_less_in_grey():
    still = still_picture()
    grey = np.sqrt(0.299**2 + 0.587**2 + 0.114**2)
    assert noise(grey_bands(add_noise(still, 16))) == pytest.approx(16 * grey, rel=0.15)


@pytest.mark.parametrize(("left", "top"), [(0, 0), (3, 0), (5, 2)])
def test_blocks_stand_out_the_harder_a_picture_was_compressed(left: int, top: int):
    rgb, _ = draw_product(0)
    values = [
        jpeg_blocks(grey_bands(compress(rgb, quality)[top:, left:])) for quality in (90, 70, 50)
    ]
    assert jpeg_blocks(grey_bands(rgb)) < 0.1
    assert values == sorted(values)
    assert values[-1] > 0.5


def test_scaling_hides_the_blocks():
    small = cv2.resize(compress(draw_product(0)[0], 10), None, fx=0.7, fy=0.7)
    assert jpeg_blocks(grey_bands(small.astype(np.uint8))) < 0.1


def test_a_fence_of_eight_pixels_is_one_edge_after_another():
    rgb = np.full((200, 320, 3), 90, np.uint8)
    rgb[:, ::8] = 200
    assert jpeg_blocks(grey_bands(rgb)) > 0.5, "it cannot be told from blocks: normals have it, too"


@given(arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60), st.just(3))))
def test_pictures_of_every_size_have_numbers(rgb: NDArray[np.uint8]):
    bands = grey_bands(rgb)
    assert np.isfinite([noise(bands), jpeg_blocks(bands)]).all()
    assert noise(bands) >= 0
