from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from llm4ad.scene.detection import Detection
from llm4ad.verdict.finding import Finding, Place, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from llm4ad.verdict.finding import FindingState, VerdictName

CONDITIONS = (
    ("oranges", "There are exactly two oranges in the left compartment."),
    ("peach", "There is one peach below the oranges."),
    ("cereal", "The upper half of the right compartment is filled with cereal."),
    ("size", "All oranges have about the same size."),
)
_INK = {"orange": (240, 140, 40), "peach": (245, 190, 150), "cereal": (190, 140, 80)}


@dataclass(frozen=True)
class LunchBox:
    """A drawn lunch box and the verdict on it."""

    rgb: NDArray[np.uint8]
    verdict: Verdict


def _disc(rgb: NDArray[np.uint8], name: str, centre: tuple[int, int], radius: int) -> Detection:
    cv2.circle(rgb, centre, radius, _INK[name], -1, cv2.LINE_AA)
    cv2.circle(rgb, (centre[0] - radius // 3, centre[1] - radius // 3), radius // 5, (255,) * 3, -1)
    mask = np.zeros(rgb.shape[:2], np.uint8)
    cv2.circle(mask, centre, radius, (1,), -1)
    return _detection(name, mask.astype(bool))


def _detection(name: str, mask: NDArray[np.bool_], probability: float = 0.93) -> Detection:
    ys, xs = np.nonzero(mask)
    left, top, right, bottom = xs.min(), ys.min(), xs.max() + 1, ys.max() + 1
    box = (int(left), int(top), int(right), int(bottom))
    return Detection(name, box, mask[top:bottom, left:right], probability)


def draw_lunch_box(
    image: str = "test/000.png",
    *,
    oranges: int = 2,
    peach_probability: float = 0.97,
    width: int = 640,
    height: int = 480,
    seed: int = 0,
) -> LunchBox:
    """Draw a lunch box; two oranges and a sure peach are normal."""
    random = np.random.default_rng(seed)
    rgb = np.full((height, width, 3), (206, 212, 214), np.uint8)
    unit = min(width, height) // 12
    cv2.rectangle(rgb, (unit, unit), (width - unit, height - unit), (236, 238, 238), -1)
    cv2.line(rgb, (width // 2, unit), (width // 2, height - unit), (190, 196, 198), unit // 4 + 1)
    parts: list[Detection] = []
    for number in range(oranges):
        sway = random.integers(-unit // 4, unit // 4 + 1, 2)
        centre = (int(2.6 * unit + 2.7 * unit * number + sway[0]), int(3.4 * unit + sway[1]))
        parts.append(_disc(rgb, "orange", centre, int(1.2 * unit)))
    peach = _disc(rgb, "peach", (int(3.8 * unit), int(8.4 * unit)), int(1.4 * unit))
    parts.append(replace(peach, probability=peach_probability))
    corner, end = (width // 2 + unit, 2 * unit), (width - 2 * unit, height // 2)
    cv2.rectangle(rgb, corner, end, _INK["cereal"], -1)
    mask = np.zeros(rgb.shape[:2], bool)
    mask[corner[1] : end[1] + 1, corner[0] : end[0] + 1] = True
    parts.append(_detection("cereal", mask))
    noise = random.integers(-6, 7, rgb.shape)
    rgb = np.clip(rgb.astype(np.int16) + noise, 0, 255).astype(np.uint8)
    findings = _findings(oranges, peach_probability, unit, len(parts))
    return LunchBox(rgb, _judge(image, (width, height), findings, tuple(parts)))


def _findings(oranges: int, peach: float, unit: int, parts: int) -> tuple[Finding, ...]:
    texts = dict(CONDITIONS)
    seen = tuple(range(oranges))
    gap = Place(
        "orange",
        tuple((x * unit, y * unit) for x, y in ((4, 2.2), (6.5, 2.2), (6.5, 4.6), (4, 4.6))),
    )
    count = Finding(
        "oranges",
        texts["oranges"],
        "kept" if oranges == 2 else "violated",
        0.04 if oranges == 2 else 0.96,
        f"oranges on the left: {oranges}, wanted 2",
        seen,
        (gap,) if oranges == 1 else (),
    )
    doubtful = 0.3 < peach < 0.7
    below = Finding(
        "peach",
        texts["peach"],
        "undecided" if doubtful else "kept",
        0.5 if doubtful else 0.03,
        "whether the peach is there is a coin toss" if doubtful else "there is 1 peach, wanted 1",
        (oranges,),
    )
    cereal = Finding(
        "cereal",
        texts["cereal"],
        "kept",
        0.02,
        "the cereal fills 96 % of the upper half, wanted 90 to 100 %",
        (parts - 1,),
    )
    return count, below, cereal


def _judge(
    image: str,
    size: tuple[int, int],
    findings: tuple[Finding, ...],
    parts: tuple[Detection, ...],
) -> Verdict:
    worst = max(findings, key=lambda finding: finding.score)
    names: dict[FindingState, VerdictName] = {
        "kept": "normal",
        "violated": "anomalous",
        "undecided": "undecided",
    }
    name = names[worst.state]
    reason = "all conditions are kept" if name == "normal" else worst.message
    return Verdict(image, size, worst.score, name, reason, findings, parts)


def unreadable(image: str = "test/broken.png") -> Verdict:
    """Return the verdict on a picture that could not be read."""
    return Verdict(image, (0, 0), 0.5, "undecided", "the picture cannot be read: it ends early")


def draw_mixed(count: int) -> list[LunchBox]:
    """Draw many lunch boxes: of ten, one has too few, one too many oranges, one is doubtful."""
    boxes: list[LunchBox] = []
    for number in range(count):
        kind = number % 10
        boxes.append(
            draw_lunch_box(
                f"test/{number:04d}.png",
                oranges={3: 1, 6: 3}.get(kind, 2),
                peach_probability=0.5 if kind == 8 else 0.97,
                seed=number,
            )
        )
    return boxes


def odd_verdicts() -> list[Verdict]:
    """Return verdicts that are hard to write: in names, in number, in size."""
    hostile = "<script>alert(1)</script>\"'</script>&\u202e{{ 7 * 7 }}"
    part = Detection("ねじ", (4, 4, 14, 14), np.ones((10, 10), bool), 0.9)
    finding = Finding("ねじ", "ねじは二つある 🔩", "violated", 0.8, "ねじが一つ足りない 😀", (0,))
    bad = Finding("=1+1", hostile, "undecided", 0.5, hostile)
    many = tuple(replace(finding, condition=f"c{number % 7}") for number in range(500))
    return [
        Verdict("写真/検査 😀.png", (64, 48), 0.8, "anomalous", "ねじ", (finding,), (part,)),
        Verdict("no findings.png", (64, 48), 0.5, "undecided", "no condition applies"),
        Verdict("many.png", (64, 48), 1.0, "anomalous", "500 of 500", many, (part,)),
        Verdict(hostile, (64, 48), 0.5, "undecided", hostile, (bad,)),
        Verdict("=cmd|' /C calc'!A0", (64, 48), 0.0, "normal", "+1\nsecond line"),
        Verdict("undecodable \udcff.png", (64, 48), 0.1, "normal", "line\u2028separator"),
        unreadable(),
    ]
