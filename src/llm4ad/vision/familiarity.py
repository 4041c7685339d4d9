"""Tell pictures that cannot show the product as it was learned from all others.

A defect changes a part of a picture; a wrong exposure, a covered lens or another product changes
all of it. So everything here is measured over the whole picture, and what a single place can add
is capped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.vision.imaging import edge_sharpness, grey_bands, jpeg_blocks, noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

FEWEST_NORMALS = 5
GRID = 9
SIDE = 24 * GRID
# Where the single numbers lie in a descriptor; the looks of GRID x GRID cells follow them.
PROPORTIONS, BRIGHTNESS, CLIPPED, CONTRAST, SHARPNESS, EDGES, NOISE, BLOCKS, NUMBERS = range(9)
CLIPPED_FROM = 250
# How many times a number may be beyond the range of the normals, measured on products of seven
# kinds: defects and a fifth more or less light stay inside; a third of the light, a cover, noise
# and a blur of 1.5 % of the picture do not.
PROPORTIONS_FACTOR = 1.15
BRIGHTNESS_FACTOR = 1.4
CONTRAST_FACTOR = 2.5
GRAIN_FACTOR = 2.5
BLUR_FACTOR = 3.0
# Noise that finders stand, as a standard deviation of 255: so much and twice that of the normals.
NOISE_FLOOR, NOISE_FACTOR = 8.0, 2.0
# Brighter or darker than its like but within the range of all, it is another variant.
BEYOND_RANGE_FACTOR = 1.05
# On a white background, a fifth more light clips nearly half of what was not clipped before.
CLIPPED_SHARE = 0.55
# A cell can add no more than a difference of 15 in Lab, or a part of other colour would decide.
CELL_CAP = 1.5
CHROMA_WEIGHT = 0.3
# Exposure that the comparison of looks evens out: the brightness has limits of its own.
EXPOSURE_RANGE = (1 / 3, 3.0)
# Defects reach 1.2 on products whose normals lie close together; other products begin at 1.5.
LOOK_FLOOR = 1.25
LOOK_FACTOR = 0.3
# A cell this light (Lab, in tens) may have been white before the light grew.
NEARLY_WHITE = 9.2
FEWEST_CELLS = GRID  # that are darker, to say how bright the light is
# How far (logarithm) a number of imaging_of may be beyond what the normals show; a blur of 1 ‰ of
# the picture changes twice as much.
IMAGING_ROOM = 0.06


@dataclass(frozen=True, slots=True)
class Familiarity:
    """What the normal pictures look like, and how far a picture may be from them.

    ``normals`` holds their descriptors (n, d). ``look_limit`` bounds the difference to the most
    similar normal, ``light_limit`` the logarithm of the ratio of brightness to that one.
    ``endured`` are the largest numbers of imaging_of that the inspection stands, (4,); empty where
    that was not tried.
    """

    normals: NDArray[np.float32]
    look_limit: float
    light_limit: float
    endured: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    def to_arrays(self) -> dict[str, NDArray[np.float32] | NDArray[np.float64]]:
        """Return the content as arrays, to be stored in a .npz."""
        limits = np.array([self.look_limit, self.light_limit], np.float64)
        return {"normals": self.normals, "limits": limits, "endured": self.endured}

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, NDArray[np.float32] | NDArray[np.float64]]
    ) -> Familiarity:
        """Return what to_arrays gave."""
        look_limit, light_limit = (float(limit) for limit in arrays["limits"])
        normals, endured = (np.asarray(arrays[name]) for name in ("normals", "endured"))
        return cls(normals.astype(np.float32), look_limit, light_limit, endured.astype(np.float64))


def picture_descriptor(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Describe a picture (H, W, 3) as a whole by numbers of fixed length, whatever its size."""
    small = _shrunk(rgb)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).astype(np.float32) / np.float32(255)
    contrast = float(grey.std())
    numbers = np.empty(NUMBERS, np.float32)
    numbers[PROPORTIONS] = rgb.shape[1] / rgb.shape[0]
    numbers[BRIGHTNESS] = grey.mean()
    clipped = cv2.inRange(small, (CLIPPED_FROM,) * 3, (255,) * 3)
    numbers[CLIPPED] = cv2.countNonZero(clipped) / clipped.size
    numbers[CONTRAST] = contrast
    # In shares of the contrast, so that less light alone does not make a picture less sharp.
    numbers[SHARPNESS] = cv2.Laplacian(grey, cv2.CV_32F).std() / (contrast + 0.01)
    numbers[EDGES] = edge_sharpness(grey)
    bands = grey_bands(rgb)
    numbers[NOISE], numbers[BLOCKS] = noise(bands), jpeg_blocks(bands)
    return np.concatenate([numbers, _cells(small, grey, contrast).ravel()])


