from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from llm4ad.scene.detection import Detection
    from llm4ad.scene.vocabulary import Region

FindingState = Literal["kept", "violated", "undecided"]
VerdictName = Literal["normal", "anomalous", "undecided"]
Scoring = Literal["graded", "plain"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the image that a finding points at; four corners (x, y) in pixels, in order."""

    name: str
    corners: tuple[tuple[float, float], ...]


def place_of(region: Region) -> Place:
    """Return the place that a region covers."""
    x, y = region.x, region.y
    right = (x + region.across_x, y + region.across_y)
    down = (region.down_x, region.down_y)
    corners = ((x, y), right, (right[0] + down[0], right[1] + down[1]), (x + down[0], y + down[1]))
    return Place(region.name, corners)


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A piece of the image with how much each place in it takes part in what is wrong.

    ``xyxy`` is its box in pixels, right and bottom exclusive; ``weights`` in [0, 1] fill that box
    at any resolution.
    """

    xyxy: tuple[int, int, int, int]
    weights: NDArray[np.float32]

    def __eq__(self, other: object) -> bool:
        """Tell whether two pieces are the same to the bit."""
        if not isinstance(other, Patch):
            return NotImplemented
        same_shape = self.weights.shape == other.weights.shape
        return (
            self.xyxy == other.xyxy and same_shape and bool((self.weights == other.weights).all())
        )

    def __hash__(self) -> int:
        """Return a hash that agrees with equality."""
        return hash(self.xyxy)


@dataclass(frozen=True, slots=True)
class Finding:
    """One evaluated expectation of a condition, in words and with its evidence.

    ``condition`` is the id and ``text`` the sentence of the condition; ``score`` in [0, 1] says how
    anomalous; ``parts`` are positions in the verdict's parts, ``places`` those that its program
    names, ``evidence`` is where it is wrong. When its program failed, the finding has the reason
    as its message and the score 0.5.
    """

    condition: str
    text: str
    state: FindingState
    score: float
    message: str
    parts: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    evidence: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about one image, and why.

    ``anomaly_score`` lies in [0, 1], 1 is anomalous; it is 0.5 when nothing could be measured.
    ``size`` is (width, height) in pixels, (0, 0) for a picture that could not be read. ``reason``
    is one line for people. ``parts`` are all detections, doubtful ones too. ``p_value`` is how rare
    a score as high is among normal pictures, None where none have been shown.
    """

    image: str
    size: tuple[int, int]
    anomaly_score: float
    verdict: VerdictName
    reason: str
    findings: tuple[Finding, ...] = ()
    parts: tuple[Detection, ...] = ()
    p_value: float | None = None
