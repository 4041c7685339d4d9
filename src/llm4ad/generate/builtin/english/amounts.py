"""Amounts in words: between a third and a half, about 80 percent, twice."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.sizes import ABOUT, around
from llm4ad.generate.builtin.lengths import both_in_units, like

ABOUT_MORE = 0.25  # what "about" allows in "about 20 % longer": 15 to 25 %


def tolerated(off: str) -> tuple[str, ...]:
    """Return the ways to say behind a size by how much it may differ; ``off`` is a rule."""
    return (
        f"[,] [with | within] [A | the] TOLERANCE [of] [MAX] [±] {{{off}}} [{{allowed}}]",
        f"[,] [and | but] [the | A | ITS] TOLERANCE (is | must be | may be | being) [MAX] {{{off}}}",
        f"[,] [and | but] [the | A | ITS] TOLERANCE [MUST | may | DOES] NOT (exceed | exceeds) {{{off}}}",
        f"[,] (although | though | but | and) A TOLERANCE of [MAX] {{{off}}} {{allowed}}",
        f"[,] (and | but) [it | they] [may | can | MUST] (deviate | differ | vary) by MAX {{{off}}}",
        f"OPEN [within | with] [A] [TOLERANCE] [of] [± | OR_TAKE] {{{off}}} [TOLERANCE] CLOSE",
        f"[,] (differing | deviating | varying) by MAX {{{off}}}",
    )


@rule(
    "allowed", "[being | is | are | may be | will be] TOLERATED", "we (accept | allow | tolerate)"
)
def _() -> bool:
    return True


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
    def _(low: float, high: float) -> m.Range | None:
        return m.Range(like(low, high), high) if both_in_units(low, high) else None

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


@rule("factor", "twice", "double", "the double of", "double of", given=2.0)
def _(given: float) -> float:
    return given


@rule("fraction", "{number} / {below=number}")
def _(number: float, below: float) -> float | None:
    return number / below if 0 < number < below else None


@rule("factor", "{number} (times | x | ×)")
def _(number: float) -> float:
    return number


@rule("factor", "{number} and a half times")
def _(number: float) -> float:
    return number + 0.5


@rule("factor", "{fraction}")
def _(fraction: float) -> float:
    return fraction


_amounts("pixels", "length_said")
_amounts("degrees", "number", "DEGREES")
_amounts("shares", "fraction")
_amounts("shares", "hundredths", "PERCENT")
_amounts("percents", "fraction", about=ABOUT_MORE)
_amounts("percents", "hundredths", "PERCENT", about=ABOUT_MORE)
_amounts("factors", "factor")
_amounts("factors", "number", "times")
_amounts("factors", "hundredths", "PERCENT")
_amounts("factors", "half_more", "times")


# "A third of the tray" is about a third: what is measured is never met exactly.
@rule("shares", "{fraction}")
def _(fraction: float) -> m.Range:
    return around(fraction)


@rule("percents", "{fraction}")
def _(fraction: float) -> m.Range:
    return around(fraction, ABOUT_MORE)


@rule("tolerance", "[,] (OR_TAKE | to within | ±) {percent}", *tolerated("percent"))
def _(percent: float, allowed: bool = True) -> float:
    return percent


@rule("shares", "{percent} [,] OR_TAKE {number} [percentage] points")
def _(percent: float, number: float) -> m.Range:
    return m.Range(percent - number / 100, percent + number / 100)
