"""The words that programs are written in: regions, parts and scenes.

Lengths are in pixels of the image, with the origin at its top left corner, x to the right and y
down. Shares are between 0 and 1. This module also runs, as it stands, inside the sandbox of
programs, so it keeps to the Python that the sandbox knows: plain dataclasses and functions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Region:
    """Describe a four-sided place in the image; it is turned when the part it belongs to is.

    ``x`` and ``y`` are its top left corner, (``across_x``, ``across_y``) leads from there to the
    top right corner and (``down_x``, ``down_y``) to the bottom left one, in pixels. ``row`` and
    ``column`` count from 1 in a grid and are 0 elsewhere.
    """

    name: str
    x: float
    y: float
    across_x: float
    across_y: float
    down_x: float
    down_y: float
    row: int = 0
    column: int = 0

    def position_of(self, part: Part) -> tuple[float, float]:
        """Return where the centre of a part lies: (0, 0) is the top left corner, (1, 1) the other.

        The first number runs along the width of the region, the second along its height.
        """
        size = self.across_x * self.down_y - self.across_y * self.down_x
        if size == 0:
            return (-1.0, -1.0)
        x = part.center_x - self.x
        y = part.center_y - self.y
        along = (x * self.down_y - y * self.down_x) / size
        downward = (y * self.across_x - x * self.across_y) / size
        return (along, downward)

    def holds(self, part: Part) -> bool:
        """Tell whether the centre of a part lies in this region."""
        along, downward = self.position_of(part)
        return 0 <= along < 1 and 0 <= downward < 1


@dataclass(frozen=True)
class Part:
    """Describe one part that was found in the image.

    ``left``, ``top``, ``right`` and ``bottom`` are the sides of its box, ``center_x`` and
    ``center_y`` the centre of its pixels. ``length`` and ``thickness`` are the long and the short
    side of the tightest rectangle around it, however it is turned; ``angle`` is the direction of
    the long side in degrees from 0 up to 180: 0 lies flat, 90 stands upright, 45 rises to the
    right. ``area`` is in square pixels. ``colour`` is the name of its main colour, ``colours``
    holds the share of every colour in it. ``frame`` is its outline as a region.
    """

    name: str
    index: int
    probability: float
    left: float
    top: float
    right: float
    bottom: float
    width: float
    height: float
    center_x: float
    center_y: float
    area: float
    length: float
    thickness: float
    angle: float
    colour: str
    colours: dict[str, float]
    frame: Region
    # What distance_to, share_inside and share_filled_by answer, by the index of the other part.
    gaps: dict[int, float] = field(default_factory=dict[int, float])
    shares_inside: dict[int, float] = field(default_factory=dict[int, float])
    shares_filled: dict[int, float] = field(default_factory=dict[int, float])
    # How probable answers are, by (question, answer, all the choices).
    answers: dict[tuple[str, ...], float] = field(default_factory=dict[tuple[str, ...], float])

    def is_left_of(self, other: Part) -> bool:
        """Tell whether the centre of this part is further left than the other's."""
        return self.center_x < other.center_x

    def is_right_of(self, other: Part) -> bool:
        """Tell whether the centre of this part is further right than the other's."""
        return self.center_x > other.center_x

    def is_above(self, other: Part) -> bool:
        """Tell whether the centre of this part is higher up in the image than the other's."""
        return self.center_y < other.center_y

    def is_below(self, other: Part) -> bool:
        """Tell whether the centre of this part is lower down in the image than the other's."""
        return self.center_y > other.center_y

    def is_between(self, first: Part, second: Part) -> bool:
        """Tell whether this part lies between two others, near the line through their centres.

        Near: the line passes no further from its centre than half its length.
        """
        x = second.center_x - first.center_x
        y = second.center_y - first.center_y
        span = math.hypot(x, y)
        if span == 0:
            return False
        from_first_x = self.center_x - first.center_x
        from_first_y = self.center_y - first.center_y
        along = (from_first_x * x + from_first_y * y) / span
        off = abs(from_first_x * y - from_first_y * x) / span
        return 0 < along < span and off <= self.length / 2

    def is_inside(self, place: Part | Region) -> bool:
        """Tell whether this part lies in a region (its centre does) or inside another part.

        Inside another part: at least four fifths of its pixels lie within the other's outline.
        """
        if isinstance(place, Region):
            return place.holds(self)
        return self.share_inside(place) >= 0.8

    def share_inside(self, other: Part) -> float:
        """Return the share of this part's pixels that lie within the outline of another part."""
        return self.shares_inside.get(other.index, 0.0)

    def share_filled_by(self, other: Part) -> float:
        """Return the share of this part's outline that another part covers."""
        return self.shares_filled.get(other.index, 0.0)

    def level_of(self, other: Part) -> float:
        """Return how high another part reaches in this one: 0 is the bottom, 1 the top.

        A bottle whose juice ends at nine tenths of its height has ``bottle.level_of(juice)`` 0.9.
        """
        return (self.bottom - other.top) / self.height

    def distance_to(self, other: Part) -> float:
        """Return the pixels between the nearest points of two parts; 0 when they meet."""
        if other.index in self.gaps:
            return self.gaps[other.index]
        across = max(self.left - other.right, other.left - self.right, 0.0)
        downward = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return math.hypot(across, downward)

    def center_distance_to(self, other: Part) -> float:
        """Return the pixels between the centres of two parts."""
        return math.hypot(self.center_x - other.center_x, self.center_y - other.center_y)

    def touches(self, other: Part) -> bool:
        """Tell whether two parts meet; a gap of a tenth of the thinner one is overlooked."""
        return self.distance_to(other) <= 0.1 * min(self.thickness, other.thickness)

    def is_centred_in(self, place: Part | Region, *, tolerance: float = 0.1) -> bool:
        """Tell whether the centre of this part is the middle of a place.

        ``tolerance`` is the deviation allowed, as a share of the place's width and height.
        """
        return self.off_centre_in(place) <= tolerance

    def off_centre_in(self, place: Part | Region) -> float:
        """Return how far this part is from the middle of a place, as a share of its size.

        The larger of the deviations along its width and along its height.
        """
        along, downward = frame_of(place).position_of(self)
        return max(abs(along - 0.5), abs(downward - 0.5))

    def is_colour(self, colour: str) -> bool:
        """Tell whether the main colour of this part has this name."""
        return self.colour == colour

    def is_horizontal(self, *, tolerance: float = 10.0) -> bool:
        """Tell whether the long side of this part lies flat, up to ``tolerance`` degrees."""
        return min(self.angle, 180 - self.angle) <= tolerance

    def is_upright(self, *, tolerance: float = 10.0) -> bool:
        """Tell whether the long side of this part stands upright, up to ``tolerance`` degrees."""
        return abs(self.angle - 90) <= tolerance


