"""What a program can state about a scene; every function measures now and is judged later.

Like the vocabulary of scenes, this module also runs as it stands inside the sandbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from llm4ad.scene.vocabulary import Part, Region, frame_of


@dataclass(frozen=True)
class Expectation:
    """State one thing that a program measured and the range in which it must lie.

    ``low`` and ``high`` are inclusive; ``None`` leaves that side open. ``kind`` says what
    ``measured`` is: a number of parts, a number in ``unit``, the share of a part that has a
    colour, or 1 and 0 for a statement that is true or false. For "usual" the range is learned from
    the normal pictures, for "about" its width around ``low`` and ``high``, which are equal.
    """

    kind: Literal["count", "measure", "colour", "truth", "usual", "about"]
    what: str
    measured: float
    low: float | None
    high: float | None
    unit: str = ""
    parts: list[Part] = field(default_factory=list[Part])
    place: Part | Region | None = None


def expect_count(
    parts: list[Part],
    *,
    exactly: int | None = None,
    at_least: int | None = None,
    at_most: int | None = None,
    what: str = "",
    within: Part | Region | None = None,
) -> Expectation:
    """Expect a number of parts.

    ``what`` and ``within`` name the parts and the place in the report; they are known already
    when the list comes straight from ``scene.find``.
    """
    low = at_least if exactly is None else exactly
    high = at_most if exactly is None else exactly
    if low is None and high is None:
        raise ValueError("say exactly=, at_least= or at_most=")
    return Expectation("count", what, len(parts), low, high, "", parts, within)


def expect_present(
    parts: list[Part], *, what: str = "", within: Part | Region | None = None
) -> Expectation:
    """Expect at least one part."""
    return expect_count(parts, at_least=1, what=what, within=within)


def expect_absent(
    parts: list[Part], *, what: str = "", within: Part | Region | None = None
) -> Expectation:
    """Expect no part at all."""
    return expect_count(parts, exactly=0, what=what, within=within)


def expect_between(
    value: float, low: float, high: float, *, of: list[Part], what: str, unit: str = ""
) -> Expectation:
    """Expect a number in a range, both ends included; ``what`` names it: "height of the label"."""
    return Expectation("measure", what, value, low, high, unit, of)


def expect_at_least(
    value: float, low: float, *, of: list[Part], what: str, unit: str = ""
) -> Expectation:
    """Expect a number that is no smaller than ``low``."""
    return Expectation("measure", what, value, low, None, unit, of)


def expect_at_most(
    value: float, high: float, *, of: list[Part], what: str, unit: str = ""
) -> Expectation:
    """Expect a number that is no larger than ``high``."""
    return Expectation("measure", what, value, None, high, unit, of)


def expect_usual(value: float, *, of: list[Part], what: str, unit: str = "") -> Expectation:
    """Expect a number to be as on the normal pictures; the range is learned from these.

    Use it where the condition gives no number: "the usual height", "as always".
    """
    return Expectation("usual", what, value, None, None, unit, of)


def expect_about(
    value: float, wanted: float, *, of: list[Part], what: str, unit: str = ""
) -> Expectation:
    """Expect a number to be about another; the normal pictures say how much it may deviate."""
    return Expectation("about", what, value, wanted, wanted, unit, of)


def expect_equal(
    first: float, second: float, *, tolerance: float = 0.0, of: list[Part], what: str
) -> Expectation:
    """Expect two numbers to agree; ``tolerance`` is a share of the larger one."""
    larger = max(abs(first), abs(second))
    difference = abs(first - second) / larger if larger > 0 else 0.0
    return Expectation("measure", "difference of " + what, difference, None, tolerance, "share", of)


def expect_true(statement: bool, *, of: list[Part], what: str) -> Expectation:  # noqa: FBT001
    """Expect a statement to hold; ``what`` says it in words: "the nut is between the washers"."""
    return Expectation("truth", what, 1 if statement else 0, 1, 1, "", of)


def expect_colour(part: Part, colour: str) -> Expectation:
    """Expect a part to have a main colour: more of it than of any other."""
    others = [share for name, share in part.colours.items() if name != colour]
    lead = part.colours.get(colour, 0.0) - max(others, default=0.0)
    what = "colour of the " + part.name + ": " + colour
    return Expectation("colour", what, lead, 0.0, None, part.colour, [part])


def expect_left_of(part: Part, other: Part) -> Expectation:
    """Expect the centre of a part to lie further left than that of another."""
    return _expect_order(other.center_x - part.center_x, part, "left of", other)


def expect_right_of(part: Part, other: Part) -> Expectation:
    """Expect the centre of a part to lie further right than that of another."""
    return _expect_order(part.center_x - other.center_x, part, "right of", other)


def expect_above(part: Part, other: Part) -> Expectation:
    """Expect the centre of a part to lie higher up in the image than that of another."""
    return _expect_order(other.center_y - part.center_y, part, "above", other)


def expect_below(part: Part, other: Part) -> Expectation:
    """Expect the centre of a part to lie lower down in the image than that of another."""
    return _expect_order(part.center_y - other.center_y, part, "below", other)


def expect_inside(part: Part, place: Part | Region) -> Expectation:
    """Expect a part to lie in a region, or with four fifths of its pixels in another part."""
    what = "the " + part.name + " is inside the " + place.name
    return Expectation("truth", what, 1 if part.is_inside(place) else 0, 1, 1, "", [part], place)


def expect_touching(part: Part, other: Part) -> Expectation:
    """Expect two parts to meet."""
    what = "the " + part.name + " touches the " + other.name
    return Expectation("truth", what, 1 if part.touches(other) else 0, 1, 1, "", [part, other])


def expect_centred(part: Part, place: Part | Region, *, tolerance: float = 0.1) -> Expectation:
    """Expect a part in the middle of a place; ``tolerance`` is a share of the place's size."""
    what = "distance of the " + part.name + " from the middle of the " + frame_of(place).name
    off = part.off_centre_in(place)
    return Expectation("measure", what, off, None, tolerance, "share", [part], place)


def expect_aligned(
    parts: list[Part], direction: Literal["in a row", "in a column"], *, tolerance: float = 0.5
) -> Expectation:
    """Expect the centres of parts to lie level in a row, or straight below each other.

    ``tolerance`` is the spread allowed, as a share of their mean height (row) or width (column).
    """
    what = "spread of the " + _names_of(parts) + " " + direction
    if len(parts) < 2:
        return Expectation("measure", what, 0.0, None, tolerance, "share", parts)
    level = direction == "in a row"
    centres = [part.center_y if level else part.center_x for part in parts]
    sizes = [part.height if level else part.width for part in parts]
    spread = (max(centres) - min(centres)) * len(parts) / sum(sizes)
    return Expectation("measure", what, spread, None, tolerance, "share", parts)


def _expect_order(ahead: float, part: Part, word: str, other: Part) -> Expectation:
    what = "distance by which the " + part.name + " is " + word + " the " + other.name
    return Expectation("measure", what, ahead, 0.0, None, "px", [part, other])


def _names_of(parts: list[Part]) -> str:
    return " and ".join(sorted({part.name for part in parts})) or "parts"
