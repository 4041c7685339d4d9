from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm4ad.vision.taught.classifier import HIDDEN, Classifier
from llm4ad.vision.taught.features import (
    CHANNELS,
    COLOURS,
    CONTEXT,
    CONTRASTS,
    COUNT,
    level_features,
    map_shape,
    pixel_features,
    with_contrasts,
)
from tests.product import draw_product


def picture(height: int, width: int, seed: int = 0) -> np.ndarray:
    rough = np.random.default_rng(seed).integers(0, 255, (8, 8, 3), np.uint8)
    return np.asarray(cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 90), st.integers(2, 90))
def test_every_pixel_of_the_map_is_described(height: int, width: int):
    rgb = picture(height, width)
    levels = level_features(rgb)
    assert [level.shape[2] for level in levels] == list(CHANNELS)
    assert levels[0].shape[:2] == map_shape(rgb.shape)
    described = pixel_features(rgb)
    assert described.shape == (*map_shape(rgb.shape), COUNT)
    assert np.isfinite(described).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(5, 120), st.integers(5, 120), st.integers(0, 9))
def test_levels_give_the_classifier_what_all_features_at_once_give(
    height: int, width: int, seed: int
):
    random = np.random.default_rng(seed)
    rgb = picture(height, width, seed)
    classifier = Classifier(
        random.normal(0, 0.05, (COUNT, HIDDEN)).astype(np.float32),
        random.normal(0, 1, HIDDEN).astype(np.float32),
        random.normal(0, 0.3, (5, HIDDEN)).astype(np.float32),
        random.normal(0, 1, (5, 1)).astype(np.float32),
    )
    features = pixel_features(rgb).reshape(-1, COUNT).astype(np.float64)
    hidden = np.maximum(features @ classifier.first + classifier.first_bias, 0)
    scores = np.exp(hidden @ classifier.second.T + classifier.second_bias.T)
    expected = (scores / scores.sum(axis=1, keepdims=True)).T
    found = classifier.probabilities(level_features(rgb))
    assert found.reshape(5, -1) == pytest.approx(expected, abs=1e-3)
    assert found.sum(axis=0) == pytest.approx(1, abs=1e-4)


def test_colours_are_lab_at_every_scale():
    grey = np.full((80, 80, 3), 119, np.uint8)
    red = grey.copy()
    red[..., 0] = 200
    for rgb, lightness in ((grey, 50.0), (red, None)):
        wanted = cv2.cvtColor((rgb[:1, :1] / 255).astype(np.float32), cv2.COLOR_RGB2Lab)[0, 0]
        described = pixel_features(rgb)[20, 20]
        for first in COLOURS:
            assert described[first : first + 3] == pytest.approx(wanted, abs=0.5)
        if lightness is not None:
            assert described[0] == pytest.approx(lightness, abs=0.5)


def test_a_picture_upside_down_has_the_same_features():
    rgb = np.ascontiguousarray(draw_product(3)[0][:352, :480])
    turned = np.ascontiguousarray(rgb[::-1, ::-1])
    there, back = pixel_features(rgb), pixel_features(turned)[::-1, ::-1]
    assert back == pytest.approx(there, abs=0.35)


def test_direction_tells_standing_lines_from_lying_ones():
    rgb = np.zeros((96, 96, 3), np.uint8)
    rgb[:, 44:50] = 220
    standing, lying = (pixel_features(item) for item in (rgb, rgb.transpose(1, 0, 2).copy()))
    blind = [n for n in range(COUNT) if n not in (11, 12, 23, 24)]
    assert standing[24, 21, 11] > 5
    assert lying[21, 24, 11] == pytest.approx(-standing[24, 21, 11], rel=0.05)
    assert lying[21, 24, blind] == pytest.approx(standing[24, 21, blind], abs=0.5)


def test_contrasts_are_differences_of_colours():
    samples = np.random.default_rng(0).normal(size=(7, COUNT)).astype(np.float32)
    more = with_contrasts(samples)
    assert more.shape == (7, COUNT + 3 * len(CONTRASTS))
    near, far = CONTRASTS[-1]
    assert more[:, -3:] == pytest.approx(samples[:, near : near + 3] - samples[:, far : far + 3])


def test_context_names_channels_that_exist():
    assert all(0 <= planes.start < planes.stop <= COUNT for planes in CONTEXT)
    assert all(first + 3 <= COUNT for first in COLOURS)
