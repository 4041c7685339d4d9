from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from llm4ad.vision.familiarity import (
    Familiarity,
    imaging_of,
    learn_familiarity,
    picture_descriptor,
    strangeness,
    with_endured,
)
from llm4ad.vision.spoiling import SPOILINGS, Spoiling
from tests.drawing import Canvas
from tests.product import HEIGHT, WIDTH, draw_product

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Change = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]


def product(seed: int, **changes: float) -> NDArray[np.uint8]:
    return draw_product(seed, **changes)[0]  # type: ignore[arg-type]


def learned(count: int) -> Familiarity:
    return learn_familiarity(np.stack([picture_descriptor(product(n)) for n in range(count)]))


@pytest.fixture(scope="module")
def familiarity() -> Familiarity:
    return learned(12)


def lit(factor: float | tuple[float, float, float]) -> Change:
    return lambda rgb: (rgb * np.array(factor)).clip(0, 255).astype(np.uint8)


def filled(level: int) -> Change:
    return lambda rgb: np.full_like(rgb, level)


def noise(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, rgb.shape, dtype=np.uint8)


def sensor_noise(deviation: float) -> Change:
    def noisy(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        drawn = np.random.default_rng(0).normal(0, deviation, rgb.shape[:2])
        return (rgb + drawn[..., None]).clip(0, 255).astype(np.uint8)

    return noisy


def coarse_grain(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    half = np.random.default_rng(0).integers(0, 256, (HEIGHT // 2, WIDTH // 2), dtype=np.uint8)
    return cv2.addWeighted(rgb, 0.5, cv2.merge([cv2.resize(half, (WIDTH, HEIGHT))] * 3), 0.5, 0)


def blurred(sigma: float) -> Change:
    return lambda rgb: cv2.GaussianBlur(rgb, (0, 0), sigma)


def zoomed(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return rgb[HEIGHT // 4 : 3 * HEIGHT // 4, WIDTH // 4 : 3 * WIDTH // 4]


def far_away(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    ground = np.full_like(rgb, 60)
    ground[90:270, 120:360] = cv2.resize(rgb, (240, 180), interpolation=cv2.INTER_AREA)
    return ground


def turned_by_quarter(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.rot90(rgb))


def another_product(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    canvas = Canvas(WIDTH, HEIGHT, "grey")
    for left in range(20, 440, 90):
        canvas.box("bottle", (left, 30, left + 40, 330), "green")
        canvas.box("label", (left, 150, left + 40, 230), "white")
    return canvas.rgb


def moved(angle: float, right: float, down: float) -> Change:
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), angle, 1)
    matrix[:, 2] += right, down
    return lambda rgb: cv2.warpAffine(rgb, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)


def resized(factor: float) -> Change:
    return lambda rgb: cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def as_jpeg(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return cv2.imdecode(cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, 60])[1], 1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lit(1 / 3), r"^much darker .*: mean brightness \d+ %, on normals \d+ to \d+ %$"),
        (lit(2.5), "^(blown out|much brighter)"),
        (filled(0), r"^much darker .*: mean brightness 0 %"),
        (filled(255), r"^blown out: 100 % of it are white, on normals 0 %$"),
        (filled(128), r"^much less contrast .*: 0 %, on normals"),
        (noise, r"^much noisier .*: noise of \d+\.\d in 255"),
        (coarse_grain, r"^much grainier .*: sharpness \d\.\d\d, on normals"),
        (
            sensor_noise(25),
            r"^much noisier .*: noise of 2\d\.\d in 255, on normals [23]\.\d at most$",
        ),
        (blurred(0.03 * WIDTH), r"^much more blurred .*: sharpness 0\.\d\d, on normals"),
        (zoomed, "^(does not look like|much less contrast)"),
        (far_away, "^(much darker|does not look like)"),
        (another_product, r"^does not look like .* \(difference \d\.\d times the limit\)$"),
        (turned_by_quarter, r"^its proportions are 0\.75, on normals 1\.33$"),
    ],
)
def test_a_gross_difference_is_told_with_its_reason(
    familiarity: Familiarity, change: Change, reason: str
):
    for seed in range(100, 105):
        ratio, told = strangeness(familiarity, change(product(seed)))
        assert ratio > 1
        assert re.search(reason, told), told


@pytest.mark.parametrize(
    "change",
    [
        lit(0.8),
        lit(1.2),
        lit((1.08, 1, 0.92)),
        lit((0.92, 1, 1.08)),
        moved(0, 0.03 * WIDTH, -0.03 * HEIGHT),
        moved(5, 0, 0),
        moved(-5, 0, 0),
        blurred(0.002 * WIDTH),
        sensor_noise(6),
        as_jpeg,
        resized(0.5),
        resized(2.5),
    ],
)
def test_a_normal_picture_stays_familiar_when_mildly_changed(
    familiarity: Familiarity, change: Change
):
    for seed in range(100, 110):
        assert strangeness(familiarity, change(product(seed)))[0] <= 1


@pytest.mark.parametrize(("coins", "bars"), [(4, 2), (3, 2), (0, 2), (4, 0), (0, 0), (8, 5)])
def test_missing_and_surplus_parts_are_no_gross_difference(
    familiarity: Familiarity, coins: int, bars: int
):
    for seed in range(100, 110):
        ratio, told = strangeness(familiarity, draw_product(seed, coins=coins, bars=bars)[0])
        assert ratio <= 1
        assert told == "looks like the normal pictures"


def test_light_that_varies_on_the_normals_is_familiar():
    lights = np.linspace(0.4, 1.1, 15)
    normals = [draw_product(seed, light=float(light))[0] for seed, light in enumerate(lights)]
    varied = learn_familiarity(np.stack([picture_descriptor(rgb) for rgb in normals]))
    dim, _ = draw_product(100, light=0.4)
    assert strangeness(varied, dim)[0] <= 1
    assert strangeness(learned(15), dim)[0] > 1


def test_noise_that_the_normals_have_is_familiar():
    noisy = sensor_noise(16)
    normals = np.stack([picture_descriptor(noisy(product(seed))) for seed in range(6)])
    assert strangeness(learn_familiarity(normals), noisy(product(100)))[0] <= 1
    assert strangeness(learned(6), noisy(product(100)))[0] > 1


@pytest.mark.parametrize("proportions", [(WIDTH, HEIGHT), (HEIGHT, WIDTH)])
def test_every_proportion_of_the_normals_is_familiar(proportions: tuple[int, int]):
    upright = [turned_by_quarter(product(seed)) for seed in range(6)]
    pictures = [*upright, *(product(seed) for seed in range(6))]
    both = learn_familiarity(np.stack([picture_descriptor(rgb) for rgb in pictures]))
    seen = product(100) if proportions[0] > proportions[1] else turned_by_quarter(product(100))
    assert strangeness(both, seen)[0] <= 1


def test_five_normals_are_enough_and_four_are_not():
    few = learned(5)
    assert strangeness(few, product(100))[0] <= 1
    assert strangeness(few, filled(0)(product(100)))[0] > 1
    with pytest.raises(ValueError, match=r"from 5 or more; here are 4"):
        learned(4)


def test_normals_that_vary_and_few_normals_widen_the_limits():
    same = learn_familiarity(np.stack([picture_descriptor(product(0))] * 5))
    assert same.look_limit < learned(20).look_limit < learned(5).look_limit


def test_normals_that_show_nothing_are_no_error():
    blank = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    nothing = learn_familiarity(np.stack([picture_descriptor(blank)] * 5))
    assert strangeness(nothing, blank)[0] <= 1
    assert strangeness(nothing, product(0))[0] > 1


def test_it_comes_back_from_a_file(tmp_path: Path, familiarity: Familiarity):
    np.savez(tmp_path / "familiarity.npz", **familiarity.to_arrays())
    with np.load(tmp_path / "familiarity.npz") as stored:
        again = Familiarity.from_arrays(stored)
    dark = lit(0.5)(product(100))
    assert strangeness(again, dark) == strangeness(familiarity, dark)


def endured_by(familiarity: Familiarity, numbers: list[float]) -> Familiarity:
    return with_endured(familiarity, np.array(numbers))


BRIGHTER, BLURRED, NOISIER, COMPRESSED = SPOILINGS


@pytest.mark.parametrize(
    ("spoiling", "stood", "reason"),
    [
        (
            BRIGHTER,
            1.1,
            r"^brighter than this inspection was found to stand: 1\.\d\d times the normal "
            r"pictures, right up to 1\.\d\d$",
        ),
        (
            BLURRED,
            1,
            r"^more blurred than .*: edges of sharpness 0\.\d\d, right down to 0\.\d\d$",
        ),
        (NOISIER, 4, r"^noisier than .*: noise of \d+\.\d in 255, right up to \d\.\d$"),
        (
            COMPRESSED,
            75,
            r"^compressed harder than .*: steps across borders of JPEG's blocks are higher by "
            r"\d\.\d\d of a usual step, right up to \d\.\d\d$",
        ),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_what_is_worse_than_what_was_stood_is_told_with_its_reason(
    familiarity: Familiarity, spoiling: Spoiling, stood: float, reason: str
):
    light = lit(0.9)  # leaves room to become brighter
    worst = [0.0, -math.inf, 0.0, 0.0]
    number = SPOILINGS.index(spoiling)
    normals = familiarity.normals
    rooms = [
        imaging_of(picture_descriptor(spoiling.spoil(product(seed), stood)), normals)[number]
        for seed in range(5)
    ]
    worst[number] = max(rooms)
    limited = endured_by(familiarity, worst)
    for seed in range(100, 105):
        strong = spoiling.strengths[2]
        ratio, told = strangeness(limited, spoiling.spoil(light(product(seed)), 1.1 * strong))
        if spoiling is COMPRESSED:
            ratio, told = strangeness(limited, spoiling.spoil(product(seed), 10))
        assert ratio > 1
        assert re.search(reason, told), told


def test_normals_and_defects_are_never_badly_taken(familiarity: Familiarity):
    strict = endured_by(familiarity, [-9.0, -9.0, -9.0, -9.0])
    for seed in range(100, 110):
        for coins, bars in ((4, 2), (0, 2), (4, 0), (8, 5)):
            ratio, told = strangeness(strict, draw_product(seed, coins=coins, bars=bars)[0])
            assert ratio <= 1, told


def test_brightness_of_the_light_is_not_that_of_a_part(familiarity: Familiarity):
    normals = familiarity.normals
    for factor in (0.8, 1.0, 1.25):
        seen = imaging_of(picture_descriptor(lit(factor)(product(100, light=0.8))), normals)[0]
        assert seen == pytest.approx(math.log(0.8 * factor), abs=0.12)
    white = product(100)
    white[:, : WIDTH // 3] = 255
    assert imaging_of(picture_descriptor(white), normals)[0] == pytest.approx(0, abs=0.1)


def test_on_white_paper_nobody_knows_how_bright_the_light_is():
    page = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    page[100:200, 100:200] = 60
    normals = np.stack([picture_descriptor(page)] * 5)
    assert imaging_of(picture_descriptor(lit(1.5)(page)), normals)[0] == 0.0


@given(arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))))
def test_pictures_of_every_size_have_a_descriptor_of_one_length(rgb: NDArray[np.uint8]):
    descriptor = picture_descriptor(rgb)
    assert descriptor.dtype == np.float32
    assert descriptor.shape == FIVE.normals.shape[1:]
    assert descriptor.size <= 400
    assert np.isfinite(descriptor).all()


@given(st.integers(0, 255), st.integers(0, 255), st.integers(1, 900), st.integers(1, 900))
def test_the_ratio_of_whatever_picture_is_a_number(dark: int, bright: int, wide: int, high: int):
    rgb = np.full((high, wide, 3), dark, np.uint8)
    rgb[: high // 2, :, 1] = bright
    ratio, reason = strangeness(FIVE, rgb)
    assert math.isfinite(ratio)
    assert ratio > 1
    assert "normal" in reason


FIVE = learned(5)
