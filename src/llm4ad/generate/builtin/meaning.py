"""What a sentence means, apart from how it was worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from ``low`` to ``high``, both included; None leaves a side open."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """A number of parts of one name and perhaps one colour."""

    count: Range
    noun: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: in the image, a piece of it or of a part, in a part, in a grid.

    ``of`` is the part that it is a piece of, None for the image; ``cell`` is row and column,
    ``grid`` the numbers of rows and columns.
    """

    kind: Literal["image", "half", "edge", "quarter", "corner", "middle", "part", "each", "grid"]
    side: str = ""
    of: str | None = None
    grid: tuple[int, int] | None = None
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The part that a sentence is about, or every part of that name."""

    noun: str
    every: bool


@dataclass(frozen=True, slots=True)
class Present:
    """Numbers of parts in a place."""

    groups: tuple[Group, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Total:
    """A number of parts of several names together."""

    count: Range
    nouns: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CountsCompared:
    """More, fewer or as many parts of one name as of another."""

    order: Literal["more", "fewer", "equal"]
    first: str
    second: str
    place: Place


@dataclass(frozen=True, slots=True)
class SameColour:
    """Two parts of the same colour."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Coloured:
    """A subject has a colour, or has it not."""

    subject: Subject
    colour: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A subject is left of, right of, above or below another part."""

    subject: Subject
    relation: Literal["left of", "right of", "above", "below"]
    other: str


@dataclass(frozen=True, slots=True)
class Between:
    """A subject lies between two others."""

    subject: Subject
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Inside:
    """A subject lies in a place."""

    subject: Subject
    place: Place


@dataclass(frozen=True, slots=True)
class Touching:
    """A subject touches another part, or does not."""

    subject: Subject
    other: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Centred:
    """A subject lies in the middle of another part, up to a share of its size."""

    subject: Subject
    other: str
    tolerance: float | None


@dataclass(frozen=True, slots=True)
class Aligned:
    """All parts of a name lie in a row, or in a column."""

    noun: str
    direction: Literal["row", "column"]


@dataclass(frozen=True, slots=True)
class Sized:
    """A subject has a length, width or height in pixels."""

    subject: Subject
    field: str
    range: Range


@dataclass(frozen=True, slots=True)
class SizesCompared:
    """A subject is larger (or smaller) than another part, in one of its measures."""

    subject: Subject
    field: str
    larger: bool
    other: str


@dataclass(frozen=True, slots=True)
class Proportion:
    """A subject's measure is a multiple of that of another part."""

    subject: Subject
    field: str
    range: Range
    other: str


@dataclass(frozen=True, slots=True)
class Filling:
    """A subject covers a share of another part, or reaches up to a share of its height."""

    subject: Subject
    other: str
    range: Range
    by: Literal["area", "height"]


@dataclass(frozen=True, slots=True)
class Usual:
    """A subject measures, or lies, as on the normal pictures; with ``other`` relative to that.

    ``what`` is a length, width, height or area of its own, or "place", "centre" (how high it lies)
    or "level" (how high it reaches).
    """

    subject: Subject
    what: str
    other: str | None


Claim = (
    Present
    | Total
    | CountsCompared
    | SameColour
    | Coloured
    | Related
    | Between
    | Inside
    | Touching
    | Centred
    | Aligned
    | Sized
    | SizesCompared
    | Proportion
    | Filling
    | Usual
)
Test = Present | Coloured | Related | Inside


@dataclass(frozen=True, slots=True)
class Conditional:
    """A claim that has to hold only where a test does."""

    test: Test
    claim: Claim
