from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import cv2
import numpy as np

from llm4ad.cores import available_cores
from llm4ad.errors import ModelError
from llm4ad.scene.detection import Detection
from llm4ad.vision.picture import Picture
from llm4ad.vision.taught.classifier import one_thread, train_classifier
from llm4ad.vision.taught.exemplars import (
    Exemplar,
    part_kinds,
    scaled_mask,
    shared_pixels,
    taught_picture,
    working_side,
)
from llm4ad.vision.taught.features import level_features
from llm4ad.vision.taught.finder import TaughtFinder, calibrated, look_candidates, looks_of
from llm4ad.vision.taught.labels import UNKNOWN, by_look, common_looks, label_pixels, reconsider
from llm4ad.vision.taught.light import usual_light
from llm4ad.vision.taught.model_file import Model, TaughtPart
from llm4ad.vision.taught.sampling import (
    VIEWS,
    join_samples,
    relight,
    sample_pixels,
    samples_per_class,
)
from llm4ad.vision.taught.shapes import Shape, between_sizes, measure_shape
from llm4ad.vision.taught.trial import (
    Trial,
    calibration_curve,
    compare_with_marks,
    fit_calibration,
    summarise_part,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from llm4ad.vision.taught.classifier import Classifier
    from llm4ad.vision.taught.exemplars import MarkedPicture, PartKind, TaughtPicture
    from llm4ad.vision.taught.instances import Candidate
    from llm4ad.vision.taught.labels import Labelled
    from llm4ad.vision.taught.sampling import Samples
    from llm4ad.vision.taught.trial import Report

Result = TypeVar("Result")

SAMPLES = 80_000  # pixels in all, chosen once for all finders
FIRST_SAMPLES, FIRST_EPOCHS = 20_000, 6
SAME = 0.6  # intersection over union from which two masks show the same part
WHOLE = 0.8  # the same for a region, of which a piece must not pass for all of it
UNMARKED = 0.3  # share of a detection of which nobody knows whether it is a part
UNCALIBRATED = (1.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Effort:
    """How thoroughly to learn: from so many pixels, so often, and in so many lights."""

    samples: int
    epochs: int
    lights: tuple[float, ...]


FULL = _Effort(SAMPLES, 32, (0.0, 0.5))
TRYING = _Effort(30_000, 8, (0.0,))


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A taught picture, the classes of its pixels, and some of them to learn from."""

    picture: TaughtPicture
    labelled: Labelled
    samples: Samples


def teach(pictures: Sequence[MarkedPicture], *, seed: int = 0) -> TaughtFinder:
    """Learn parts from marked pictures, in seconds and deterministically.

    On a complete picture, what is not marked is background; on an incomplete one, only what lies
    beside marks or is marked as background, and what surely looks so. Where nobody said which,
    it is background unless it looks so much like a part that it must be one nobody marked. The
    finder is tried on every picture with what the others teach, and its probabilities are
    calibrated by that. Raises ModelError when no part is marked, or a mark is too small.
    """
    taught = [taught_picture(picture) for picture in pictures]
    kinds = part_kinds(taught)
    if not kinds:
        raise ModelError("no part is marked; mark at least one part on one picture")
    side = working_side(taught, kinds)
    # Around everything: a thread that is done gives back what it found, not what there was first.
    with one_thread():
        lessons, looks = _lessons(taught, kinds, side, seed)
        parts, classifier = _learn(lessons, kinds, looks, FULL, seed)
        light = usual_light([picture.rgb for picture in taught])
        model = Model(side, parts, classifier, UNCALIBRATED, Trial(), light)
        return TaughtFinder(_tried(model, lessons, kinds, looks, seed))


def _lessons(
    taught: Sequence[TaughtPicture], kinds: Sequence[PartKind], side: int, seed: int
) -> tuple[list[_Lesson], list[int]]:
    """Return what each picture teaches, after a first attempt, and the looks of the parts."""
    labelled = [label_pixels(picture, kinds, side) for picture in taught]
    wanted = samples_per_class([kind.countable for kind in kinds], FIRST_SAMPLES // len(labelled))
    random = np.random.default_rng(seed)
    plain = join_samples([sample_pixels(item, wanted, random, VIEWS[:1]) for item in labelled])
    first = train_classifier(plain, len(wanted), random, FIRST_EPOCHS)
    looks = common_looks(labelled, kinds, first)
    labelled = [
        by_look(reconsider(picture, item, kinds, first), looks)
        for picture, item in zip(taught, labelled, strict=True)
    ]
    wanted = samples_per_class(
        _countable_looks(kinds, looks), SAMPLES // (len(labelled) * len(VIEWS))
    )

    def lesson(number: int) -> _Lesson:
        own = np.random.default_rng((seed, number))
        samples = sample_pixels(labelled[number], wanted, own, VIEWS)
        return _Lesson(taught[number], labelled[number], samples)

    return _on_all_cores(lesson, len(labelled)), looks


def _on_all_cores(work: Callable[[int], Result], count: int) -> list[Result]:
    with ThreadPoolExecutor(available_cores()) as threads:
        return list(threads.map(work, range(count)))


def _countable_looks(kinds: Sequence[PartKind], looks: Sequence[int]) -> list[bool]:
    return [kinds[looks.index(look)].countable for look in sorted(set(looks))]


def _learn(
    lessons: Sequence[_Lesson],
    kinds: Sequence[PartKind],
    looks: Sequence[int],
    effort: _Effort,
    seed: int,
) -> tuple[tuple[TaughtPart, ...], Classifier]:
    """Train on some lessons, and see what becomes of their exemplars."""
    random = np.random.default_rng(seed)
    samples = join_samples([lesson.samples for lesson in lessons]).some(effort.samples, random)
    classifier = train_classifier(samples, 1 + 2 * len(set(looks)), random, effort.epochs)
    taught = [_taught_part(kind, look, lessons) for kind, look in zip(kinds, looks, strict=True)]
    parts = tuple(part for part in taught if len(part.shapes))
    return _as_seen(parts, lessons, classifier, effort.lights, random), classifier


def _taught_part(kind: PartKind, look: int, lessons: Sequence[_Lesson]) -> TaughtPart:
    shapes = np.array(
        [
            measure_shape(
                scaled_mask(item, lesson.picture.rgb.shape, lesson.labelled.classes.shape)[1]
            )
            for lesson in lessons
            for item in lesson.picture.exemplars
            if item.name == kind.name
        ],
        np.float64,
    ).reshape(-1, len(Shape._fields))
    return TaughtPart(
        kind.name, look, kind.countable, kind.filled, kind.holds, between_sizes(shapes), 1.0
    )


def _as_seen(
    parts: tuple[TaughtPart, ...],
    lessons: Sequence[_Lesson],
    classifier: Classifier,
    lights: Sequence[float],
    random: np.random.Generator,
) -> tuple[TaughtPart, ...]:
    """Add what the classifier makes of the exemplars: its masks are not quite the marked ones.

    It looks at the pictures in lights changed by so much.
    """
    found: dict[str, list[Candidate]] = {part.name: [] for part in parts}
    for lesson in lessons:
        shape = lesson.labelled.classes.shape
        for light in lights:
            rgb = relight(lesson.labelled.rgb, random, light) if light else lesson.labelled.rgb
            classes = classifier.probabilities(level_features(rgb))
            for look in looks_of(parts):
                _, candidates = look_candidates(look, classes)
                for part in look.members:
                    found[part.name] += _of_exemplars(part, lesson.picture, shape, candidates)
    return tuple(_with_candidates(part, found[part.name]) for part in parts)


def _with_candidates(part: TaughtPart, found: Sequence[Candidate]) -> TaughtPart:
    if not found:
        return part
    shapes = np.array([candidate.shape for candidate in found])
    belief = float(np.percentile([candidate.belief for candidate in found], 10))
    return replace(part, shapes=np.concatenate([part.shapes, shapes]), belief=belief)


def _of_exemplars(
    part: TaughtPart,
    picture: TaughtPicture,
    working: tuple[int, ...],
    candidates: Sequence[Candidate],
) -> list[Candidate]:
    """Return the candidates that cover an exemplar and little else."""
    least = SAME if part.countable else WHOLE
    found: list[Candidate] = []
    for exemplar in picture.exemplars:
        if exemplar.name != part.name:
            continue
        (down, across), mask = scaled_mask(exemplar, picture.rgb.shape, working)
        marked = Exemplar(part.name, across.start, down.start, mask)
        for candidate in candidates:
            seen = Exemplar(part.name, candidate.left, candidate.top, candidate.mask)
            shared = shared_pixels(marked, seen)
            if shared > least * (marked.area + seen.area - shared):
                found.append(candidate)
    return found


def _tried(
    model: Model,
    lessons: Sequence[_Lesson],
    kinds: Sequence[PartKind],
    looks: Sequence[int],
    seed: int,
) -> Model:
    """Try the finder on every picture with what the others teach, and calibrate it by that."""
    marks = Counter(item.name for lesson in lessons for item in lesson.picture.exemplars)

    def tried(number: int) -> list[Report]:
        others = [lesson for place, lesson in enumerate(lessons) if place != number]
        parts, classifier = _learn(others, kinds, looks, TRYING, seed)
        known = replace(model, parts=parts, classifier=classifier)
        return _reports(TaughtFinder(known), lessons[number])

    folds = _on_all_cores(tried, len(lessons)) if len(lessons) > 1 else []
    reports = [report for fold in folds for report in fold]
    seen = [report for report in reports if report.probability > 0]
    beliefs = np.array([report.probability for report in seen], np.float64)
    right = np.array([report.marked for report in seen], np.bool_)
    calibration = fit_calibration(beliefs, right)
    reports = [
        report._replace(probability=calibrated(report.probability, calibration))
        if report.probability
        else report
        for report in reports
    ]
    trials = [summarise_part(kind.name, marks[kind.name], reports) for kind in kinds]
    trial = Trial(parts=trials, curve=calibration_curve(reports))
    return replace(model, calibration=calibration, trial=trial)


def _reports(finder: TaughtFinder, lesson: _Lesson) -> list[Report]:
    picture, names = lesson.picture, finder.part_names
    found = finder.find(Picture(picture.name, picture.rgb), names)
    marked = [
        Detection(item.name, item.xyxy, item.mask, 1.0)
        for item in picture.exemplars
        if item.name in names
    ]
    reports = compare_with_marks(picture.name, found, marked)
    if picture.complete:
        return reports
    # What shows no mark may be a part all the same, that nobody marked.
    size = (picture.rgb.shape[1], picture.rgb.shape[0])
    small = (lesson.labelled.classes == UNKNOWN).astype(np.uint8)
    unknown = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_NEAREST), np.uint8)
    return [item for item in reports if item.marked or not _lies_in(unknown, item.found)]


def _lies_in(area: NDArray[np.uint8], found: Detection | None) -> bool:
    if found is None:
        return False
    left, top, right, bottom = found.xyxy
    return float(area[top:bottom, left:right][found.mask].mean()) > UNMARKED