@dataclass(frozen=True)
class Find:
    """Remember what a program asked a scene for, so that a finding can say it in words."""

    what: str
    place: Part | Region | None
    parts: list[Part]


@dataclass(frozen=True)
class Scene:
    """Describe one image as a program sees it: its size in pixels and the parts in it."""

    width: int
    height: int
    parts: list[Part]
    frame: Region
    finds: list[Find] = field(default_factory=list[Find])
    level: float = 0.5  # how probable a part with its answer must be to count

    def find(
        self, name: str, *, within: Part | Region | None = None, colour: str | None = None
    ) -> list[Part]:
        """Return the parts of a name from left to right; those in a place and of a colour only."""
        found = [
            part
            for part in self.parts
            if part.name == name
            and (colour is None or part.colour == colour)
            and (within is None or part.is_inside(within))
        ]
        found = sorted(found, key=lambda part: part.center_x)
        what = name if colour is None else colour + " " + name
        self.finds.append(Find(what, within, found))
        return found

    def one(
        self, name: str, *, within: Part | Region | None = None, colour: str | None = None
    ) -> Part:
        """Return the only part of a name.

        The program ends here when there is none or more than one, and that is its finding.
        """
        found = self.find(name, within=within, colour=colour)
        if len(found) != 1:
            raise LookupError("expected one " + name + ", found " + str(len(found)))
        return found[0]

    def find_asking(
        self, name: str, question: str, *, answer: str = "yes", among: list[str] | None = None
    ) -> list[Part]:
        """Return the parts of a name, from left to right, of which a question has this answer.

        A slow model that looks at the part answers yes or no, or one of ``among``:
        ``scene.find_asking("icon", "What is it?", answer="kiwi", among=["kiwi", "pear"])``. Ask
        only what places, sizes, counts and colours cannot say; a variant that is a known part of
        its own is found, not asked for. Question and choices are written out in the call.
        """
        key = (question, answer, *(among or ["yes", "no"]))
        found: list[Part] = []
        for part in self.parts:
            if part.name != name:
                continue
            if key not in part.answers:
                raise RuntimeError(
                    "nobody answered " + repr(question) + "; name a model that does: --asker NAME"
                )
            if part.probability * part.answers[key] >= self.level:
                found.append(part)
        found = sorted(found, key=lambda part: part.center_x)
        what = name + " of which " + repr(question) + " is answered with " + answer
        self.finds.append(Find(what, None, found))
        return found

    def millimetre(
        self,
        name: str = "",
        *,
        width: float = 0.0,
        height: float = 0.0,
        length: float = 0.0,
        pixels: float = 0.0,
    ) -> float:
        """Return how many pixels a millimetre is, by a part of which a side is known.

        ``scene.millimetre("tray", width=300)`` where trays are 300 mm wide, however they are
        turned; with several of them it is the mean. The program ends here when there is none.
        ``scene.millimetre(pixels=8.2)`` is for pictures that are all taken from one place.
        """
        if pixels > 0:
            return pixels
        known = max(width, height, length)
        if known <= 0:
            raise ValueError("say how long a millimetre is: width=, height=, length= or pixels=")
        found = self.find(name)
        if not found:
            raise LookupError("expected one " + name + ", found 0")
        if length > 0:
            sizes = [part.length for part in found]
        elif width > 0:
            sizes = [math.hypot(part.frame.across_x, part.frame.across_y) for part in found]
        else:
            sizes = [math.hypot(part.frame.down_x, part.frame.down_y) for part in found]
        return sum(sizes) / len(sizes) / known


