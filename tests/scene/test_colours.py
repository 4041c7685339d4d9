from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from llm4ad.scene.colours import COLOUR_NAMES, colour_shares


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        # From the table of CSS colour names, whose names say the basic colour.
        ((0, 0, 0), "black"),
        ((255, 255, 255), "white"),
        ((245, 245, 245), "white"),
        ((105, 105, 105), "grey"),
        ((169, 169, 169), "grey"),
        ((139, 0, 0), "red"),
        ((220, 20, 60), "red"),
        ((255, 140, 0), "orange"),
        ((255, 165, 0), "orange"),
        ((255, 215, 0), "yellow"),
        ((255, 255, 0), "yellow"),
        ((218, 165, 32), "yellow"),
        ((0, 100, 0), "green"),
        ((34, 139, 34), "green"),
        ((144, 238, 144), "green"),
        ((0, 0, 139), "blue"),
        ((65, 105, 225), "blue"),
        ((173, 216, 230), "blue"),
        ((128, 0, 128), "purple"),
        ((102, 51, 153), "purple"),
        ((255, 105, 180), "pink"),
        ((255, 182, 193), "pink"),
        ((165, 42, 42), "red"),
        ((139, 69, 19), "brown"),
        ((101, 67, 33), "brown"),
    ],
)
def test_plain_colours_have_their_names(rgb: tuple[int, int, int], name: str):
    assert colour_shares(np.array([rgb], np.uint8)) == {name: 1.0}


def test_shares_are_of_pixels_and_the_largest_comes_first():
    pixels = np.array([(0, 0, 0)] * 3 + [(255, 0, 0)] * 5 + [(255, 255, 255)] * 2, np.uint8)
    shares = colour_shares(pixels)
    assert list(shares.items()) == [("red", 0.5), ("black", 0.3), ("white", 0.2)]


def test_no_pixels_have_no_colour():
    assert colour_shares(np.zeros((0, 3), np.uint8)) == {}


@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 50), st.just(3))))
def test_shares_sum_to_one(pixels: np.ndarray):
    shares = colour_shares(pixels)
    assert set(shares) <= set(COLOUR_NAMES)
    assert sum(shares.values()) == pytest.approx(1)
    assert sorted(shares.values(), reverse=True) == list(shares.values())
