"""Alternatives to the taught finder, for finders.py to measure: none of them is in the product."""

from __future__ import annotations

import pickle
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from scipy.ndimage import gaussian_filter
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from template_finders import teach_contours, teach_templates

from llm4ad.vision.taught import classifier as perceptron
from llm4ad.vision.taught import finder as finding
from llm4ad.vision.taught import learning
from llm4ad.vision.taught.features import enlarged, level_features, with_contrasts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.vision.picture import Picture
    from llm4ad.vision.taught import MarkedPicture, TaughtFinder
    from llm4ad.vision.taught.labels import Labelled
    from llm4ad.vision.taught.sampling import Samples

    Train = Callable[[Samples, int, np.random.Generator, int], Any]
    Levels = Callable[[NDArray[np.uint8]], list[NDArray[Any]]]

BINS = 32  # of the histogram, for each of lightness, a and b
LOW, HIGH = np.array([0.0, -100.0, -100.0]), np.array([100.0, 100.0, 100.0])
NEAR = 1.0  # bins over which a histogram is smoothed
ROUNDS, LEAVES, RATE = 30, 15, 0.2  # of gradient boosting
TREES, DEPTH, LEAF, SHARE = 100, 12, 5, 0.25  # of the random forest


class Taught(NamedTuple):
    """A finder that was taught, and the bytes of what it learned."""

    finder: Any
    size: int


@dataclass(frozen=True, slots=True)
class OtherFinder:
    """The taught finder that sees a picture through other ``levels`` of features."""

    finder: TaughtFinder
    levels: Levels

    def find(self, picture: Picture, names: Collection[str]) -> list[Detection]:
        """Find all parts of these names, surest first."""
        with patch.object(finding, "level_features", self.levels):
            return self.finder.find(picture, names)


def taught_with(
    train: Train,
    pictures: Sequence[MarkedPicture],
    *,
    levels: Levels = level_features,
    trial: bool = False,
) -> Taught:
    """Teach with another classifier of pixels in the place of the perceptron.

    The first attempt, which looks over the labels, stays with the perceptron: so all learn from
    the same labels. Without ``trial`` nothing is calibrated.
    """
    made: list[Any] = []

    def trained(samples: Samples, count: int, random: np.random.Generator, epochs: int) -> Any:  # noqa: ANN401
        first = epochs == learning.FIRST_EPOCHS
        made.append(
            (perceptron.train_classifier if first else train)(samples, count, random, epochs)
        )
        return made[-1]

    with ExitStack() as patches:
        patches.enter_context(patch.object(learning, "train_classifier", trained))
        patches.enter_context(patch.object(learning, "level_features", levels))
        patches.enter_context(patch.object(finding, "level_features", levels))
        if not trial:
            patches.enter_context(patch.object(learning, "_tried", lambda model, *_: model))
        finder = learning.teach(pictures)
    return Taught(OtherFinder(finder, levels), len(pickle.dumps(made[-1])))


def teach_as_it_is(pictures: Sequence[MarkedPicture]) -> Taught:
    return taught_with(perceptron.train_classifier, pictures, trial=True)


def teach_perceptron(pictures: Sequence[MarkedPicture]) -> Taught:
    return taught_with(perceptron.train_classifier, pictures)


def teach_plain_perceptron(pictures: Sequence[MarkedPicture]) -> Taught:
    """Teach without other lights in training, and with all of the surroundings."""
    with patch.multiple(perceptron, GAIN=(0.0, 0.0), LEAN=0.0, CONTEXT=()):
        return taught_with(perceptron.train_classifier, pictures)


