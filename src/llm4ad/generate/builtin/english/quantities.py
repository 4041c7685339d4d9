"""Sizes, distances and shares in words: 20 pixels, half the width of the nut, 80 percent."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.quantities import (
    EdgeGap,
    Gap,
    Quantity,
    Share,
    SizeOf,
    SizeOfImage,
)
from llm4ad.generate.builtin.kinds.sizes import ABOUT, around

ABOUT_MORE = 0.25  # what "about" allows in "about 20 % longer": 15 to 25 %

# ------------------------------------------------ ranges


def _amounts(rule_name: str, item: str, after: str = "", about: float = ABOUT) -> None:
    """Add the ways to say a range of some numbers.

    ``after`` is the unit that follows, ``about`` the share that "about" allows.
    """
    end = f" {after}" if after else ""
    either = f" [{after}]" if after else ""

    @rule(
        rule_name,
        f"MIN {{low={item}}}{end}",
        f"{{low={item}}}{end} or more",
        f"{{low={item}}}{end} at least",
    )
    def _(low: float) -> m.Range:
        return m.Range(low, None)

    @rule(
        rule_name,
        f"MAX {{high={item}}}{end}",
        f"{{high={item}}}{end} or less",
        f"{{high={item}}}{end} at most",
    )
    def _(high: float) -> m.Range:
        return m.Range(None, high)

    @rule(rule_name, f"(more than | over | above) {{low={item}}}{end}")
    def _(low: float) -> m.Range:
        return m.Range(low, None, strict=True)

    @rule(rule_name, f"(less than | under | below) {{high={item}}}{end}")
    def _(high: float) -> m.Range:
        return m.Range(None, high, strict=True)

    @rule(
        rule_name,
        f"between {{low={item}}}{either} and {{high={item}}}{end}",
        f"MIN {{low={item}}}{either} [,] (and | but) MAX {{high={item}}}{end}",
        f"[from] {{low={item}}}{either} to {{high={item}}}{end}",
        f"{{low={item}}} - {{high={item}}}{end}",
        f"{{low={item}}} – {{high={item}}}{end}",
    )
    def _(low: float, high: float) -> m.Range:
        return m.Range(low, high)

    _about_amounts(rule_name, item, end, about)


def _about_amounts(rule_name: str, item: str, end: str, about: float) -> None:
    """Add the ways to say about so much; ``end`` is the unit that follows."""

    @rule(
        rule_name,
        f"ABOUT {{value={item}}}{end}",
        f"{{value={item}}}{end} or so",
        f"{{value={item}}}{end} or thereabouts",
        f"{{value={item}}}{end} [,] (more or less | give or take [a little | a bit])",
    )
    def _(value: float) -> m.Range:
        return around(value, about)

    @rule(rule_name, f"MIN ABOUT {{value={item}}}{end}")
    def _(value: float) -> m.Range:
        return m.Range(around(value, about).low, None)

    @rule(rule_name, f"MAX ABOUT {{value={item}}}{end}")
    def _(value: float) -> m.Range:
        return m.Range(None, around(value, about).high)


@rule("percent", "{number} PERCENT")
def _(number: float) -> float:
    return number / 100


@rule("hundredths", "{number}")
def _(number: float) -> float:
    return number / 100


@rule("half_more", "{number} and a half")
def _(number: float) -> float:
    return number + 0.5


@rule("fraction", "(a | one) half", "half", given=1 / 2)
@rule("fraction", "(a | one) third", given=1 / 3)
@rule("fraction", "(a | one) (quarter | fourth)", given=1 / 4)
@rule("fraction", "(a | one) fifth", given=1 / 5)
@rule("fraction", "(a | one) sixth", given=1 / 6)
@rule("fraction", "(a | an | one) eighth", given=1 / 8)
@rule("fraction", "(a | one) tenth", given=1 / 10)
def _(given: float) -> float:
    return given


@rule("fraction", "{number} thirds", given=3)
@rule("fraction", "{number} (quarters | fourths)", given=4)
@rule("fraction", "{number} fifths", given=5)
@rule("fraction", "{number} sixths", given=6)
@rule("fraction", "{number} eighths", given=8)
@rule("fraction", "{number} tenths", given=10)
def _(number: float, given: int) -> float | None:
    return number / given if 1 < number < given else None


@rule("fraction", "{percent}")
def _(percent: float) -> float:
    return percent


@rule("factor", "twice", "double", given=2.0)
def _(given: float) -> float:
    return given


@rule("factor", "{number} times")
def _(number: float) -> float:
    return number


@rule("factor", "{number} and a half times")
def _(number: float) -> float:
    return number + 0.5


@rule("factor", "{fraction}")
def _(fraction: float) -> float:
    return fraction


_amounts("pixels", "number", "PIXELS")
_amounts("degrees", "number", "DEGREES")
_amounts("shares", "fraction")
_amounts("shares", "hundredths", "PERCENT")
_amounts("percents", "percent", about=ABOUT_MORE)
_amounts("percents", "hundredths", "PERCENT", about=ABOUT_MORE)
_amounts("factors", "factor")
_amounts("factors", "number", "times")
_amounts("factors", "hundredths", "PERCENT")
_amounts("factors", "half_more", "times")


@rule(
    "pixels",
    "{number} PIXELS [,] OR_TAKE {off=number} PIXELS",
    "{number} [PIXELS] ± {off=number} PIXELS",
)
def _(number: float, off: float) -> m.Range:
    return m.Range(number - off, number + off)


@rule("pixels", "{number} PIXELS [,] OR_TAKE {percent}", "{number} PIXELS ± {percent}")
def _(number: float, percent: float) -> m.Range:
    return around(number, percent)


@rule(
    "tolerance",
    "[,] OR_TAKE {percent}",
    "[,] within a tolerance of {percent}",
    "[,] with a tolerance of {percent}",
    "[,] ± {percent}",
)
def _(percent: float) -> float:
    return percent


# ------------------------------------------------ measures


@rule("dimension", "LONG", given="length")
@rule("dimension", "wide", "across", given="width")
@rule("dimension", "HIGH", given="height")
@rule("dimension", "thick", given="thickness")
@rule("dimension", "(large | big)", given="area")
def _(given: str) -> str:
    return given


@rule("measure", "length", "DIAMETER", given="length")
@rule("measure", "width", given="width")
@rule("measure", "height", given="height")
@rule("measure", "thickness", given="thickness")
@rule("measure", "(area | size | surface | surface area)", given="area")
def _(given: str) -> str:
    return given


@rule("comparative", "longer", given=("length", True))
@rule("comparative", "shorter", given=("length", False))
@rule("comparative", "wider", "broader", given=("width", True))
@rule("comparative", "narrower", given=("width", False))
@rule("comparative", "taller", given=("height", True))
@rule("comparative", "thicker", given=("thickness", True))
@rule("comparative", "thinner", given=("thickness", False))
@rule("comparative", "LARGER", given=("area", True))
@rule("comparative", "SMALLER", given=("area", False))
def _(given: tuple[str, bool]) -> tuple[str, bool]:
    return given


# ------------------------------------------------ quantities


@rule("quantity", "the {measure} of {ref}", "{ref} 's {measure}", "[the] {measure} of {ref}")
def _(measure: str, ref: m.Ref) -> Quantity:
    return SizeOf(ref, measure)


@rule("quantity", "its {measure}")
def _(measure: str) -> Quantity:
    return SizeOf(m.Pronoun(), measure)


@rule(
    "image_quantity",
    "[the] IMAGE {measure}",
    "[the] {measure} of the IMAGE",
    "the IMAGE 's {measure}",
)
def _(measure: str) -> Quantity:
    return SizeOfImage(measure)


@rule("quantity", "{image_quantity}")
def _(image_quantity: Quantity) -> Quantity:
    return image_quantity


@rule(
    "gap",
    "the GAP between {first=ref} and {second=ref}",
    "the GAP from {first=ref} to {second=ref}",
    given=False,
)
@rule("gap", "the GAP of {first=ref} (from | to) {second=ref}", given=False)
@rule("gap", "the GAP between the CENTRES of {first=ref} and {second=ref}", given=True)
@rule("gap", "the GAP between the CENTRE of {first=ref} and the CENTRE of {second=ref}", given=True)
def _(first: m.Ref, second: m.Ref, given: bool) -> Quantity:
    return Gap(first, second, given)


@rule("edge_side", "{side} edge", "{side} border", "{side} side")
def _(side: str) -> str:
    return side


@rule("edge_side", "[nearest] edge", "[nearest] border", given="nearest")
def _(given: str) -> str:
    return given


@rule(
    "gap",
    "the GAP between {ref} and the {edge_side} [{of_image}]",
    "the GAP (of | from) {ref} (to | from) the {edge_side} [{of_image}]",
)
@rule(
    "gap",
    "the GAP between {ref} and the {edge_side} of {of=ref}",
    "the GAP (of | from) {ref} (to | from) the {edge_side} of {of=ref}",
)
def _(ref: m.Ref, edge_side: str, of: m.Ref | None = None, of_image: bool = False) -> Quantity:
    return EdgeGap(ref, edge_side, of)


@rule("quantity", "{gap}")
def _(gap: Quantity) -> Quantity:
    return gap


@rule(
    "level",
    "the LEVEL of {ref} in {of=ref}",
    "the {ref=bare_ref} level in {of=ref}",
    "the level of {ref} on {of=ref}",
)
def _(ref: m.Ref, of: m.Ref) -> Share:
    return Share(ref, of, level=True)


@rule("bare_ref", "{noun_one}")
def _(noun_one: str) -> m.Ref:
    return m.One(m.Parts((noun_one,)))
