from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from llm4ad.evaluate import spro
from llm4ad.evaluate.spro import Region, SproCurves, au_spro, saturation_area, spro_curves

Example = tuple[NDArray[np.float32], list[Region]]
LIMITS = (0.01, 0.05, 0.1, 0.3, 1.0)


# A slow reference that knows nothing of sorting, tallies and weights.


def slow_false_positives(example: Example, threshold: float) -> tuple[int, int]:
    """Return the false positives of an image and its pixels outside every region."""
    scores, regions = example
    outside = np.ones(scores.shape, bool)
    for region in regions:
        outside &= ~region.mask
    return int(((scores > threshold) & outside).sum()), int(outside.sum())


def slow_spro(scores: NDArray[np.float32], region: Region, threshold: float) -> float:
    return min(int(((scores > threshold) & region.mask).sum()) / region.saturation_area, 1.0)


def slow_point(examples: Sequence[Example], threshold: float) -> tuple[float, float]:
    """Return the FPR and the mean sPRO."""
    pairs = [slow_false_positives(example, threshold) for example in examples]
    found = [
        slow_spro(scores, region, threshold) for scores, regions in examples for region in regions
    ]
    rate = sum(pair[0] for pair in pairs) / sum(pair[1] for pair in pairs)
    return rate, sum(found) / len(found)


def slow_area(points: Sequence[tuple[float, float]], limit: float) -> float:
    area = 0.0
    for (left, low), (right, high) in pairwise(points):
        if left >= limit:
            break
        end = min(right, limit)
        if right > left:
            area += (end - left) * (low + low + (high - low) * (end - left) / (right - left)) / 2
    return area / limit


def slow_initial(examples: Sequence[Example]) -> list[float]:
    scores = sorted(float(score) for example in examples for score in example[0].flat)
    places = [int(step * (len(scores) - 1) / 49) for step in range(1, 49)]
    above = max(np.float32(scores[-1]) + np.float32(1e-6), np.nextafter(*towards(scores[-1], 1)))
    below = min(np.float32(scores[0]) - np.float32(1e-6), np.nextafter(*towards(scores[0], -1)))
    found = {float(above), float(below)} | {scores[place] for place in places}
    return sorted(found, reverse=True)


def towards(score: float, sign: int) -> tuple[np.float32, np.float32]:
    return np.float32(score), np.float32(sign * np.inf)


def slow_refined(thresholds: list[float], points: list[tuple[float, float]]) -> list[float]:
    wide: list[tuple[float, float, float]] = []
    for index in range(len(points) - 1):
        (x, y), (x_next, y_next) = points[index], points[index + 1]
        distance = ((x - x_next) ** 2 + (y - y_next) ** 2) ** 0.5
        if distance > 0.01:
            wide.append((distance, thresholds[index], thresholds[index + 1]))
    wide = sorted(wide, key=lambda item: item[0], reverse=True)[:100]
    rest, total = max(20 - len(wide), 0), sum(item[0] for item in wide)
    new = set(thresholds)
    for distance, top, bottom in wide:
        more = int(np.round(distance / total * rest))
        rest, total = rest - more, total - distance
        inside = np.linspace(top, bottom, more + 3)[1:-1].astype(np.float32)
        new |= {float(threshold) for threshold in inside}
    return sorted(new, reverse=True)


def slow_points(examples: Sequence[Example]) -> list[tuple[float, float]]:
    thresholds = slow_initial(examples)
    for _ in range(10):
        points = [slow_point(examples, threshold) for threshold in thresholds]
        thresholds = slow_refined(thresholds, points)
    return [slow_point(examples, threshold) for threshold in thresholds]


# Made-up examples.


