from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from threadpoolctl import ThreadpoolController

from llm4ad.vision.taught.features import CONTEXT

if TYPE_CHECKING:
    from numpy.typing import NDArray

HIDDEN = 48
BATCH = 512
CHUNK = 8192  # pixels at a time, so that they stay in the cache
_BLAS = cast("Any", ThreadpoolController())


@dataclass(frozen=True, slots=True)
class Classifier:
    """A perceptron of one hidden layer; the arrays are float32.

    ``first`` (HIDDEN, features), ``first_bias`` (HIDDEN, 1), ``second`` (classes, HIDDEN),
    ``second_bias`` (classes, 1).
    """

    first: NDArray[np.float32]
    first_bias: NDArray[np.float32]
    second: NDArray[np.float32]
    second_bias: NDArray[np.float32]

    def probabilities(self, planes: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return class probabilities (classes, H, W) from feature planes (features, H, W)."""
        flat = planes.reshape(len(planes), -1)
        out = np.empty((len(self.second), flat.shape[1]), np.float32)
        # The products are small: more threads would only wait for each other.
        with _BLAS.limit(limits=1, user_api="blas"):
            for start in range(0, flat.shape[1], CHUNK):
                hidden = self.first @ flat[:, start : start + CHUNK]
                hidden += self.first_bias
                np.maximum(hidden, 0, out=hidden)
                scores = self.second @ hidden
                scores += self.second_bias
                scores -= scores.max(axis=0)
                np.exp(scores, out=scores)
                scores /= scores.sum(axis=0)
                out[:, start : start + CHUNK] = scores
        return out.reshape(len(out), *planes.shape[1:])


def train_classifier(
    samples: NDArray[np.float32],
    classes: NDArray[np.int64],
    count: int,
    random: np.random.Generator,
    epochs: int,
) -> Classifier:
    """Train on samples (N, features) of classes 0 to ``count`` - 1.

    Rare classes weigh more. In every epoch each group of context planes is swapped, for half of
    the samples, with that of another sample.
    """
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - slow, for teaching only

    mean, spread = samples.mean(axis=0), samples.std(axis=0) + 1e-3
    scaled = ((samples - mean) / spread).astype(np.float32)
    weights = 1 / np.sqrt(np.maximum(np.bincount(classes, minlength=count), 1))[classes]
    weights = (weights / weights.mean()).astype(np.float32)
    model = cast("Any", MLPClassifier)(
        (HIDDEN,), alpha=1e-3, batch_size=BATCH, learning_rate_init=3e-3, random_state=0
    )
    with _BLAS.limit(limits=1, user_api="blas"):
        for _ in range(epochs):
            model.partial_fit(
                _without_context(scaled, random),
                classes,
                classes=range(count),
                sample_weight=weights,
            )
    return _folded(model, mean, spread, count)


def _without_context(
    samples: NDArray[np.float32], random: np.random.Generator
) -> NDArray[np.float32]:
    mixed = random.standard_normal(samples.shape, np.float32)
    mixed *= np.float32(0.05)
    mixed += samples
    for group in CONTEXT:
        swapped = np.flatnonzero(random.random(len(samples)) < 0.5)
        others = random.integers(0, len(samples), len(swapped))
        planes = slice(group[0], group[-1] + 1)
        mixed[swapped, planes] = samples[others, planes]
    return mixed


def _folded(
    model: Any,  # noqa: ANN401 - scikit-learn has no types
    mean: NDArray[np.float32],
    spread: NDArray[np.float32],
    count: int,
) -> Classifier:
    """Return the trained weights with the scaling of the features folded into the first layer."""
    first, second = (np.asarray(layer, np.float64) for layer in model.coefs_)
    first_bias, second_bias = (np.asarray(layer, np.float64) for layer in model.intercepts_)
    if count == 2:
        # For two classes scikit-learn keeps one logistic output: the other class scores nothing.
        second = np.concatenate([np.zeros_like(second), second], axis=1)
        second_bias = np.concatenate([np.zeros_like(second_bias), second_bias])
    folded = first / spread[:, None]
    bias = first_bias - mean @ folded
    return Classifier(
        np.ascontiguousarray(folded.T, np.float32),
        bias[:, None].astype(np.float32),
        np.ascontiguousarray(second.T, np.float32),
        second_bias[:, None].astype(np.float32),
    )