@dataclass(frozen=True, slots=True)
class Estimator:
    """A classifier of scikit-learn that answers like the perceptron."""

    model: Any
    count: int

    def probabilities(self, levels: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return class probabilities (classes, H, W) at the size of the first level."""
        together = levels[-1]
        for level in reversed(levels[:-1]):
            together = np.concatenate([level, enlarged(together, level.shape)], axis=2)
        samples = with_contrasts(together.reshape(-1, together.shape[2]))
        out = np.zeros((self.count, len(samples)), np.float32)
        out[self.model.classes_] = self.model.predict_proba(samples).T
        return out.reshape(self.count, *levels[0].shape[:2])


def train_boosting(
    samples: Samples, count: int, _random: np.random.Generator, _epochs: int
) -> Estimator:
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        early_stopping=False,
        random_state=0,
    )
    model.fit(with_contrasts(samples.features), samples.classes, sample_weight=samples.weights)
    return Estimator(model, count)


def train_forest(
    samples: Samples, count: int, _random: np.random.Generator, _epochs: int
) -> Estimator:
    model = RandomForestClassifier(
        TREES, max_depth=DEPTH, min_samples_leaf=LEAF, max_samples=SHARE, random_state=0
    )
    model.fit(with_contrasts(samples.features), samples.classes, sample_weight=samples.weights)
    return Estimator(model, count)


def train_discriminant(
    samples: Samples, count: int, random: np.random.Generator, _epochs: int
) -> Estimator:
    """Fit a linear discriminant; it knows no weights, so pixels are drawn by theirs."""
    share = samples.weights / samples.weights.sum()
    drawn = random.choice(len(share), len(share), p=share)
    model = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=1e-3)
    model.fit(with_contrasts(samples.features[drawn]), samples.classes[drawn])
    return Estimator(model, count)


@dataclass(frozen=True, slots=True)
class Histograms:
    """The probabilities of the classes (classes, BINS, BINS, BINS) for every colour in Lab."""

    table: NDArray[np.float32]

    def probabilities(self, levels: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        """Look the colour of every pixel up."""
        lightness, a, b = np.moveaxis(_bins(levels[0][..., :3]), -1, 0)
        return np.ascontiguousarray(self.table[:, lightness, a, b])


def train_histograms(
    samples: Samples, count: int, _random: np.random.Generator, _epochs: int
) -> Histograms:
    table = np.zeros((count, BINS, BINS, BINS), np.float32)
    lightness, a, b = _bins(samples.features[:, :3]).T
    np.add.at(table, (samples.classes, lightness, a, b), samples.weights)
    table = np.stack([gaussian_filter(each, NEAR) for each in table])
    table[0] += 1e-3  # a colour that nobody has seen is background
    return Histograms(table / table.sum(axis=0))


def _bins(colours: NDArray[np.float32]) -> NDArray[np.intp]:
    return np.clip((colours - LOW) / (HIGH - LOW) * BINS, 0, BINS - 1).astype(np.intp)


def teach_network(pictures: Sequence[MarkedPicture]) -> Taught:
    """Teach with a network, which sees the pictures themselves; torch is needed."""
    from network_finder import train_network  # noqa: PLC0415 - an optional library

    shown: list[Labelled] = []
    learn = learning._learn  # noqa: SLF001 - the labelled pictures pass here only

    def noticed(lessons: Sequence[Any], *rest: Any) -> Any:  # noqa: ANN401
        shown[:] = [lesson.labelled for lesson in lessons]
        return learn(lessons, *rest)

    def train(_samples: Samples, count: int, random: np.random.Generator, _epochs: int) -> Any:  # noqa: ANN401
        return train_network(shown, count, random)

    with patch.object(learning, "_learn", noticed):
        return taught_with(train, pictures, levels=lambda rgb: [rgb])


def _in_place_of_perceptron(train: Train) -> Callable[[Sequence[MarkedPicture]], Taught]:
    return lambda pictures: taught_with(train, pictures)


def _alone(teach: Callable[[Sequence[MarkedPicture]], Any]) -> Callable[..., Taught]:
    def taught(pictures: Sequence[MarkedPicture]) -> Taught:
        finder = teach(pictures)
        return Taught(finder, len(pickle.dumps(finder)))

    return taught


METHODS: dict[str, Callable[[Sequence[MarkedPicture]], Taught]] = {
    "as-it-is": teach_as_it_is,
    "perceptron": teach_perceptron,
    "plain-perceptron": teach_plain_perceptron,
    "boosting": _in_place_of_perceptron(train_boosting),
    "discriminant": _in_place_of_perceptron(train_discriminant),
    "forest": _in_place_of_perceptron(train_forest),
    "colour": _in_place_of_perceptron(train_histograms),
    "network": teach_network,
    "templates": _alone(teach_templates),
    "contours": _alone(teach_contours),
}