def made_up(seed: int, levels: int | None = None, images: int = 4) -> list[Example]:
    """Return small maps with none to three overlapping regions; without ties unless ``levels``."""
    random = np.random.default_rng(seed)
    examples: list[Example] = []
    for number in range(images):
        scores = random.random((24, 17), np.float32)
        regions: list[Region] = []
        for _ in range(number % 4):
            mask = np.zeros(scores.shape, bool)
            top, left = random.integers(0, 16), random.integers(0, 10)
            mask[top : top + random.integers(2, 9), left : left + random.integers(2, 8)] = True
            scores[mask] += np.float32(random.uniform(-0.2, 0.8))
            regions.append(Region(mask, int(random.integers(1, mask.sum() + 1))))
        if levels:
            scores = np.round(scores * levels) / np.float32(levels)
        examples.append((scores.astype(np.float32), regions))
    return examples


def one_map(scores: Sequence[Sequence[float]], *regions: Region) -> Example:
    return np.array(scores, np.float32), list(regions)


def region(mask: Iterable[Iterable[int]], area: int | None = None) -> Region:
    marked = np.array(mask, bool)
    return Region(marked, int(marked.sum()) if area is None else area)


def assert_counts_are_right(examples: Sequence[Example], curves: SproCurves) -> None:
    pairs = [
        [slow_false_positives(example, float(threshold)) for threshold in curves.thresholds]
        for example in examples
    ]
    assert curves.false_positives.tolist() == [[pair[0] for pair in row] for row in pairs]
    assert curves.negatives.tolist() == [row[0][1] for row in pairs]
    owned = [(index, item) for index, example in enumerate(examples) for item in example[1]]
    assert curves.image_of_region.tolist() == [index for index, _ in owned]
    for found, (index, item) in zip(curves.spros, owned, strict=True):
        scores = examples[index][0]
        expected = [slow_spro(scores, item, float(threshold)) for threshold in curves.thresholds]
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def assert_thresholds_are_right(curves: SproCurves) -> None:
    assert curves.thresholds.dtype == np.float32
    assert (np.diff(curves.thresholds) < 0).all()
    assert not curves.false_positives[:, 0].any()
    assert not curves.spros[:, 0].any()
    assert (curves.false_positives[:, -1] == curves.negatives).all()


@pytest.mark.parametrize("levels", [None, 3, 40])
@pytest.mark.parametrize("seed", [0, 1])
def test_counts_agree_with_a_slow_reference(seed: int, levels: int | None):
    examples = made_up(seed, levels, images=5)
    curves = spro_curves(examples)
    assert_counts_are_right(examples, curves)
    assert_thresholds_are_right(curves)
    points = [slow_point(examples, float(threshold)) for threshold in curves.thresholds]
    for limit in LIMITS:
        assert au_spro(curves, limit) == pytest.approx(slow_area(points, limit), abs=1e-12)


@pytest.mark.parametrize("levels", [None, 3, 40])
@pytest.mark.parametrize("seed", [2, 3])
def test_area_agrees_with_a_reference_that_chooses_the_thresholds(seed: int, levels: int | None):
    examples = made_up(seed, levels)
    points = slow_points(examples)
    curves = spro_curves(iter(examples))
    assert len(curves.thresholds) == len(points)
    for limit in LIMITS:
        assert au_spro(curves, limit) == pytest.approx(slow_area(points, limit), abs=1e-6)


@st.composite
def small_examples(draw: st.DrawFn) -> list[Example]:
    examples: list[Example] = []
    for _ in range(draw(st.integers(1, 3))):
        shape = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
        levels = st.sampled_from([-1.5, 0.0, 0.1, 0.25, 1.0, 300.0])
        scores = draw(hnp.arrays(np.float32, shape, elements=levels.map(np.float32)))
        masks = draw(st.lists(hnp.arrays(np.bool_, shape), max_size=3))
        areas = [draw(st.integers(1, max(int(mask.sum()), 1))) for mask in masks]
        examples.append((scores, [Region(*pair) for pair in zip(masks, areas, strict=True)]))
    return examples


@settings(max_examples=30, deadline=None)
@given(small_examples())
def test_counts_of_any_small_maps(examples: list[Example]):
    curves = spro_curves(examples)
    assert_counts_are_right(examples, curves)
    assert_thresholds_are_right(curves)
    if curves.negatives.any() and len(curves.spros):
        points = [slow_point(examples, float(threshold)) for threshold in curves.thresholds]
        for limit in LIMITS:
            assert au_spro(curves, limit) == pytest.approx(slow_area(points, limit), abs=1e-12)


