from __future__ import annotations

import numpy as np
import pytest

from llm4ad.vision.spoiling import SPOILINGS, Spoiling, add_noise, blur, brighten, compress
from tests.product import draw_product


@pytest.mark.parametrize("spoiling", SPOILINGS, ids=lambda one: one.name)
def test_stronger_is_further_from_the_picture_and_the_same_each_time(spoiling: Spoiling):
    rgb, _ = draw_product(0)
    before = rgb.copy()
    spoiled = [spoiling.spoil(rgb, strength) for strength in spoiling.strengths]
    assert (rgb == before).all()
    assert all(one.shape == rgb.shape and one.dtype == np.uint8 for one in spoiled)
    changes = [float(np.abs(one.astype(int) - rgb).mean()) for one in spoiled]
    assert changes[0] > 0
    assert changes == sorted(changes)
    assert (spoiling.spoil(rgb, spoiling.strengths[0]) == spoiled[0]).all()


def test_every_strength_has_a_name():
    names = [one.named.format(strength) for one in SPOILINGS for strength in one.strengths]
    assert len(set(names)) == len(names)


def test_brightening_stops_at_white():
    assert brighten(np.array([[[100, 200, 0]]], np.uint8), 1.5).tolist() == [[[150, 255, 0]]]


def test_noise_has_the_deviation_that_was_asked_for():
    noisy = add_noise(np.full((200, 200, 3), 128, np.uint8), 10)
    assert float(noisy.std()) == pytest.approx(10, rel=0.02)


def test_blur_goes_with_the_size_of_the_picture():
    edge = np.zeros((20, 1000, 3), np.uint8)
    edge[:, 500:] = 255
    spread = int(((blur(edge, 5)[10, :, 0] > 40) & (blur(edge, 5)[10, :, 0] < 215)).sum())
    assert spread == pytest.approx(2 * 5, abs=2)  # a Gaussian lies from 16 to 84 % in two sigmas


def test_compression_loses_little_at_high_quality():
    rgb, _ = draw_product(0)
    assert np.abs(compress(rgb, 95).astype(int) - rgb).mean() < 4
