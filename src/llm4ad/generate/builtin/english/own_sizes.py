"""Two sizes of a part: its width and height differ by no more than 10 %, about 40 by 20 pixels."""

from __future__ import annotations

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.predications import Each, Predication
from llm4ad.generate.builtin.english.sayings import said
from llm4ad.generate.builtin.english.subjects import Who
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.saying import Both
from llm4ad.generate.builtin.kinds.sizes import ABOUT, Sized, around
from llm4ad.generate.builtin.lengths import like, within


@rule(
    "own_sizes_alike",
    "{be} [ABOUT] (equal | the SAME | identical | alike) [{tolerance}]",
    "[MUST] (agree | match) [{tolerance}]",
    "[MUST] (differ | vary | deviate) by (MAX | less than | under) {tolerance=percent}",
    "(MUST | DOES | may | can) NOT (differ | vary | deviate) by more than {tolerance=percent}",
)
@rule(
    "own_sizes_so",
    "[being] (equal | the SAME | identical | alike) [{tolerance}]",
    "(differing | varying | deviating) by (MAX | less than | under) {tolerance=percent}",
    "not (differing | varying | deviating) by more than {tolerance=percent}",
)
def _(tolerance: float = ABOUT, be: bool = True) -> float:
    return tolerance


@rule("two_sizes", "{first=measure} and [the | ITS] {second=measure}")
def _(first: str, second: str) -> tuple[str, str] | None:
    return (first, second) if first != second and "area" not in (first, second) else None


@rule("claim", "[the] {two_sizes} of {who} {tolerance=own_sizes_alike}")
@rule("claim", "{who=whose_who} {two_sizes} {tolerance=own_sizes_alike}")
def _(who: Who, two_sizes: tuple[str, str], tolerance: float) -> m.Claim | None:
    return said(who, [("", (_own_alike(two_sizes, tolerance),))])


@rule("loose", "(ITS | with ITS) {two_sizes} {tolerance=own_sizes_so}")
def _(two_sizes: tuple[str, str], tolerance: float) -> Predication:
    return Each(("", (_own_alike(two_sizes, tolerance),)))


@rule("whose_who", "{ref} 's", "EACH {parts=parts_one} 's")
def _(ref: m.Ref | None = None, parts: m.Parts | None = None) -> Who:
    subject = m.The((ref,)) if ref is not None else m.Every(parts or m.Parts(()))
    return Who(subject, "one")


@rule("whose_who", "ITS")
def _() -> Who:
    return Who(m.The((m.Pronoun(),)), "one")


def _own_alike(two_sizes: tuple[str, str], tolerance: float) -> m.Predicate:
    first, second = two_sizes
    return Sized(first, around(1, tolerance), own=second)


# ------------------------------------------------ 40 by 20 pixels


@rule("two_lengths", "{first=number} (by | x | ×) {second=length_said}")
@rule("two_lengths", "{first=length_said} (by | x | ×) {second=length_said}")
def _(first: float, second: float) -> tuple[float, float] | None:
    longer, shorter = like(first, second), second
    return (longer, shorter) if longer >= shorter else (shorter, longer)


@rule("by_so_much", "ABOUT {two_lengths}", "{two_lengths} {off=off_length}")
@rule("by_so_much", "ABOUT {two_lengths} {off=off_length}")
def _(two_lengths: tuple[float, float], off: float | None = None) -> m.Predicate:
    ranges = [around(each) if off is None else within(each, off) for each in two_lengths]
    fields = ("length", "thickness")
    return Both(tuple(Sized(field, each) for field, each in zip(fields, ranges, strict=True)))


@rule("action", "(measures | measure) {by_so_much}")
@rule("state", "{by_so_much} [in size | large | big]")
def _(by_so_much: m.Predicate) -> m.Predicate:
    return by_so_much
