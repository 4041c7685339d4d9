"""Scenes that are drawn to try a program on: none of the parts, one of each, and many by chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.scene.colours import COLOUR_NAMES, example_of
from llm4ad.scene.detection import Detection
from llm4ad.scene.measure import measure_scene
from llm4ad.scene.question import answer_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from llm4ad.scene.question import Question
    from llm4ad.scene.vocabulary import Part, Scene

WIDTH, HEIGHT = 480, 360
MOST_PARTS = 40  # of one name in one scene
CERTAIN = 0.99
_Box = tuple[float, float, float, float]  # centre x, centre y, width, height


@dataclass(frozen=True, slots=True)
class DrawnScene:
    """A drawn picture, RGB (H, W, 3), its parts as a perfect finder finds them, and what it is."""

    label: str
    rgb: NDArray[np.uint8]
    parts: tuple[Detection, ...]
    scene: Scene


def draw_scenes(
    part_names: Collection[str],
    *,
    counts: Collection[int] = (),
    colours: Collection[str] = (),
    number: int = 80,
) -> list[DrawnScene]:
    """Draw scenes of some parts, always the same ones for the same arguments.

    ``counts`` and ``colours`` are those that matter to a program: they and their neighbours come
    up often. The first scene has no part, the second one of each.
    """
    random = np.random.default_rng(0)
    names = sorted(part_names)
    near = sorted({n + step for n in counts for step in (-1, 0, 1)} | {0, 1, 2, 3})
    near = [n for n in near if 0 <= n <= MOST_PARTS]
    artist = _Artist(names, near, sorted(colours), random)
    scenes = [artist.scene("a picture without any part", {})]
    scenes.append(artist.scene("a picture with one of each part", dict.fromkeys(names, 1)))
    for index in range(number):
        amounts = artist.amounts(index)
        shown = ", ".join(f"{amount} {name}" for name, amount in amounts.items())
        host = names[index % len(names)] if index % 2 and names else None
        scenes.append(artist.scene(f"drawn picture {index + 1} ({shown})", amounts, host))
    return scenes


def with_answers(scenes: Sequence[DrawnScene], questions: Collection[Question]) -> list[DrawnScene]:
    """Return scenes in which every question has one sure answer, by chance, for each part."""
    random = np.random.default_rng(0)
    asked = sorted({(question.text, question.choices) for question in questions})
    if not asked:
        return list(scenes)
    return [
        replace(
            drawn,
            scene=replace(
                drawn.scene, parts=[_answered(part, asked, random) for part in drawn.scene.parts]
            ),
        )
        for drawn in scenes
    ]


def _answered(
    part: Part, asked: Sequence[tuple[str, tuple[str, ...]]], random: np.random.Generator
) -> Part:
    answers: dict[tuple[str, ...], float] = {}
    for text, choices in asked:
        true = int(random.integers(len(choices)))
        for number, choice in enumerate(choices):
            answers[answer_key(text, choice, choices)] = float(number == true)
    return replace(part, answers=answers)


class _Artist:
    """Draw parts by chance; ``host`` is a part that the others may lie in or around."""

    def __init__(
        self,
        names: Sequence[str],
        counts: Sequence[int],
        colours: Sequence[str],
        random: np.random.Generator,
    ) -> None:
        self._names = names
        self._counts = counts
        self._colours = colours
        self._random = random

    def amounts(self, index: int) -> dict[str, int]:
        """Choose how many of each part to draw: in every third scene just one of each."""
        if index % 3 == 0:
            return dict.fromkeys(self._names, 1)
        if index % 3 == 1:
            return {name: int(self._random.choice(self._counts)) for name in self._names}
        odd = int(self._random.integers(max(1, len(self._names))))
        usual = int(self._random.choice(self._counts))
        return {name: usual if position == odd else 1 for position, name in enumerate(self._names)}

    def scene(self, label: str, amounts: dict[str, int], host: str | None = None) -> DrawnScene:
        """Draw a scene with some of each part."""
        rgb = np.full((HEIGHT, WIDTH, 3), 70, np.uint8)
        parts: list[Detection] = []
        around: _Box | None = None
        order = sorted(amounts, key=lambda name: name != host)
        ordered = bool(self._random.random() < 0.3)
        for name in order:
            for place in range(amounts[name]):
                box = self._box(name == host, around)
                if ordered and name != host:
                    box = _in_rows(box, place, amounts[name], around)
                if name == host and around is None:
                    around = box
                part = self._part(rgb, name, box, upright=name == host or ordered)
                if part is not None:
                    parts.append(part)
        return DrawnScene(label, rgb, tuple(parts), measure_scene(rgb, parts))

    def _box(self, is_host: bool, around: _Box | None) -> _Box:  # noqa: FBT001
        uniform = self._random.uniform
        if is_host:
            width, height = uniform(0.3, 0.8) * WIDTH, uniform(0.3, 0.8) * HEIGHT
            return (uniform(0.4, 0.6) * WIDTH, uniform(0.4, 0.6) * HEIGHT, width, height)
        size = 10 * 9 ** uniform()
        shape = 3 ** uniform(-1, 1)
        if around is None or uniform() < 0.25:
            return (uniform(0, WIDTH), uniform(0, HEIGHT), size * shape, size / shape)
        x, y, width, height = around
        if uniform() < 0.3:
            # As liquid in a glass: it fills the host from the bottom up.
            level = uniform(0.05, 1) * height
            return (x, y + (height - level) / 2, width * uniform(0.8, 1), level)
        share = uniform(0.05, 0.9) if uniform() < 0.5 else size / WIDTH
        return (
            x + uniform(-0.6, 0.6) * width,
            y + uniform(-0.6, 0.6) * height,
            share * width,
            share * height / shape,
        )

    def _part(
        self, rgb: NDArray[np.uint8], name: str, box: _Box, *, upright: bool
    ) -> Detection | None:
        x, y, width, height = box
        turned = not upright and self._random.random() < 0.33
        angle = float(self._random.uniform(0, 180)) if turned else 0.0
        mask = np.zeros((HEIGHT, WIDTH), np.uint8)
        corners = cv2.boxPoints(((x, y), (max(3.0, width), max(3.0, height)), angle))
        cv2.fillPoly(mask, [np.round(corners).astype(np.int32)], (1,))
        rows, columns = np.nonzero(mask)
        if not len(rows):
            return None
        rgb[mask > 0] = example_of(self._colour())
        left, top = int(columns.min()), int(rows.min())
        right, bottom = int(columns.max()) + 1, int(rows.max()) + 1
        cut = mask[top:bottom, left:right] > 0
        return Detection(name, (left, top, right, bottom), cut, CERTAIN)

    def _colour(self) -> str:
        known = self._colours or COLOUR_NAMES
        return str(self._random.choice(known if self._random.random() < 0.6 else COLOUR_NAMES))


def _in_rows(box: _Box, place: int, amount: int, around: _Box | None) -> _Box:
    """Return a box at its place in orderly rows."""
    x, y, width, height = around or (WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT)
    columns = int(np.ceil(np.sqrt(amount * width / height)))
    rows = int(np.ceil(amount / columns))
    row, column = divmod(place, columns)
    across, down = width / columns, height / rows
    return (
        x - width / 2 + (column + 0.5) * across,
        y - height / 2 + (row + 0.5) * down,
        min(box[2], 0.7 * across),
        min(box[3], 0.7 * down),
    )
