"""Whose half, edge or corner is meant where a later claim does not say it again, in Japanese."""

from __future__ import annotations

from dataclasses import replace

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.kinds.numbers import Present
from llm4ad.generate.builtin.kinds.places import InPlace
from llm4ad.generate.builtin.kinds.positions import BesideOf, Side
from llm4ad.generate.builtin.kinds.saying import Saying, Towards


def siblings_owned(claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    """Return claims with the right half after the left half of something as that of the same."""
    owners: dict[str, m.Place] = {}
    done: list[m.Claim] = []
    for claim in claims:
        for place in [item for item in m.within(claim) if isinstance(item, m.Place)]:
            earlier = owners.get(place.kind)
            if place.kind not in ("half", "edge", "quarter", "corner"):
                continue
            if place.of is not None:
                owners[place.kind] = place
            elif earlier is not None and earlier.side != place.side:
                claim = m.exchanged(claim, place, replace(place, of=earlier.of))  # noqa: PLW2901
        done.append(claim)
    return tuple(done)


def owned(claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    """Return claims with places of nothing as places of what an earlier place belongs to.

    Numbers without a place are numbers in the place of the ones before: トレイには...があり、...はない.
    """
    owned: list[m.Claim] = []
    owner: m.Ref | None = None
    for claim in claims:
        before = owned[-1] if owned else None
        if isinstance(claim, Present) and isinstance(before, Present) and claim.place == m.IMAGE:
            claim = Present(claim.groups, before.place)  # noqa: PLW2901
        claim = _beside_too(claim, before)  # noqa: PLW2901
        places = [item for item in m.within(claim) if isinstance(item, m.Place)]
        bare = [place for place in places if place.of is None and place.kind != "image"]
        for place in bare if owner is not None else ():
            claim = m.exchanged(claim, place, replace(place, of=owner))  # noqa: PLW2901
        owners = [place.of for place in places if place.of is not None and place.kind != "part"]
        owner = owners[-1] if owners else owner
        owned.append(claim)
    return tuple(owned)


def in_the_same(one: m.Predicate, other: m.Predicate) -> tuple[m.Predicate, m.Predicate]:
    """Return two places with the second one as of what the first is of, where it is of nothing."""
    subject = m.Every(m.Parts(()))
    before, after = Saying(subject, (one,)), Saying(subject, (other,))
    _, claim = siblings_owned((before, _beside_too(after, before)))
    return one, claim.predicates[0] if isinstance(claim, Saying) else other


def of_one_list(claims: tuple[m.Claim, ...]) -> tuple[m.Claim, ...]:
    """Return claims of one verb with places of nothing as places of what the first one is of."""
    first = claims[0].place.of if isinstance(claims[0], Present) else None
    done: list[m.Claim] = []
    for claim in claims:
        place = claim.place if isinstance(claim, Present) else m.IMAGE
        bare = place.of is None and place.kind not in ("image", "part")
        if first is not None and bare and isinstance(claim, Present):
            claim = Present(claim.groups, replace(place, of=first))  # noqa: PLW2901
        done.append(claim)
    return tuple(done)


_BESIDE: dict[str, Side] = {
    "left": "left of",
    "right": "right of",
    "top": "above",
    "bottom": "below",
}


def _beside_too(claim: m.Claim, before: m.Claim | None) -> m.Claim:
    """Return a claim about a side as one towards what another side was said of just before.

    「ナットはワッシャーの左、ボルトは右」: right of the washer, or on the right of the image.
    """
    if not isinstance(claim, Saying) or not isinstance(before, Saying):
        return claim
    beside = [
        item
        for item in m.within(before.predicates)
        if isinstance(item, Towards) and isinstance(item.relation, BesideOf)
    ]
    for place in [item for item in m.within(claim.predicates) if isinstance(item, m.Place)]:
        if beside and place.of is None and place.kind == "half":
            other = Towards(BesideOf(_BESIDE[place.side]), beside[-1].object)
            return m.exchanged(claim, InPlace(place), other)
    return claim
