"""Parts that hold the others by their name, such as a tray, and places that may be theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from llm4ad.generate.builtin import meaning as m
from llm4ad.generate.builtin.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from llm4ad.generate.builtin.known import Known

_IMAGES = CLASSES["IMAGE"].replace("/", "|")
_SAYS_IMAGE = re.compile(
    rf"\b(of|in|on|within) (the|each|every|all|any) ({_IMAGES})s?\b|画像|写真|画面|画角",
    re.IGNORECASE,
)
_MAY_BE_ITS = ("edge", "corner", "middle", "cell", "half", "quarter")
# What notes without a verb never mean of the image, even where no part holds the others.
_OF_SOMETHING = ("edge", "corner", "middle", "cell")
_ENGLISH = (
    *("tray", "box", "bag", "board", "case", "kit", "crate", "carton", "drawer", "palette"),
    *("package", "pcb", "container", "basket", "pallet", "chest", "cabinet"),
)
# These are parts among others where there is one of those above.
_MAYBE = (
    *("plate", "panel", "pouch", "packet", "pack", "frame", "housing", "holder", "tub", "tin"),
    *("rack", "bin", "blister", "sachet", "envelope", "enclosure", "chassis", "wallet", "shelf"),
    *("baseplate", "baseboard"),
)
_JAPANESE = (
    *("トレー", "トレイ", "箱", "ボックス", "袋", "バッグ", "基板", "ボード", "ケース", "キット"),
    *("パレット", "クレート", "引き出し", "容器", "かご", "カゴ", "重箱"),
)
_MAYBE_JAPANESE = (
    *("プレート", "パネル", "ポーチ", "枠", "フレーム", "筐体", "本体", "ホルダー", "台紙"),
    *("パック", "皿", "棚"),
)


def is_container(name: str) -> bool:
    """Tell whether a part holds others, by the last word of its name."""
    return _ends_with(name, _ENGLISH) or name.endswith(_JAPANESE)


def _ends_with(name: str, words: tuple[str, ...]) -> bool:
    last = name.replace("-", " ").replace("_", " ").lower().split()[-1:]
    return bool(last) and last[0] in words


def containers_among(part_names: Collection[str]) -> list[str]:
    """Return the parts that hold the others, by their names."""
    sure = sorted(name for name in part_names if is_container(name))
    return sure or sorted(
        name for name in part_names if _ends_with(name, _MAYBE) or name.endswith(_MAYBE_JAPANESE)
    )


_HOLDING = frozenset(
    [
        # A square may as well be a thing that lies in a cell.
        *(word for word in CLASSES["CELL"].split("/") if word != "square"),
        *("insert", "liner", "mat", "foam", "base", "background", "hole"),
    ]
)


def holding_others(part_names: Collection[str]) -> set[str]:
    """Return the parts that others lie in or on: trays, their cells, mats."""
    cells = {name for name in part_names if _ends_with(name, tuple(_HOLDING))}
    return cells.union(containers_among(part_names))


def cells_among(part_names: Collection[str]) -> set[str]:
    """Return the parts that are cells of others by their name; a square may be any shape."""
    words = (*CLASSES["CELL"].split("/"), "well", "bay", "recess", "niche")
    return {name for name in part_names if _ends_with(name, words) and name != "square"}


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
    to lie in.
    """
    bare = [item for item in m.within(claim) if _is_bare(item)]
    if not bare or _SAYS_IMAGE.search(sentence):
        return [claim]
    containers = containers_of(part_names, known)
    named = m.nouns_of(claim)
    said = [name for name in containers if m.Place("part", of=_the(name)) in m.within(claim)]
    said = said or _holding_all(named, containers, known)
    if said:  # "there is one dish on the tray, and it is in the middle"
        return [_placed_in(claim, bare, name) for name in said]
    # A tray does not lie in its own corner; the right half is that of the tray which is spoken of.
    others = [name for name in containers if named != [name]]
    others = [name for name in others if name in named] or others
    loose = not any(item.kind in _OF_SOMETHING for item in bare) and not others
    own = [] if notes and not loose else [claim]
    return [*own, *(_placed_in(claim, bare, name) for name in others)]


def _holding_all(named: list[str], containers: list[str], known: Known) -> list[str]:
    """Return the container that all named parts are known to lie in, if there is just one."""
    others = [noun for noun in named if noun not in containers]
    if not others:
        return []
    holding = [name for name in containers if all((noun, name) in known.inside for noun in others)]
    return holding if len(holding) == 1 else []


def _is_bare(item: object) -> bool:
    return isinstance(item, m.Place | m.Cells) and item.kind in _MAY_BE_ITS and item.of is None


def _placed_in(claim: m.Claim, bare: list[m.Place | m.Cells], name: str) -> m.Claim:
    of = _the(name)
    for place in bare:
        claim = m.exchanged(claim, place, replace(place, of=of))
    return claim


def _the(name: str) -> m.One:
    return m.One(m.Parts((name,)))
