from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from threadpoolctl import ThreadpoolController

from llm4ad.vision.taught.features import (
    CHANNELS,
    COLOURS,
    CONTEXT,
    CONTRASTS,
    COUNT,
    enlarged,
    with_contrasts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from llm4ad.vision.taught.sampling import Samples

HIDDEN = 32
BATCH = 1024
NOISE = 0.05  # added to features of unit variance
GAIN = (-0.2, 0.2)  # logarithms of brightness, as training varies it
LEAN = 1.5  # of colours in Lab, as training varies the white balance
CHUNK = 4096  # pixels at a time, so that they stay in the cache
_BLAS = cast("Any", ThreadpoolController())


def one_thread() -> AbstractContextManager[object]:
    """Keep linear algebra to one thread meanwhile.

    The products are small: more threads would only wait for each other, and sum up differently.
    """
    return _BLAS.limit(limits=1, user_api="blas")


@dataclass(frozen=True, slots=True)
class Classifier:
    """A perceptron of one hidden layer; the arrays are float32.

    ``first`` (features, HIDDEN), ``first_bias`` (HIDDEN,), ``second`` (classes, HIDDEN),
    ``second_bias`` (classes, 1).
    """

    first: NDArray[np.float32]
    first_bias: NDArray[np.float32]
    second: NDArray[np.float32]
    second_bias: NDArray[np.float32]

    def probabilities(self, levels: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return class probabilities (classes, H, W) at the size of the first level of features.

        The first layer is linear, so each level goes through its share of it at its own size, and
        sums are enlarged in place of features.
        """
        with one_thread():
            sums = self._share(levels, len(levels) - 1) + self.first_bias
            for number in range(len(levels) - 2, 0, -1):
                sums = enlarged(sums, levels[number].shape) + self._share(levels, number)
            sums = enlarged(sums, levels[0].shape).reshape(-1, HIDDEN)
            finest = levels[0].reshape(-1, CHANNELS[0])
            out = np.empty((len(self.second), len(sums)), np.float32)
            for start in range(0, len(sums), CHUNK):
                chunk = slice(start, start + CHUNK)
                hidden = sums[chunk]
                hidden += finest[chunk] @ self.first[: CHANNELS[0]]
                np.maximum(hidden, 0, out=hidden)
                np.matmul(self.second, hidden.T, out=out[:, chunk])
        out += self.second_bias
        out -= out.max(axis=0)
        np.exp(out, out=out)
        out /= out.sum(axis=0)
        return out.reshape(len(out), *levels[0].shape[:2])

    def _share(self, levels: Sequence[NDArray[np.float32]], number: int) -> NDArray[np.float32]:
        start = sum(CHANNELS[:number])
        planes = levels[number]
        return planes @ self.first[start : start + CHANNELS[number]]


def train_classifier(
    samples: Samples, count: int, random: np.random.Generator, epochs: int
) -> Classifier:
    """Train on pixels of classes 0 to ``count`` - 1.

    In every epoch each group of context planes is swapped, for half of the pixels, with that of
    another pixel.
    """
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - slow, for teaching only

    features = with_contrasts(samples.features)
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-3
    noise = random.standard_normal(features.shape, np.float32) * np.float32(NOISE)
    model = cast("Any", MLPClassifier)(
        (HIDDEN,), alpha=1e-3, batch_size=BATCH, learning_rate_init=3e-3, random_state=0
    )
    with one_thread():
        for _ in range(epochs):
            seen = with_contrasts(_relit(samples.features, random))
            seen -= mean
            seen /= spread
            model.partial_fit(
                _without_context(seen, noise, random),
                samples.classes,
                classes=range(count),
                sample_weight=samples.weights,
            )
    return _folded(model, mean, spread, count)


def _relit(features: NDArray[np.float32], random: np.random.Generator) -> NDArray[np.float32]:
    """Return pixels in other lights: all is brighter or darker, and colours lean to one side."""
    count = len(features)
    low, high = GAIN
    relit = features * np.exp(random.uniform(low, high, (count, 1)).astype(np.float32))
    lean = random.normal(0, LEAN, (count, 2)).astype(np.float32)
    for first in COLOURS:
        relit[:, first + 1 : first + 3] += lean
    return relit


def _without_context(
    samples: NDArray[np.float32], noise: NDArray[np.float32], random: np.random.Generator
) -> NDArray[np.float32]:
    """Return pixels with some noise, and half of them with the surroundings of others."""
    mixed = samples + np.roll(noise, int(random.integers(len(noise))), axis=0)
    for planes in CONTEXT:
        swapped = random.random(len(samples)) < 0.5
        others = np.roll(samples[:, planes], int(random.integers(len(samples))), axis=0)
        np.copyto(mixed[:, planes], others, where=swapped[:, None])
    return mixed


def _folded(
    model: Any,  # noqa: ANN401 - scikit-learn has no types
    mean: NDArray[np.float32],
    spread: NDArray[np.float32],
    count: int,
) -> Classifier:
    """Return the trained weights for plain features: without scaling and differences."""
    first, second = (np.asarray(layer, np.float64) for layer in model.coefs_)
    first_bias, second_bias = (np.asarray(layer, np.float64) for layer in model.intercepts_)
    if count == 2:
        # For two classes scikit-learn keeps one logistic output: the other class scores nothing.
        second = np.concatenate([np.zeros_like(second), second], axis=1)
        second_bias = np.concatenate([np.zeros_like(second_bias), second_bias])
    scaled = first / spread[:, None]
    bias = first_bias - mean @ scaled
    plain = scaled[:COUNT].copy()
    for number, (near, far) in enumerate(CONTRASTS):
        difference = scaled[COUNT + 3 * number : COUNT + 3 * number + 3]
        plain[near : near + 3] += difference
        plain[far : far + 3] -= difference
    return Classifier(
        np.ascontiguousarray(plain, np.float32),
        bias.astype(np.float32),
        np.ascontiguousarray(second.T, np.float32),
        second_bias[:, None].astype(np.float32),
    )