@pytest.mark.parametrize("limit", LIMITS)
def test_perfect_map_has_the_area_one(limit: float):
    mask = np.zeros((20, 30), bool)
    mask[3:9, 4:20] = True
    good = np.zeros((20, 30), np.float32)
    curves = spro_curves([(mask.astype(np.float32), [Region(mask, 50)]), (good, [])])
    assert au_spro(curves, limit) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("value", [0.0, 0.3, -7.0, 5000.0])
def test_constant_map_has_half_the_limit(limit: float, value: float):
    # The curve has the points (0, 0) and (1, 1) only: the area is limit^2 / 2, over the limit.
    mask = np.zeros((20, 30), bool)
    mask[3:9, 4:20] = True
    curves = spro_curves([(np.full((20, 30), value, np.float32), [Region(mask, 96)])])
    assert set(curves.false_positives[0].tolist()) == {0, 600 - 96}
    assert au_spro(curves, limit) == pytest.approx(limit / 2, abs=1e-12)


def test_more_than_the_saturation_area_counts_no_more():
    scores = [[0.9, 0.8, 0.7, 0.6, 0.0, 0.0]]
    mask = [[1, 1, 1, 1, 0, 0]]
    curves = spro_curves([one_map(scores, region(mask, 2))])
    assert sorted(set(curves.spros[0].tolist())) == [0, 0.5, 1]
    before = curves.thresholds >= np.float32(0.8)
    assert (curves.spros[0] < 1).tolist() == before.tolist()


def test_score_equal_to_the_threshold_is_negative():
    curves = spro_curves([one_map([[0.5, 0.25, 0.75]], region([[1, 0, 0]]))])
    at = curves.thresholds.tolist().index(0.5)
    assert curves.spros[0, at] == 0
    assert curves.false_positives[0, at] == 1


def test_region_that_covers_the_whole_image_leaves_no_negative():
    whole = one_map([[0.2, 0.4], [0.6, 0.8]], region(np.ones((2, 2)), 4))
    good = one_map([[0.1, 0.1], [0.1, 0.5]])
    curves = spro_curves([whole, good])
    assert curves.negatives.tolist() == [0, 4]
    # The curve goes through (0, 0), (0, 1/2), (1/4, 1/2), (1/4, 1) and (1, 1).
    assert au_spro(curves, 0.25) == pytest.approx(0.5)
    assert au_spro(curves, 1) == pytest.approx(0.25 * 0.5 + 0.75)


def test_pixel_of_another_region_is_no_false_positive():
    scores = [[0.9, 0.8, 0.1, 0.0]]
    curves = spro_curves([one_map(scores, region([[1, 1, 0, 0]]), region([[0, 1, 1, 0]]))])
    assert curves.negatives.tolist() == [1]
    assert curves.image_of_region.tolist() == [0, 0]
    at = int(np.flatnonzero(curves.thresholds < np.float32(0.8))[0])
    assert curves.spros[:, at].tolist() == [1, 0.5]
    assert curves.false_positives[0, at] == 0
    assert au_spro(curves, 1) == pytest.approx(1)


@pytest.mark.parametrize("levels", [None, 5])
@pytest.mark.parametrize("images", [[1, 2, 4], [3, 3, 0, 1, 3], [5, 0, 0, 0]])
def test_subsets_and_repeated_images_keep_the_thresholds_of_all(
    images: list[int], levels: int | None
):
    examples = made_up(4, levels, images=6)
    curves = spro_curves(examples)
    chosen = [examples[index] for index in images]
    points = [slow_point(chosen, float(threshold)) for threshold in curves.thresholds]
    for limit in LIMITS:
        found = au_spro(curves, limit, images=np.array(images, np.intp))
        assert found == pytest.approx(slow_area(points, limit), abs=1e-12)