def learn_familiarity(descriptors: NDArray[np.float32]) -> Familiarity:
    """Learn what is familiar from the descriptors (n, d) of normal pictures.

    Each normal is compared with the others, as a picture is later with all, and the largest
    difference found so widens the limits. A few pictures show less of the variety than many, so
    it counts 1 + 5 / n times: double at n = 5. What it widens is a floor for the changes that no
    normal shows: a part that is missing, exchanged or of another colour.
    Raises ValueError for fewer than 5 pictures.
    """
    count = len(descriptors)
    if count < FEWEST_NORMALS:
        raise ValueError(
            f"what normal pictures look like is learned from {FEWEST_NORMALS} or more; "
            f"here are {count}; give more normal pictures"
        )
    looks = _looks(descriptors)
    difference, light = np.empty(count), np.empty(count)
    for one in range(count):
        others = np.delete(np.arange(count), one)
        to_others = _differences(looks[one], looks[others])
        nearest = others[int(to_others.argmin())]
        difference[one] = to_others.min()
        light[one] = abs(_times(descriptors[one, BRIGHTNESS], descriptors[nearest, BRIGHTNESS]))
    widening = 1 + FEWEST_NORMALS / count
    return Familiarity(
        normals=np.ascontiguousarray(descriptors, dtype=np.float32),
        look_limit=LOOK_FLOOR + LOOK_FACTOR * widening * float(difference.max()),
        light_limit=math.log(BRIGHTNESS_FACTOR) + widening * float(light.max()),
    )


