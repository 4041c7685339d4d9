from __future__ import annotations

import numpy as np
import pytest

from llm4ad.evaluate.bootstrap import figure, figure_from, resamples

STRATA = [np.arange(30), np.arange(30, 40)]


def test_every_stratum_keeps_its_size_and_its_members():
    for first, second in resamples(STRATA, 20):
        assert (len(first), len(second)) == (30, 10)
        assert first.max() < 30 <= second.min()


def test_the_same_draw_comes_again():
    first, second = (list(resamples(STRATA, 5)) for _ in range(2))
    assert all(np.array_equal(a[0], b[0]) for a, b in zip(first, second, strict=True))


def test_the_interval_of_a_mean_is_that_of_the_central_limit():
    values = np.random.default_rng(1).normal(10, 2, 400)
    found = figure(lambda chosen: float(values[chosen[0]].mean()), [np.arange(400)], 2000)
    error = 1.96 * values.std() / 20
    assert found.value == values.mean()
    assert found.low == pytest.approx(values.mean() - error, abs=0.15 * error)
    assert found.high == pytest.approx(values.mean() + error, abs=0.15 * error)


def test_what_does_not_vary_has_no_width():
    assert figure_from(1.0, [1.0] * 10).model_dump() == {"value": 1.0, "low": 1.0, "high": 1.0}


def test_streams_draw_independently():
    one, other, again = (list(resamples(STRATA, 50, name)) for name in ("a", "b", "a"))
    assert all(np.array_equal(x[0], y[0]) for x, y in zip(one, again, strict=True))
    first, second = (np.array([draw[0] for draw in some]).ravel() for some in (one, other))
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.1