def test_only_the_chosen_regions_count_and_false_positives_stay():
    examples = made_up(5, images=6)
    curves = spro_curves(examples)
    counts = curves.image_of_region == 3
    counts[np.flatnonzero(counts)[0]] = False
    points = []
    for threshold in curves.thresholds.tolist():
        found = [slow_spro(examples[3][0], item, threshold) for item in examples[3][1][1:]]
        points.append((slow_point(examples, threshold)[0], sum(found) / len(found)))
    for limit in LIMITS:
        found = au_spro(curves, limit, regions=counts)
        assert found == pytest.approx(slow_area(points, limit), abs=1e-12)


def test_neighbouring_points_are_close_where_scores_allow_it():
    random = np.random.default_rng(6)
    mask = np.zeros((60, 80), bool)
    mask[:, :30] = True
    scores = random.standard_normal(mask.shape).astype(np.float32) ** 9
    scores[mask] *= 4
    curves = spro_curves([(scores, [Region(mask, int(mask.sum()))])])
    points = np.stack([curves.false_positives[0] / curves.negatives[0], curves.spros[0]])
    assert np.linalg.norm(np.diff(points, axis=1), axis=0).max() <= 0.01


def test_large_input_is_sampled_the_same_way_each_time(monkeypatch: pytest.MonkeyPatch):
    examples = made_up(7, images=6)
    full = spro_curves(examples)
    monkeypatch.setattr(spro, "SAMPLED_SCORES", 200)
    one, other = spro_curves(examples), spro_curves(examples)
    assert one.thresholds.tolist() == other.thresholds.tolist()
    assert one.thresholds.tolist() != full.thresholds.tolist()
    assert_counts_are_right(examples, one)
    for limit in LIMITS:
        assert au_spro(one, limit) == pytest.approx(au_spro(full, limit), abs=5e-3)


@pytest.mark.parametrize(
    ("threshold", "relative", "area", "expected"),
    [
        (1.0, True, 70, 70),
        (0.5, True, 71, 35),
        (0.5, True, 1, 1),
        (50, False, 71, 50),
        (50, False, 30, 30),
        (1, False, 30, 1),
        (0.5, False, 30, 1),
    ],
)
def test_saturation_area(threshold: float, relative: bool, area: int, expected: int):
    assert saturation_area(threshold, relative=relative, area=area) == expected


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_map_that_is_not_finite_is_refused(value: float):
    with pytest.raises(ValueError, match=r"map 1 .* not finite"):
        spro_curves([one_map([[0.0, 1.0]]), one_map([[0.0, value]])])


def test_inputs_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="no anomaly map"):
        spro_curves([])
    with pytest.raises(ValueError, match=r"map 0 has the shape \(1, 2\), its mask \(2, 1\)"):
        spro_curves([one_map([[0.0, 1.0]], region([[0], [1]]))])
    with pytest.raises(ValueError, match="saturation area 0"):
        spro_curves([one_map([[0.0, 1.0]], region([[0, 1]], 0))])


def test_area_without_regions_or_negatives_is_refused():
    good, whole = one_map([[0.0, 1.0]]), one_map([[0.0, 1.0]], region([[1, 1]]))
    curves = spro_curves([good, whole])
    with pytest.raises(ValueError, match="no region"):
        au_spro(spro_curves([good]), 0.05)
    with pytest.raises(ValueError, match="no region"):
        au_spro(curves, 0.05, images=np.array([0]))
    with pytest.raises(ValueError, match="no region"):
        au_spro(curves, 0.05, regions=np.array([False]))
    with pytest.raises(ValueError, match="no pixel outside"):
        au_spro(curves, 0.05, images=np.array([1, 1]))


@pytest.mark.parametrize("limit", [0.0, -0.1, 1.1, np.nan])
def test_limit_outside_its_range_is_refused(limit: float):
    curves = spro_curves([one_map([[0.0, 1.0]], region([[0, 1]]))])
    with pytest.raises(ValueError, match="limit"):
        au_spro(curves, limit)
