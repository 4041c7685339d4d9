"""Of what a place is that is of nothing by its words: of the image, or of what holds the parts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.containers import containers_among
from llm4ad.generate.builtin.kinds.places import Centred, InPlace
from llm4ad.generate.builtin.kinds.positions import FromEdge
from llm4ad.generate.builtin.kinds.quantities import EdgeGap
from llm4ad.generate.builtin.kinds.saying import Saying
from llm4ad.generate.builtin.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.generate.builtin.known import Known

    Bare = m.Place | m.Cells | FromEdge | EdgeGap | Centred

_IMAGES = CLASSES["IMAGE"].replace("/", "|")
_SAYS_IMAGE = re.compile(
    rf"\b(of|in|on|within) (the|each|every|all|any) ({_IMAGES})s?\b|画像|写真|画面|画角",
    re.IGNORECASE,
)
_MAY_BE_ITS = ("edge", "corner", "middle", "cell", "half", "quarter")
# What notes without a verb never mean of the image, even where no part holds the others.
_OF_SOMETHING = ("edge", "corner", "middle", "cell")


def containers_of(part_names: Collection[str], known: Known) -> list[str]:
    """Return the parts that hold the others, without those that lie in another one themselves."""
    names = containers_among(part_names)
    return [
        name for name in names if not any((name, other) in known.inside for other in names)
    ] or names


def of_what(
    claim: m.Claim, sentence: str, known: Known, part_names: Collection[str], *, notes: bool
) -> list[m.Claim]:
    """Return a claim with a half, corner, edge or middle as that of the image or of a container.

    In ``notes``, which have no verb, it is never that of the image. A place is taken as it is said
    where the sentence speaks of the image, and as that of the container that the parts are known
    to lie in. It may also be that of another part that they are known to lie in or on.
    """
    if not _SAYS_IMAGE.search(sentence):
        claim = _in_its_middle(claim)
    bare: list[Bare] = [item for item in m.within(claim) if _is_bare(item)]
    if not bare or _SAYS_IMAGE.search(sentence):
        return [claim]
    containers = containers_of(part_names, known)
    named = m.nouns_of(claim)
    places = [item for item in m.within(claim) if isinstance(item, m.Place)]
    said = [name for name in containers if any(each.of == _the(name) for each in places)]
    wholes = _wholes_of(named, containers, known)
    settled = wholes if len(wholes) == 1 and wholes[0] in containers else []
    if said or settled:  # "there is one dish on the tray, and it is in the middle"
        return [_placed_in(claim, bare, name) for name in said or settled]
    # A tray does not lie in its own corner; the right half is that of the tray which is spoken of.
    others = [name for name in containers if named != [name]]
    others = [name for name in others if name in named] or others
    others += [name for name in wholes if name not in others]
    sure = any(isinstance(item, m.Place | m.Cells) and item.kind in _OF_SOMETHING for item in bare)
    loose = not sure and not others
    own = [] if notes and not loose else [claim]
    return [*own, *(_placed_in(claim, bare, name) for name in others)]


def _in_its_middle(claim: m.Claim) -> m.Claim:
    """Return "on the bottle and centred" with the middle as that of the bottle."""
    for each in list(m.within(claim)):
        if not isinstance(each, Saying):
            continue
        wholes = {one.place.of for one in m.within(each.predicates) if _is_in_part(one)}
        middles = [one for one in m.within(each.predicates) if _is_middle(one)]
        (whole, *others) = wholes or {None}
        if middles and isinstance(whole, m.One) and not others:
            claim = m.exchanged(claim, each, _placed_in(each, middles, whole.parts.nouns[0]))
    return claim


def _is_in_part(item: object) -> TypeGuard[InPlace]:
    return isinstance(item, InPlace) and item.place.kind == "part"


def _is_middle(item: object) -> TypeGuard[Bare]:
    kind = item.kind if isinstance(item, m.Place) else ""
    return _is_bare(item) and (kind == "middle" or isinstance(item, Centred))


def _wholes_of(named: list[str], containers: list[str], known: Known) -> list[str]:
    """Return the parts that all the named ones are known to lie in, trays and bottles."""
    parts = [noun for noun in named if noun not in containers]
    wholes = dict.fromkeys(whole for noun, whole in sorted(known.inside) if noun in parts)
    return [each for each in wholes if all((noun, each) in known.inside for noun in parts)]


def _is_bare(item: object) -> bool:
    if isinstance(item, m.Place | m.Cells):
        return item.kind in _MAY_BE_ITS and item.of is None
    if isinstance(item, Centred):
        return item.place == m.IMAGE
    return isinstance(item, FromEdge | EdgeGap) and item.of is None


def _placed_in(claim: m.Claim, bare: list[Bare], name: str) -> m.Claim:
    of = _the(name)
    for item in bare:
        place = m.Place("part", of=of)
        owned = replace(item, place=place) if isinstance(item, Centred) else replace(item, of=of)
        claim = m.exchanged(claim, item, owned)
    return claim


def _the(name: str) -> m.One:
    return m.One(m.Parts((name,)))
