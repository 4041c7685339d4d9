"""The picture of one verdict: what was seen, and what is wrong with it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import cv2
import numpy as np

from llm4ad.report.labels import Label, draw_labels, draw_strip
from llm4ad.report.marks import LIKELY, finding_numbers, part_colours
from llm4ad.verdict.anomaly_map import anomaly_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from llm4ad.report.marks import Colour
    from llm4ad.scene.detection import Detection
    from llm4ad.verdict.finding import Place, Verdict

    Rgb = NDArray[np.uint8]
    Points = NDArray[np.float64]

SHORTEST_LONG_SIDE = 480
"""Smaller pictures are enlarged to this, or their marks would hide them."""

_STATE_COLOURS: dict[str, Colour] = {"violated": (226, 38, 38), "undecided": (255, 170, 0)}
_CASING: Colour = (16, 18, 22)
_TINT = 0.28
_HEAT = 0.5
# Full colour resolution, or thin red lines turn brown.
_JPEG = (
    *(cv2.IMWRITE_JPEG_QUALITY, 88),
    *(cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444),
)
_SMOOTH = 0.75  # pixels of the canvas by which an outline may be off: half the lines to draw
# OpenCV takes points in fractions of a pixel as integers, shifted by this many bits.
_SHIFT = 4


@dataclass(slots=True)
class _Mark:
    """What the open findings say about one part or one place."""

    state: str
    numbers: list[int] = field(default_factory=list[int])


def encode_overlay(rgb: Rgb, verdict: Verdict) -> bytes:
    """Draw the overlay of a verdict and return it as a JPEG; pure, so worker processes can.

    Arguments and errors are those of draw_overlay.
    """
    drawn = cv2.cvtColor(draw_overlay(rgb, verdict), cv2.COLOR_RGB2BGR)
    done, content = cv2.imencode(".jpg", drawn, _JPEG)
    if not done:
        raise ValueError(f"the overlay of {verdict.image!r} cannot be encoded as JPEG")
    return content.tobytes()


def draw_overlay(rgb: Rgb, verdict: Verdict, *, longest_side: int = 1200) -> Rgb:
    """Draw the parts and the findings of a verdict on its picture.

    ``rgb`` is the picture of shape (H, W, 3), of the size that the verdict names; it is not
    changed. The result is scaled down so that neither side is over ``longest_side``
    (pictures under 480 pixels are enlarged), plus a strip on top with verdict and score. Likely
    parts have a thin outline in the colour of their name; parts of violated findings are red and
    their missing places dashed red, amber where undecided; where findings know what is wrong, the
    picture is tinted red. Labels carry the numbers of
    finding_numbers, and the name where the built-in font, which is ASCII, has all its letters.
    Raises ValueError when the sizes do not fit.
    """
    height, width = rgb.shape[:2]
    if verdict.size != (width, height):
        raise ValueError(
            f"{verdict.image!r} is {width} x {height} pixels, its verdict is about"
            f" {verdict.size[0]} x {verdict.size[1]}"
        )
    canvas = _fit(rgb, longest_side)
    scale = np.array([canvas.shape[1] / width, canvas.shape[0] / height])
    part_marks, place_marks = _marks(verdict)
    outlines = {
        position: _outline(part, scale)
        for position, part in enumerate(verdict.parts)
        if part.probability >= LIKELY or position in part_marks
    }
    _draw_heat(canvas, verdict)
    _draw_parts(canvas, verdict, outlines, part_marks)
    evidence = [
        *_part_evidence(verdict, outlines, part_marks),
        *(
            _Evidence(mark, place.name, [_corners(place, scale, canvas)], dashed=True)
            for place, mark in place_marks
        ),
    ]
    draw_labels(canvas, _draw_evidence(canvas, evidence))
    return draw_strip(canvas, verdict.verdict, verdict.anomaly_score)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One marked part or place, as polygons in the pixels of the canvas."""

    mark: _Mark
    name: str
    polygons: list[Points]
    dashed: bool