def imaging_of(
    descriptor: NDArray[np.float32], normals: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return how badly a picture was taken, whatever it shows: (4,), larger is worse.

    They are logarithms: of how many times as bright as the brightest of ``normals`` (n, d) it is,
    of its blur, of its noise, and of how far the blocks of JPEG stand out.
    """
    blur = -math.log(float(descriptor[EDGES]) + 1e-3)
    grain = math.log(float(descriptor[NOISE]) + 1)
    blocks = math.log(max(float(descriptor[BLOCKS]), 0) + 1)
    return np.array([_brighter(descriptor, normals), blur, grain, blocks])


def with_endured(familiarity: Familiarity, tried: NDArray[np.float64]) -> Familiarity:
    """Return it with what an inspection stands: the worst numbers (4,) that it was right with.

    Normal pictures themselves are never beyond, nor what differs from them as they do from each
    other.
    """
    normals = familiarity.normals
    own = np.array(
        [imaging_of(one, np.delete(normals, number, 0)) for number, one in enumerate(normals)]
    )
    worst = own.max(axis=0)
    usual = worst + 2 * (worst - own.min(axis=0)) / (len(normals) - 1) + IMAGING_ROOM
    return replace(familiarity, endured=np.maximum(tried, usual))


def strangeness(familiarity: Familiarity, rgb: NDArray[np.uint8]) -> tuple[float, str]:
    """Return how far a picture (H, W, 3) is from the normals, and why, in words.

    Above 1.0 it differs grossly, so nothing about the product can be concluded from it.
    """
    found = list(_properties(familiarity, picture_descriptor(rgb)))
    ratio = max(one for one, _ in found)
    if ratio <= 1:
        return ratio, "looks like the normal pictures"
    # The first in order explains the later: in a black picture, nothing is sharp either.
    return ratio, next(reason for one, reason in found if one > 1)


def _properties(
    familiarity: Familiarity, descriptor: NDArray[np.float32]
) -> Iterator[tuple[float, str]]:
    values, normals = descriptor[:NUMBERS], familiarity.normals[:, :NUMBERS].T
    differences = _differences(_looks(descriptor[None])[0], _looks(familiarity.normals))
    like = normals[BRIGHTNESS, int(differences.argmin())]
    yield _proportions(values[PROPORTIONS], normals[PROPORTIONS])
    yield _blown_out(values[CLIPPED], normals[CLIPPED])
    yield _light(values[BRIGHTNESS], normals[BRIGHTNESS], like, familiarity.light_limit)
    yield _noisiness(values[NOISE], normals[NOISE])
    yield _grain(values[SHARPNESS], normals[SHARPNESS])
    yield _flatness(values[CONTRAST], normals[CONTRAST])
    yield _blur(values[SHARPNESS], normals[SHARPNESS])
    look = float(differences.min()) / familiarity.look_limit
    yield look, f"does not look like the normal pictures (difference {look:.1f} times the limit)"
    if len(familiarity.endured):
        yield from _badly_taken(imaging_of(descriptor, familiarity.normals), familiarity.endured)


def _badly_taken(
    values: NDArray[np.float64], endured: NDArray[np.float64]
) -> Iterator[tuple[float, str]]:
    """Compare with what good pictures, spoiled on purpose, were still inspected right with."""
    ratios = np.exp(values - endured)
    (light, blur), (grain, blocks) = np.exp(values[:2]), np.expm1(values[2:])
    (most_light, most_blur), (most_grain, most_blocks) = np.exp(endured[:2]), np.expm1(endured[2:])
    stands = "than this inspection was found to stand"
    reasons = (
        f"brighter {stands}: {light:.2f} times the normal pictures, right up to {most_light:.2f}",
        f"more blurred {stands}: edges of sharpness {1 / blur:.2f}, right down to "
        f"{1 / most_blur:.2f}",
        f"noisier {stands}: noise of {grain:.1f} in 255, right up to {most_grain:.1f}",
        f"compressed harder {stands}: steps across borders of JPEG's blocks are higher by "
        f"{blocks:.2f} of a usual step, right up to {most_blocks:.2f}",
    )
    yield from zip(ratios.tolist(), reasons, strict=True)


def _brighter(descriptor: NDArray[np.float32], normals: NDArray[np.float32]) -> float:
    """Return the logarithm of how many times as bright a picture is as the brightest of others.

    Of all cells the middle one counts: other light changes them all, a defect some. 0 where too
    few cells were dark enough to become brighter.
    """
    own = np.log(_looks(descriptor[None])[..., 0] + 0.1)
    others = _looks(normals)[..., 0]
    dark = others < NEARLY_WHITE
    count = dark.sum(axis=1)
    # Cells that are white already are sorted to the end; the middle is that of the others.
    times = np.sort(np.where(dark, own - np.log(others + 0.1), np.inf), axis=1)
    rows = np.flatnonzero(count >= FEWEST_CELLS)
    low, high = (times[rows, middle] for middle in ((count[rows] - 1) // 2, count[rows] // 2))
    return float(((low + high) / 2).min(initial=np.inf)) if len(rows) else 0.0


def _proportions(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    apart = float(np.abs(np.log(normals / value)).min())
    reason = f"its proportions are {value:.2f}, on normals {_span(normals)}"
    return apart / math.log(PROPORTIONS_FACTOR), reason


def _blown_out(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    most = float(normals.max())
    share = (float(value) - most) / max(1 - most, 1e-6)
    reason = f"blown out: {_percent(value)} % of it are white, on normals {_percents(normals)} %"
    return max(share / CLIPPED_SHARE, 0.0), reason


def _light(
    value: np.float32, normals: NDArray[np.float32], like: np.float32, limit: float
) -> tuple[float, str]:
    times = _times(value, like)
    beyond = _times(value, normals.max()) if times > 0 else _times(normals.min(), value)
    ratio = max(
        beyond / _margin(normals, BRIGHTNESS_FACTOR),
        min(abs(times) / limit, beyond / math.log(BEYOND_RANGE_FACTOR)),
    )
    reason = (
        f"much {'brighter' if times > 0 else 'darker'} than the normal pictures: "
        f"mean brightness {_percent(value)} %, on normals {_percents(normals)} %"
    )
    return max(ratio, 0.0), reason


def _grain(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    ratio = _times(value, normals.max()) / _margin(normals, GRAIN_FACTOR)
    reason = (
        "much grainier than the normal pictures: "
        f"sharpness {value:.2f}, on normals {_span(normals)}"
    )
    return max(ratio, 0.0), reason


def _noisiness(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    reason = (
        "much noisier than the normal pictures: "
        f"noise of {value:.1f} in 255, on normals {normals.max():.1f} at most"
    )
    return float(value / (NOISE_FLOOR + NOISE_FACTOR * normals.max())), reason


def _flatness(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    ratio = _times(normals.min(), value) / _margin(normals, CONTRAST_FACTOR)
    reason = (
        "much less contrast than the normal pictures: "
        f"{_percent(value)} %, on normals {_percents(normals)} %"
    )
    return max(ratio, 0.0), reason


def _blur(value: np.float32, normals: NDArray[np.float32]) -> tuple[float, str]:
    ratio = _times(normals.min(), value) / _margin(normals, BLUR_FACTOR)
    reason = (
        "much more blurred than the normal pictures: "
        f"sharpness {value:.2f}, on normals {_span(normals)}"
    )
    return max(ratio, 0.0), reason


def _times(value: np.float32, reference: np.float32) -> float:
    """Return the logarithm of a ratio; near nothing, where noise decides, it is damped."""
    return math.log((float(value) + 0.01) / (float(reference) + 0.01))


def _margin(normals: NDArray[np.float32], factor: float) -> float:
    """Return by how much (logarithm) a number may lie outside the range of the normals.

    Left out, the outermost of n normals lies about a mean gap outside the range of the others:
    twice that is allowed on top of the factor, so the fewer the normals, the more.
    """
    return math.log(factor) + 2 * _times(normals.max(), normals.min()) / (len(normals) - 1)


def _span(values: NDArray[np.float32]) -> str:
    low, high = f"{values.min():.2f}", f"{values.max():.2f}"
    return low if low == high else f"{low} to {high}"


def _percent(share: np.float32) -> str:
    return f"{100 * float(share):.0f}"


def _percents(shares: NDArray[np.float32]) -> str:
    low, high = _percent(shares.min()), _percent(shares.max())
    return low if low == high else f"{low} to {high}"


def _shrunk(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Resize to SIDE x SIDE, halving first: many times faster than at once, and as exact."""
    while min(rgb.shape[:2]) >= 2 * SIDE:
        height, width = (side // 2 for side in rgb.shape[:2])
        even = rgb[: 2 * height, : 2 * width]
        rgb = cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)
    return cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.uint8)