def frame_of(place: Scene | Part | Region) -> Region:
    """Return a place as a region: the whole image, the outline of a part, or the region itself."""
    if isinstance(place, Region):
        return place
    return place.frame


def half(place: Scene | Part | Region, side: Literal["left", "right", "top", "bottom"]) -> Region:
    """Return one half of the image, of a part or of a region."""
    x, y, width, height = {
        "left": (0.0, 0.0, 0.5, 1.0),
        "right": (0.5, 0.0, 0.5, 1.0),
        "top": (0.0, 0.0, 1.0, 0.5),
        "bottom": (0.0, 0.5, 1.0, 0.5),
    }[side]
    return _piece(place, side + " half", x, y, width, height)


def quarter(
    place: Scene | Part | Region,
    side: Literal["top left", "top right", "bottom left", "bottom right"],
) -> Region:
    """Return one quarter of the image, of a part or of a region."""
    x = 0.5 if side.endswith("right") else 0.0
    y = 0.5 if side.startswith("bottom") else 0.0
    return _piece(place, side + " quarter", x, y, 0.5, 0.5)


def corner(
    place: Scene | Part | Region,
    side: Literal["top left", "top right", "bottom left", "bottom right"],
) -> Region:
    """Return one corner of a place: a quarter of its width by a quarter of its height."""
    x = 0.75 if side.endswith("right") else 0.0
    y = 0.75 if side.startswith("bottom") else 0.0
    return _piece(place, side + " corner", x, y, 0.25, 0.25)


def edge(place: Scene | Part | Region, side: Literal["left", "right", "top", "bottom"]) -> Region:
    """Return the strip along one edge of a place: a quarter of its width or height."""
    x, y, width, height = {
        "left": (0.0, 0.0, 0.25, 1.0),
        "right": (0.75, 0.0, 0.25, 1.0),
        "top": (0.0, 0.0, 1.0, 0.25),
        "bottom": (0.0, 0.75, 1.0, 0.25),
    }[side]
    return _piece(place, side + " edge", x, y, width, height)


def middle(place: Scene | Part | Region) -> Region:
    """Return the middle of a place: half its width by half its height."""
    return _piece(place, "middle", 0.25, 0.25, 0.5, 0.5)


def grid(place: Scene | Part | Region, *, rows: int, columns: int) -> list[Region]:
    """Return the cells of a grid over a place, row by row from its top left corner."""
    return [
        cell(place, row=row, column=column, rows=rows, columns=columns)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]


def cell(place: Scene | Part | Region, *, row: int, column: int, rows: int, columns: int) -> Region:
    """Return one cell of a grid over a place; rows count from the top, columns from the left."""
    if not (1 <= row <= rows and 1 <= column <= columns):
        raise ValueError(
            f"row {row}, column {column} is not in a grid of {rows} rows and {columns} columns"
        )
    name = f"row {row}, column {column}"
    if rows == 1:
        name = f"column {column} of {columns}"
    elif columns == 1:
        name = f"row {row} of {rows}"
    return _piece(
        place, name, (column - 1) / columns, (row - 1) / rows, 1 / columns, 1 / rows, row, column
    )


def _piece(
    place: Scene | Part | Region,
    name: str,
    x: float,
    y: float,
    width: float,
    height: float,
    row: int = 0,
    column: int = 0,
) -> Region:
    whole = frame_of(place)
    named = name if isinstance(place, Scene) else name + " of the " + whole.name
    return Region(
        named,
        whole.x + x * whole.across_x + y * whole.down_x,
        whole.y + x * whole.across_y + y * whole.down_y,
        width * whole.across_x,
        width * whole.across_y,
        height * whole.down_x,
        height * whole.down_y,
        row,
        column,
    )