def _fit(rgb: Rgb, longest_side: int) -> Rgb:
    height, width = rgb.shape[:2]
    longest = max(height, width)
    wanted = min(max(longest, SHORTEST_LONG_SIDE), longest_side)
    if wanted == longest:
        return np.ascontiguousarray(rgb).copy()
    size = (max(1, round(width * wanted / longest)), max(1, round(height * wanted / longest)))
    method = _shrinking(wanted / longest) if wanted < longest else cv2.INTER_CUBIC
    return cast("Rgb", cv2.resize(rgb, size, interpolation=method))


def _shrinking(scale: float) -> int:
    """Return how to shrink: averaging over areas is ten times dearer, and pays below a half."""
    return cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR


def _draw_heat(canvas: Rgb, verdict: Verdict) -> None:
    """Redden the places where the open findings say that something is wrong."""
    located = [item for item in verdict.findings if item.state != "kept" and item.evidence]
    if not located:
        return
    size = (canvas.shape[1], canvas.shape[0])
    heat = anomaly_map(verdict, located)
    if verdict.size != size:
        heat = cv2.resize(heat, size, interpolation=cv2.INTER_AREA)
    left, top, width, height = cv2.boundingRect((heat > 0).view(np.uint8))
    share = _HEAT * heat[top : top + height, left : left + width]
    kept = 1 - share
    # Channel by channel: numpy goes through three values at a time many times slower.
    for channel, red in enumerate(_STATE_COLOURS["violated"]):
        plane = canvas[top : top + height, left : left + width, channel]
        plane[:] = np.rint(plane * kept + red * share).astype(np.uint8)


def _marks(verdict: Verdict) -> tuple[dict[int, _Mark], list[tuple[Place, _Mark]]]:
    """Collect what the open findings point at: by position of the part, and place by place."""
    parts: dict[int, _Mark] = {}
    places: list[tuple[Place, _Mark]] = []
    for position, number in finding_numbers(verdict.findings).items():
        finding = verdict.findings[position]
        for part in dict.fromkeys(finding.parts):
            mark = parts.setdefault(part, _Mark(finding.state))
            mark.numbers.append(number)
            if finding.state == "violated":
                mark.state = finding.state
        places += [(place, _Mark(finding.state, [number])) for place in finding.places]
    return parts, places


def _part_evidence(
    verdict: Verdict, outlines: dict[int, list[Points]], marks: dict[int, _Mark]
) -> list[_Evidence]:
    return [
        _Evidence(mark, verdict.parts[position].name, outlines[position], dashed=False)
        for position, mark in marks.items()
    ]