def _cells(
    small: NDArray[np.uint8], grey: NDArray[np.float32], contrast: float
) -> NDArray[np.float32]:
    """Return Lab colour (in tens) and logarithm of the relative edge strength of every cell."""
    coarse = cv2.resize(small, (GRID, GRID), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(coarse.astype(np.float32) / 255, cv2.COLOR_RGB2LAB) / 10
    edges = cv2.magnitude(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)) / 8
    strength = cv2.resize(edges / (contrast + 0.02), (GRID, GRID), interpolation=cv2.INTER_AREA)
    return np.dstack([lab, np.log(strength + 0.03)]).astype(np.float32)


def _looks(descriptors: NDArray[np.float32]) -> NDArray[np.float32]:
    return descriptors[:, NUMBERS:].reshape(len(descriptors), GRID * GRID, 4)


def _differences(look: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.floating]:
    """Compare cells (k, 4) with those of others (n, k, 4): 0 is the same, 2 and more unlike."""
    lightness = look[:, 0]
    exposure = others[..., 0] @ lightness / max(float(lightness @ lightness), 1e-6)
    lit = np.repeat(look[None], len(others), axis=0)
    lit[..., :3] *= np.clip(exposure, *EXPOSURE_RANGE)[:, None, None]
    apart = np.minimum(np.linalg.norm(lit - others, axis=2), CELL_CAP).mean(axis=1)
    return apart + 1 - _correlations(look, others)


def _correlations(look: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.floating]:
    """Correlate the layout; faint patterns count little, for they are noise and shadows."""
    weights = np.array([1, CHROMA_WEIGHT, CHROMA_WEIGHT, 1], np.float32)
    own, theirs = look - look.mean(axis=0), others - others.mean(axis=1, keepdims=True)
    power = (own**2).sum(axis=0) @ weights * ((theirs**2).sum(axis=1) @ weights)
    return (own * theirs).sum(axis=1) @ weights / np.sqrt(power + 0.02 * len(look))
