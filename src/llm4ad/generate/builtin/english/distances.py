"""Distances in lengths: between two parts or edges, from an edge, among neighbours, so far apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.english.extents import Extent, measured
from llm4ad.generate.builtin.english.words import rule
from llm4ad.generate.builtin.kinds.edges import SoFarBeside
from llm4ad.generate.builtin.kinds.positions import Apart, FromEdge
from llm4ad.generate.builtin.kinds.quantities import EdgeGap, Gap, Quantity, SideGap
from llm4ad.generate.builtin.kinds.saying import Relation, Saying, Towards

if TYPE_CHECKING:
    from llm4ad.generate.builtin.kinds.positions import Side

    Object = m.The | m.Every | m.Some


@dataclass(frozen=True, slots=True)
class EdgeOf:
    """A side of a part, of the image without ``of``; "nearest" for whichever is nearest."""

    side: str
    of: m.Ref | None = None


Point = EdgeOf | m.Ref

# ------------------------------------------------ edges


@rule("edge_of", "the {side} (edge | border | side | rim) [{of_image}]")
@rule("edge_of", "the {side} (edge | border | side | rim) of {of=ref}", "the {side} of {of=ref}")
@rule("edge_of", "{of=ref} 's {side} (edge | border | side | rim)", "{of=ref} 's {side}")
def _(side: str, of: m.Ref | None = None, of_image: bool = False) -> EdgeOf:
    return EdgeOf(side, of)


@rule("any_edge", "the [nearest] (edge | border | rim) [{of_image}]")
@rule("any_edge", "the [nearest] (edge | border | rim | edges | borders) of {of=ref}")
@rule("any_edge", "any (edge | border) [{of_image}]", "any (edge | border) of {of=ref}")
@rule("any_edge", "{of=ref} 's (edge | border | rim)", "the {of=bare_ref} (edge | border | rim)")
def _(of: m.Ref | None = None, of_image: bool = False) -> EdgeOf:
    return EdgeOf("nearest", of)


@rule("each_edge", "{any_edge}")
def _(any_edge: EdgeOf) -> EdgeOf:
    return any_edge


@rule("each_edge", "(EACH | ALL [the]) (edge | border | edges) [{of_image}]")
@rule("each_edge", "(EACH | ALL [the]) (edge | border | edges) of {of=ref}")
def _(of: m.Ref | None = None, of_image: bool = False) -> EdgeOf:
    return EdgeOf("nearest", of)


@rule("from_edge", "{pixels} [away] from {edge_of}", "{pixels} [away] from {edge_of=any_edge}")
@rule(
    "from_edge", "{pixels} (in from | clear of) {edge_of}", "{pixels} clear of {edge_of=any_edge}"
)
@rule("from_edge", "{pixels} inside {edge_of}", "{pixels} inside {edge_of=any_edge}")
def _(pixels: m.Range, edge_of: EdgeOf) -> FromEdge:
    return FromEdge(edge_of.side, pixels, edge_of.of)


_INWARDS = {"above": "bottom", "below": "top", "right of": "left", "left of": "right"}


@rule("inwards", "above", given="above")
@rule("inwards", "below", given="below")
@rule("inwards", "[to the] right of", given="right of")
@rule("inwards", "[to the] left of", given="left of")
def _(given: str) -> str:
    return given


@rule("from_edge", "{pixels} {inwards} {edge_of}")
def _(pixels: m.Range, inwards: str, edge_of: EdgeOf) -> FromEdge | None:
    within = _INWARDS[inwards] == edge_of.side
    return FromEdge(edge_of.side, pixels, edge_of.of) if within else None


@rule("from_edge", "{pixels} [away] from {each_edge}")
def _(pixels: m.Range, each_edge: EdgeOf) -> FromEdge | None:
    return FromEdge("nearest", pixels, each_edge.of) if pixels.high is None else None


@rule("from_edge", "within {length_said} of {edge_of}", given=False)
@rule("from_edge", "within {length_said} of {edge_of=any_edge}", given=False)
@rule("from_edge", "(closer | nearer) than {length_said} to {edge_of}", given=True)
@rule("from_edge", "(closer | nearer) than {length_said} to {edge_of=any_edge}", given=True)
def _(length_said: float, edge_of: EdgeOf, given: bool) -> FromEdge:
    return FromEdge(edge_of.side, m.Range(None, length_said, strict=given), edge_of.of)


@rule("from_edge", "(no | not) (further | farther) [away] than {length_said} from {edge_of}")
@rule(
    "from_edge",
    "(no | not) (further | farther) [away] than {length_said} from {edge_of=any_edge}",
)
def _(length_said: float, edge_of: EdgeOf) -> FromEdge:
    return FromEdge(edge_of.side, m.Range(None, length_said), edge_of.of)


@rule("action", "(comes | come | gets | get) {from_edge}")
@rule("action", "(comes | come | gets | get) {near} {object}")
def _(
    from_edge: FromEdge | None = None, near: Relation | None = None, object: Object | None = None
) -> m.Predicate | None:
    if near is not None and object is not None:
        return Towards(near, object)
    return from_edge


@rule("near", "within {length_said} of", given=False)
@rule("near", "(closer | nearer) than {length_said} to", given=True)
def _(length_said: float, given: bool) -> Relation:
    return Apart(m.Range(None, length_said, strict=given))


@rule("where", "{from_edge}", "at a GAP of {from_edge}")
def _(from_edge: FromEdge) -> m.Predicate:
    return from_edge


# Above it, from its upper edge on; not more than so far above it is above it all the same.
@rule("relation", "{pixels} {inwards}")
def _(pixels: m.Range, inwards: Side) -> Relation | None:
    low = 0 * pixels.high if pixels.low is None and pixels.high is not None else pixels.low
    return SoFarBeside(inwards, m.Range(low, pixels.high, pixels.strict))


@rule("relation", "{pixels} clear of")
def _(pixels: m.Range) -> Relation:
    return Apart(pixels)


@rule("relation", "(no | not) (closer | nearer) than {low=length_said} to")
@rule("relation", "(no | not) (further | farther) [away] than {high=length_said} from")
def _(low: float | None = None, high: float | None = None) -> Relation:
    return Apart(m.Range(low, high))


@rule("mutual_be", "(closer | nearer) than {length_said} to EACH_OTHER")
@rule("mutual_be", "(closer | nearer) together than {length_said}")
def _(length_said: float) -> Relation:
    return Apart(m.Range(None, length_said, strict=True))


@rule("from_edge", "(no | not) (closer | nearer) than {length_said} to {each_edge}")
@rule("from_edge", "(no | not) (closer | nearer) than {length_said} to {each_edge=edge_of}")
def _(length_said: float, each_edge: EdgeOf) -> FromEdge:
    return FromEdge(each_edge.side, m.Range(length_said, None), each_edge.of)


# So far from the nearest one are all of them, and no further than that is one of them.
@rule("where", "{pixels} [away] from the (nearest | closest) {parts=parts_one}")
@rule("action", "{keeps} {pixels} [away] (from | to) the (nearest | closest) {parts=parts_one}")
def _(pixels: m.Range, parts: m.Parts, keeps: bool = True) -> m.Predicate | None:
    if pixels.high is None:
        return Towards(Apart(pixels), m.Every(parts))
    return Towards(Apart(pixels), m.Some(m.SOME, parts)) if pixels.low is None else None


@rule("action", "{keeps} {from_edge}")
def _(keeps: bool, from_edge: FromEdge) -> m.Predicate:
    return from_edge


@rule("action", "{keeps} {pixels} [away] to {edge_of}", "{keeps} {pixels} to {edge_of=each_edge}")
def _(keeps: bool, pixels: m.Range, edge_of: EdgeOf) -> m.Predicate | None:
    sure = edge_of.side != "nearest" or pixels.high is None
    return FromEdge(edge_of.side, pixels, edge_of.of) if sure else None


# ------------------------------------------------ from one point to another


@rule("point", "{edge_of}", "{edge_of=any_edge}")
def _(edge_of: EdgeOf) -> Point:
    return edge_of


@rule("point", "{ref}")
def _(ref: m.Ref) -> Point:
    return ref


@rule("centre_point", "the CENTRE of {ref}", "{ref} 's CENTRE")
def _(ref: m.Ref) -> m.Ref:
    return ref


@rule("ends", "between {first=point} and {second=point}")
@rule("ends", "from {first=point} to {second=point}")
def _(first: Point, second: Point) -> Quantity | None:
    return distance_of(first, second)


@rule("ends", "between {first=centre_point} and {second=centre_point}")
@rule("ends", "from {first=centre_point} to {second=centre_point}")
@rule("ends", "between the CENTRES of {first=ref} and {second=ref}")
@rule("gap", "[the] (offset | deviation | misalignment | displacement) {ends=centre_ends}")
def _(
    first: m.Ref | None = None, second: m.Ref | None = None, ends: Quantity | None = None
) -> Quantity | None:
    if first is None or second is None:
        return ends
    return Gap(first, second, centres=True)


@rule("centre_ends", "between {first=centre_point} and {second=centre_point}")
@rule("centre_ends", "of {first=centre_point} (from | to) {second=centre_point}")
@rule("centre_ends", "between the CENTRES of {first=ref} and {second=ref}")
def _(first: m.Ref, second: m.Ref) -> Quantity:
    return Gap(first, second, centres=True)


@rule("ends", "between {ref} and the (nearest | closest) {parts=parts_one}")
@rule("ends", "from {ref} to the (nearest | closest) {parts=parts_one}")
@rule("ends", "between {ref} and ITS (nearest | closest) {parts=parts_one}")
def _(ref: m.Ref, parts: m.Parts) -> Quantity:
    return Gap(ref, m.Nearest(parts, ref), centres=False)


def distance_of(first: Point, second: Point) -> Quantity | None:
    """Return the distance between two parts or edges of parts; None where it is none."""
    if isinstance(first, EdgeOf) and isinstance(second, EdgeOf):
        return _between_edges(first, second)
    if isinstance(first, EdgeOf):
        first, second = second, first
    if isinstance(first, EdgeOf):
        return None
    if isinstance(second, EdgeOf):
        return EdgeGap(first, second.side, second.of) if first != second.of else None
    return Gap(first, second, centres=False)


def _between_edges(first: EdgeOf, second: EdgeOf) -> Quantity | None:
    upright = ("left", "right")
    if "nearest" in (first.side, second.side) or first == second:
        return None
    if (first.side in upright) != (second.side in upright):
        return None
    if first.of is None:
        first, second = second, first
    if first.of is None:
        return None
    if second.of is None:
        return EdgeGap(first.of, first.side, None) if first.side == second.side else None
    return SideGap(first.of, first.side, second.of, second.side)


@rule(
    "claim",
    "{first=edge_of} {lies=lies_be} {pixels} (from | away from | {inwards}) {second=edge_of}",
)
def _(
    first: EdgeOf, second: EdgeOf, pixels: m.Range, lies: bool, inwards: Side | None = None
) -> m.Claim | None:
    upright = inwards in ("left of", "right of")
    if inwards and upright != (first.side in ("left", "right")):
        return None
    quantity = distance_of(first, second)
    if isinstance(quantity, SideGap) and inwards:
        quantity = replace(quantity, direction=inwards)
    return measured(quantity, Extent(pixels)) if quantity is not None else None


@rule("gap", "[the] GAP {ends}", "the (clear | free | empty | remaining) GAP {ends}")
def _(ends: Quantity) -> Quantity:
    return ends


@rule("gap", "the GAP of {first=ref} (from | to) {second=point}")
def _(first: m.Ref, second: Point) -> Quantity | None:
    return distance_of(first, second)


@rule("much", "{pixels}", "{pixels=pixels_tolerant}")
@rule("much", "[a] GAP of {pixels}", "a GAP of {pixels=pixels_tolerant}", "[a] {pixels} GAP")
@rule("much", "{pixels} [of] [clear | free] (GAP | room | play | air)")
def _(pixels: m.Range) -> m.Range:
    return pixels


@rule(
    "claim",
    "{of_lengths} {there_be} {much} {ends}",
    "{of_lengths} {verbless} {much} {ends}",
    "{of_lengths} {verbless} {ends} [,] [:] {much}",
    "{of_lengths} (it {be} | it measures) {much} {ends}",
    "{of_lengths} {ends} [,] (it {be} | {there_be} | it measures) {much}",
    "{of_lengths} (leave | keep | maintain | allow | provide) {much} {ends}",
)
def _(much: m.Range, ends: Quantity, **_words: bool) -> m.Claim | None:
    return measured(ends, Extent(much))


@rule("claim", "{first=ref} and {second=ref} HAVE {much} between them")
@rule("claim", "{first=ref} and {second=ref} HAVE a GAP of {much=pixels}")
def _(first: m.Ref, second: m.Ref, much: m.Range) -> m.Claim | None:
    return measured(Gap(first, second, centres=False), Extent(much))


@rule(
    "claim",
    "{of_lengths} {much=a_gap} {be} {kept} {ends}",
)
@rule("claim", "the (minimum | min | smallest | least) GAP {ends} {be} {low=length_said}")
@rule("claim", "the (maximum | max | largest | greatest) GAP {ends} {be} {high=length_said}")
def _(
    ends: Quantity,
    much: m.Range | None = None,
    low: float | None = None,
    high: float | None = None,
    **_words: bool,
) -> m.Claim | None:
    return measured(ends, Extent(much if much is not None else m.Range(low, high)))


@rule("a_gap", "a GAP of {pixels}", "{pixels}")
def _(pixels: m.Range) -> m.Range:
    return pixels


@rule("a_gap", "(a | the) (minimum | min) GAP of {low=length_said}")
@rule("a_gap", "(a | the) (maximum | max) GAP of {high=length_said}")
def _(low: float | None = None, high: float | None = None) -> m.Range:
    return m.Range(low, high)


@rule("much", "{a_gap}")
def _(a_gap: m.Range) -> m.Range:
    return a_gap


# ------------------------------------------------ from one to many


@rule("many_ends", "between {ref} and {object=rivals}", "from {ref} to {object=rivals}")
@rule("many_ends", "between {object=rivals} and {ref}", "from {object=rivals} to {ref}")
def _(ref: m.Ref, object: Object) -> tuple[m.Ref, Object]:
    return ref, object


@rule("claim", "{of_lengths} [the] GAP {many_ends} {extent=comes_to}")
def _(many_ends: tuple[m.Ref, Object], extent: Extent, of_lengths: bool) -> m.Claim | None:
    return _to_many(many_ends, extent.range) if extent.per is None else None


@rule(
    "claim",
    "{of_lengths} {there_be} {much} {many_ends}",
    "{of_lengths} {verbless} {much} {many_ends}",
    "{of_lengths} {many_ends} [,] (it {be} | {there_be}) {much}",
)
def _(many_ends: tuple[m.Ref, Object], much: m.Range, **_words: bool) -> m.Claim:
    return _to_many(many_ends, much)


def _to_many(ends: tuple[m.Ref, Object], amount: m.Range) -> m.Claim:
    ref, others = ends
    return Saying(m.The((ref,)), (Towards(Apart(amount), others),))


# ------------------------------------------------ beside it, with a gap


# How near "next to" is, is said by the gap.
@rule("where", "[DIRECTLY] NEXT_TO {ref} [,] (with {much} | {much=gap_of})")
def _(ref: m.Ref, much: m.Range) -> m.Predicate | None:
    return Towards(Apart(much), m.The((ref,))) if much.high is not None else None


@rule("gap_of", "{pixels} (GAP | apart | away)", "[the] GAP {pixels}")
def _(pixels: m.Range) -> m.Range:
    return pixels


@rule("relation", "(closer | nearer) than {length_said} to")
def _(length_said: float) -> Relation:
    return Apart(m.Range(None, length_said, strict=True))