def _outline(part: Detection, scale: NDArray[np.float64]) -> list[Points]:
    """Return the closed outlines of a mask in the pixels of the canvas; its box if too small."""
    left, top, right, bottom = part.xyxy
    corner = np.array([left, top]) * scale
    extent = np.array([right - left, bottom - top]) * scale
    size = np.maximum(np.rint(extent), 1).astype(int)
    shrinks = scale[0] < 1
    mask = cv2.resize(
        part.mask.astype(np.uint8) * 255, size.tolist(), interpolation=_shrinking(scale[0])
    )
    # A third, not half: thin parts stay visible when the picture shrinks.
    solid = (mask > (85 if shrinks else 127)).astype(np.uint8)
    found, _ = cv2.findContours(solid, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    step = extent / size
    smooth = [cv2.approxPolyDP(contour, _SMOOTH, closed=True) for contour in found]
    return [corner + contour[:, 0].astype(np.float64) * step for contour in smooth] or [
        corner + extent * [[0, 0], [1, 0], [1, 1], [0, 1]]
    ]


def _corners(place: Place, scale: NDArray[np.float64], canvas: Rgb) -> Points:
    """Return the corners on the canvas, those far outside pulled near its border."""
    reach = 2 * max(canvas.shape[:2])
    return np.clip(np.array(place.corners, dtype=np.float64) * scale, -reach, 2 * reach)


def _draw_parts(
    canvas: Rgb, verdict: Verdict, outlines: dict[int, list[Points]], marks: dict[int, _Mark]
) -> None:
    """Draw the thin outlines of the parts that no open finding points at."""
    names = {part.name for part in verdict.parts}
    colours = part_colours(names)
    thin = _thin(canvas)
    plain = [position for position in outlines if position not in marks]
    casing = [polygon for position in plain for polygon in outlines[position]]
    _draw_lines(canvas, casing, _CASING, thin + 2)
    for name in sorted(names):
        lines = [
            polygon
            for position in plain
            if verdict.parts[position].name == name
            for polygon in outlines[position]
        ]
        _draw_lines(canvas, lines, colours[name], thin)


def _draw_evidence(canvas: Rgb, evidence: Sequence[_Evidence]) -> list[Label]:
    """Tint and outline what the findings point at, undecided below violated; return the labels."""
    labels: list[Label] = []
    for state in ("undecided", "violated"):
        shown = [each for each in evidence if each.mark.state == state]
        colour = _STATE_COLOURS[state]
        _tint(canvas, [each.polygons for each in shown], colour)
        solid = [line for each in shown if not each.dashed for line in each.polygons]
        thick = 2 * _thin(canvas)
        _draw_lines(canvas, solid, _CASING, thick + 2)
        _draw_lines(canvas, solid, colour, thick)
        for each in shown:
            if each.dashed:
                _draw_dashes(canvas, each.polygons[0], colour)
            points = np.concatenate(each.polygons)
            corners = (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())
            labels.append(Label(tuple(each.mark.numbers), each.name, corners, colour))
    return labels[::-1]


def _tint(canvas: Rgb, regions: Sequence[list[Points]], colour: Colour) -> None:
    """Blend a colour over the regions, once where they overlap."""
    if not regions:
        return
    mask = np.zeros(canvas.shape[:2], np.uint8)
    for polygons in regions:
        cv2.fillPoly(mask, [_fixed(polygon) for polygon in polygons], (255,), shift=_SHIFT)
    left, top, width, height = cv2.boundingRect(mask)
    if not width:
        return
    area = canvas[top : top + height, left : left + width]
    cv2.copyTo(cv2.LUT(area, _tints(colour)), mask[top : top + height, left : left + width], area)


@functools.cache
def _tints(colour: Colour) -> Rgb:
    """Return what every value of every channel becomes under a tint, shape (1, 256, 3)."""
    values = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    flat = np.full_like(values, colour)
    return np.asarray(cv2.addWeighted(values, 1 - _TINT, flat, _TINT, 0), np.uint8)


def _draw_dashes(canvas: Rgb, corners: Points, colour: Colour) -> None:
    thick = 2 * _thin(canvas)
    dash = 5 * thick
    dashes: list[Points] = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        count = max(1, round(float(np.hypot(*(end - start))) / (2 * dash)))
        # Half a dash at both ends, so that every corner is drawn.
        steps = np.clip((np.arange(count + 1)[:, None] + [-0.25, 0.25]) / count, 0, 1)
        dashes += list(start + steps[:, :, None] * (end - start))
    _draw_lines(canvas, dashes, _CASING, thick + 2)
    _draw_lines(canvas, dashes, colour, thick)


def _draw_lines(canvas: Rgb, lines: Sequence[Points], colour: Colour, thickness: int) -> None:
    cv2.polylines(
        canvas,
        [_fixed(line) for line in lines],
        isClosed=True,
        color=colour,
        thickness=thickness,
        lineType=cv2.LINE_AA,
        shift=_SHIFT,
    )


def _fixed(points: Points) -> NDArray[np.int32]:
    return np.rint(points * (1 << _SHIFT)).astype(np.int32)


def _thin(canvas: Rgb) -> int:
    return max(2, round(max(canvas.shape[:2]) / 500))
